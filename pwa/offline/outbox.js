// What waits: written here before it is sent, and gone only when the server has answered
// for exactly that operation (its id and its SHA-256).
import { all, basisOf, meta, read, seal, setMeta, unseal, userOf, whoIs, wipe, write } from "./store.js";

const MOST_OPS = 50;
const MOST_CHARACTERS = 200000;
const DAYS_90 = 90 * 24 * 3600 * 1000;
const WAITS = new Set(["saved", "sending"]);
const TWICE = "sync-already-submitted";
// Received from a phone that others have signed out: what it could still read goes.
export const SHUT_OUT = new Set(["sync-account-ended", "sync-shut-out"]);
const JUDGED_BY_OTHERS = new Set(["refusal-left-unit"]);

export const changed = new EventTarget();
const tell = () => {
  changed.dispatchEvent(new Event("change"));
  channel?.postMessage("change");
};
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("anna-outbox") : undefined;
if (channel) channel.onmessage = () => changed.dispatchEvent(new Event("change"));

// A count since the page was opened is a clock only while the page has been in sight.
let boot = crypto.randomUUID();
document.addEventListener("visibilitychange", () => { boot = crypto.randomUUID(); });

// The page's own reader; a page kept for off line knows nobody and asks the store.
export const user = async () => document.documentElement.dataset.user || meta("user");

// The same, with whom she acts for: what is hers and what is that person's never meet.
export const who = async () => {
  const { user: hers, basis } = document.documentElement.dataset;
  return hers ? whoIs(hers, basis) : whoIs(await meta("user"), await meta("basis"));
};

export const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const now = BigInt(Date.now());
  for (let i = 0; i < 6; i += 1) bytes[i] = Number((now >> BigInt(40 - 8 * i)) & 255n);
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const hash = async (text) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const localTime = (now) => {
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60000).toISOString().slice(0, -1);
  const pad = (n) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${pad(minutes / 60)}:${pad(minutes % 60)}`;
};

// Freeze an operation. Resolved when it is saved on the phone; rejected when it is not.
export const add = (op) => navigator.locks.request("anna-make", async () => {
  const author = op.author ?? (await who());
  const device = (await meta("device")) ?? newId();
  const seq = (await meta("seq")) ?? 0;
  const streamKey = `stream:${author}:${op.stream}`;
  const streamSeq = (await meta(streamKey)) ?? 0;
  const body = JSON.stringify({
    schema: op.schema ?? 1,
    kind: op.kind,
    stream: op.stream,
    author: userOf(author),
    ...(basisOf(author) ? { basis: basisOf(author) } : {}),
    device_id: device,
    seq,
    stream_seq: streamSeq,
    ...(op.baseVersion === undefined ? {} : { base_version: op.baseVersion }),
    device_time: localTime(new Date()),
    tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
    mono_ms: Math.round(performance.now()),
    boot_id: boot,
    payload: op.payload,
    blobs: [],
  });
  const row = {
    op_id: newId(),
    sha256: await hash(body),
    author,
    kind: op.kind,
    stream: op.stream,
    seq,
    size: body.length,
    made_at: Date.now(),
    state: "saved",
    sealed: await seal(author, body),
    ...(op.text ? { text: await seal(author, op.text) } : {}),
  };
  await write(["meta", "outbox"], (at) => {
    at("meta").put({ key: "device", value: device });
    at("meta").put({ key: "seq", value: seq + 1 });
    at("meta").put({ key: streamKey, value: streamSeq + 1 });
    at("outbox").add(row);
  });
  navigator.storage?.persist?.();
  tell();
  return row.op_id;
});

export const rows = async () => (await all("outbox")).sort((a, b) => a.seq - b.seq);
export const receipts = async () => (await all("receipts")).sort((a, b) => b.server_time.localeCompare(a.server_time));

const mark = async (batch, state, reason = "") => {
  const fresh = await Promise.all(batch.map(({ op_id }) => read("outbox", op_id)));
  await write(["outbox"], (at) => {
    for (const row of fresh) if (row) at("outbox").put({ ...row, state, reason });
  });
  tell();
};

// What had been sent already keeps her own words until she has chosen what becomes of them.
export const isTwice = ({ status, reason }) => status === "held" && reason === TWICE;
const ownWords = (row, receipt) => (isTwice(receipt) && row.text ? { text: row.text } : {});

export const asks = (receipt) => Boolean(receipt.text && !receipt.is_kept);

export const choose = async (opId, choice) => {
  const { text, ...receipt } = await read("receipts", opId);
  await write(["receipts"], (at) => at("receipts").put(choice === "keep" ? { ...receipt, text, is_kept: true } : receipt));
  tell();
};

const take = async (receipts, batch) => {
  const mine = batch.flatMap((row) => {
    const receipt = receipts.find((r) => r.op_id === row.op_id && r.sha256 === row.sha256 && r.receipt_no && r.status);
    return receipt ? [{ row, receipt }] : [];
  });
  await write(["outbox", "receipts"], (at) => {
    for (const { row, receipt } of mine) {
      const { author, kind, stream } = row;
      at("receipts").put({ ...receipt, author, kind, stream, kept_at: Date.now(), ...ownWords(row, receipt) });
      at("outbox").delete(row.op_id);
    }
  });
  const ended = mine.find(({ receipt }) => SHUT_OUT.has(receipt.reason));
  if (ended) await wipe((row) => row.user === userOf(ended.row.author));
  return mine.length;
};

const nextBatch = async (author, most) => {
  const waiting = (await rows()).filter((row) => userOf(row.author) === author && WAITS.has(row.state));
  let size = 0;
  return waiting.slice(0, most).filter((row, at) => (size += row.size * 1.3 + 200) < MOST_CHARACTERS || at === 0);
};

const post = async (batch) => {
  const ops = await Promise.all(batch.map(async ({ op_id, sha256, author, sealed }) => ({
    op_id, sha256, body: await unseal(author, sealed),
  })));
  return fetch("/api/sync", {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "Anna-Device-Time": localTime(new Date()) },
    body: JSON.stringify({ ops }),
    signal: AbortSignal.timeout(30000),
  });
};

const isJson = (res) => (res.headers.get("content-type") ?? "").startsWith("application/json");
const secondsOf = (res) => Number(res.headers.get("retry-after")) || 0;

// What came of a batch: "sent", "smaller", "later", "captive", "sign-in" or "stop".
const handle = async (res, batch) => {
  if (res.status === 200 && isJson(res) && !res.redirected) {
    const answer = await res.json().catch(() => ({}));
    const done = await take(answer.receipts ?? [], batch);
    if (done) await setMeta("contact", Date.now());
    return done ? "sent" : "captive";
  }
  if (res.type === "opaqueredirect" || res.ok) return "captive";
  if (res.status === 401) return "sign-in";
  if (res.status === 403) {
    await mark(batch, "action", "sync-denied");
    return "sent";
  }
  if (res.status === 429 || res.status >= 500) return "later";
  if (batch.length > 1) return "smaller";
  await mark(batch, "action", res.status === 413 ? "sync-too-big" : "sync-not-understood");
  return "sent";
};

let failures = 0;
let timer;
let news = "";
export const latest = () => news;

const again = (seconds) => {
  clearTimeout(timer);
  const longest = Math.min(2000 * 2 ** failures, 300000);
  failures = Math.min(failures + 1, 10);
  timer = setTimeout(flush, seconds * 1000 + Math.random() * longest);
};

const sendAll = async (author) => {
  let most = MOST_OPS;
  for (;;) {
    const batch = await nextBatch(author, most);
    if (!batch.length) return "sent";
    await mark(batch, "sending");
    let outcome;
    let seconds = 0;
    try {
      const res = await post(batch);
      seconds = secondsOf(res);
      outcome = await handle(res, batch);
    } catch {
      outcome = "offline";
    }
    if (outcome === "sent") { most = MOST_OPS; failures = 0; continue; }
    const left = await Promise.all(batch.map(({ op_id }) => read("outbox", op_id)));
    await mark(left.filter((row) => row?.state === "sending"), "saved");
    if (outcome === "smaller") { most = Math.max(1, Math.floor(batch.length / 2)); continue; }
    if (outcome !== "sign-in") again(seconds);
    return outcome;
  }
};

// One sender, whatever the number of tabs. Tells the truth of how it went.
export const flush = () => navigator.locks.request("anna-send", { ifAvailable: true }, async (lock) => {
  const author = await user();
  if (!lock || !author) return news;
  clearTimeout(timer);
  const had = (await nextBatch(author, 1)).length > 0;
  news = had ? await sendAll(author) : "";
  await follow(author).catch(() => {});
  tell();
  return news;
});

// What later became of operations that were held; old receipts go after 90 days.
const follow = async (author) => {
  const mine = (await receipts()).filter((row) => userOf(row.author) === author);
  const old = mine.filter((row) => row.kept_at < Date.now() - DAYS_90 && !asks(row));
  if (old.length) await write(["receipts"], (at) => old.forEach((row) => at("receipts").delete(row.op_id)));
  if (!mine.some((row) => row.status === "held" || JUDGED_BY_OTHERS.has(row.reason))) return;
  const since = await meta(`cursor:${author}`);
  const res = await fetch(`/api/sync/changes${since ? `?since=${encodeURIComponent(since)}` : ""}`, { redirect: "manual" });
  if (!res.ok || !isJson(res)) return;
  const { cursor, changes } = await res.json();
  await write(["receipts", "meta"], (at) => {
    for (const change of changes) {
      const row = mine.find((r) => r.op_id === change.op_id && r.sha256 === change.sha256);
      if (row) at("receipts").put({ ...row, status: change.status, reason: change.reason ?? "" });
    }
    at("meta").put({ key: `cursor:${author}`, value: cursor });
  });
};

export const isSending = async () => (await rows()).some((row) => row.state === "sending");

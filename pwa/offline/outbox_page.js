// /utkorg: every waiting post with its state, and the receipts.
import { asks, changed, choose, flush, isTwice, receipts, rows, who as whoNow } from "./outbox.js";
import { ask } from "./own_phone.js";
import { clock, word } from "./page.js";
import { redraw } from "./redraw.js";
import { meta, setMeta, unseal, userOf } from "./store.js";

const root = document.querySelector("[data-outbox]");
const part = (name) => document.querySelector(`template[data-outbox-${name}]`).content.cloneNode(true).firstElementChild;
const at = (name) => root.querySelector(`[data-outbox-${name}]`);
const named = (code, time = "") =>
  (document.querySelector(`template[data-word="${CSS.escape(code)}"]`)?.dataset.text ?? "").replace("{time}", time);
// Which row a state has; the others are those that wait.
const ROWS = { applied: "arrived", twice: "arrived", action: "bad", conflict: "bad", rejected_kept: "bad" };

const put = (row, name, text) => { row.querySelector(`[data-row="${name}"]`).textContent = text; };

const item = ({ op_id, kind, state, reason, receipt, time }) => {
  const row = part(ROWS[state] ?? "waits");
  row.dataset.key = op_id;
  row.dataset.state = state;
  put(row, "kind", named(kind) || kind);
  put(row, "state", named(state, time));
  put(row, "reason", reason ? named(reason) || named("sync-bad-payload") : "");
  put(row, "receipt", receipt ?? "");
  if (!receipt) row.querySelector('[data-row="receipt"]').parentElement.hidden = true;
  return row;
};

// A receipt; one that came back as already sent has her own words with it, sealed.
const received = async (row) => {
  const time = clock(new Date(row.server_time));
  const shown = { ...row, receipt: row.receipt_no, time, state: isTwice(row) ? "twice" : row.status };
  const made = item(shown);
  if (!row.text) return made;
  const kind = asks(row) ? "asks" : "own-words";
  const own = part(kind);
  own.dataset.key = `${kind} ${row.op_id}`;
  own.querySelectorAll("[name=choice]").forEach((button) => { button.dataset.op = row.op_id; });
  if (!asks(row)) put(own, "text", await unseal(row.author, row.text));
  made.querySelector("div").append(own);
  return made;
};

const draw = async () => {
  const who = await whoNow();
  const hers = (await rows()).filter((row) => userOf(row.author) === userOf(who));
  const waiting = hers.filter((row) => row.author === who);
  const done = (await receipts()).filter((row) => row.author === who);
  const isOpen = Date.now() < ((await meta("offline_until")) ?? 0);
  const shown = await Promise.all(done.map((row) => received(isOpen ? row : { ...row, text: undefined })));
  redraw(at("list"), waiting.map(item));
  at("empty").hidden = waiting.length > 0;
  at("others").hidden = hers.length === waiting.length;
  at("send").hidden = waiting.length === 0;
  redraw(at("receipts"), shown);
  at("done").hidden = done.length === 0;
  const contact = await meta("contact");
  at("contact").hidden = !contact;
  if (contact) at("contact").textContent = root.dataset.lastContact.replace("{time}", clock(new Date(contact)));
  const isLoose = waiting.length && navigator.storage && !(await navigator.storage.persisted());
  at("risk").hidden = !isLoose;
  if (isLoose) at("risk").textContent = word("unprotected");
};

let turn = Promise.resolve();
const drawNext = () => (turn = turn.then(draw, draw));

const send = async () => {
  const n = (await rows()).length;
  const outcome = await flush();
  const said = { sent: word("sent"), captive: word("captive"), "sign-in": word("signIn") };
  at("news").textContent = said[outcome] ?? (n ? word("offline", { n }) : "");
  drawNext();
};

const copy = async (button) => {
  const text = button.closest("[data-own-words]").querySelector('[data-row="text"]').textContent;
  const isCopied = await navigator.clipboard.writeText(text).then(() => true, () => false);
  at("news").textContent = named(isCopied ? "copied" : "not-copied");
};

root.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  event.preventDefault();
  if (button.name !== "choice") return send();
  if (button.value === "copy") return copy(button);
  const { op } = button.dataset;
  await choose(op, button.value);
  at("news").textContent = named(button.value === "keep" ? "kept" : "thrown");
  await drawNext();
  at("receipts").querySelector(`[data-key="${CSS.escape(op)}"]`).focus();
});
changed.addEventListener("change", drawNext);
drawNext();
setMeta("seen", Date.now());
ask();

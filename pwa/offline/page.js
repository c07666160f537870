// On every page: the chip, the service worker, signing out. The outbox is fetched only when
// somebody has signed in on this phone.
const html = document.documentElement;
const words = document.getElementById("outbox-words")?.dataset ?? {};
const chip = document.getElementById("outbox-chip");
export const word = (name, facts = {}) =>
  (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, fact) => facts[fact] ?? whole);
export const clock = (when) =>
  new Intl.DateTimeFormat("sv", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" }).format(when).replace(":", ".");

// A page kept for off line was fetched as nobody's; it looks as this browser has been told.
for (const [name, cookie] of [["text", "text"], ["theme", "utseende"]]) {
  const [, value] = document.cookie.match(new RegExp(`(?:^|; )${cookie}=([a-z]+)`)) ?? [];
  if (value && value !== "own" && !html.dataset[name]) html.dataset[name] = value;
}

export const hasNet = async () => {
  try {
    const res = await fetch("/health/live", { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(3000) });
    return res.ok && (await res.text()) === "live";
  } catch {
    return false;
  }
};

const show = (text, kind) => {
  const link = document.createElement("a");
  link.href = "/utkorg";
  link.className = `chip ${kind}`;
  link.textContent = text;
  if (chip && chip.textContent !== text) chip.replaceChildren(...(text ? [link] : []));
};

let hadWaiting = false;
const MEND = new Set(["conflict", "rejected_kept"]);
const draw = async (outbox, store) => {
  const who = await outbox.user();
  const seen = (await store.meta("seen")) ?? 0;
  const received = (await outbox.receipts()).filter((row) => store.userOf(row.author) === who);
  const refused = received.filter((row) => outbox.asks(row) || (MEND.has(row.status) && row.kept_at > seen)).length;
  const mine = (await outbox.rows()).filter((row) => store.userOf(row.author) === who);
  const stuck = mine.filter((row) => row.state === "action").length;
  const mend = stuck + refused;
  const n = mine.length - stuck;
  navigator.setAppBadge?.(mine.length || undefined)?.catch?.(() => {});
  if (mend) show(word("action", { n: mend }), "bad");
  else if (!n && hadWaiting) {
    show(word("sent"), "good");
    setTimeout(() => show("", ""), 4000);
  } else if (!n) show("", "");
  else if (!navigator.onLine || outbox.latest() === "offline") show(word("offline", { n }), "warn");
  else if (outbox.latest() === "captive") show(`${word("waiting", { n })} · ${word("captive")}`, "warn");
  else if (outbox.latest() === "sign-in") show(`${word("waiting", { n })} · ${word("signIn")}`, "warn");
  else if (mine.some((row) => row.state === "sending")) show(word("sending"), "warn");
  else show(word("waiting", { n }), "warn");
  hadWaiting = n > 0;
};

const LENT = "anna-lent";
const isLent = async () => (await navigator.locks.query()).held.some(({ name }) => name === LENT);
// A tab that is closing holds on for a moment longer.
const isOpenElsewhere = async () => {
  for (let n = 0; n < 5; n += 1) {
    if (!(await isLent())) return false;
    await new Promise((next) => { setTimeout(next, 200); });
  }
  return true;
};

// A phone that is not her own forgets her once its last tab has been closed.
const isLeft = async (store, who) => {
  if (!who || (await store.isOwn(who)) !== false) return false;
  if (!store.isSameTab() && !(await isOpenElsewhere())) return true;
  store.holdTab();
  navigator.locks.request(LENT, { mode: "shared" }, () => new Promise(() => {}));
  return false;
};

const leave = async (store) => {
  await store.setMeta("user", "");
  await store.setMeta("basis", "");
  await store.setMeta("surface", "");
  await store.setMeta("end_sign_in", !navigator.onLine);
};

// Where she lands who has signed out without network: told so, in place of what else is said.
const LEFT = "#utloggad";
const sayLeft = () => document.querySelectorAll("[data-left]").forEach((part) => { part.textContent = part.dataset.left; });

const endSignIn = () =>
  fetch("/logga-ut", { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, redirect: "manual" }).catch(() => null);

// For whom she fills in: kept with the page's own words, for the pages that know nobody.
const keepBand = async (store) => {
  const { user, basis = "" } = html.dataset;
  await store.setMeta("basis", basis);
  const shown = document.querySelector("[data-acting]");
  if (!basis || !shown) return;
  await store.keep(store.whoIs(user, basis), "band", { label: shown.ariaLabel, texts: texts(shown).map((part) => part.textContent) });
};

const texts = (band) => [...band.querySelectorAll(".initials, strong, strong + span > span")];
const ofThePhone = "[data-shell], [data-outbox], [data-comes-back]";
const drawBand = async (store, outbox) => {
  const place = document.getElementById("acting");
  const who = html.dataset.user ? "" : await outbox.who();
  const band = place && who && document.querySelector(ofThePhone) && (await store.kept(who, "band"));
  if (!band) return;
  const shown = place.querySelector("template").content.firstElementChild.cloneNode(true);
  shown.ariaLabel = band.label;
  texts(shown).forEach((part, n) => { part.textContent = band.texts[n]; });
  place.append(shown);
  place.hidden = false;
};

// A phone that others have signed out forgets what it has read, when nothing waits to be told.
const isShutOut = async (store, outbox, who) => {
  if (!navigator.onLine || (await outbox.rows()).some((row) => store.userOf(row.author) === who)) return false;
  const res = await fetch("/api/sync/changes", { redirect: "manual" }).catch(() => null);
  return res?.status === 401 && outbox.SHUT_OUT.has((await res.json().catch(() => ({}))).reason);
};

const settle = async (store, outbox) => {
  const before = await store.meta("user");
  if (await isLeft(store, before)) {
    await store.forget(before);
    await leave(store);
    if (html.dataset.user === before && (await endSignIn())) location.reload();
    return;
  }
  if (html.dataset.user && html.dataset.user !== before) {
    await store.wipe((row) => row.user !== html.dataset.user);
    await store.setMeta("user", html.dataset.user);
  }
  if (html.dataset.user) {
    await keepBand(store);
    const hours = html.dataset.surface === "citizen" ? 30 * 24 : 14;
    await store.setMeta("offline_until", Date.now() + hours * 3600000);
    await store.setMeta("surface", html.dataset.surface);
  } else if ((await store.meta("surface")) === "staff") {
    if (await isShutOut(store, outbox, before)) {
      await store.wipe((row) => row.user === before);
      await leave(store);
    } else document.querySelectorAll("[data-to-day]").forEach((way) => { way.hidden = false; });
  }
};

const signOut = async (event) => {
  const form = event.target.closest("[data-sign-out]");
  if (!form) return;
  event.preventDefault();
  const [store, outbox] = await Promise.all([import("./store.js"), import("./outbox.js")]);
  const who = await outbox.user();
  const n = (await outbox.rows()).filter((row) => store.userOf(row.author) === who).length;
  if (n && !form.dataset.told) {
    form.dataset.told = "yes";
    const text = document.createElement("p");
    text.role = "alert";
    form.prepend(text);
    text.textContent = word("signOutWaits", { n });
    return;
  }
  if ((await store.isOwn(who)) === false) await store.forget(who);
  else await store.wipe((row) => row.user === who);
  await leave(store);
  if (navigator.onLine) form.submit();
  else location.assign(`/offline${LEFT}`);
};

const follow = async () => {
  const [store, outbox] = await Promise.all([import("./store.js"), import("./outbox.js")]);
  await settle(store, outbox);
  await drawBand(store, outbox).catch(() => {});
  if (navigator.onLine && (await store.meta("end_sign_in"))) {
    if (await endSignIn()) await store.setMeta("end_sign_in", false);
  }
  const redraw = () => draw(outbox, store).catch(() => {});
  outbox.changed.addEventListener("change", redraw);
  for (const back of ["online", "pageshow"]) addEventListener(back, () => outbox.flush());
  addEventListener("offline", redraw);
  document.addEventListener("visibilitychange", () => document.hidden || outbox.flush());
  setInterval(() => outbox.flush(), 30000);
  await redraw();
  outbox.flush();
};

const serve = async () => {
  const { serviceWorker } = navigator;
  if (!serviceWorker) throw new TypeError("no service worker");
  const policy = globalThis.trustedTypes?.createPolicy("sw", {
    createScriptURL: (url) => {
      if (url !== "/sw.js") throw new TypeError(url);
      return url;
    },
  });
  const registration = await serviceWorker.register(policy ? policy.createScriptURL("/sw.js") : "/sw.js");
  const user = html.dataset.user ?? (knownHere() && (await (await import("./store.js")).meta("user"))) ?? "";
  const key = { user: user || "", lang: html.lang, kommun: html.dataset.municipality ?? "" };
  (await serviceWorker.ready).active?.postMessage(key);
  const offer = async () => {
    const { isSending } = await import("./outbox.js");
    const isBusy = document.querySelector("[data-form], [data-shell]") || (await isSending());
    if (registration.waiting && !isBusy) registration.waiting.postMessage("take-over");
  };
  if (registration.waiting) offer();
};

const knownHere = () => {
  try {
    if (html.dataset.user) localStorage.setItem("anna", "known");
    return localStorage.getItem("anna") === "known";
  } catch {
    return Boolean(html.dataset.user);
  }
};

// Where the browser keeps no pages, as in a private window, what is filled in needs the net.
const sayNeedsNet = () => {
  const place = document.querySelector("[data-form], [data-outbox]");
  if (!place) return;
  const text = document.createElement("p");
  text.className = "small";
  text.textContent = word("needsNet");
  place.prepend(text);
};

// Shown in place of a page that needs the net: that page comes by itself.
const comeBack = () => {
  const tryAgain = async () => { if (await hasNet()) location.reload(); };
  addEventListener("online", tryAgain);
  setInterval(tryAgain, 8000);
};

// A form that does its work without leaving the page: what is written there stays.
const inPlace = (event) => {
  const form = event.target.closest("[data-in-place]");
  if (!form) return;
  event.preventDefault();
  fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" }).catch(() => form.submit());
};

document.addEventListener("submit", signOut);
document.addEventListener("submit", inPlace);
if (document.querySelector("[data-comes-back]") && location.pathname !== "/offline") comeBack();
document.querySelector("[data-focus]")?.focus();
if (location.hash === LEFT) sayLeft();
if (document.querySelector("[data-live]")) import("./live.js");
if (location.hash.startsWith("#skrivet=")) import("./written.js").then(({ putBack }) => putBack());
const begin = () => {
  if (knownHere()) follow().catch(() => {});
  serve().catch(sayNeedsNet);
};
if (document.readyState === "complete") begin();
else addEventListener("load", begin);

// The care worker's day. What the server told is kept sealed on the phone; what she does goes
// in the outbox first, and the page shows it at once, with or without network.
import { add, changed, flush, newId, rows, user } from "./outbox.js";
import { clock, word } from "./page.js";
import { redraw } from "./redraw.js";
import { drop, keep, kept, meta } from "./store.js";

const place = document.querySelector("[data-today]");
const words = place.dataset;
const isShell = words.shell === "today";
const HOME = "/utforare/idag";
const ENDED = new Set(["reported", "missed"]);
const fillWords = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
const part = (name) => document.querySelector(`template[data-part="${name}"]`).content.cloneNode(true);
const at = (moment) => clock(new Date(moment));

const author = async () => {
  const signedIn = document.documentElement.dataset.user;
  if (signedIn) return signedIn;
  const who = await user();
  return who && Date.now() < ((await meta("offline_until")) ?? 0) ? who : "";
};

const fill = (node, facts) => {
  for (const el of node.querySelectorAll("[data-fill]")) {
    const value = facts[el.dataset.fill];
    if (value !== undefined) el.textContent = value;
  }
  for (const link of node.querySelectorAll("[data-phone]")) {
    link.href = `tel:${(facts[link.dataset.phone] ?? "").replaceAll(" ", "")}`;
  }
  for (const link of node.querySelectorAll("[data-open]")) link.href = `${HOME}/${facts.id}`;
  for (const form of node.querySelectorAll("[data-act]")) {
    form.dataset.visit = facts.id;
    form.setAttribute("action", `${HOME}/${facts.id}/${form.dataset.act === "start" ? "starta" : "avsluta"}`);
    form.elements.op_id.setAttribute("value", newId());
  }
  if (!facts.critical) node.querySelector("[data-critical]")?.remove();
  if (!facts.contact) node.querySelector("[data-contact]")?.remove();
  if (!facts.how) node.querySelector('[data-fill="how"]')?.remove();
  return node;
};

// What she has done since the server last told, on top of what it told.
const visitsNow = async (who) => {
  const day = await kept(who, "today");
  const acts = (await kept(who, "today-acts")) ?? {};
  const waiting = new Set((await rows()).filter((row) => row.author === who).map((row) => row.stream));
  const visits = (day?.visits ?? []).map((visit) => {
    const own = waiting.has(visit.id) || !ENDED.has(visit.state) ? acts[visit.id] : undefined;
    return { ...visit, ...own, waits: waiting.has(visit.id) };
  });
  return { day, visits, waiting };
};

const hintOf = (visit) => {
  const start = visit.started_at && at(visit.started_at);
  if (visit.state === "missed") return words.missed;
  if (ENDED.has(visit.state)) return fillWords(words.done, { start: start ?? at(visit.ended_at), end: at(visit.ended_at) });
  return start ? fillWords(words.ongoing, { start }) : visit.tasks.map((task) => task.name).join(", ");
};

const STATES = { planned: "later", ongoing: "now", reported: "done", missed: "stopped", cancelled: "stopped" };

const line = (text, cls, tag = "p") => {
  const made = document.createElement(tag);
  made.className = cls;
  made.textContent = text;
  return made;
};

// Its own name, by which the same visit is known again when the page is drawn anew.
const keyed = (node, key) => {
  node.firstElementChild.dataset.key = key;
  return node;
};

const nextCard = (visit) => {
  const isOngoing = visit.state === "ongoing";
  const card = fill(part("next"), { ...visit, said: isOngoing ? words.now : words.next });
  if (isOngoing) card.querySelector("form").replaceWith(fill(part("continue"), visit));
  return keyed(card, `next-${visit.id}`);
};

const node = (visit) => {
  const made = fill(part(`node-${STATES[visit.state]}`), { ...visit, hint: hintOf(visit) });
  if (!visit.waits) made.querySelector("[data-waits]").remove();
  return keyed(made, visit.id);
};

const showDay = ({ day, visits, waiting }) => {
  const nodes = [];
  const heading = document.querySelector("h1");
  if (!heading || place.contains(heading)) nodes.push(line(words.title, "", "h1"), line(day.day, "lead"));
  const next = visits.find((visit) => !ENDED.has(visit.state));
  nodes.push(next ? nextCard(next) : line(words.empty, "empty"));
  const list = document.createElement("ol");
  list.className = "thread day";
  list.append(...visits.map(node));
  nodes.push(list);
  const isTold = !waiting.size && visits.every((visit, n) => visit.state === day.visits[n].state);
  if (isTold && day.sum) nodes.push(fill(part("sum"), { sum: day.sum }));
  const [first] = day.tomorrow;
  if (first) nodes.push(line(fillWords(words.tomorrow, { time: first.start, name: first.name }), "hint"));
  redraw(place, nodes);
};

const showVisit = (visit) => {
  const began = visit.started_at ? fillWords(words.began, { start: at(visit.started_at) }) : "";
  const gone = visit.started_at ? Math.max(0, Math.floor((Date.now() - new Date(visit.started_at)) / 60000)) : 0;
  const isOngoing = visit.state === "ongoing";
  const view = fill(part("visit"), {
    ...visit,
    began,
    planned: fillWords(words.planned, { minutes: visit.minutes }),
    gone: fillWords(words.minutes, { minutes: gone }),
  });
  const tasks = view.querySelector("[data-tasks]");
  for (const task of visit.tasks) {
    const card = fill(part("task"), task);
    card.querySelector("input").value = task.id;
    tasks.append(card);
  }
  const toDo = view.querySelector("[data-to-do]");
  toDo.append(...visit.tasks.map((task) => fill(part("to-do"), task)));
  const home = view.querySelector(".not-home");
  if (visit.state === "planned") home.before(fill(part("start"), visit));
  else home.remove();
  if (isOngoing) toDo.remove();
  else view.querySelectorAll('[data-act="finish"], [data-fill="gone"]').forEach((el) => el.remove());
  if (!began) view.querySelector('[data-fill="began"]').remove();
  if (ENDED.has(visit.state)) toDo.after(line(hintOf(visit), "lead"));
  redraw(place, [keyed(view, visit.id)]);
};

// What she has written of a visit that is not finished stays on the phone, also when the page
// is opened anew. What she writes in a form is never written over.
const written = new WeakSet();
const draftOf = (id) => `visit ${id}`;

const restore = async (who) => {
  const form = place.querySelector('[data-act="finish"]');
  const draft = form && (await kept(who, draftOf(form.dataset.visit)));
  if (!draft || written.has(form)) return;
  form.elements.note.value = draft.note;
  for (const box of form.querySelectorAll('[name="tasks"]')) box.checked = draft.tasks.includes(box.value);
  for (const choice of form.querySelectorAll('[name="outcome"]')) choice.checked = choice.value === draft.outcome;
};

const sayKept = (form, text) => {
  const mark = form.querySelector(".saved") ?? form.querySelector(".dock").previousElementSibling.appendChild(line("", "saved"));
  mark.role = "status";
  if (mark.textContent !== text) mark.textContent = text;
};

let keeping = Promise.resolve();
const onWriting = ({ target }) => {
  const form = target.closest('[data-act="finish"]');
  if (!form) return;
  written.add(form);
  keeping = keeping.then(() => keepWritten(form));
};

const keepWritten = async (form) => {
  const who = await author();
  if (!who || !form.isConnected) return;
  const { outcome, note } = form.elements;
  const tasks = [...form.querySelectorAll('[name="tasks"]:checked')].map((box) => box.value);
  try {
    await keep(who, draftOf(form.dataset.visit), { outcome: outcome.value, tasks, note: note.value });
    sayKept(form, word("saved", { time: clock(new Date()) }));
  } catch {
    sayKept(form, word("notSaved"));
  }
};

const render = async (who, options) => {
  await draw(who, options);
  await restore(who);
};

const draw = async (who, { force = false } = {}) => {
  const now = await visitsNow(who);
  if (!now.day) return;
  if (!force && !isShell && !now.waiting.size) return;
  const visit = now.visits.find(({ id }) => location.pathname === `${HOME}/${id}`);
  if (visit) showVisit(visit);
  else showDay(now);
};

const remember = async (who, id, act) => {
  const acts = (await kept(who, "today-acts")) ?? {};
  await keep(who, "today-acts", { ...acts, [id]: { ...acts[id], ...act } });
};

const operation = (form, act, started) => {
  const now = new Date().toISOString();
  const id = form.dataset.visit;
  if (act === "start") return [{ kind: "visit.started", payload: { visit_id: id, at: now } }, { state: "ongoing", started_at: now }];
  if (act === "not-home") return [{ kind: "visit.not_home", payload: { visit_id: id, at: now } }, { state: "missed", ended_at: now }];
  const outcome = form.elements.outcome.value;
  const tasks = [...form.querySelectorAll('[name="tasks"]:checked')].map((box) => box.value);
  const payload = { visit_id: id, at: now, outcome, tasks, note: form.elements.note.value.trim() };
  if (started) payload.started_at = new Date(started).toISOString();
  return [{ kind: "visit.finished", payload }, { state: outcome === "not_home" ? "missed" : "reported", ended_at: now, outcome }];
};

const complain = (form, before, text) => {
  form.querySelector(".offline-error")?.remove();
  const said = line(text, "error offline-error");
  said.role = "alert";
  before.prepend(said);
};

const chooseFirst = (form) => {
  complain(form, form.querySelector("#outcome"), words.choose);
  form.querySelector('[name="outcome"]').focus();
};

const underWay = new Set();
const onSubmit = async (event) => {
  const form = event.target.closest("[data-act]");
  if (!form || event.defaultPrevented) return;
  event.preventDefault();
  const { act, visit: id } = form.dataset;
  if (act === "finish" && !form.elements.outcome.value) return chooseFirst(form);
  const key = `${act} ${id}`;
  if (underWay.has(key)) return;
  underWay.add(key);
  const who = await author();
  if (!who) return HTMLFormElement.prototype.submit.call(form);
  const known = (await visitsNow(who)).visits.find((visit) => visit.id === id);
  const [op, seen] = operation(form, act, known?.started_at);
  try {
    await add({ ...op, stream: id, author: who });
    await remember(who, id, seen);
    if (act === "finish") await keeping.then(() => drop(who, draftOf(id)));
  } catch {
    underWay.delete(key);
    return complain(form, form, word("notSaved"));
  }
  const address = act === "start" ? `${HOME}/${id}` : HOME;
  if ((await flush()) === "sent") return location.assign(address);
  history.pushState({}, "", address);
  await render(who, { force: true });
  document.getElementById("innehall")?.focus({ preventScroll: true });
  scrollTo(0, 0);
};

// "Som planerat" ticks every task; she may take a tick away.
const onChange = (event) => {
  if (event.target.name !== "outcome" || event.target.value !== "done") return;
  event.target.form.querySelectorAll('[name="tasks"]').forEach((box) => { box.checked = true; });
};

const fetchDay = async (who) => {
  try {
    const res = await fetch("/api/idag", { cache: "no-store", redirect: "manual" });
    if (!res.ok || !(res.headers.get("content-type") ?? "").startsWith("application/json")) return;
    await keep(who, "today", await res.json());
  } catch {
    // Without network what was kept last is shown.
  }
};

// When the last one has been received, the day is shown as the server counts it.
let waited = false;
const follow = async (who) => {
  const waits = (await rows()).some((row) => row.author === who);
  const isAllSent = waited && !waits;
  waited = waits;
  if (isAllSent) await fetchDay(who);
  if (!document.querySelector('[data-act="finish"]')) await render(who, { force: isAllSent });
};

const begin = async () => {
  const who = await author();
  if (!who) return;
  await restore(who);
  if (!isShell || navigator.onLine) await fetchDay(who);
  await render(who);
  let turn = follow(who);
  changed.addEventListener("change", () => { turn = turn.then(() => follow(who)); });
};

// In contact again: what she may no longer see goes, also while it stands open.
const inContact = async () => {
  const who = await author();
  if (!who) return;
  await fetchDay(who);
  const open = document.querySelector('[data-act="finish"]')?.dataset.visit;
  const day = open && (await kept(who, "today"));
  if (day?.visits.some((visit) => visit.id === open)) return;
  await render(who, { force: true });
};

document.addEventListener("submit", onSubmit);
document.addEventListener("change", onChange);
document.addEventListener("change", onWriting);
document.addEventListener("input", onWriting);
addEventListener("online", inContact);
addEventListener("popstate", async () => render(await author(), { force: true }));
begin();

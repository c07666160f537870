// The care worker's day: filled from what the phone keeps, sealed. Every press is saved here
// first and sent when there is network; the parts are the page's own, cloned and filled.
import { add, changed, flush, rows, user } from "./outbox.js";
import { clock, word } from "./page.js";
import { keep, kept, meta } from "./store.js";

const PATH = "/utforare/idag";
const TRUSTED = 120000;
const ENDED = new Set(["reported", "missed"]);
const NODE = { planned: "later", ongoing: "now", reported: "done", missed: "stopped", cancelled: "stopped" };
const root = document.querySelector("[data-today]");
const say = (name, facts = {}) => (root.dataset[name] ?? "").replace(/\{(\w+)\}/g, (whole, fact) => facts[fact] ?? whole);
const part = (name) => document.querySelector(`template[data-part="${name}"]`).content.cloneNode(true);

let who = "";
let day;
let log = {};
let waiting = new Set();

const load = async () => {
  const known = await user();
  who = known && Date.now() < ((await meta("offline_until")) ?? 0) ? known : "";
  if (!who) return;
  day = await kept(who, "today");
  log = (await kept(who, "visits")) ?? {};
  waiting = new Set((await rows()).filter((row) => row.author === who).map((row) => row.op_id));
};

const refresh = async () => {
  try {
    const res = await fetch("/api/idag", { redirect: "manual", signal: AbortSignal.timeout(10000) });
    if (!res.ok || !(res.headers.get("content-type") ?? "").startsWith("application/json")) return false;
    const fresh = await res.json();
    day = { ...fresh, fetched: Date.now(), offset: Date.parse(fresh.now) - Date.now() };
    await keep(who, "today", day);
    return true;
  } catch {
    return false;
  }
};

// When it happened: the phone's clock, put right by the last the server said of it.
const now = () => Date.now() + (Math.abs(day?.offset ?? 0) > TRUSTED ? day.offset : 0);

const isWaiting = (id) => (log[id]?.ops ?? []).some((op) => waiting.has(op));
// The server's word, unless this phone has told something that the server has not answered.
const asItStands = (visit) => {
  const own = log[visit.id];
  const isNewer = own && (isWaiting(visit.id) || own.told_at > day.fetched);
  return isNewer ? { ...visit, state: own.state, started_at: own.started_at ?? visit.started_at, ended_at: own.ended_at ?? visit.ended_at, outcome: own.outcome } : visit;
};
const visits = () => day.visits.map(asItStands);

const note = async (id, facts) => {
  log[id] = { ops: [], ...log[id], ...facts };
  await keep(who, "visits", log);
};

const hint = (visit) => {
  if (visit.state === "missed") return say("missed");
  const [start, end] = [visit.started_at, visit.ended_at].map((at) => at && clock(new Date(at)));
  if (start && end) return say("done", { start, end });
  if (visit.state === "ongoing" && start) return say("ongoing", { start });
  return visit.tasks.map((task) => task.name).join(", ");
};

const fill = (place, facts) => {
  for (const spot of place.querySelectorAll("[data-fill]")) {
    const text = facts[spot.dataset.fill];
    if (text !== undefined) spot.textContent = text;
  }
};

const complete = (place, visit) => {
  fill(place, visit);
  for (const link of place.querySelectorAll("[data-phone]")) link.href = `tel:${(visit[link.dataset.phone] ?? "").replace(/ /g, "")}`;
  for (const link of place.querySelectorAll("[data-open]")) link.href = `${PATH}/${visit.id}`;
  for (const form of place.querySelectorAll("[data-act]")) form.dataset.visit = visit.id;
  if (!visit.critical) place.querySelector("[data-critical]")?.remove();
  return place;
};

const element = (tag, cls, text) => {
  const made = document.createElement(tag);
  made.className = cls;
  made.textContent = text;
  return made;
};

const node = (visit) => {
  const made = complete(part("node"), { ...visit, hint: hint(visit) });
  const item = made.querySelector("[data-node]");
  item.className = `node ${NODE[visit.state]}`;
  if (visit.state === "reported") item.querySelector(".mark").textContent = "✓";
  if (isWaiting(visit.id)) item.querySelector(".node-words").append(element("span", "tag warn", say("waiting")));
  return made;
};

const nextCard = (visit) => {
  const made = complete(part("next"), visit);
  if (visit.state === "ongoing") {
    made.querySelector("[data-act]").remove();
    made.querySelector("[data-open]").className = "button filled giant";
  }
  return made;
};

const unit = (n, of) => new Intl.NumberFormat("sv", { style: "unit", unit: of, unitDisplay: "short" }).format(n);
const lasting = (minutes) => [minutes >= 60 ? unit(Math.trunc(minutes / 60), "hour") : "", unit(minutes % 60, "minute")].filter(Boolean).join(" ");
const minutesOf = (visit) => (["done", "partly"].includes(visit.outcome) ? Math.trunc((Date.parse(visit.ended_at) - Date.parse(visit.started_at)) / 60000) || 0 : 0);

const sumLine = (all) => {
  const ended = all.filter((visit) => ENDED.has(visit.state));
  const later = ended.filter((visit) => isWaiting(visit.id)).length;
  const sent = ended.filter((visit) => !isWaiting(visit.id));
  const minutes = sent.reduce((sum, visit) => sum + minutesOf(visit), 0);
  const line = element("p", later ? "waits" : "saved", "");
  line.role = "status";
  line.dataset.sumLine = "";
  if (later) line.textContent = word("waiting", { n: later });
  else if (sent.length) line.textContent = say("sum", { visits: sent.length, time: lasting(minutes) });
  return line;
};

const drawDay = () => {
  const all = visits();
  const next = all.find((visit) => visit.state === "ongoing") ?? all.find((visit) => !ENDED.has(visit.state));
  const heading = document.createElement("h1");
  heading.textContent = document.title.split(" – ")[0];
  const list = element("ol", "thread day", "");
  list.dataset.list = "";
  list.append(...all.map(node));
  const own = document.querySelector("main h1") && !root.contains(document.querySelector("main h1")) ? [] : [heading];
  root.replaceChildren(...own, element("p", "hint", own.length ? day.day : ""), next ? nextCard(next) : element("p", "empty", say("empty")), list, sumLine(all));
};

const drawTasks = (place, visit) => {
  const box = place.querySelector("[data-tasks]");
  for (const task of visit.tasks) {
    const card = part("task");
    fill(card, task);
    card.querySelector("input").value = task.id;
    card.querySelectorAll(".hint").forEach((how) => task.how || how.remove());
    box.append(card);
  }
};

const restore = (form, draft) => {
  for (const field of form.elements) {
    if (["radio", "checkbox"].includes(field.type)) field.checked = [draft[field.name]].flat().includes(field.value);
    else if (draft[field.name] !== undefined) field.value = draft[field.name];
  }
};

const drawVisit = (visit) => {
  const made = part("visit");
  const began = visit.started_at ? clock(new Date(visit.started_at)) : "";
  const gone = visit.started_at ? Math.max(0, Math.trunc((now() - Date.parse(visit.started_at)) / 60000)) : 0;
  complete(made, {
    ...visit,
    began: began && say("began", { start: began }),
    planned: say("planned", { minutes: visit.minutes }),
    gone: visit.state === "ongoing" ? say("minutes", { minutes: gone }) : "",
  });
  const finish = made.querySelector('[data-act="finish"]');
  drawTasks(made, visit);
  if (visit.state !== "ongoing") finish.replaceWith(ENDED.has(visit.state) ? element("p", "lead", hint(visit)) : complete(part("start"), visit));
  else if (log[visit.id]?.draft) restore(finish, log[visit.id].draft);
  if (visit.state !== "planned") made.querySelector(".not-home")?.remove();
  root.replaceChildren(made);
};

const draw = () => {
  if (!who || !day) return;
  const id = location.pathname.slice(PATH.length + 1);
  const visit = id && visits().find((each) => each.id === id);
  if (visit) drawVisit(visit);
  else drawDay();
};

const valuesOf = (form) => {
  const data = new FormData(form);
  return { tasks: data.getAll("tasks"), outcome: data.get("outcome") ?? "", note: (data.get("note") ?? "").trim() };
};

const go = (path) => {
  history.pushState({}, "", path);
  draw();
  document.getElementById("innehall")?.focus({ preventScroll: true });
  scrollTo(0, 0);
};

const ask = (form) => {
  form.querySelector(".outcome-missing")?.remove();
  const text = element("p", "error outcome-missing", say("choose"));
  text.role = "alert";
  form.querySelector('[name="outcome"]').closest("fieldset").prepend(text);
  form.querySelector('[name="outcome"]').focus();
};

const operation = (act, id, at, form) => {
  if (act === "start") return { kind: "visit.started", payload: { visit_id: id, at } };
  if (act === "not-home") return { kind: "visit.not_home", payload: { visit_id: id, at } };
  const started = visits().find((each) => each.id === id)?.started_at;
  return { kind: "visit.finished", payload: { visit_id: id, at, ...valuesOf(form), ...(started ? { started_at: started } : {}) } };
};

const STATE = { start: "ongoing", "not-home": "missed", finish: "reported" };

const press = async (form) => {
  const { act, visit: id } = form.dataset;
  if (act === "finish" && !valuesOf(form).outcome) return ask(form);
  if (form.dataset.busy) return undefined;
  form.dataset.busy = "yes";
  const at = new Date(now()).toISOString();
  const op = operation(act, id, at, form);
  const facts = { state: STATE[act], told_at: Date.now(), draft: undefined };
  if (act === "start") facts.started_at = at;
  else facts.ended_at = at;
  if (act === "finish") facts.outcome = op.payload.outcome;
  if (facts.outcome === "not_home") facts.state = "missed";
  try {
    const opId = await add({ ...op, stream: id });
    waiting.add(opId);
    await note(id, { ...facts, ops: [...(log[id]?.ops ?? []), opId] });
  } catch {
    delete form.dataset.busy;
    form.append(element("p", "error", word("notSaved")));
    return undefined;
  }
  go(act === "start" ? `${PATH}/${id}` : PATH);
  flush();
  return undefined;
};

root.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-act]");
  if (!form || !who || !day) return;
  event.preventDefault();
  press(form);
});

root.addEventListener("change", (event) => {
  const form = event.target.closest('[data-act="finish"]');
  if (!form || !who) return;
  if (event.target.name === "outcome" && event.target.value === "done") {
    form.querySelectorAll('[name="tasks"]').forEach((box) => { box.checked = true; });
  }
  note(form.dataset.visit, { draft: valuesOf(form) });
});

root.addEventListener("click", (event) => {
  const path = event.target.closest("a")?.getAttribute("href") ?? "";
  if (!who || !day || (path !== PATH && !path.startsWith(`${PATH}/`))) return;
  event.preventDefault();
  go(path);
});

addEventListener("popstate", draw);
changed.addEventListener("change", async () => {
  const before = waiting.size;
  await load();
  const isTyping = root.contains(document.activeElement) && document.activeElement.form?.dataset.act === "finish";
  if (waiting.size < before && waiting.size === 0) await refresh();
  if (!isTyping && day && (root.dataset.shell || waiting.size !== before)) draw();
});

await load();
if (root.dataset.shell) draw();
const known = document.documentElement.dataset.user;
if (known) who = known;
if (who && (await refresh())) draw();

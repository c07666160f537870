// The application and the self-assessment without network: saved as one goes, sealed on the
// phone; "Skicka" puts the whole of it in the outbox.
import { add, changed, flush, newId, receipts, who as whoNow } from "./outbox.js";
import { ask } from "./own_phone.js";
import { clock, hasNet, word } from "./page.js";
import { drop, keep, kept, meta } from "./store.js";

const KINDS = { application: "application", "self-assessment": "self_assessment" };
const SAVED = "/ansok/sparad";
// Received by a mandate that had ended: the receipt is the person's, the outbox tells.
const OVER = "sync-mandate-over";
// What a form carries that is no answer of hers.
const OURS = new Set(["op_id", "base_version", "then", "for_whom"]);
const shell = document.querySelector("[data-shell]");
const online = document.querySelector("[data-form]");
const sending = document.querySelector("[data-send]");
const name = shell?.dataset.shell ?? online?.dataset.form ?? sending?.dataset.send;

const author = async () => {
  const who = await whoNow();
  if (document.documentElement.dataset.user) return who;
  return who && Date.now() < ((await meta("offline_until")) ?? 0) ? who : "";
};
const draftOf = async (who) => (await kept(who, name)) ?? { id: newId(), groups: {}, dirty: [], base: 0 };

const valuesOf = (form) => {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || OURS.has(field.name)) continue;
    if (["radio", "checkbox"].includes(field.type) && !field.checked) continue;
    if (field.type === "checkbox") (values[field.name] ??= []).push(field.value);
    else if (field.value.trim()) values[field.name] = field.value.trim();
  }
  return values;
};

const fill = (form, values = {}) => {
  for (const field of form.elements) {
    if (!field.name || OURS.has(field.name)) continue;
    const value = values[field.name];
    if (["radio", "checkbox"].includes(field.type)) field.checked = [value].flat().includes(field.value);
    else if (value !== undefined && field.type !== "submit") field.value = value;
  }
};

const sayIn = (place, text) => {
  let mark = place.querySelector("[data-saved]");
  if (!mark) {
    mark = document.createElement("p");
    mark.className = "saved";
    mark.role = "status";
    mark.dataset.saved = "";
    place.prepend(mark);
  }
  mark.hidden = false;
  mark.textContent = text;
};

const save = async (place, group, form, isDirty) => {
  const who = await author();
  if (!who) return false;
  try {
    await navigator.locks.request("anna-draft", async () => {
      const draft = await draftOf(who);
      draft.groups[group] = valuesOf(form);
      if (isDirty) draft.dirty = [...new Set([...draft.dirty, group])];
      else draft.dirty = draft.dirty.filter((other) => other !== group);
      const base = form.elements.base_version;
      if (base) draft.base = Number(base.value);
      await keep(who, name, draft);
    });
    sayIn(place, word("saved", { time: clock(new Date()) }));
    return true;
  } catch {
    sayIn(place, word("notSaved"));
    return false;
  }
};

// Saved at the first stroke, then every 400 ms while she writes, and when the page goes out of
// sight; what was put back before this ran counts as written.
const saveAlong = (place, group, form) => {
  const along = { hasBegun: false, isBehind: false };
  let pause;
  const now = () => {
    clearTimeout(pause);
    along.isBehind = false;
    save(place, group, form, true);
    pause = setTimeout(() => {
      pause = undefined;
      if (along.isBehind) now();
    }, 400);
  };
  const write = () => {
    along.hasBegun = true;
    along.isBehind = true;
    if (!pause) now();
  };
  form.addEventListener("input", write);
  document.addEventListener("visibilitychange", () => {
    if (along.isBehind && document.hidden) now();
  });
  if (form.dataset.putBack) write();
  return along;
};

const submitNow = (form, submitter) => {
  if (submitter?.name) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = submitter.name;
    field.value = submitter.value;
    form.append(field);
  }
  HTMLFormElement.prototype.submit.call(form);
};

const answerOf = (code, values) => ({ question: code, ...values });
const isAnswered = (values) => values && Object.keys(values).length > 0;

const wholeOf = (draft) => {
  if (name === "application") return { answers: draft.groups, language: document.documentElement.lang };
  const answers = Object.entries(draft.groups).filter(([, v]) => v.answer).map(([code, v]) => answerOf(code, v));
  return { answers };
};

const queue = async (who) => {
  const draft = await draftOf(who);
  const op = { kind: `${KINDS[name]}.submitted`, stream: newId(), payload: wholeOf(draft), text: asText(draft) };
  const id = await add(op);
  await drop(who, name);
  changed.addEventListener("change", () => turnToReceipt(id));
};

// What was sent from this page has been received: said first, then shown with what comes next.
const turnToReceipt = async (id) => {
  const receipt = (await receipts()).find((row) => row.op_id === id);
  if (!receipt || shell.dataset.turned) return;
  shell.dataset.turned = "yes";
  const isTaken = receipt.status === "applied" && receipt.reason !== OVER;
  if (isTaken) sayIn(shell, word("received", { time: clock(new Date(receipt.server_time)), receipt: receipt.receipt_no }));
  location.assign(isTaken ? shell.dataset.receipt : "/utkorg");
};

// What was filled in without network goes to the draft that the server keeps.
const handOver = async (who) => {
  const draft = await draftOf(who);
  const dirty = draft.dirty.filter((group) => isAnswered(draft.groups[group]));
  if (!dirty.length) return false;
  for (const group of dirty) {
    const payload = name === "application" ? { [group]: draft.groups[group] } : answerOf(group, draft.groups[group]);
    await add({ kind: `${KINDS[name]}.saved`, stream: draft.id, payload, baseVersion: draft.base });
  }
  draft.dirty = [];
  await keep(who, name, draft);
  return (await flush()) === "sent";
};

const onPage = async () => {
  const form = online.querySelector("form");
  const group = online.dataset.section ?? online.dataset.question;
  if (!document.documentElement.dataset.user) return;
  const along = saveAlong(online, group, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    along.isBehind = false;
    const net = await hasNet();
    const isSaved = await save(online, group, form, !net);
    if (net || !isSaved) submitNow(form, event.submitter);
    else location.assign(isClosing(event) ? SAVED : nextAddress(form, group));
  });
  const who = await author();
  const draft = who ? await draftOf(who) : undefined;
  if (draft?.dirty.includes(group) && !along.hasBegun) fill(form, draft.groups[group]);
};

const isClosing = (event) => event.submitter?.value === "close";

const nextAddress = (form, group) => {
  if (name === "self-assessment") {
    const number = Number(new URL(form.action).pathname.split("/").at(-1));
    return number < 19 ? `/sjalvskattning/${number + 1}` : "/sjalvskattning/kontrollera";
  }
  const order = ["whom", "need", "home", "language", "contact"];
  const slugs = ["vem", "behov", "hemmet", "sprak", "kontakt"];
  return `/ansok/${slugs[order.indexOf(group) + 1] ?? "kontrollera"}`;
};

const onCheck = async () => {
  const form = sending.querySelector("form");
  const who = await author();
  if (who && (await handOver(who))) location.reload();
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    const net = await hasNet();
    if (net || !who) {
      if (who) await drop(who, name);
      submitNow(form, event.submitter);
      return;
    }
    location.reload();
  });
};

// ---- the shell ----
const templates = [...document.querySelectorAll("template[data-group]")];
const stage = shell?.querySelector("[data-stage]");
const isQuestions = (template) => !["check", "saved"].includes(template.dataset.group);
const templateAt = (path) => templates.find((t) => t.dataset.path === path) ?? templates[0];

const show = (...nodes) => {
  stage.replaceChildren(...nodes);
  const heading = stage.querySelector("h1");
  if (heading) document.title = `${heading.textContent} – Anna`;
  document.getElementById("innehall")?.focus({ preventScroll: true });
  scrollTo(0, 0);
};

const paragraph = (text, tag = "p", cls = "") => {
  const made = document.createElement(tag);
  made.textContent = text;
  if (cls) made.className = cls;
  return made;
};

const go = (path) => {
  history.pushState({}, "", path);
  render();
};

const missing = (template, values) =>
  (template.dataset.required ?? "").split(" ").filter((field) => field && !values?.[field]);

const complain = (form, fields) => {
  form.querySelectorAll(".offline-error").forEach((old) => old.remove());
  for (const field of fields) {
    const input = form.querySelector(`[name="${field}"]`);
    const place = input?.closest("fieldset, .field") ?? input?.parentElement;
    place?.prepend(paragraph(shell.dataset.missing, "p", "error offline-error"));
    input?.setAttribute("aria-invalid", "true");
  }
  form.querySelector(`[name="${fields[0]}"]`)?.focus();
};

const inWords = (template, values) => {
  const content = template.content;
  return Object.entries(values).map(([field, value]) => {
    const inputs = [...content.querySelectorAll(`[name="${field}"]`)];
    const first = inputs[0];
    const isChoice = ["radio", "checkbox"].includes(first?.type);
    const label = (el) => (content.querySelector(`label[for="${el.id}"]`) ?? el.closest("label"))?.textContent.trim() ?? "";
    const question = isChoice ? first.closest("fieldset")?.querySelector("legend")?.textContent.trim() : first && label(first);
    const chosen = isChoice ? inputs.filter((el) => [value].flat().includes(el.value)).map(label).join(", ")
      : first?.localName === "select" ? [...first.options].find((o) => o.value === value)?.textContent ?? value : value;
    return [question ?? field, chosen];
  });
};

// All of it as she may read it and copy it, should it come back to her.
const asText = (draft) => templates
  .flatMap((group) => inWords(group, draft.groups[group.dataset.group] ?? {}))
  .map(([question, chosen]) => `${question}\n${chosen}`)
  .join("\n\n")
  .replaceAll("\u00ad", "");

const renderCheck = (template, draft, who) => {
  const part = template.content.cloneNode(true);
  const list = part.querySelector("[data-answers]");
  let isWhole = true;
  for (const group of templates.filter(isQuestions)) {
    const values = draft.groups[group.dataset.group] ?? {};
    const lacks = missing(group, values).length > 0;
    isWhole &&= !lacks;
    const rows = inWords(group, values);
    const heading = group.content.querySelector("h1")?.textContent.trim() ?? "";
    for (const [question, text] of rows.length ? rows : [[heading, shell.dataset.notAnswered]]) {
      const row = document.createElement("div");
      const change = paragraph(shell.dataset.change, "a");
      change.href = group.dataset.path;
      const act = paragraph("", "dd", "act");
      act.append(change);
      row.append(paragraph(question, "dt"), paragraph(text, "dd"), act);
      list.append(row);
    }
  }
  const form = part.querySelector("form");
  form.querySelector("button").hidden = !isWhole;
  if (!isWhole) form.append(paragraph(shell.dataset.missingLead, "p", "error"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    try {
      await queue(who);
    } catch {
      sayIn(shell, word("notSaved"));
      delete form.dataset.busy;
      return;
    }
    shell.querySelector("[data-saved]").hidden = true;
    show(paragraph(shell.dataset.queued, "h1"), paragraph(shell.dataset.queuedNext, "p", "lead"), outboxLink());
    flush();
  });
  show(part);
};

const outboxLink = () => {
  const link = paragraph(shell.dataset.outbox, "a", "button outlined");
  link.href = "/utkorg";
  return link;
};

const render = async () => {
  const template = templateAt(location.pathname);
  const who = await author();
  if (template.dataset.group === "saved") return show(template.content.cloneNode(true));
  const draft = who ? await draftOf(who) : { groups: {} };
  if (template.dataset.group === "check") return renderCheck(template, draft, who);
  const part = template.content.cloneNode(true);
  const form = part.querySelector("form");
  const group = template.dataset.group;
  fill(form, draft.groups[group]);
  const along = saveAlong(shell, group, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    along.isBehind = false;
    const lacks = missing(template, valuesOf(form));
    if (lacks.length && !isClosing(event)) return complain(form, lacks);
    if (!who) return sayIn(shell, shell.dataset.needsSignIn);
    if (!(await save(shell, group, form, true))) return;
    go(isClosing(event) ? SAVED : templates[templates.indexOf(template) + 1].dataset.path);
  });
  if (!who) sayIn(shell, shell.dataset.needsSignIn);
  show(part);
};

if (shell) {
  addEventListener("popstate", render);
  stage.addEventListener("click", (event) => {
    const path = event.target.closest("a")?.getAttribute("href");
    if (!path || !templates.some((t) => t.dataset.path === path)) return;
    event.preventDefault();
    go(path);
  });
  render();
} else if (online) onPage();
else if (sending) onCheck();
ask();

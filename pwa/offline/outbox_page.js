// /utkorg: every waiting post with its state, and the receipts.
import { changed, flush, receipts, rows, user } from "./outbox.js";
import { clock, word } from "./page.js";
import { meta, setMeta } from "./store.js";

const root = document.querySelector("[data-outbox]");
const template = document.querySelector("template[data-outbox-row]");
const at = (name) => root.querySelector(`[data-outbox-${name}]`);
const named = (code, time = "") =>
  (document.querySelector(`template[data-word="${CSS.escape(code)}"]`)?.dataset.text ?? "").replace("{time}", time);
const NEEDS = new Set(["action", "conflict", "rejected_kept"]);

const item = ({ op_id, kind, state, reason, receipt, time }) => {
  const row = template.content.cloneNode(true).firstElementChild;
  const put = (name, text) => { row.querySelector(`[data-row="${name}"]`).textContent = text; };
  row.dataset.op = op_id;
  row.dataset.state = state;
  if (NEEDS.has(state)) row.classList.add("bad");
  put("kind", named(kind) || kind);
  put("state", named(state, time));
  put("reason", reason ? named(reason) || named("sync-bad-payload") : "");
  put("receipt", receipt ?? "");
  if (!receipt) row.querySelector('[data-row="receipt"]').parentElement.hidden = true;
  return row;
};

const draw = async () => {
  const who = await user();
  const waiting = (await rows()).filter((row) => row.author === who);
  const done = (await receipts()).filter((row) => row.author === who);
  at("list").replaceChildren(...waiting.map(item));
  at("empty").hidden = waiting.length > 0;
  at("receipts").replaceChildren(...done.map((row) => item({
    ...row, state: row.status, receipt: row.receipt_no, time: clock(new Date(row.server_time)),
  })));
  at("done").hidden = done.length === 0;
  const contact = await meta("contact");
  at("contact").hidden = !contact;
  if (contact) at("contact").textContent = root.dataset.lastContact.replace("{time}", clock(new Date(contact)));
  const isLoose = waiting.length && navigator.storage && !(await navigator.storage.persisted());
  at("risk").hidden = !isLoose;
  if (isLoose) at("risk").textContent = word("unprotected");
};

root.querySelector("button").addEventListener("click", async (event) => {
  event.preventDefault();
  const n = (await rows()).length;
  const outcome = await flush();
  const said = { sent: word("sent"), captive: word("captive"), "sign-in": word("signIn") };
  at("news").textContent = said[outcome] ?? (n ? word("offline", { n }) : "");
  draw();
});
changed.addEventListener("change", draw);
draw();
setMeta("seen", Date.now());

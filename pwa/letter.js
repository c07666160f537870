// Keeps the draft while it is written, and shows the letter as it then reads, what is still
// missing and what can be done.
import { morph } from "./live.js";

const PAUSE = 700;
const form = document.querySelector("form[data-letter]");
const letter = document.getElementById("brev");
let waiting;

const show = ({ pages, version, parts }) => {
  for (const [id, children] of Object.entries(parts)) {
    morph(document.getElementById(id), children);
  }
  if (!letter) return;
  const [first] = letter.querySelectorAll("img");
  for (let page = 1; page <= pages; page += 1) {
    let picture = letter.querySelectorAll("img")[page - 1];
    if (!picture) {
      picture = first.cloneNode();
      letter.append(picture);
    }
    picture.alt = form.dataset.page.replace("#", page);
    picture.src = `${form.dataset.letter}/${page}.png?version=${version}`;
  }
  for (const spare of [...letter.querySelectorAll("img")].slice(pages)) spare.remove();
};

const keep = async (keepalive = false) => {
  clearTimeout(waiting);
  const fields = new URLSearchParams(new FormData(form));
  fields.delete("op_id");
  fields.set("act", "save");
  const headers = { Accept: "application/json" };
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, headers, keepalive });
    if (!answer.ok) throw new Error(String(answer.status));
    waiting = undefined;
    show(await answer.json());
  } catch {
    document.getElementById("sparat").textContent = form.dataset.unsaved;
  }
};

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(), PAUSE);
});

// Another form is sent, or the page is left, before the pause is over: the draft first.
document.addEventListener("submit", async (event) => {
  const { target, submitter } = event;
  if (target === form) waiting = clearTimeout(waiting);
  if (target === form || !waiting) return;
  event.preventDefault();
  await keep();
  if (waiting) form.requestSubmit();
  else target.requestSubmit(submitter);
});
addEventListener("pagehide", () => waiting && keep(true));

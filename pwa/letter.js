// Keeps the draft while it is written, and shows the letter as it then reads, and what is
// still missing.
import { morph } from "./live.js";

const PAUSE = 700;
const form = document.querySelector("form[data-letter]");
const mark = document.getElementById("sparat");
const letter = document.getElementById("brev");
const left = document.getElementById("saknas");
let waiting;

const show = ({ saved, pages, version, missing }) => {
  mark.textContent = saved;
  if (left) {
    left.hidden = !missing.length;
    morph(left, missing);
  }
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

const keep = async () => {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete("op_id");
  fields.set("act", "save");
  const headers = { Accept: "application/json" };
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields, headers });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
  } catch {
    mark.textContent = form.dataset.unsaved;
  }
};

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, PAUSE);
});

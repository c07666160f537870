// What stood in a form when its sign-in ran out, or when she changed language: kept by the
// server for its writer, and put back in the fields when she has come back to the page.
let edited = null;
addEventListener("input", ({ target }) => { edited = target.form ?? edited; });

// The form that she was writing in, or that came back to be put right.
export const written = () => (edited?.isConnected ? edited : cameBack());
const cameBack = () =>
  "again" in document.documentElement.dataset
    ? ([...document.querySelectorAll("main form[method=post]")].find((form) => form.getAttribute("action") === location.pathname) ?? null)
    : null;

const named = (form) => {
  const fields = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") (fields[name] ??= []).push(value);
  delete fields.op_id;
  return fields;
};

export const keep = async (form, path = location.pathname + location.search) => {
  const body = JSON.stringify({ path, fields: named(form) });
  try {
    const answer = await fetch("/fortsatt", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    return answer.ok ? (await answer.json()).to : null;
  } catch {
    return null;
  }
};

const fill = (field, values) => {
  if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
  else if (field.type !== "hidden" && values.length) field.value = values.shift();
};

export const putBack = async () => {
  const id = location.hash.slice("#skrivet=".length);
  history.replaceState(null, "", location.pathname + location.search);
  const answer = await fetch(`/fortsatt/${encodeURIComponent(id)}/falt`, { cache: "no-store" });
  if (!answer.ok) return;
  const fields = await answer.json();
  for (const form of document.querySelectorAll("main form")) {
    const own = [...form.elements].filter((field) => field.name in fields);
    for (const field of own) fill(field, fields[field.name]);
    own.find((field) => field.type !== "hidden")?.focus();
    if (!own.length) continue;
    edited = form;
    form.dataset.putBack = "yes";
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

// In another language, or with larger text, she goes on writing where she was.
addEventListener("click", async (event) => {
  const link = event.target.closest(".language a, .looks a");
  const form = link && !event.ctrlKey && !event.metaKey && written();
  if (!form || form.method !== "post") return;
  event.preventDefault();
  const { pathname, search } = new URL(link.href);
  location.assign((await keep(form, pathname + search)) ?? link.href);
});

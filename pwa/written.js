// What stood in a form when its sign-in ran out: kept by the server for its writer, and put
// back in the fields when she has come back to the page.
const named = (form) => {
  const fields = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") (fields[name] ??= []).push(value);
  delete fields.op_id;
  return fields;
};

export const keep = async (form) => {
  const body = JSON.stringify({ path: location.pathname, fields: named(form) });
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
    if (own.length) form.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

// Whether the phone is her own: asked once, before anything of hers is kept on it for long.
import { user } from "./outbox.js";
import { isOwn, meta, setOwn } from "./store.js";

const asked = document.querySelector("[data-own-phone]");
const said = document.querySelector("[data-own-said]");

// Where it can be changed, `stays` keeps the answer in sight.
const draw = async (stays) => {
  const who = await user();
  const answer = who ? await isOwn(who) : undefined;
  asked.hidden = !who || (answer !== undefined && !stays);
  asked.querySelectorAll("button").forEach((button) =>
    button.setAttribute("aria-pressed", String(button.value === { true: "yes", false: "no" }[answer])));
};

export const ask = async () => {
  const { user: known, surface } = document.documentElement.dataset;
  if (!asked || (known ? surface : await meta("surface")) !== "citizen") return;
  asked.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    await setOwn(await user(), button.value === "yes");
    await draw("stays" in asked.dataset);
    said.textContent = said.dataset[button.value];
  });
  await draw("stays" in asked.dataset);
};

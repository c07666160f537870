// Making and using a passkey: the browser's own dialog, our challenge, one answer.
const post = async (path, body) => {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(String(answer.status)), said);
  return said;
};

// Bytes as text and back. Browsers do it themselves only since 2025, and phones grow old.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
const textOf = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
const known = (list = []) => list.map((each) => ({ ...each, id: bytes(each.id) }));
const asked = ({ challenge, user, excludeCredentials, allowCredentials, ...rest }) => ({
  ...rest,
  challenge: bytes(challenge),
  ...(user ? { user: { ...user, id: bytes(user.id) }, excludeCredentials: known(excludeCredentials) } : { allowCredentials: known(allowCredentials) }),
});

const SAID = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
const answered = ({ id, rawId, type, response }) => {
  const said = SAID.filter((name) => response[name]).map((name) => [name, textOf(response[name])]);
  return { id, rawId: textOf(rawId), type, response: Object.fromEntries(said), clientExtensionResults: {} };
};

const enrol = async (place) => {
  const invite = place.dataset.invite;
  const publicKey = asked(await post("/passkey/enrol-options", { invite }));
  const credential = answered(await navigator.credentials.create({ publicKey }));
  return post("/passkey/enrol", { credential, invite });
};

const answer = async (path, options) => {
  const publicKey = asked(await options);
  const credential = answered(await navigator.credentials.get({ publicKey }));
  return post(path, { credential });
};

// Over the very document that the page shows.
const sign = ({ dataset }) => {
  const about = { case_id: dataset.case, seen: dataset.seen };
  return answer("/passkey/sign", post("/passkey/sign-options", about));
};

const uses = {
  enrol,
  sign,
  "sign-in": () => answer("/passkey/sign-in", post("/passkey/options", {})),
  confirm: () => answer("/passkey/confirm", post("/passkey/options", {})),
};

// A device that has one already says so in its own way.
const wordsOf = (fault, { failed, there }) => fault.sentence ?? (fault.name === "InvalidStateError" ? there : failed);

const use = async (place) => {
  const failed = place.querySelector("[data-failed]");
  failed.hidden = true;
  try {
    const { to } = await uses[place.dataset.passkey](place);
    location.assign(place.dataset.to || to);
  } catch (fault) {
    failed.textContent = wordsOf(fault, failed.dataset);
    failed.hidden = false;
  }
};

for (const place of document.querySelectorAll("[data-passkey]")) {
  const cannot = place.querySelector("[data-cannot]");
  place.hidden = !globalThis.PublicKeyCredential && !cannot;
  if (!globalThis.PublicKeyCredential) {
    if (cannot) place.replaceChildren(cannot);
    if (cannot) cannot.hidden = false;
    continue;
  }
  let busy;
  place.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    busy ??= use(place).finally(() => { busy = undefined; });
  });
}

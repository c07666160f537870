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

const enrol = async (place) => {
  const invite = place.dataset.invite;
  const options = await post("/passkey/enrol-options", { invite });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = (await navigator.credentials.create({ publicKey })).toJSON();
  return post("/passkey/enrol", { credential, invite });
};

const answer = async (path, options) => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await options);
  const credential = (await navigator.credentials.get({ publicKey })).toJSON();
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

for (const place of document.querySelectorAll("[data-passkey]")) {
  if (!globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) break;
  place.hidden = false;
  const failed = place.querySelector("[data-failed]");
  place.querySelector("button").addEventListener("click", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const { to } = await uses[place.dataset.passkey](place);
      location.assign(place.dataset.to || to);
    } catch (fault) {
      failed.textContent = fault.sentence ?? failed.dataset.failed;
      failed.hidden = false;
    }
  });
}

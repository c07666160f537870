// The phone's own store. What is personal is sealed with the key of whoever wrote it: a key
// that cannot be taken out of this browser.
const NAME = "anna";
const STORES = { meta: "key", outbox: "op_id", receipts: "op_id", sealed: "key" };

let opening;
const open = () => (opening ??= new Promise((done, fail) => {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const [name, keyPath] of Object.entries(STORES)) {
      if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name, { keyPath });
    }
  };
  request.onsuccess = () => {
    request.result.onversionchange = () => { request.result.close(); opening = undefined; };
    done(request.result);
  };
  request.onerror = () => { opening = undefined; fail(request.error); };
}));

const answer = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

export const read = async (store, key) =>
  answer((await open()).transaction(store).objectStore(store).get(key));

export const all = async (store) => answer((await open()).transaction(store).objectStore(store).getAll());

// One transaction; resolved first when it is safely on the disk.
export const write = async (stores, work) => {
  const transaction = (await open()).transaction(stores, "readwrite", { durability: "strict" });
  const done = new Promise((kept, fail) => {
    transaction.oncomplete = kept;
    transaction.onabort = transaction.onerror = () => fail(transaction.error);
  });
  work((name) => transaction.objectStore(name));
  await done;
};

export const meta = async (key) => (await read("meta", key))?.value;
export const setMeta = (key, value) => write(["meta"], (at) => at("meta").put({ key, value }));

const keyOf = (user) => navigator.locks.request("anna-key", async () => {
  const name = `key:${user}`;
  const found = await meta(name);
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await setMeta(name, made);
  return made;
});

export const seal = async (user, text) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(user), new TextEncoder().encode(text));
  return { iv, data };
};

export const unseal = async (user, { iv, data }) => {
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(user), data);
  return new TextDecoder().decode(text);
};

// Drafts and the read cache: personal, sealed, gone at sign-out.
export const keep = async (user, name, value) => {
  const sealed = await seal(user, JSON.stringify(value));
  await write(["sealed"], (at) => at("sealed").put({ key: `${user} ${name}`, user, ...sealed }));
};

export const kept = async (user, name) => {
  const row = await read("sealed", `${user} ${name}`);
  return row ? JSON.parse(await unseal(user, row)) : undefined;
};

export const drop = (user, name) => write(["sealed"], (at) => at("sealed").delete(`${user} ${name}`));

export const wipe = async (isGone) => {
  const rows = await all("sealed");
  await write(["sealed"], (at) => rows.filter(isGone).forEach((row) => at("sealed").delete(row.key)));
};

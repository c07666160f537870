// The phone's own store. What is personal is sealed with the key of whoever wrote it, and of
// whom she wrote it for: `who` is her user id, and the mandate she stands on after a space. The
// key cannot be taken out of this browser.
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

export const whoIs = (user, basis) => (user && basis ? `${user} ${basis}` : user);
export const userOf = (who) => who.split(" ")[0];
export const basisOf = (who) => who.split(" ")[1] ?? "";

const keyOf = (user) => navigator.locks.request("anna-key", async () => {
  const name = `key:${user}`;
  const found = await meta(name);
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await setMeta(name, made);
  return made;
});

// On a phone that is not her own, drafts are sealed with a key that goes with the tab. A tab
// has one once it is known to be hers, so that opening another one is not taken for staying.
const TAB = "anna-tab";
export const isSameTab = () => sessionStorage.getItem(TAB) !== null;
export const holdTab = () =>
  isSameTab() || sessionStorage.setItem(TAB, crypto.getRandomValues(new Uint8Array(32)).join());
const tabKey = () =>
  crypto.subtle.importKey("raw", Uint8Array.from(sessionStorage.getItem(TAB).split(","), Number), "AES-GCM", false, ["encrypt", "decrypt"]);
export const isOwn = (who) => meta(`own:${userOf(who)}`);
const draftKeyOf = async (user) => ((await isOwn(user)) === false ? tabKey() : keyOf(user));

const sealWith = async (key, text) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text)) };
};

const unsealWith = async (key, { iv, data }) =>
  new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data));

export const seal = async (user, text) => sealWith(await keyOf(user), text);
export const unseal = async (user, sealed) => unsealWith(await keyOf(user), sealed);

// Drafts and the read cache: personal, sealed, gone at sign-out.
export const keep = async (who, name, value) => {
  const sealed = await sealWith(await draftKeyOf(who), JSON.stringify(value));
  await write(["sealed"], (at) => at("sealed").put({ key: `${who} ${name}`, user: userOf(who), who, ...sealed }));
};

export const kept = async (who, name) => {
  const row = await read("sealed", `${who} ${name}`);
  if (!row) return undefined;
  if ((await isOwn(who)) !== false) return JSON.parse(await unsealWith(await keyOf(who), row));
  const text = isSameTab() && (await unsealWith(await tabKey(), row).catch(() => ""));
  return text ? JSON.parse(text) : undefined;
};

export const drop = (who, name) => write(["sealed"], (at) => at("sealed").delete(`${who} ${name}`));

export const wipe = async (isGone) => {
  const rows = await all("sealed");
  await write(["sealed"], (at) => rows.filter(isGone).forEach((row) => at("sealed").delete(row.key)));
};

// She has said whether the phone is her own: what is kept already is sealed accordingly.
export const setOwn = async (user, isHers) => {
  const mine = (await all("sealed")).filter((row) => row.user === user);
  const keys = () => Promise.all(mine.map((row) => draftKeyOf(row.who ?? row.user)));
  const before = await keys();
  const texts = await Promise.all(mine.map((row, n) => unsealWith(before[n], row)));
  await setMeta(`own:${user}`, isHers);
  if (!isHers) holdTab();
  const now = await keys();
  const sealed = await Promise.all(texts.map((text, n) => sealWith(now[n], text)));
  await write(["sealed"], (at) => mine.forEach((row, n) => at("sealed").put({ ...row, ...sealed[n] })));
};

// Her time at this phone is over: all of hers goes but what waits to be sent.
export const forget = async (user) => {
  await wipe((row) => row.user === user);
  const receipts = (await all("receipts")).filter((row) => userOf(row.author) === user);
  await write(["receipts", "meta"], (at) => {
    receipts.forEach((row) => at("receipts").delete(row.op_id));
    at("meta").delete(`own:${user}`);
  });
};

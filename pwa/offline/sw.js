// Keeps the assets, the public pages and the empty shells, and nothing personal: what it
// keeps it has fetched without cookies. `ANNA` is written above by the server.
const FILES = `files.${ANNA.build}`;
const LIMIT = 3000;
const pagesOf = ({ user, lang, kommun }) => `pages.${ANNA.build}.${user}.${lang}.${kommun}`;

const remember = async (key) => {
  const about = await caches.open("about");
  await about.put("/about", new Response(JSON.stringify(key)));
};
const remembered = async () => {
  const found = await caches.match("/about", { cacheName: "about" });
  return found?.json();
};

const keepFiles = async () => {
  const cache = await caches.open(FILES);
  await Promise.all(ANNA.assets.map(async (url) => (await cache.match(url)) || cache.add(url)));
};

const keepPage = async (cache, key, path) => {
  const asked = `${path}?sprak=${encodeURIComponent(key.lang)}&kommun=${encodeURIComponent(key.kommun)}`;
  const page = await fetch(asked, { credentials: "omit", cache: "no-store" });
  const kept = page.headers.get("cache-control") === "no-cache";
  if (page.ok && !page.redirected && kept) await cache.put(path, page);
};

// The old pages go when the new ones are all here, so that there is always a whole set.
const keepPages = async (key) => {
  const name = pagesOf(key);
  const cache = await caches.open(name);
  const asked = ANNA.public.map(async (path) => (await cache.match(path)) || keepPage(cache, key, path));
  const isWhole = (await Promise.allSettled(asked)).every(({ status }) => status === "fulfilled");
  await remember(key);
  if (!isWhole) return;
  const current = pagesOf(await remembered());
  const old = (await caches.keys()).filter((other) => other.startsWith("pages.") && other !== current);
  await Promise.all(old.map((other) => caches.delete(other)));
};

const shellFor = (path) => {
  const under = Object.keys(ANNA.shells).find((start) => path === start || path.startsWith(`${start}/`));
  return under ? ANNA.shells[under] : path;
};

const kept = async (path) => {
  const key = await remembered();
  const pages = (await caches.keys()).filter((name) => name.startsWith("pages.")).reverse();
  const chosen = key ? [pagesOf(key), ...pages] : pages;
  for (const name of chosen) {
    const found = await caches.match(shellFor(path), { cacheName: name });
    if (found) return found;
  }
  return undefined;
};

const page = async (request) => {
  const { pathname } = new URL(request.url);
  let limit;
  const late = new Promise((tell) => { limit = setTimeout(() => tell("late"), LIMIT); });
  const asked = fetch(request);
  try {
    const first = await Promise.race([asked, late]);
    clearTimeout(limit);
    const fails = first !== "late" && [502, 503, 504].includes(first.status);
    if (first !== "late" && !fails) return first;
    const cached = await kept(pathname);
    if (cached) { asked.catch(() => {}); return cached; }
    return await asked;
  } catch {
    clearTimeout(limit);
    return (await kept(pathname)) ?? (await kept("/offline")) ?? Response.error();
  }
};

// A municipality's own colours: as fixed as a file, at an address of their own.
const isColours = (path) => path.startsWith("/farger/");

const file = async (request) => {
  const found = await caches.match(request, { cacheName: FILES });
  if (found) return found;
  const answer = await fetch(request);
  const { pathname } = new URL(request.url);
  if (answer.ok && (isColours(pathname) || ANNA.assets.includes(pathname))) {
    (await caches.open(FILES)).put(request, answer.clone());
  }
  return answer;
};

addEventListener("install", (event) => event.waitUntil(keepFiles()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("files.") && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
  const key = await remembered();
  if (key) await keepPages(key);
})()));

addEventListener("message", (event) => {
  if (event.data === "take-over") skipWaiting();
  else if (event.data?.lang) event.waitUntil(keepPages(event.data));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/static/") || isColours(url.pathname)) event.respondWith(file(request));
});

// Makes each [data-live] island follow the server: the DOM is made equal to the model,
// node by node, so that focus and what is written stay where they are.
import { keep, written } from "./written.js";

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";
const SIGNED_OUT = 4401;
const BEAT = 25000;

const flat = (children) => {
  const out = [];
  for (const child of children ?? []) {
    if (child && typeof child === "object" && child.tagName === "") out.push(...flat(child.children));
    else if (typeof child === "object") out.push(child);
    else if (typeof out.at(-1) === "string") out[out.length - 1] += child;
    else out.push(String(child));
  }
  return out;
};

const attributes = (el, wanted = {}) => {
  const keep = new Set(["open"]);
  for (const [given, value] of Object.entries(wanted)) {
    const name = given === "key" ? "data-key" : given;
    if (name.startsWith("on") || value === null || (value === false && !name.startsWith("aria-"))) continue;
    keep.add(name);
    const text = value === true && !name.startsWith("aria-") ? "" : String(value);
    if (name !== "open" && el.getAttribute(name) !== text) el.setAttribute(name, text);
  }
  for (const { name } of [...el.attributes]) if (!keep.has(name)) el.removeAttribute(name);
};

export const morph = (el, children) => {
  const want = flat(children);
  const keys = new Set(want.map((w) => w.attributes?.key).filter((k) => k != null).map(String));
  const keyed = new Map();
  for (const c of [...el.children]) {
    const key = c.dataset.key;
    if (key === undefined) continue;
    if (keys.has(key)) keyed.set(key, c);
    else {
      if (c.contains(document.activeElement)) el.closest("[data-live]")?.focus();
      c.remove();
    }
  }
  let at = el.firstChild;
  for (const w of want) {
    let c;
    if (typeof w === "string") {
      if (at?.nodeType === 3) {
        c = at;
        if (c.data !== w) c.data = w;
      } else c = el.insertBefore(document.createTextNode(w), at);
    } else {
      const key = w.attributes?.key;
      const here = at?.nodeType === 1 && at.dataset.key === undefined ? at : null;
      c = key != null ? keyed.get(String(key)) : here;
      const space = w.tagName === "svg" || el.namespaceURI === SVG ? SVG : HTML;
      if (c?.localName !== w.tagName) c = document.createElementNS(space, w.tagName);
      if (c !== at) c.parentNode === el && el.moveBefore ? el.moveBefore(c, at) : el.insertBefore(c, at);
      attributes(c, w.attributes);
      morph(c, w.children);
    }
    at = c.nextSibling;
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
};

const put = (model, path, part) => {
  const steps = path.split("/").filter(Boolean);
  if (!steps.length) return part;
  let place = model;
  for (const step of steps.slice(0, -1)) place = place[step];
  place[steps.at(-1)] = part;
  return model;
};

let gone, leaving = false;
addEventListener("submit", ({ target }) => (leaving = !target.closest("[data-in-place]")));

// The form that she was writing in is kept for her before the page asks for a new sign-in.
const reload = async () => {
  const form = leaving ? null : written();
  const to = form && (await keep(form));
  if (to) location.assign(to);
  else setTimeout(() => location.reload(), leaving ? 3000 : 0);
};

const follow = (island) => {
  let socket, model, seen, wait = 500;
  const open = () => {
    if (socket && socket.readyState < 2) return;
    socket = new WebSocket(location.origin.replace("http", "ws") + island.dataset.live);
    seen = Date.now();
    socket.onmessage = ({ data }) => {
      seen = Date.now();
      wait = 500;
      if (data === "beat") return;
      const update = JSON.parse(data);
      if (update.model?.error !== undefined) {
        island.dataset.state = "failed";
        return;
      }
      model = put(model ?? { children: [] }, update.path, update.model);
      morph(island, [model]);
      island.dataset.state = "live";
    };
    socket.onclose = ({ code }) => {
      island.dataset.state = "waiting";
      if (code === SIGNED_OUT) return void (gone ||= reload());
      setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, document.hidden ? 30000 : 6000);
    };
  };
  setInterval(() => {
    if (socket?.readyState === 1) socket.send("beat");
    if (Date.now() - seen > 60000) socket?.close();
  }, BEAT);
  addEventListener("pagehide", () => socket?.close());
  for (const back of ["pageshow", "online"]) addEventListener(back, open);
  document.addEventListener("visibilitychange", () => document.hidden || open());
  open();
};

for (const island of document.querySelectorAll("[data-live]")) follow(island);

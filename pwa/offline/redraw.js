// Makes what is shown equal to `nodes` as a live island is: by key and by place, so that
// focus and what is written stay where they are.
import { morph } from "./live.js";

const modelOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const attributes = Object.fromEntries(
    [...node.attributes].map(({ name, value }) => [name === "data-key" ? "key" : name, value]),
  );
  const children = [...node.childNodes].filter((child) => child.nodeType !== Node.COMMENT_NODE);
  return { tagName: node.localName, attributes, children: children.map(modelOf) };
};

// Where the thing in focus is gone, focus is on what came in its place.
export const redraw = (place, nodes) => {
  const hadFocus = place.contains(document.activeElement);
  const made = document.createDocumentFragment();
  made.append(...nodes);
  morph(place, [...made.childNodes].map(modelOf));
  if (hadFocus && !place.contains(document.activeElement)) {
    document.getElementById("innehall")?.focus({ preventScroll: true });
  }
};

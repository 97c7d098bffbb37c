// Small words for the document: find, make, draw.

// One file that stands alone: its data are in it, and its links lead to the live map, where that is told.
export const IS_SINGLE = document.documentElement.dataset.site === "single";
export const IS_STATIC = IS_SINGLE || document.documentElement.dataset.site === "static";
export const LANG = document.documentElement.lang.slice(0, 2);
// Where the script of a published site lies: at its root.
export const HERE = document.currentScript ? document.currentScript.src : "";

// An address of the server, or on a published site the file that stands for it.
export function hrefOf(address) {
  if (!IS_STATIC) return address;
  if (IS_SINGLE) return liveHref(address);
  const [path, fragment] = address.split("#");
  const file = `${LANG}${path.replace(/^\/graph\//, "/e/")}.html`;
  return new URL(file, HERE).href + (fragment ? `#${fragment}` : "");
}

// The live map with the entity of an address in focus; null where there is no live map.
function liveHref(address) {
  const {live} = document.documentElement.dataset;
  const id = address.match(/^\/(?:e|graph)\/([^#?]+)/);
  if (!live) return null;
  return id ? `${live}${live.includes("?") ? "&" : "?"}focus=${id[1]}` : live;
}

export function first(selector, root = document) {
  return root.querySelector(selector);
}

export function every(selector, root = document) {
  return [...root.querySelectorAll(selector)];
}

// An element of HTML; attributes that are null are left out.
export function make(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

// An element of SVG.
export function draw(name, attributes, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

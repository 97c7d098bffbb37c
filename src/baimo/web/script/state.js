// The state of the map and the address, kept in step. What the address means is told in docs/pages.md.

import {IS_STATIC, every, first} from "./dom.js";

export const FIELDS = ["at", "since", "region", "layer", "tier", "kind", "open", "focus", "to", "doc", "view"];
const listeners = [];
let present = {};

export function stateNow() {
  return present;
}

// What an address asks for; names of before are taken for those of today.
export function fromAddress(asked) {
  const given = new URLSearchParams(asked);
  const state = {};
  for (const name of FIELDS) if (given.get(name)) state[name] = given.get(name);
  const region = given.get("region") || given.get("of");
  if (region) state.region = region === "cn" ? "china" : region;
  if (state.view === "overview") delete state.view;
  return state;
}

// The parameters of a state, after what else the address holds: the language.
export function parametersOf(state) {
  const kept = new URLSearchParams(location.search);
  for (const name of [...FIELDS, "of"]) kept.delete(name);
  for (const name of FIELDS) if (state[name]) kept.set(name, state[name]);
  return kept.toString();
}

export function addressOf(state) {
  const asked = parametersOf(state);
  const path = IS_STATIC || !asked ? location.pathname : "/map";
  return asked ? `${path}?${asked}` : path;
}

// Change some of the state; a step is one that the back button undoes.
export function change(changes, isStep = false) {
  const before = present;
  present = cleaned({...present, ...changes});
  if (FIELDS.every((name) => before[name] === present[name])) return;
  history[isStep ? "pushState" : "replaceState"](null, "", addressOf(present));
  tell(before);
}

export function listen(listener) {
  listeners.push(listener);
}

export function beginState(state) {
  present = cleaned(state);
  addEventListener("popstate", () => {
    const before = present;
    present = cleaned(fromAddress(location.search));
    // Another extent is another picture, which only its page has.
    if (before.view !== present.view || before.doc !== present.doc) location.reload();
    else tell(before);
  });
  follow();
}

function tell(before) {
  follow();
  for (const listener of listeners) listener(present, before);
}

function cleaned(state) {
  return Object.fromEntries(FIELDS.filter((name) => state[name]).map((name) => [name, state[name]]));
}

// Links to the same map in another language or form lead to the state that is shown.
function follow() {
  for (const link of every(".tongues a, .themes a, a[data-follows]")) {
    const own = new URLSearchParams(link.search);
    const asked = new URLSearchParams(parametersOf(present));
    for (const name of ["lang", "theme"]) if (own.has(name)) asked.set(name, own.get(name));
    if (link.dataset.follows === "picture") for (const name of ["focus", "to", "doc", "view"]) asked.delete(name);
    if (link.dataset.follows === "full") asked.set("view", "full");
    if (link.dataset.follows === "overview") asked.delete("view");
    link.search = asked.toString();
  }
}

export function wordsOf(id) {
  const told = first(`#${id}`);
  return told ? JSON.parse(told.textContent) : null;
}

// A month in the words of the reader.
export function monthText(month) {
  const form = new Intl.DateTimeFormat(document.documentElement.lang, {year: "numeric", month: "short", timeZone: "UTC"});
  return form.format(new Date(`${month}-01T00:00:00Z`));
}

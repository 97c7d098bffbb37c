// Suggestions while typing in the field of the header: from the server, or on a published site from its index.

import {IS_STATIC, LANG, every, first, hrefOf, make} from "./dom.js";
import {fromServer, load} from "./load.js";

const SUGGESTED = 8;
const AFTER = 120;
const HAN = /[\u3400-\u9fff]/;
let asking = 0;
let asked = "";

// A name as it is compared: small letters, full width made plain, no spaces or signs.
export function foldedName(name) {
  return name.normalize("NFKC").toLowerCase().replace(/[\s\-_.·・'’"“”()/]+/g, "");
}

// How well a row of the index meets a query: the lower the better, null where it does not.
export function meets([id, name, , , others, sounds], query) {
  const names = [name, ...others.split("\n")].map(foldedName);
  const rank = Math.min(...names.map((one, n) => spelled(one, query) + (n ? 0.5 : 0)));
  if (rank < 9) return rank;
  if (id.startsWith(query)) return 4;
  const heard = HAN.test(query) ? [] : sounds.split("\n").map(foldedName);
  if (heard.includes(query)) return 5;
  return heard.some((one) => one.startsWith(query)) ? 6 : null;
}

function spelled(name, query) {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  return name.includes(query) && (query.length > 2 || HAN.test(query)) ? 3 : 9;
}

// The best rows for a query: [id, name, what else is said].
export function bestOf(index, query) {
  const sought = foldedName(query);
  if (!sought) return [];
  const found = [];
  for (const row of index.rows) {
    const rank = meets(row, sought);
    if (rank !== null) found.push([rank, row]);
  }
  found.sort(([a, one], [b, other]) => a - b || one[1].length - other[1].length);
  return found.slice(0, SUGGESTED).map(([, [id, name, kind, place]]) => [id, name, index.places[place] || index.kinds[kind][1]]);
}

async function suggestions(query) {
  if (IS_STATIC) return bestOf(await load("search"), query);
  const found = await fromServer(`/search.json?only=entities&limit=${SUGGESTED}&lang=${LANG}&q=${encodeURIComponent(query)}`);
  return found.entities.map((one) => [one.id, one.name, one.place || one.kind_label || one.kind]);
}

export function beginSearch() {
  const field = first("form.find input[name=q]");
  if (!field) return;
  const list = make("ul", {class: "suggest", id: "suggest", role: "listbox", hidden: "", "aria-label": field.getAttribute("aria-label")});
  field.closest("form").append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "suggest"], ["aria-autocomplete", "list"]]) field.setAttribute(name, value);
  field.addEventListener("input", () => {
    clearTimeout(asking);
    asking = setTimeout(() => suggest(field, list), AFTER);
  });
  field.addEventListener("keydown", (event) => onArrow(event, field, list));
  field.closest("form").addEventListener("focusout", (event) => {
    if (!field.closest("form").contains(event.relatedTarget)) showRows(field, list, []);
  });
}

async function suggest(field, list) {
  const query = field.value.trim();
  asked = query;
  const rows = query ? await suggestions(query).catch(() => []) : [];
  // A later letter may have been answered sooner.
  if (asked === query) showRows(field, list, rows);
}

function showRows(field, list, rows) {
  list.replaceChildren(...rows.map(([id, name, aside], n) => {
    const link = make("a", {href: hrefOf(`/e/${encodeURIComponent(id)}`), tabindex: "-1"}, make("span", null, name), make("span", {class: "kind"}, aside || ""));
    return make("li", {role: "option", id: `suggest-${n}`, "aria-selected": "false"}, link);
  }));
  list.hidden = !rows.length;
  field.setAttribute("aria-expanded", String(rows.length > 0));
  field.removeAttribute("aria-activedescendant");
}

function onArrow(event, field, list) {
  const rows = every("li", list);
  const at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  if (event.key === "Escape" && rows.length) {
    event.preventDefault();
    showRows(field, list, []);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    first("a", rows[at]).click();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && rows.length) {
    event.preventDefault();
    const next = (at + (event.key === "ArrowDown" ? 1 : -1) + rows.length + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % rows.length;
    rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === next)));
    field.setAttribute("aria-activedescendant", rows[next].id);
  }
}

// The search of a published site: what the address asks for, found in the index of names.

import {IS_STATIC, every, first, hrefOf, make} from "./dom.js";
import {load} from "./load.js";
import {foldedName, meets} from "./search.js";

// All rows that meet a query, the best first; without one, all of a kind by name.
export function rowsFor(index, query, kind) {
  const sought = foldedName(query);
  const wanted = kind ? index.kinds.findIndex(([id]) => id === kind) : -1;
  const rows = kind ? index.rows.filter((row) => row[2] === wanted) : index.rows;
  if (!sought) return kind ? rows.slice().sort((one, other) => one[1].localeCompare(other[1], document.documentElement.lang)) : [];
  const ranked = rows.map((row) => [meets(row, sought), row]).filter(([rank]) => rank !== null);
  ranked.sort(([a, one], [b, other]) => a - b || one[1].length - other[1].length);
  return ranked.map(([, row]) => row);
}

export async function beginFound() {
  const place = first("#found");
  const asked = new URLSearchParams(location.search);
  const query = (asked.get("q") || "").trim();
  const kind = asked.get("kind") || "";
  if (!IS_STATIC || !place || !(query || kind)) return;
  const index = await load("search");
  const rows = rowsFor(index, query, kind);
  const named = query || (index.kinds.find(([id]) => id === kind) || [kind, kind])[1];
  const said = rows.length === 0 ? place.dataset.none : rows.length === 1 ? place.dataset.one : place.dataset.many;
  first("h1").textContent = said.replace("{query}", () => named).replace("{n}", rows.length.toLocaleString("en"));
  for (const field of every("input[name=q]")) field.value = query;
  place.append(...rows.map((row) => foundRow(index, row, kind)));
}

function foundRow(index, [id, name, kindAt, place, others], kind) {
  const aside = [kind ? "" : index.kinds[kindAt][1], index.places[place] || ""].filter(Boolean).join(" · ");
  const other = others.split("\n")[0];
  const told = [other, aside].filter(Boolean).map((part) => make("span", {class: "quiet"}, ` ${part}`));
  return make("li", null, make("a", {href: hrefOf(`/e/${encodeURIComponent(id)}`)}, name), ...told);
}

// The panel: why a tile is there and whom it is tied to, in the shape that map_parts.html writes.

import {draw, every, first, hrefOf, make} from "./dom.js";

const LINES = 8;
const SHOWN = 6;

export function closePanel() {
  const panel = first("#panel");
  panel.hidden = true;
  panel.replaceChildren();
}

export function openPanel(isLeft, ...parts) {
  const panel = first("#panel");
  panel.replaceChildren(...parts);
  panel.classList.toggle("at-left", isLeft);
  panel.hidden = false;
  panel.scrollTop = 0;
  // Told once in a few words; the whole panel read aloud would be too much.
  first("#heard").textContent = first("h2", panel).textContent;
}

export function cardOf(data, owner, ties, hiddenTypes, words, numbers) {
  const card = data.tiles[owner];
  const page = hrefOf(`/e/${encodeURIComponent(owner)}`);
  const picked = make("p", {class: "pick-hint", hidden: ""}, words.path_pick);
  const header = make(
    "header", null,
    make("p", {class: "box"}, make("a", {href: hrefOf(`/c/${card.box[0]}`)}, card.box[1])),
    make("h2", null, card.name),
    make("button", {class: "close", type: "button", "aria-label": words.close}, "×"),
    make("p", {class: "numbers"}, numbers),
    make("p", {class: "ways"}, make("a", {class: "main", href: page}, words.page), " ", make("a", {href: hrefOf(`/graph/${encodeURIComponent(owner)}`)}, words.graph), " ", make("button", {class: "path", type: "button"}, words.path_to)),
    picked,
  );
  const why = make("section", null, make("h3", null, words.why), linesOf(card.lines.slice(0, LINES)));
  if (card.lines.length > LINES) why.append(make("p", {class: "rest"}, make("a", {href: page}, words["why.all"])));
  const parts = [header, why];
  if (card.disagreements.length) parts.push(make("section", {class: "split v-disputed"}, make("h3", null, words.disagree), linesOf(card.disagreements)));
  parts.push(neighboursOf(data, ties, hiddenTypes, words));
  return parts;
}

function linesOf(lines) {
  return make("ul", {class: "lines"}, ...lines.map(([text, href]) => make("li", null, href ? make("a", {href: hrefOf(href)}, text) : text)));
}

function neighboursOf(data, ties, hiddenTypes, words) {
  const groups = Object.keys(data.types).map((type) => [type, ties.filter((tie) => tie.type === type)]).filter(([, found]) => found.length);
  const made = groups.map(([type, found]) => groupOf(data, type, found, hiddenTypes, words));
  const none = made.length ? null : make("p", {class: "quiet"}, words["neighbours.none"]);
  return make("section", {class: "ties"}, make("h3", null, words.neighbours), ...made, none);
}

function groupOf(data, type, found, hiddenTypes, words) {
  const swatch = draw("svg", {class: "swatch drawing", viewBox: "0 0 26 8", "aria-hidden": "true"}, draw("path", {class: `e e-${type}`, d: "M1 4H25"}));
  const tick = make("input", {type: "checkbox", class: "type", value: type});
  tick.checked = !hiddenTypes.has(type);
  const label = make("label", null, tick, swatch, data.types[type].label, make("span", {class: "n"}, found.length));
  const group = make("div", {class: "group", "data-type": type}, make("h4", null, label), rowsOf(data, found.slice(0, SHOWN)));
  if (found.length > SHOWN) {
    const more = words["neighbours.more"].replace("{n}", found.length - SHOWN);
    group.append(make("details", null, make("summary", null, more), rowsOf(data, found.slice(SHOWN))));
  }
  return group;
}

function rowsOf(data, found) {
  return make("ul", null, ...found.map((tie) => {
    const [said, href, when] = tie.fact;
    const who = make("a", {class: "who", href: hrefOf(`/e/${encodeURIComponent(tie.other)}`), "data-focus": tie.other}, data.tiles[tie.other].name);
    const row = make("li", null, who, " ", make("a", {class: "said", href: hrefOf(href)}, said));
    if (when) row.append(" ", make("span", {class: "when"}, when));
    return row;
  }));
}

// Ticks of a page that the server wrote wait for the script.
export function enableTicks() {
  for (const tick of every("#panel input.type")) tick.disabled = false;
}

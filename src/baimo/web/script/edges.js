// The edges of the focus over the map: typed, with arrows, each a link to the claim that tells it.

import {draw, every, first, hrefOf} from "./dom.js";
import {ARROW, arrowOf, boundsOf, coursesOf, pathOf, pointAt, shortened, written} from "./courses.js";
import {groundOf} from "./tiles.js";

const MOST = 30;
const LABELLED = 12;
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

// The ties of an owner that held in a month, the most telling first: {tail, head, type, facts, since}.
export function tiesOf(data, owner, month) {
  const found = [];
  data.ties.forEach(([tail, head, type, facts], n) => {
    if (owner !== tail && owner !== head) return;
    const held = data.spans[n].map(([since, until]) => !month || ((!since || since <= month) && (!until || until >= month)));
    if (!held.includes(true)) return;
    const fact = facts[held.indexOf(true)] || facts[0];
    const since = (data.spans[n][held.indexOf(true)] || [])[0];
    found.push({tail, head, type, fact, since, other: owner === tail ? head : tail});
  });
  return found;
}

// The best of each type in turn: one type would hide the others.
function chosen(ties, homes) {
  const groups = new Map();
  for (const tie of ties) if (homes.has(tie.other)) groups.set(tie.type, [...(groups.get(tie.type) || []), tie]);
  const kept = new Set();
  for (let n = 0; n < MOST; n += 1) for (const group of groups.values()) if (group[n] && kept.size < MOST) kept.add(group[n]);
  return ties.filter((tie) => kept.has(tie));
}

export function clearEdges() {
  for (const old of every(".drawing > .edges")) old.remove();
}

export function drawEdges(svg, ties, focus, homes, data) {
  clearEdges();
  if (!homes.has(focus)) return;
  const shown = chosen(ties, homes);
  const grounds = new Map([focus, ...shown.map((tie) => tie.other)].map((one) => [one, groundOf(homes.get(one))]));
  const bounds = boundsOf([...grounds.values()]);
  const taken = [...grounds.values()].map((one) => [one.x - one.halfWide, one.y - one.halfHigh, one.x + one.halfWide, one.y + one.halfHigh]);
  const ways = coursesOf(shown, grounds);
  const lines = shown.map((tie, n) => lineOf(ways[n], tie, data.types[tie.type]));
  const labels = shown.slice(0, LABELLED).map((tie, n) => labelOf(ways[n], tie, data.types[tie.type], taken, bounds));
  const name = (data.tiles[focus] || {}).name || focus;
  svg.insertBefore(draw("g", {class: "edges", role: "group", "aria-label": name}, ...lines, ...labels), first(".badges", svg));
}

function lineOf(way, tie, type) {
  const [said, href, when] = tie.fact;
  const words = when ? `${said} · ${when}` : said;
  const run = pathOf(type.directed ? shortened(way, ARROW - 2) : way);
  const head = type.directed ? draw("path", {d: `M${arrowOf(way).map(written).join("L")}Z`, class: `f-${tie.type}`}) : null;
  return draw(
    "a",
    {href: hrefOf(href), class: "edge", "aria-label": words, "data-type": tie.type, "data-tail": tie.tail, "data-head": tie.head},
    draw("title", null, words),
    draw("path", {d: run, class: "under"}),
    draw("path", {d: run, class: `e e-${tie.type}`}),
    head,
    draw("path", {d: pathOf(way), class: "reach"}),
  );
}

function labelOf(way, tie, type, taken, [left, top, right, bottom]) {
  const words = `${type.label} ${(tie.since || "").slice(0, 4)}`.trim();
  const wide = [...words].reduce((sum, letter) => sum + (letter > "\u2e80" ? 12.7 : 7), 10);
  for (const beside of [0, 0.5, -0.5]) {
    for (const share of SHARES) {
      const [across, y] = pointAt(way, share);
      const x = across + beside * (wide + 8);
      const area = [x - wide / 2, y - 9, x + wide / 2, y + 9];
      if (area[0] < left || area[1] < top || area[2] > right || area[3] > bottom) continue;
      if (taken.some((one) => area[0] < one[2] && one[0] < area[2] && area[1] < one[3] && one[1] < area[3])) continue;
      taken.push(area);
      const ground = draw("rect", {x: area[0], y: area[1], width: wide, height: 18, rx: 9, class: "ground"});
      return draw("g", {class: "word"}, ground, draw("text", {x, y: y + 4.3, class: `middle f-${tie.type}`}, words));
    }
  }
  return null;
}

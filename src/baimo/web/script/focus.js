// A tile in focus: hover hints, click, tap or Enter chooses, again opens its page; a second tile tells the path.

import {IS_STATIC, first, make} from "./dom.js";
import {clearEdges, drawEdges, tiesOf} from "./edges.js";
import {load} from "./load.js";
import {cardOf, closePanel, enableTicks, openPanel} from "./panel.js";
import {addressOf, change, monthText, stateNow} from "./state.js";
import {relatedBy, storyOf} from "./story.js";
import {homesOf} from "./tiles.js";

const hiddenTypes = new Set();
const HINT_AFTER = 120;
let tiles = [];
let homes = new Map();
let told = {};
let words = {};
let hinting = 0;
let isPicking = false;

export function beginFocus(read, page) {
  tiles = read;
  homes = homesOf(tiles);
  told = page;
  words = told.words;
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  const map = first("#map");
  map.addEventListener("pointerover", onHover);
  map.addEventListener("pointerleave", unhint);
  first("#panel").addEventListener("change", onType);
  const server = first("#panel .ways");
  if (server && first("#panel .ties")) server.append(" ", pathButton());
  enableTicks();
}

// The owner whose tile an entity stands on.
function ownerOf(focus) {
  if (homes.has(focus)) return focus;
  const tile = tiles.find((one) => one.id === focus);
  return tile ? tile.owner : told.state.focus === focus ? told.focus : null;
}

function pathButton() {
  return make("button", {class: "path", type: "button"}, words.path_to);
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.button) return;
  const close = event.target.closest("#panel .close");
  if (close) {
    event.preventDefault();
    retreat();
    return;
  }
  if (event.target.closest("#panel .path")) {
    pick(!isPicking);
    return;
  }
  const tile = event.target.closest("a.t[data-id], a[data-focus]");
  if (!tile || event.target.closest(".edges")) return;
  choose(event, tile.dataset.focus || tile.dataset.owner || ownerById(tile.dataset.id));
}

function ownerById(id) {
  const tile = tiles.find((one) => one.id === id);
  return tile ? tile.owner : id;
}

function choose(event, owner) {
  const {focus} = stateNow();
  if (focus && owner !== focus && (event.shiftKey || isPicking)) {
    event.preventDefault();
    pick(false);
    change({to: owner}, true);
  } else if (owner !== focus || stateNow().to) {
    event.preventDefault();
    pick(false);
    change({focus: owner, to: null}, true);
  }
}

function pick(isOn) {
  isPicking = isOn;
  document.body.classList.toggle("picking", isOn);
  const hint = first("#panel .pick-hint");
  if (hint) hint.hidden = !isOn;
}

// One step back: from picking, from the path, from the focus, from the document.
function retreat() {
  const {focus, to} = stateNow();
  if (isPicking) pick(false);
  else if (to) change({to: null}, true);
  else if (focus) change({focus: null}, true);
  else {
    const close = first("#panel a.close");
    if (close) location.assign(close.href);
  }
}

function onKey(event) {
  if (event.target.closest("input, select, textarea")) return;
  if (event.key === "Escape" && (isPicking || stateNow().focus)) retreat();
  const at = event.target.closest("#map a.t");
  const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
  if (!at || !way) return;
  event.preventDefault();
  const next = nextTo(at, way);
  if (next) next.focus();
}

// The nearest tile in a direction; what lies off to the side counts as farther.
function nextTo(node, [dx, dy]) {
  const middle = (one) => {
    const box = one.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = middle(node);
  let best = null;
  let least = Infinity;
  for (const {node: other} of tiles) {
    const [ox, oy] = middle(other);
    const ahead = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    if (other !== node && ahead > 4 && ahead + 3 * aside < least) [best, least] = [other, ahead + 3 * aside];
  }
  return best;
}

function onHover(event) {
  if (event.pointerType !== "mouse" || stateNow().focus) return;
  const node = event.target.closest("a.t[data-owner]");
  clearTimeout(hinting);
  hinting = setTimeout(() => (node ? hint(node.dataset.owner) : unhint()), HINT_AFTER);
}

async function hint(owner) {
  const data = await load("map");
  if (stateNow().focus) return;
  const near = new Set([owner, ...tiesOf(data, owner, stateNow().at).map((tie) => tie.other)]);
  for (const tile of tiles) tile.node.classList.toggle("hinted", near.has(tile.owner));
  first(".drawing").classList.add("previewing");
}

function unhint() {
  clearTimeout(hinting);
  first("#map .drawing").classList.remove("previewing");
}

function onType(event) {
  const tick = event.target.closest("input.type");
  if (!tick) return;
  if (tick.checked) hiddenTypes.delete(tick.value);
  else hiddenTypes.add(tick.value);
  redraw();
}

// The edges of the types that are ticked.
async function redraw() {
  const {focus, to, at} = stateNow();
  if (!focus || to) return;
  const data = await load("map");
  const owner = ownerOf(focus);
  const ties = tiesOf(data, owner, at).filter((tie) => !hiddenTypes.has(tie.type));
  drawEdges(first("#map .drawing"), ties, owner, homes, data);
}

// Show the focus of a state; told back are the owners near it, for the marks.
export async function showFocus(state) {
  unhint();
  document.body.classList.toggle("focused", Boolean(state.focus));
  if (!state.focus) {
    clearEdges();
    closePanel();
    return new Set();
  }
  const owner = ownerOf(state.focus);
  if (state.to) return showStory(state, owner);
  const data = await load("map");
  const ties = tiesOf(data, owner, state.at);
  if (data.tiles[owner]) openPanel(isRight(owner), ...cardOf(data, owner, ties, hiddenTypes, words, numbersOf(data.tiles[owner])));
  redraw();
  return new Set(ties.map((tie) => tie.other));
}

function numbersOf(card) {
  const counts = {kinds: card.kinds.length, sites: card.sites, partners: card.partners};
  const span = card.last ? ` · ${filledIn(words.span, {since: monthText(card.since), last: monthText(card.last)})}` : "";
  return filledIn(words.evidence, counts) + span;
}

function filledIn(words, values) {
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// The panel stands away from the tile that it is about.
function isRight(owner) {
  const home = homes.get(owner);
  if (!home) return false;
  const box = home.node.getBoundingClientRect();
  return box.x + box.width / 2 > innerWidth * 0.62;
}

async function showStory(state, owner) {
  const svg = first("#map .drawing");
  clearEdges();
  if (!IS_STATIC) {
    const page = await storyOf(addressOf(state));
    openPanel(isRight(owner), ...page.panel);
    if (page.edges) svg.append(page.edges);
    return page.near;
  }
  const data = await load("map");
  const way = relatedBy(data, owner, ownerOf(state.to), state.at);
  openPanel(isRight(owner), ...way.panel(words));
  drawEdges(svg, way.ties, owner, homes, data);
  return new Set(way.owners);
}

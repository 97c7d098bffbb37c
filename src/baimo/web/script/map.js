// The page of the map: whatever changes the state, the tiles, the months, the filters and the panel follow.

import {IS_SINGLE, IS_STATIC, every, first} from "./dom.js";
import {beginFilters, showFilters} from "./filters.js";
import {beginFocus, showFocus} from "./focus.js";
import {load} from "./load.js";
import {markTiles, needsHistory} from "./marks.js";
import {beginMonths, showMonths} from "./months.js";
import {beginState, fromAddress, listen, stateNow, wordsOf} from "./state.js";
import {readTiles} from "./tiles.js";

let turn = 0;

async function show(told, tiles, state, before) {
  const mine = (turn += 1);
  showFilters(state);
  showMonths(state);
  const isMoved = ["focus", "to", "at"].some((name) => state[name] !== before[name]);
  if (state.focus !== before.focus) hail(tiles, state.focus);
  const data = needsHistory(state, told.shown) || state.focus ? await load("map") : null;
  if (mine !== turn) return;
  if (isMoved && (state.focus || before.focus)) told.near = await showFocus(state);
  if (mine !== turn) return;
  if (data) told.shown = null;
  markTiles(tiles, state, told.months, told.near, data);
  document.body.dataset.shown = String(turn);
}

// The tile that was chosen shows it at once, whatever must be fetched for the rest.
function hail(tiles, focus) {
  for (const tile of tiles) for (const node of tile.nodes) node.classList.toggle("focus", tile.owner === focus);
}

function beginMap() {
  const told = wordsOf("map-words");
  if (!told) return;
  const tiles = readTiles();
  const drawn = told.state;
  told.shown = drawn.at || "";
  told.near = new Set(tiles.filter((tile) => tile.nodes[0].classList.contains("near")).map((tile) => tile.owner));
  // A file that stands alone may have been drawn in a state that its address does not tell.
  beginState(IS_STATIC && (location.search || !IS_SINGLE) ? fromAddress(location.search) : drawn);
  beginFilters();
  beginMonths(told);
  beginFocus(tiles, told);
  listen((state, before) => show(told, tiles, state, before));
  showFilters(stateNow());
  showMonths(stateNow());
  if (IS_STATIC && Object.keys(stateNow()).length) show(told, tiles, stateNow(), {});
  // Under a map that is shown the list is folded; without one it is the page.
  if (first("#map").getBoundingClientRect().width) for (const band of every("#list details[open]")) band.open = false;
  document.documentElement.classList.add("scripted");
  first("#map").addEventListener("pointerenter", () => load("map").catch(() => {}), {once: true});
}

beginMap();

// The tiles of the page: each as drawn on the map and as written in the list.

import {every} from "./dom.js";

// Classes that a state gives a tile, beside those that it has of itself in a month.
export const OF_STATE = ["filtered", "entered", "gone", "moved", "renamed", "focus", "near", "away"];
const OF_DOCUMENT = /^(lit|unlit|v-\w+)$/;

export function readTiles() {
  const cells = new Map(every(".cells a[data-key]").map((cell) => [cell.dataset.key, cell]));
  return every("#map a.t[data-owner]").map((node) => tileOf(node, cells.get(keyOf(node.dataset))));
}

function keyOf({box, owner}) {
  return `${box}/${owner}`;
}

function tileOf(node, cell) {
  const {id, owner, box, region, tiers, kinds, open} = node.dataset;
  const classes = (node.getAttribute("class") || "").split(/\s+/).filter((name) => name && name !== "t");
  return {
    key: keyOf(node.dataset), id, owner, box, region, node,
    nodes: cell ? [node, cell] : [node],
    layer: box.split("/")[0],
    tiers: tiers.split(" "),
    kinds: kinds.split(" "),
    isOpen: open === "1",
    isGuest: classes.includes("guest"),
    ofItself: classes.filter((name) => !OF_STATE.includes(name) && !OF_DOCUMENT.test(name)),
    ofDocument: classes.filter((name) => OF_DOCUMENT.test(name)),
  };
}

// The rectangle of a tile on the map.
export function groundOf(tile) {
  const rect = tile.node.querySelector("rect.tile");
  const [x, y, wide, high] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  return {x: x + wide / 2, y: y + high / 2, halfWide: wide / 2, halfHigh: high / 2};
}

// The tile that speaks for each owner: its own, or a guest where it has none.
export function homesOf(tiles) {
  const homes = new Map();
  for (const tile of tiles) if (!homes.has(tile.owner) || (homes.get(tile.owner).isGuest && !tile.isGuest)) homes.set(tile.owner, tile);
  return homes;
}

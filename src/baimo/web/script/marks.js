// The classes of each tile in a state: the rules of `State` on the server, told again. A test holds that both agree.

const REGIONLESS = ["frame/policy", "frame/events"];
const EVENTS = ["gone", "moved", "renamed"];

export function fits(tile, state) {
  return (!state.region || tile.region === state.region || REGIONLESS.includes(tile.box))
    && (!state.layer || tile.layer === state.layer)
    && (!state.tier || tile.tiers.includes(state.tier))
    && (!state.kind || tile.kinds.includes(state.kind))
    && (!state.open || tile.isOpen);
}

// Whether the page itself does not tell: then the data are needed.
export function needsHistory(state, shown) {
  return Boolean(state.since || (state.at || "") !== shown);
}

// What a tile is of itself in a month: what the server wrote down for it.
export function itselfIn(tile, history, number) {
  let found = "later";
  for (const [from, classes] of history.runs[tile.key] || []) if (from <= number) found = classes;
  return found ? found.split(" ") : [];
}

export function changedIn(tile, history, months, state) {
  const at = state.at || months[months.length - 1];
  const [then, now] = [state.since, at].map((month) => itselfIn(tile, history, months.indexOf(month)));
  if (now.includes("later")) return null;
  if (then.includes("later")) return "entered";
  const events = history.events[tile.key] || [];
  return EVENTS.find((_, n) => events[n] && state.since < events[n] && events[n] <= at) || null;
}

export function focusedAs(tile, focus, near, members) {
  if (focus === tile.owner || focus === tile.id || (members && members.includes(focus))) return "focus";
  return near.has(tile.owner) ? "near" : "away";
}

// Mark every tile; `near` are owners tied to the focus, `data` what was loaded or null.
export function markTiles(tiles, state, months, near, data) {
  const past = data && data.history;
  for (const tile of tiles) {
    if (past) tile.ofItself = itselfIn(tile, past, months.indexOf(state.at || months[months.length - 1]));
    const classes = ["t", ...tile.ofItself];
    if (!fits(tile, state)) classes.push("filtered");
    if (state.since && past) classes.push(changedIn(tile, past, months, state));
    if (state.focus) classes.push(focusedAs(tile, state.focus, near, past && past.members[tile.key]));
    const written = [...classes.filter(Boolean), ...tile.ofDocument].join(" ");
    for (const node of tile.nodes) if (node.getAttribute("class") !== written) node.setAttribute("class", written);
  }
}

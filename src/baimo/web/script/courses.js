// The courses of edges over the map: out of one side of a tile and into one of another, past the names on their way.
// The server draws the same courses (`drawing/ties/curves.py`): what is changed here is changed there.

const SIDES = [[0, -1], [0, 1], [1, 0], [-1, 0]];
const STEPS = 12;
const [GAP, MARGIN] = [3, 14];
const [PULL, LEAST, FARTHEST] = [0.36, 26, 150];
const [TURN, HIDDEN, OUTSIDE] = [22, 16, 60];
export const ARROW = 9;

// The courses of ties {tail, head} between the grounds of tiles that are to be read.
export function coursesOf(ties, grounds) {
  const bounds = boundsOf([...grounds.values()]);
  const ways = ties.map(({tail, head}) => sidesOf(tail, head, grounds, bounds));
  const shares = sharesOf(ways, grounds);
  return ways.map((way, n) => drawnOut(grounds.get(way.tail), grounds.get(way.head), way, ...shares[n]));
}

export function pointAt(course, share) {
  const rest = 1 - share;
  const weights = [rest ** 3, 3 * rest * rest * share, 3 * rest * share * share, share ** 3];
  return [0, 1].map((n) => weights.reduce((sum, weight, k) => sum + weight * course[k][n], 0));
}

// The sides with the gentlest course over the fewest names.
function sidesOf(tail, head, grounds, bounds) {
  const ends = [grounds.get(tail), grounds.get(head)];
  const all = [...grounds.values()];
  const ways = SIDES.flatMap((out) => SIDES.map((into) => ({tail, head, out, into})));
  const turned = ways.map((way) => ({way, turns: turnsOf(...ends, way)})).sort((a, b) => a.turns - b.turns);
  let [best, least] = [turned[0].way, Infinity];
  for (const {way, turns} of turned) {
    if (turns >= least) break;
    const cost = turns + hiddenBy(drawnOut(...ends, way, 0.5, 0.5), all, bounds);
    if (cost < least) [best, least] = [way, cost];
  }
  return best;
}

function turnsOf(tail, head, {out, into}) {
  const [x, y] = towards(portOf(tail, out, 0.5), portOf(head, into, 0.5));
  return (2 - x * out[0] - y * out[1] + x * into[0] + y * into[1]) * TURN;
}

function hiddenBy(course, grounds, [left, top, right, bottom]) {
  let cost = 0;
  for (let step = 1; step < STEPS; step += 1) {
    const [x, y] = pointAt(course, step / STEPS);
    for (const one of grounds) if (Math.abs(x - one.x) < one.halfWide && Math.abs(y - one.y) < one.halfHigh) cost += HIDDEN;
    if (x < left || x > right || y < top || y > bottom) cost += OUTSIDE;
  }
  return cost;
}

// Where on its side each end stands: side by side, in the order of where they lead.
function sharesOf(ways, grounds) {
  const sides = new Map();
  ways.forEach((way, n) => {
    [[way.tail, way.head, way.out], [way.head, way.tail, way.into]].forEach(([one, other, side], end) => {
      const [near, far] = [grounds.get(one), grounds.get(other)];
      const [x, y] = towards([near.x, near.y], [far.x, far.y]);
      const key = `${one} ${side}`;
      sides.set(key, [...(sides.get(key) || []), {at: side[0] ? y : x, n, end}]);
    });
  });
  const shares = ways.map(() => [0.5, 0.5]);
  for (const found of sides.values()) {
    found.sort((a, b) => a.at - b.at || a.n - b.n || a.end - b.end);
    found.forEach(({n, end}, place) => { shares[n][end] = (place + 1) / (found.length + 1); });
  }
  return shares;
}

function portOf(ground, side, share) {
  const along = 2 * share - 1;
  if (side[0]) return [ground.x + side[0] * (ground.halfWide + GAP), ground.y + along * ground.halfHigh];
  return [ground.x + along * ground.halfWide, ground.y + side[1] * (ground.halfHigh + GAP)];
}

function drawnOut(tail, head, {out, into}, leaves, enters) {
  const [start, end] = [portOf(tail, out, leaves), portOf(head, into, enters)];
  const pull = Math.min(Math.max(Math.hypot(end[0] - start[0], end[1] - start[1]) * PULL, LEAST), FARTHEST);
  return [start, [start[0] + out[0] * pull, start[1] + out[1] * pull], [end[0] + into[0] * pull, end[1] + into[1] * pull], end];
}

export function boundsOf(grounds) {
  const ends = (low, half) => grounds.map((one) => one[low] - one[half]);
  const fars = (low, half) => grounds.map((one) => one[low] + one[half]);
  const [left, top] = [Math.min(...ends("x", "halfWide")), Math.min(...ends("y", "halfHigh"))];
  const [right, bottom] = [Math.max(...fars("x", "halfWide")), Math.max(...fars("y", "halfHigh"))];
  return [left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN];
}

export function shortened([start, out, into, end], by) {
  const [x, y] = towards(into, end);
  return [start, out, into, [end[0] - x * by, end[1] - y * by]];
}

export function arrowOf([, , into, end]) {
  const [ux, uy] = towards(into, end);
  const [x, y, half] = [end[0] - ux * ARROW, end[1] - uy * ARROW, ARROW * 0.48];
  return [end, [x - uy * half, y + ux * half], [x + uy * half, y - ux * half]];
}

function towards(from, to) {
  const far = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / far, (to[1] - from[1]) / far];
}

export function pathOf([start, out, into, end]) {
  return `M${written(start)}C${written(out)} ${written(into)} ${written(end)}`;
}

export function written(point) {
  return point.map((value) => Math.round(value * 100) / 100).join(" ");
}

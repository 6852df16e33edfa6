// What a line on a grid of whole numbers encloses, as the server reckons it (selection/outline.py):
// all that can't be left without crossing the line, also where it crosses itself.
/** @import { Place } from "./types" */
/** @typedef {[from: Place, to: Place]} Line */

const LEAST_TURN = 1e-9;

/** @param {Place} a @param {Place} b @param {Place} c @param {Place} d @returns {Place | null} */
function crossing([ax, ay], [bx, by], [cx, cy], [dx, dy]) {
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (!turn) return null;
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  const other = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
  if (along < 0 || along > 1 || other < 0 || other > 1) return null;
  // Without the 0 below zero, whose direction is another.
  return [Math.round(ax + along * (bx - ax)) || 0, Math.round(ay + along * (by - ay)) || 0];
}

/** @param {0 | 1} n @param {Line} one @param {Line} other */
const isApart = (n, [a, b], [c, d]) =>
  Math.max(a[n], b[n]) + 1 < Math.min(c[n], d[n]) || Math.max(c[n], d[n]) + 1 < Math.min(a[n], b[n]);

/** @param {Place} one @param {Place} other */
const isSame = ([ax, ay], [bx, by]) => ax === bx && ay === by;

// Where the line from a to b must have a corner: each with how far along it lies.
/** @param {Place} a @param {Place} b @param {Line[]} edges */
function cuts(a, b, edges) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  /** @type {Map<string, [along: number, corner: Place]>} */
  const found = new Map();
  /** @param {Place} corner */
  const cut = (corner) => {
    if (isSame(corner, a) || isSame(corner, b)) return;
    found.set(String(corner), [((corner[0] - a[0]) * dx + (corner[1] - a[1]) * dy) / length, corner]);
  };
  for (const edge of edges) {
    if (isApart(0, [a, b], edge) || isApart(1, [a, b], edge)) continue;
    const [c, d] = edge;
    const [cx, cy] = [c[0] - a[0], c[1] - a[1]];
    const along = (cx * dx + cy * dy) / length;
    // An edge that crosses the square of the grid around a corner goes through that corner; of the
    // square's own corners, the lowest at the left belongs to it.
    const away = cx * dy - cy * dx;
    const isNear = Math.abs(away) < (Math.abs(dx) + Math.abs(dy)) / 2 || away === (dy - dx) / 2;
    if (along > 0 && along < 1 && isNear) cut(c);
    const at = crossing(a, b, c, d);
    if (at) cut(at);
  }
  return [...found.values()].sort(([one], [other]) => one - other).map(([, corner]) => corner);
}

// The edges of a closed line, with a corner wherever two of them meet.
/** @param {Place[]} line */
function meeting(line) {
  let corners = line;
  for (let more = true; more; ) {
    /** @type {Line[]} */
    const all = corners.map((corner, n) => [corner, corners[(n + 1) % corners.length]]);
    const edges = all.filter(([a, b]) => !isSame(a, b));
    const next = edges.flatMap(([a, b]) => [a, ...cuts(a, b, edges)]);
    more = next.length > edges.length;
    corners = next;
  }
  return corners;
}

// Once around the outside, against the clock, from the lowest corner: always the outermost way on.
/** @param {Place[]} corners */
function around(corners) {
  /** @type {Map<string, Map<string, Place>>} */
  const ways = new Map();
  /** @param {Place} at */
  const waysFrom = (at) => {
    const name = String(at);
    const found = ways.get(name) || new Map();
    ways.set(name, found);
    return found;
  };
  /** @param {Place} from @param {Place} to */
  const way = (from, to) => {
    waysFrom(from).set(String(to), to);
  };
  corners.forEach((corner, n) => {
    const next = corners[(n + 1) % corners.length];
    way(corner, next);
    way(next, corner);
  });
  const start = corners.reduce((low, each) =>
    each[1] < low[1] || (each[1] === low[1] && each[0] < low[0]) ? each : low,
  );
  /** @param {Place} at @param {number} back */
  const outermost = (at, back) => {
    // How far to turn against the clock, from back where it came from; going back itself is a whole turn.
    /** @param {Place} to */
    const turn = (to) => {
      let angle = Math.atan2(to[1] - at[1], to[0] - at[0]) - back;
      while (angle < LEAST_TURN) angle += 2 * Math.PI;
      return angle;
    };
    return [...waysFrom(at).values()].reduce((one, other) => (turn(other) < turn(one) ? other : one));
  };
  const walk = [start];
  const first = outermost(start, -Math.PI / 2);
  let [from, at] = [start, first];
  do {
    walk.push(at);
    const back = Math.atan2(from[1] - at[1], from[0] - at[0]);
    [from, at] = [at, outermost(at, back)];
  } while (!isSame(from, start) || !isSame(at, first));
  walk.pop();
  return walk;
}

// A walk as rings that only touch; where it goes there and back, nothing is enclosed.
/** @param {Place[]} walk */
function ringsOf(walk) {
  /** @type {Place[][]} */
  const rings = [];
  /** @type {Place[]} */
  const open = [];
  for (const corner of [...walk, walk[0]]) {
    const before = open.findIndex((each) => isSame(each, corner));
    if (before >= 0) {
      const ring = open.splice(before);
      if (ring.length > 2) rings.push(ring);
    }
    open.push(corner);
  }
  return rings;
}

// {line, rings}: one closed line around what is enclosed, and the same as rings; null: nothing is.
/** @param {Place[]} line */
export function enclosed(line) {
  const corners = meeting(line);
  if (corners.length < 3) return null;
  const walk = around(corners);
  const rings = ringsOf(walk);
  return rings.length ? { line: walk, rings } : null;
}

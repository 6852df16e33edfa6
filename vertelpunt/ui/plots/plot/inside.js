// Whether a dot lies inside: the same reckoning as in SQL (selection/area.py and outline.py).
/** @import { Place, Sides } from "./types" */
/** @typedef {[x: number, y: number, slope: number, end: number]} Edge */

// A box has its edges.
/** @param {Sides} sides @param {number} x @param {number} y */
export function inBox([left, right, bottom, top], x, y) {
  return x >= left && x <= right && y >= bottom && y <= top;
}

// The edges of rings that rise or fall, each from its lowest end: [x, y, x a step up, y of the other end].
/** @param {Place[][]} rings @returns {Edge[]} */
export function edgesOf(rings) {
  return rings.flatMap((ring) =>
    ring.flatMap((a, n) => {
      const b = ring[(n + 1) % ring.length];
      if (a[1] === b[1]) return [];
      const [[x1, y1], [x2, y2]] = a[1] < b[1] ? [a, b] : [b, a];
      /** @type {Edge[]} */
      const edge = [[x1, y1, (x2 - x1) / (y2 - y1), y2]];
      return edge;
    }),
  );
}

// A ray to the right that crosses an odd number of edges.
/** @param {Edge[]} edges @param {number} x @param {number} y */
export function inEdges(edges, x, y) {
  let inside = false;
  for (const [x1, y1, slope, y2] of edges) {
    if (y >= y1 && y < y2 && x < x1 + slope * (y - y1)) inside = !inside;
  }
  return inside;
}

// Where a dot was, to a millionth of the plane, before it was sent as a single float.
/** @param {number} value @param {number} unit */
export function placeInPlane(value, unit) {
  return (Math.round((value / unit) * 1e6) / 1e6) * unit;
}

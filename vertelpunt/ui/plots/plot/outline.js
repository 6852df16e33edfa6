// What is drawn by hand, made small enough to send; and what is selected, as a shape to draw.
import { enclosed } from "./enclosed.js";
import { edgesOf, inBox, inEdges } from "./inside.js";

/** @import { LayoutShape } from "../plotly" */
/** @import { Shape } from "./shapes" */
/** @import { Place, Sides } from "./types" */

// As the server takes them: corners in all, and how far a line may run past the plane.
const MOST_CORNERS = 32;
const LOWEST = -250;
const HIGHEST = 1250;
export const MARK = "#c26a1b";

// Thousandths of the plane, as whole numbers.
/** @param {number} value @param {number} unit */
function thousandths(value, unit) {
  return Math.round((1000 * value) / unit) || 0;
}

// Douglas and Peucker, 1973: the corners that matter more than `tolerance`.
/** @param {Place[]} points @param {number} tolerance */
function simplified(points, tolerance) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const parts = [[0, points.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [first, last] = part;
    const [ax, ay] = points[first];
    const dx = points[last][0] - ax;
    const dy = points[last][1] - ay;
    const length = Math.hypot(dx, dy);
    let far = 0;
    let most = tolerance;
    for (let n = first + 1; n < last; n += 1) {
      const [px, py] = [points[n][0] - ax, points[n][1] - ay];
      const away = length ? Math.abs(px * dy - py * dx) / length : Math.hypot(px, py);
      if (away > most) [far, most] = [n, away];
    }
    if (far) {
      keep[far] = 1;
      parts.push([first, far], [far, last]);
    }
  }
  return points.filter((_, n) => keep[n]);
}

// A drawn shape: what is sent of it, its rings to draw, and whether it holds a dot. What is sent is
// what the server makes of it, so that both say the same of every dot.
/** @param {{ x: Place, y: Place }} drawn @param {number} unit @returns {Shape} */
export function boxOf({ x, y }, unit) {
  const [l, r, b, t] = [...x, ...y].map((value) => (thousandths(value, unit) * unit) / 1000);
  /** @type {Sides} */
  const sides = [Math.min(l, r), Math.max(l, r), Math.min(b, t), Math.max(b, t)];
  const [left, right, bottom, top] = sides;
  return {
    message: { box: sides },
    rings: [
      [
        [left, bottom],
        [right, bottom],
        [right, top],
        [left, top],
      ],
    ],
    holds: (dotX, dotY) => inBox(sides, dotX, dotY),
  };
}

// null: the line encloses nothing.
/** @param {Place[]} drawn @param {number} unit @returns {Shape | null} */
export function lassoOf(drawn, unit) {
  /** @param {number} value */
  const within = (value) => Math.min(HIGHEST, Math.max(LOWEST, thousandths(value, unit)));
  /** @type {Place[]} */
  const points = drawn.map(([x, y]) => [within(x), within(y)]);
  for (let tolerance = 0.5; ; tolerance = 1.4 * tolerance + 0.5) {
    const simple = simplified(points, tolerance);
    if (simple.length > MOST_CORNERS) continue;
    const found = enclosed(simple);
    if (!found) return null;
    if (found.rings.flat().length > MOST_CORNERS) continue;
    /** @param {Place[]} ring @returns {Place[]} */
    const placed = (ring) => ring.map(([x, y]) => [(x * unit) / 1000, (y * unit) / 1000]);
    const rings = found.rings.map(placed);
    const edges = edgesOf(rings);
    return { message: { lasso: placed(found.line) }, rings, holds: (x, y) => inEdges(edges, x, y) };
  }
}

// What is chosen has a line and a tint; what is left out (niet) has dashes and none.
/** @param {Place[][]} rings @param {boolean} negated @returns {LayoutShape} */
export function outlineShape(rings, negated) {
  const path = rings.map((ring) => `M${ring.map(([x, y]) => `${x},${y}`).join("L")}Z`).join("");
  return {
    type: "path",
    path,
    fillrule: "evenodd",
    fillcolor: negated ? "rgba(0,0,0,0)" : "rgba(194,106,27,.12)",
    line: { color: MARK, width: 3, dash: negated ? "9px,6px" : "solid" },
    layer: "above",
  };
}

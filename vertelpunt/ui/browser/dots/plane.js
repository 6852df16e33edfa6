// The drawing of a square, and where a point lies in it: both ways from 0 to 100.
import { svg } from "../svg.js";
import { drawDot, EDGE, SIDE } from "./stage.js";
/** @import { Point } from "./types" */

export const HALFWAY = SIDE / 2;
/** @type {Point} */
export const MIDST = [HALFWAY, HALFWAY];

// In the drawing y goes down; the same the other way.
/** @param {Point} point @returns {Point} */
export function turned([along, down]) {
  return [along, SIDE - down];
}

// Whole numbers, of the square itself.
/** @param {Point} point @returns {Point} */
export function nearestWhole(point) {
  const [x, y] = point.map((value) => Math.round(Math.min(SIDE, Math.max(0, value))));
  return [x, y];
}

export function drawSquare() {
  const box = { x: 0, y: 0, width: SIDE, height: SIDE };
  const field = svg("rect", { class: "field", ...box });
  const dot = drawDot();
  const drawing = svg(
    "svg",
    { viewBox: [-EDGE, -EDGE, SIDE + 2 * EDGE, SIDE + 2 * EDGE].join(" "), "aria-hidden": "true" },
    svg("rect", { class: "ground", ...box }),
    svg("line", { class: "guide", x1: HALFWAY, y1: 0, x2: HALFWAY, y2: SIDE }),
    svg("line", { class: "guide", x1: 0, y1: HALFWAY, x2: SIDE, y2: HALFWAY }),
    svg("circle", { class: "hollow", cx: HALFWAY, cy: HALFWAY, r: 4.2 }),
    field,
    dot,
  );
  return { drawing, field, dot };
}

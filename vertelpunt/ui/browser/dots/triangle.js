// The drawing of a triad: its triangle, and where a point lies in it.
import { svg } from "../svg.js";
import { CORNERS, HEIGHT } from "./geometry.js";
import { drawDot, EDGE, SIDE } from "./stage.js";
/** @import { Point } from "./types" */

/** @type {Point} */
export const CENTRE = [0.5, HEIGHT / 3];

// In the drawing y goes down and the top corner lies at 0.
/** @param {Point} point @returns {Point} */
export function drawn([x, y]) {
  return [SIDE * x, SIDE * (HEIGHT - y)];
}

export function drawTriangle() {
  /** @param {Point[]} list */
  const points = (list) => list.map((point) => drawn(point).join(",")).join(" ");
  const guides = CORNERS.map((corner, n) => {
    const [a, b] = [CORNERS[(n + 1) % 3], CORNERS[(n + 2) % 3]];
    const [x1, y1] = drawn(corner);
    const [x2, y2] = drawn([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    return svg("line", { class: "guide", x1, y1, x2, y2 });
  });
  const dot = drawDot();
  const [cx, cy] = drawn(CENTRE);
  const hollow = svg("circle", { class: "hollow", cx, cy, r: 4.2 });
  const field = svg("polygon", { class: "field", points: points(CORNERS) });
  const drawing = svg(
    "svg",
    {
      viewBox: [-EDGE, -EDGE, SIDE + 2 * EDGE, SIDE * HEIGHT + 2 * EDGE].join(" "),
      "aria-hidden": "true",
    },
    svg("polygon", { class: "ground", points: points(CORNERS) }),
    guides,
    hollow,
    field,
    dot,
  );
  return { drawing, field, dot };
}

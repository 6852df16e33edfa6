// A triangle with sides of 1: corners left (0, 0), right (1, 0), top (½, √3/2).
/** @import { Corner, Corners, Point, Shares } from "./types" */

export const HEIGHT = Math.sqrt(3) / 2;
/** @type {Point[]} */
export const CORNERS = [
  [0, 0],
  [1, 0],
  [0.5, HEIGHT],
];
/** @type {Corner[]} */
export const NAMES = ["left", "right", "top"];

/** @param {Shares} shares @returns {Point} */
export function toPlane({ right, top }) {
  return [right + top / 2, top * HEIGHT];
}

// Three shares that add to 1 for a point in the triangle.
/** @param {Point} point @returns {Shares} */
export function toShares([x, y]) {
  const top = Math.min(1, Math.max(0, Number((y / HEIGHT).toFixed(6))));
  const right = Math.min(1 - top, Math.max(0, Number((x - y / HEIGHT / 2).toFixed(6))));
  return { left: Math.max(0, 1 - right - top), right, top };
}

/** @param {Point} point @param {Point} from @param {Point} to @returns {Point} */
function nearestOnSide([x, y], [ax, ay], [bx, by]) {
  const along = (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const share = Math.min(1, Math.max(0, along));
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

// The point itself where it lies inside, else the nearest point of the triangle.
/** @param {Point} point @returns {Point} */
export function nearestInside(point) {
  const [x, y] = point;
  const top = y / HEIGHT;
  const right = x - top / 2;
  if (top >= 0 && right >= 0 && top + right <= 1) return point;
  /** @param {Point} from */
  const distance = ([px, py]) => (px - x) ** 2 + (py - y) ** 2;
  return CORNERS.map((corner, n) => nearestOnSide(point, corner, CORNERS[(n + 1) % 3])).sort(
    (a, b) => distance(a) - distance(b),
  )[0];
}

// Whole percentages that add to 100: what rounding down leaves goes to the largest remainders.
/** @param {Shares} shares */
function wholePercents(shares) {
  const exact = NAMES.map((corner) => ({ corner, value: 100 * shares[corner] }));
  /** @param {number} value */
  const down = (value) => Math.floor(value + 1e-9);
  const [left, right, top] = exact.map(({ value }) => down(value));
  const whole = { left, right, top };
  const missing = 100 - left - right - top;
  exact.sort((a, b) => b.value - down(b.value) - (a.value - down(a.value)));
  for (const { corner } of exact.slice(0, missing)) whole[corner] += 1;
  return whole;
}

/** @param {Corners} corners @param {Shares} shares */
export function shareWords(corners, shares) {
  const whole = wholePercents(shares);
  return NAMES.map((corner) => `${corners[corner]} ${whole[corner]}%`).join(", ");
}

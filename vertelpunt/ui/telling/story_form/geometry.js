// A triangle with sides of 1: corners left (0, 0), right (1, 0), top (½, √3/2).
export const HEIGHT = Math.sqrt(3) / 2;
export const CORNERS = [[0, 0], [1, 0], [0.5, HEIGHT]];

export function toPlane({ right, top }) {
  return [right + top / 2, top * HEIGHT];
}

// Three shares that add to 1 for a point in the triangle.
export function toShares([x, y]) {
  const top = Math.min(1, Math.max(0, Number((y / HEIGHT).toFixed(6))));
  const right = Math.min(1 - top, Math.max(0, Number((x - y / HEIGHT / 2).toFixed(6))));
  return { left: Math.max(0, 1 - right - top), right, top };
}

function nearestOnSide([x, y], [ax, ay], [bx, by]) {
  const along = (x - ax) * (bx - ax) + (y - ay) * (by - ay);
  const share = Math.min(1, Math.max(0, along));
  return [ax + share * (bx - ax), ay + share * (by - ay)];
}

// The point itself where it lies inside, else the nearest point of the triangle.
export function nearestInside(point) {
  const [x, y] = point;
  const top = y / HEIGHT;
  const right = x - top / 2;
  if (top >= 0 && right >= 0 && top + right <= 1) return point;
  const distance = ([px, py]) => (px - x) ** 2 + (py - y) ** 2;
  return CORNERS.map((corner, n) => nearestOnSide(point, corner, CORNERS[(n + 1) % 3]))
    .sort((a, b) => distance(a) - distance(b))[0];
}

// Whole percentages that add to 100: what rounding down leaves goes to the largest remainders.
function wholePercents(shares) {
  const exact = ["left", "right", "top"].map((corner) => [corner, 100 * shares[corner]]);
  const down = (value) => Math.floor(value + 1e-9);
  const whole = Object.fromEntries(exact.map(([corner, value]) => [corner, down(value)]));
  const missing = 100 - whole.left - whole.right - whole.top;
  exact.sort((a, b) => (b[1] - down(b[1])) - (a[1] - down(a[1])))
    .slice(0, missing).forEach(([corner]) => { whole[corner] += 1; });
  return whole;
}

export function shareWords(corners, shares) {
  const whole = wholePercents(shares);
  return ["left", "right", "top"]
    .map((corner) => `${corners[corner]} ${whole[corner]}%`).join(", ");
}

// What is drawn by hand, made small enough to send; and what is selected, as a shape to draw.
const MOST_POINTS = 100;
const MARK = "#c26a1b";

// Thousandths of the plane, as whole numbers.
function thousandths(value, unit) {
  return Math.round((1000 * value) / unit);
}

// Douglas and Peucker, 1973: the corners that matter more than `tolerance`.
function simplified(points, tolerance) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const parts = [[0, points.length - 1]];
  while (parts.length) {
    const [first, last] = parts.pop();
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

function lassoOf({ x, y }, unit) {
  let points = x.map((value, n) => [thousandths(value, unit), thousandths(y[n], unit)]);
  for (let tolerance = 1; points.length > MOST_POINTS; tolerance *= 1.5) points = simplified(points, tolerance);
  return points.map(([px, py]) => [(px * unit) / 1000, (py * unit) / 1000]);
}

// What is chosen has a line and a tint; what is left out (niet) has dashes and none.
function outlineShape(rings, negated) {
  const path = rings.map((ring) => `M${ring.map(([x, y]) => `${x},${y}`).join("L")}Z`).join("");
  return { type: "path", path, fillrule: "evenodd", fillcolor: negated ? "rgba(0,0,0,0)" : "rgba(194,106,27,.12)",
    line: { color: MARK, width: 3, dash: negated ? "9px,6px" : "solid" }, layer: "above" };
}

// A figure in small, as plain SVG: lines, dots and bars, without words.
const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

// From values on an axis to a length: numbers as they are, names by their order.
function scaleOf(axis, all, length, flipped) {
  const names = [...new Set(all)];
  const numbers = all.every((value) => typeof value === "number");
  const placeOf = (value) => (typeof value === "number" ? value : names.indexOf(value));
  const places = numbers ? all : names.map((_, n) => n);
  const [low, high] = axis && axis.range ? axis.range
    : [Math.min(0, ...places) - (numbers ? 0 : 0.5), Math.max(...places) + (numbers ? 0 : 0.5)];
  return (value) => {
    const part = (placeOf(value) - low) / (high - low || 1);
    return length * (flipped ? 1 - part : part);
  };
}

const first = (trace) => (!trace.xaxis || trace.xaxis === "x") && (!trace.yaxis || trace.yaxis === "y");

function bar(trace, x, y, n, xs, ys) {
  const flat = trace.orientation === "h";
  const [at, to] = flat ? [y(ys[n]), x(xs[n])] : [x(xs[n]), y(ys[n])];
  const from = flat ? x(0) : y(0);
  const [start, size] = [Math.min(from, to), Math.abs(to - from)];
  return flat ? { x: start, y: at - 2, width: size, height: 4 } : { x: at - 2, y: start, width: 4, height: size };
}

function sketch(figure, width, height) {
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  const traces = figure.data.filter(first).map((trace) => ({ trace, xs: valuesOf(trace.x), ys: valuesOf(trace.y) }));
  const { xaxis, yaxis } = figure.layout;
  const x = scaleOf(xaxis, traces.flatMap(({ xs }) => xs), width, false);
  const y = scaleOf(yaxis, traces.flatMap(({ ys }) => ys), height, !(yaxis && yaxis.autorange === "reversed"));
  for (const { path } of (figure.layout.shapes || []).filter((each) => each.type === "path")) {
    const d = path.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, px, py) => `${x(+px)},${y(+py)}`);
    svg.append(shape("path", { d, fill: "none", stroke: "currentColor", "stroke-opacity": 0.5 }));
  }
  for (const { trace, xs, ys } of traces) {
    const { color } = trace.marker || {};
    const fill = typeof color === "string" ? color : "currentColor";
    const opacity = trace.opacity ?? (trace.marker || {}).opacity ?? 1;
    for (let n = 0; n < xs.length; n += 1) {
      if (trace.type === "bar") svg.append(shape("rect", { ...bar(trace, x, y, n, xs, ys), fill, opacity }));
      else if (trace.mode === "markers") svg.append(shape("circle", { cx: x(xs[n]), cy: y(ys[n]), r: 1.6, fill, opacity }));
    }
  }
  return svg;
}

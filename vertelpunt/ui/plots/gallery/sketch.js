// A figure in small, as plain SVG: lines, dots and bars, without words.
import { svg } from "../../browser/svg.js";
import { valuesOf } from "../values.js";

/** @import { Figure, LayoutAxis, Trace, Value } from "../plotly" */
/** @typedef {(value: Value) => number} Scale */

// From values on an axis to a length: numbers as they are, names by their order.
/** @param {LayoutAxis | undefined} axis @param {Value[]} all @param {number} length @param {boolean} flipped */
function scaleOf(axis, all, length, flipped) {
  const names = [...new Set(all)];
  const numbers = all.every((value) => typeof value === "number");
  /** @type {Scale} */
  const placeOf = (value) => (typeof value === "number" ? value : names.indexOf(value));
  const places = numbers ? all : names.map((_, n) => n);
  const [low, high] = axis?.range || [
    Math.min(0, ...places) - (numbers ? 0 : 0.5),
    Math.max(...places) + (numbers ? 0 : 0.5),
  ];
  /** @type {Scale} */
  return (value) => {
    const part = (placeOf(value) - low) / (high - low || 1);
    return length * (flipped ? 1 - part : part);
  };
}

/** @param {Trace} trace */
const isOnFirstAxes = (trace) => (!trace.xaxis || trace.xaxis === "x") && (!trace.yaxis || trace.yaxis === "y");

// The bar that goes to the value at `xValue`, `yValue`.
/** @param {Trace} trace @param {Scale} x @param {Scale} y @param {Value} xValue @param {Value} yValue */
function bar(trace, x, y, xValue, yValue) {
  const flat = trace.orientation === "h";
  const [at, to] = flat ? [y(yValue), x(xValue)] : [x(xValue), y(yValue)];
  const from = flat ? x(0) : y(0);
  const [start, size] = [Math.min(from, to), Math.abs(to - from)];
  return flat ? { x: start, y: at - 2, width: size, height: 4 } : { x: at - 2, y: start, width: 4, height: size };
}

/** @param {Figure} figure @param {number} width @param {number} height */
export function sketch(figure, width, height) {
  const small = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" });
  const traces = figure.data
    .filter(isOnFirstAxes)
    .map((trace) => ({ trace, xs: valuesOf(trace.x), ys: valuesOf(trace.y) }));
  const { xaxis, yaxis, shapes } = figure.layout;
  const x = scaleOf(
    xaxis,
    traces.flatMap(({ xs }) => xs),
    width,
    false,
  );
  const y = scaleOf(
    yaxis,
    traces.flatMap(({ ys }) => ys),
    height,
    yaxis?.autorange !== "reversed",
  );
  for (const { path } of shapes.filter((each) => each.type === "path")) {
    const d = path.replace(/(-?[\d.]+),(-?[\d.]+)/g, (_, px, py) => `${x(+px)},${y(+py)}`);
    small.append(svg("path", { d, fill: "none", stroke: "currentColor", "stroke-opacity": 0.5 }));
  }
  for (const { trace, xs, ys } of traces) {
    const { color, opacity: dotOpacity } = trace.marker || {};
    const fill = typeof color === "string" ? color : "currentColor";
    const opacity = String(trace.opacity ?? dotOpacity ?? 1);
    for (let n = 0; n < xs.length; n += 1) {
      if (trace.type === "bar") small.append(svg("rect", { ...bar(trace, x, y, xs[n], ys[n]), fill, opacity }));
      else if (trace.mode === "markers")
        small.append(svg("circle", { cx: x(xs[n]), cy: y(ys[n]), r: 1.6, fill, opacity }));
    }
  }
  return small;
}

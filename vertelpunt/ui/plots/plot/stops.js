// The dots and cells of a plot that can be pointed at: what each is, and where it lies.
import { page } from "../page.js";

/** @import { Drawing, DrawnTrace } from "../plotly" */
/** @import { KnownStop, Name, State, Stop } from "./shapes" */
/** @import { Place, Stories } from "./types" */

/** @returns {Stories} */
export function sharedStories() {
  return page.value("stories") || { ids: [], titles: [], firsts: [] };
}

/** @param {DrawnTrace} trace @param {number} n */
export function keyOf(trace, n) {
  const raw = trace.customdata?.[n];
  if (raw === undefined || raw === null) return null;
  return typeof raw === "string" ? raw : sharedStories().ids[raw] || null;
}

// What is told of it: {title, first} of a story, or the name of something else.
/** @param {DrawnTrace} trace @param {number} n @returns {Name} */
function nameOf(trace, n) {
  const raw = trace.customdata?.[n];
  if (typeof raw === "number") {
    const { titles, firsts } = sharedStories();
    return { title: titles[raw] || "", first: firsts[raw] || "" };
  }
  return { title: Array.isArray(trace.text) ? trace.text[n] : trace.text || "", first: "" };
}

/** @param {DrawnTrace} trace @param {number} n @returns {Stop} */
export function stopOf(trace, n) {
  return { x: trace.x[n], y: trace.y[n], key: keyOf(trace, n), name: nameOf(trace, n) };
}

/** @param {State} state */
export function stopsOf(state) {
  const all = (state.drawing._fullData || []).flatMap((trace) =>
    trace.customdata ? Array.from(trace.x, (_, n) => stopOf(trace, n)) : [],
  );
  return /** @type {KnownStop[]} */ (all.filter((stop) => stop.key));
}

// Where each story lies in this plot.
/** @param {State} state */
export function placesOf(state) {
  if (!state.places) state.places = new Map(stopsOf(state).map((stop) => [stop.key, stop]));
  return state.places;
}

/** @param {Drawing} drawing @param {number} x @param {number} y @returns {Place} */
export function placeOf(drawing, x, y) {
  const { xaxis, yaxis } = drawing._fullLayout;
  return [xaxis.d2p(x) + xaxis._offset + drawing.offsetLeft, yaxis.d2p(y) + yaxis._offset + drawing.offsetTop];
}

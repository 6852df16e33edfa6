// From dot to dot, or cell to cell: arrows walk in the order of x or of y, Enter selects.
import { stopsOf } from "./stops.js";
import { pointTo, ringAt } from "./tip.js";

/** @import { KnownStop, State } from "./shapes" */
/** @typedef {[axis: "x" | "y", step: -1 | 1]} Along */

/** @type {Record<string, Along>} */
const ALONG = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowDown: ["y", -1], ArrowUp: ["y", 1] };

/** @param {State} state @param {KnownStop} stop */
function goTo(state, stop) {
  state.at = stop.key;
  ringAt(state, state.ring, stop);
  pointTo(state, stop);
  state.said.textContent = [stop.name.title, stop.name.first].filter(Boolean).join(". ");
}

/** @param {State} state @param {Along} along */
function walk(state, [axis, step]) {
  const other = axis === "x" ? "y" : "x";
  const all = stopsOf(state).sort((a, b) => a[axis] - b[axis] || a[other] - b[other] || (a.key < b.key ? -1 : 1));
  if (!all.length) return;
  const here = all.findIndex((stop) => stop.key === state.at);
  const to = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step));
  goTo(state, all[to]);
}

/** @param {State} state @param {KeyboardEvent} event */
export function onKey(state, event) {
  const along = ALONG[event.key];
  if (along) walk(state, along);
  else if ((event.key === "Enter" || event.key === " ") && state.at) {
    state.send({ clicked: state.at, more: event.shiftKey });
  } else if (event.key === "Escape") state.clear(state.asked);
  else return;
  event.preventDefault();
}

/** @param {State} state */
export function leave(state) {
  state.ring.hidden = true;
  state.at = null;
  pointTo(state, null);
}

// The panel's edge: beside the plots it is dragged or walked, from below it is a handle to pull up.
import { keptAt } from "../../browser/component.js";
import { el } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Panel } from "./types" */
/** @typedef {ReturnType<typeof build>} State */

const KEPT = "vertelpunt-panel";
const [LEAST, MOST] = [20, 60];
const STEP = 2;

const root = () => document.documentElement;

/** @returns {{ width?: number, closed?: boolean }} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) || "{}") || {};
  } catch {
    return {};
  }
}

/** @param {State} state */
function keep(state) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ width: state.width, closed: state.closed }));
  } catch {
    // Without storage the panel is as it was at the next visit.
  }
}

/** @param {State} state */
function show(state) {
  if (state.width) root().style.setProperty("--vp-panel", `${state.width}%`);
  root().toggleAttribute("data-panel-closed", state.closed);
  root().toggleAttribute("data-sheet-up", state.up);
  const { edge, handle, toggle } = state;
  edge.setAttribute("aria-valuenow", String(Math.round(state.width || 32)));
  toggle.setAttribute("aria-expanded", String(!state.closed));
  toggle.title = state.closed ? "Open het paneel" : "Sluit het paneel";
  toggle.setAttribute("aria-label", toggle.title);
  toggle.textContent = state.closed ? "‹" : "›";
  handle.setAttribute("aria-expanded", String(state.up));
}

/** @param {State} state @param {number} percent */
function widen(state, percent) {
  state.width = Math.min(MOST, Math.max(LEAST, percent));
  state.closed = false;
  show(state);
}

/** @param {State} state @param {PointerEvent} start */
function drag(state, start) {
  const { edge } = state;
  edge.setPointerCapture(start.pointerId);
  /** @param {PointerEvent} event */
  const move = (event) => widen(state, (100 * (window.innerWidth - event.clientX)) / window.innerWidth);
  const end = () => {
    edge.removeEventListener("pointermove", move);
    keep(state);
  };
  edge.addEventListener("pointermove", move);
  edge.addEventListener("pointerup", end, { once: true });
}

// A pull of the handle opens or closes the sheet; a press does the other of what it is.
/** @param {State} state @param {PointerEvent} start */
function pull(state, start) {
  /** @param {PointerEvent} event */
  const end = (event) => {
    const moved = event.clientY - start.clientY;
    state.pulled = Math.abs(moved) > 12;
    if (!state.pulled) return;
    state.up = moved < 0;
    show(state);
  };
  window.addEventListener("pointerup", end, { once: true });
}

/** @param {ParentNode} parent */
function build(parent) {
  const edge = el("div", {
    class: "edge",
    role: "separator",
    tabindex: "0",
    "aria-orientation": "vertical",
    "aria-label": "Breedte van het paneel",
    "aria-valuemin": LEAST,
    "aria-valuemax": MOST,
  });
  const toggle = el("button", { class: "toggle", type: "button" });
  const handle = el("button", { class: "handle", type: "button" });
  const { width = 0, closed = false } = kept();
  const opened = /** @type {string | null} */ (null);
  const state = { edge, toggle, handle, up: false, pulled: false, opened, width, closed };
  edge.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    drag(state, event);
  });
  edge.addEventListener("keydown", (event) => {
    /** @type {Record<string, number | undefined>} */
    const steps = { ArrowLeft: STEP, ArrowRight: -STEP };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    widen(state, (state.width || 32) + step);
    keep(state);
  });
  toggle.addEventListener("click", () => {
    state.closed = !state.closed;
    show(state);
    keep(state);
  });
  handle.addEventListener("pointerdown", (event) => pull(state, event));
  handle.addEventListener("click", () => {
    if (!state.pulled) state.up = !state.up;
    state.pulled = false;
    show(state);
  });
  parent.append(edge, toggle, handle);
  return state;
}

/** @param {Given<Panel>} given */
export default function ({ data, parentElement }) {
  const state = keptAt(parentElement, "vertelpuntEdge", build);
  // A story that was opened is read: the sheet comes up, the panel opens.
  if (data.opened && data.opened !== state.opened) {
    state.up = true;
    state.closed = false;
  }
  state.opened = data.opened;
  state.handle.textContent = data.stories;
  show(state);
}

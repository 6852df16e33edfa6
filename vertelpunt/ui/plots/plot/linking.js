// The stories inside what is drawn light up in every plot, in the list and in the count, before the
// server is asked. Each piece darkens when what the server answers is drawn in it.
import { page } from "../page.js";
import { placeInPlane } from "./inside.js";
import { MARK } from "./outline.js";
import { keyOf, placeOf, placesOf } from "./stops.js";

/** @import { Drawing } from "../plotly" */
/** @import { Shape, State } from "./shapes" */
/** @import { Place, Pointing } from "./types" */

const SETTLED_MS = 1000;
const NO_ANSWER_MS = 8000;
const LIT_PX = 6;
const VEIL = 0.7;
const whenIdle = window.requestIdleCallback || setTimeout;

// The dots that a shape in this plot may select, with their places as the server knows them. null: it
// can't be told here, as the plot has no dots, or what it selects now is counted into its colours.
/** @param {State} state @param {Pointing} pointing */
function selectable(state, { unit, selected }) {
  const traces = state.drawing._fullData;
  const within = traces.filter((trace) => trace.meta?.layer === "within");
  if (!within.length || (selected && !traces.some((trace) => trace.meta?.layer === "ringed"))) return null;
  return within.flatMap((trace) =>
    Array.from(trace.x, (x, n) => ({
      key: keyOf(trace, n),
      x: placeInPlane(x, unit),
      y: placeInPlane(trace.y[n], unit),
    })),
  );
}

/** @param {State} state @param {Pointing} pointing @param {Shape | null} shape */
export function lightInside(state, pointing, shape) {
  const inside = shape && selectableIn(state, pointing)?.filter(({ x, y }) => shape.holds(x, y));
  clearTimeout(state.darkening);
  page.say("lit", inside ? new Set(inside.map(({ key }) => key)) : null);
}

// Nothing is lit any more, anywhere, and nothing is being drawn here.
/** @param {State} state */
export function darken(state) {
  clearTimeout(state.darkening);
  state.drawn = null;
  page.say("lit", null);
}

// What was drawn stays in sight until the page has followed it. Where a piece gets no answer, as
// nothing changed in it or the server refused, it darkens too.
/** @param {State} state */
export function awaitAnswer(state) {
  state.awaiting = true;
  state.darkening = setTimeout(() => darken(state), NO_ANSWER_MS);
}

// Something was drawn: the dots may lie elsewhere. `answered`: it is what the server said last.
/** @param {State} state @param {boolean} answered */
export function settle(state, answered) {
  state.selectable = undefined;
  state.pixels = undefined;
  if (answered && !state.gesture) {
    state.drawn = null;
    state.answered = true;
    if (state.awaiting) {
      clearTimeout(state.darkening);
      state.darkening = setTimeout(() => darken(state), SETTLED_MS);
    }
    state.awaiting = false;
  }
  paint(state);
  whenIdle(() => prepare(state));
}

// Nothing of where which story lies holds any more.
/** @param {State} state */
export function forget(state) {
  state.places = null;
  state.selectable = undefined;
  state.pixels = undefined;
}

// Where the dots lie is known before somebody begins to draw.
/** @param {State} state */
function prepare(state) {
  const { drawing, data } = state;
  if (!drawing.isConnected || !drawing.clientWidth) return;
  pixelsOf(state);
  if (data.pointing) selectableIn(state, data.pointing);
}

/** @param {State} state @param {Pointing} pointing */
function selectableIn(state, pointing) {
  if (state.selectable === undefined) state.selectable = selectable(state, pointing);
  return state.selectable;
}

/** @param {State} state */
export function onLit(state) {
  state.answered = false;
  paint(state);
}

// Where each dot lies on the canvas.
/** @param {State} state */
function pixelsOf(state) {
  if (!state.pixels) {
    state.pixels = [...placesOf(state)].map(([key, { x, y }]) => [key, ...placeOf(state.drawing, x, y)]);
  }
  return state.pixels;
}

// The canvas as large as what it lies over, with nothing on it.
/** @param {HTMLCanvasElement} overlay @param {Element} plane */
function clean(overlay, plane) {
  const { clientWidth, clientHeight } = plane;
  const dense = window.devicePixelRatio;
  const size = [Math.round(clientWidth * dense), Math.round(clientHeight * dense)];
  if (overlay.width !== size[0] || overlay.height !== size[1]) [overlay.width, overlay.height] = size;
  const context = /** @type {CanvasRenderingContext2D} */ (overlay.getContext("2d"));
  context.setTransform(dense, 0, 0, dense, 0, 0);
  context.clearRect(0, 0, clientWidth, clientHeight);
  return context;
}

/** @param {CanvasRenderingContext2D} context @param {Drawing} drawing @param {Place[][]} rings */
function paintShape(context, drawing, rings) {
  context.fillStyle = MARK;
  context.strokeStyle = MARK;
  context.beginPath();
  for (const ring of rings) {
    const [start, ...others] = ring.map(([x, y]) => placeOf(drawing, x, y));
    context.moveTo(...start);
    for (const corner of others) context.lineTo(...corner);
    context.closePath();
  }
  context.globalAlpha = 0.12;
  context.fill("evenodd");
  context.globalAlpha = 1;
  context.lineWidth = 3;
  context.stroke();
}

// The dots that are not lit, fainter. The drawing itself stays as it is: to draw thousands of dots anew
// takes longer than a frame.
/** @param {CanvasRenderingContext2D} context @param {Drawing} drawing @param {string} paper */
function veil(context, drawing, paper) {
  const { xaxis, yaxis } = drawing._fullLayout;
  const [left, top] = [xaxis._offset + drawing.offsetLeft, yaxis._offset + drawing.offsetTop];
  context.globalAlpha = VEIL;
  context.fillStyle = paper;
  context.fillRect(left, top, xaxis._length, yaxis._length);
  context.globalAlpha = 1;
}

// Over the drawing: the lit dots, and the shape that is being drawn.
/** @param {State} state */
function paint(state) {
  const { overlay, drawing, drawn, accent = MARK, paper = "" } = state;
  /** @type {Set<string> | null | undefined} */
  const lit = state.answered ? null : page.value("lit");
  const dots = lit && state.listening && drawing.clientWidth ? pixelsOf(state) : [];
  const empty = !drawn && !dots.length;
  if (empty && overlay.dataset.lit === undefined) return;
  const context = clean(overlay, state.plane);
  if (empty) {
    delete overlay.dataset.lit;
    return;
  }
  if (dots.length) veil(context, drawing, paper);
  if (drawn) paintShape(context, drawing, drawn.rings);
  const strong = dots.filter(([key]) => lit?.has(key));
  overlay.dataset.lit = String(strong.length);
  context.fillStyle = accent;
  context.beginPath();
  for (const [, left, top] of strong) {
    context.moveTo(left + LIT_PX, top);
    context.arc(left, top, LIT_PX, 0, 2 * Math.PI);
  }
  context.fill();
}

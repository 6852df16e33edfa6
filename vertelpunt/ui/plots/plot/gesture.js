// A lasso or a box that is drawn with the pointer: followed frame by frame, and sent when it is let go.
import { awaitAnswer, darken, lightInside } from "./linking.js";
import { boxOf, lassoOf } from "./outline.js";

/** @import { Gesture, State } from "./shapes" */
/** @import { Place, Pointing, Tool } from "./types" */

const LEAST_PX = 8;
// A box this flat goes all the way up, or all the way across.
const FLAT_PX = 12;

// A place of the pointer in the plot, in pixels from its left top and never past its edge.
/** @param {State} state @param {PointerEvent} event @returns {Place} */
function inPlot({ drawing }, event) {
  const { xaxis, yaxis } = drawing._fullLayout;
  const box = drawing.getBoundingClientRect();
  /** @param {number} value @param {number} most */
  const between = (value, most) => Math.min(most, Math.max(0, value));
  return [
    between(event.clientX - box.left - xaxis._offset, xaxis._length),
    between(event.clientY - box.top - yaxis._offset, yaxis._length),
  ];
}

/** @param {State} state @param {Place} from @param {Place} to @returns {{ x: Place, y: Place }} */
function boxOfDrag({ drawing }, [ax, ay], [bx, by]) {
  const { xaxis, yaxis } = drawing._fullLayout;
  const [wide, high] = [Math.abs(bx - ax), Math.abs(by - ay)];
  const across = wide < Math.min(high * 0.6, FLAT_PX) ? [0, xaxis._length] : [ax, bx];
  const up = high < Math.min(wide * 0.6, FLAT_PX) ? [0, yaxis._length] : [ay, by];
  return { x: [xaxis.p2d(across[0]), xaxis.p2d(across[1])], y: [yaxis.p2d(up[0]), yaxis.p2d(up[1])] };
}

// The shape as it is drawn now; null: nothing to send yet.
/** @param {State} state @param {Gesture} gesture @param {Pointing} pointing */
function shapeOf(state, { way, places }, { unit }) {
  const { xaxis, yaxis } = state.drawing._fullLayout;
  const [start, end] = [places[0], places[places.length - 1]];
  if (!places.some(([x, y]) => Math.hypot(x - start[0], y - start[1]) >= LEAST_PX)) return null;
  if (way === "box") return boxOf(boxOfDrag(state, start, end), unit);
  return lassoOf(
    places.map(([x, y]) => [xaxis.p2d(x), yaxis.p2d(y)]),
    unit,
  );
}

// What a press begins: with Alt a box, whatever the tool; null where nothing is drawn.
/** @param {State} state @param {Pointing} pointing @param {PointerEvent} event @returns {Tool | null} */
function wayOf(state, pointing, event) {
  const target = /** @type {Element} */ (event.target);
  if (event.button || !target.closest('.nsewdrag[data-subplot="xy"]')) return null;
  const way = event.altKey ? "box" : state.tool;
  return way !== "click" && pointing.tools.includes(way) ? way : null;
}

/** @param {State} state @param {PointerEvent} event */
export function begin(state, event) {
  const { pointing } = state.data;
  const way = pointing && wayOf(state, pointing, event);
  if (!way || state.gesture) return;
  /** @type {Gesture} */
  const gesture = { way, places: [inPlot(state, event)], frame: 0 };
  state.gesture = gesture;
  const heard = new AbortController();
  /**
   * @template {keyof WindowEventMap} Name
   * @param {Name} name
   * @param {(event: WindowEventMap[Name]) => void} act
   */
  const hear = (name, act) => window.addEventListener(name, act, { capture: true, signal: heard.signal });
  const follow = () => {
    gesture.frame = 0;
    state.drawn = shapeOf(state, gesture, pointing);
    lightInside(state, pointing, state.drawn);
  };
  const end = () => {
    heard.abort();
    cancelAnimationFrame(gesture.frame);
    state.gesture = null;
  };
  const stop = () => {
    end();
    darken(state);
  };
  hear("pointermove", (move) => {
    if (move.pointerId !== event.pointerId) return;
    gesture.places.push(inPlot(state, move));
    if (!gesture.frame) gesture.frame = requestAnimationFrame(follow);
  });
  hear("pointerup", (up) => {
    if (up.pointerId !== event.pointerId) return;
    follow();
    end();
    if (state.drawn) {
      awaitAnswer(state);
      // A line that ends on a dot is no press on that dot.
      state.tapped = performance.now();
      state.send(state.drawn.message);
    } else darken(state);
  });
  hear("pointercancel", stop);
  hear("keydown", (key) => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    stop();
  });
}

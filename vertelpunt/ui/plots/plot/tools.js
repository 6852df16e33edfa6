// How is pointed: a press, a box or a lasso; and what comes of it.
import { begin } from "./gesture.js";
import { keyOf, placeOf, stopOf, stopsOf } from "./stops.js";
import { pointTo, showTip } from "./tip.js";

/** @import { State, Stop } from "./shapes" */
/** @import { Pointing, Tool } from "./types" */

export const HELP =
  "Met de pijltjes ga je van stip naar stip of van vak naar vak. Met Enter open of kies je er een, " +
  "met Shift en Enter kies je er een bij. Met Escape wis je je keuze.";

// A finger first points, so that the page scrolls; a mouse first draws.
/** @param {Pointing | null} pointing @returns {Tool} */
export function usualTool(pointing) {
  if (!pointing) return "click";
  const { tools } = pointing;
  return window.matchMedia("(pointer: coarse)").matches ? tools[0] : tools[tools.length - 1];
}

// A finger is less precise than a mouse, and plotly hears no tap where the page can scroll.
const REACH = 24;
const REPEAT_MS = 600;

/** @param {State} state */
export function listenToFinger(state) {
  /** @param {PointerEvent} start @param {PointerEvent} event */
  const lifted = (start, event) => {
    const still = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 8;
    const { along, reach = REACH } = state.figure.layout.meta;
    if ((event.pointerType !== "touch" && !along) || state.tool !== "click" || !state.data.pointing || !still) return;
    const box = state.drawing.getBoundingClientRect();
    /** @param {Stop} stop */
    const away = (stop) => {
      const [x, y] = placeOf(state.drawing, stop.x, stop.y);
      return Math.hypot(
        along === "y" ? 0 : x + box.left - event.clientX,
        along === "x" ? 0 : y + box.top - event.clientY,
      );
    };
    const [near] = stopsOf(state)
      .map((stop) => ({ stop, away: away(stop) }))
      .sort((a, b) => a.away - b.away);
    if (!near || (!along && near.away > reach)) return;
    state.tapped = performance.now();
    state.send({ clicked: near.stop.key, more: false });
    showTip(state, near.stop);
  };
  // Before plotly hears of it, which looks at the tool when a drag begins.
  state.drawing.addEventListener(
    "pointerdown",
    (start) => {
      begin(state, start);
      // While a mouse is down, plotly covers the page: its button is let go outside the drawing.
      window.addEventListener(
        "pointerup",
        (event) => {
          if (event.pointerId === start.pointerId) lifted(start, event);
        },
        { once: true },
      );
    },
    { capture: true },
  );
}

// What plotly reports; what is drawn is followed in gesture.js.
/** @param {State} state */
export function listen(state) {
  const { drawing } = state;
  drawing.on("plotly_click", (event) => {
    const [point] = event.points;
    const key = state.data.pointing && !state.figure.layout.meta.along && keyOf(point.fullData, point.pointNumber);
    const again = performance.now() - (state.tapped || -REPEAT_MS) < REPEAT_MS;
    if (key && !again) state.send({ clicked: key, more: Boolean(event.event?.shiftKey) });
  });
  drawing.on("plotly_doubleclick", () => state.clear());
  drawing.on("plotly_hover", (event) => {
    const [point] = event.points;
    const key = state.data.pointing ? keyOf(point.fullData, point.pointNumber) : null;
    if (key !== null) pointTo(state, stopOf(point.fullData, point.pointNumber));
  });
  drawing.on("plotly_unhover", () => pointTo(state, null));
}

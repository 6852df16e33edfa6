// What a dot is put on, by finger, mouse or arrow keys: a drawing of 100 wide with an edge around it.

import { el } from "../dom.js";
import { svg } from "../svg.js";
import { distance, listenToPointing, REACH } from "./gesture.js";
import { OPEN } from "./ways.js";

/** @import { Ground, Point } from "./types" */

export const EDGE = 7;
export const SIDE = 100;
/** @type {Record<string, Point>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function drawDot() {
  const point = svg("circle", { class: "point", r: 3.6 });
  return svg("g", { class: "dot" }, svg("circle", { class: "halo", r: 6.5 }), point);
}

// `say` hears where the dot is drawn, also while it is dragged, and returns that in words; `put`
// hears where it was set, and how.
/**
 * @param {Ground} ground
 * @param {{ say(point: Point | null): string, put(point: Point, route: string): void }} listener
 */
export function makeStage(ground, { say, put }) {
  const { drawing, field, dot, centre } = ground;
  const stage = el(
    "div",
    {
      class: "stage",
      role: "slider",
      tabindex: "0",
      "aria-roledescription": ground.kind,
      "aria-valuemin": "0",
      "aria-valuemax": "100",
    },
    drawing,
  );
  /** @type {Point | null} */
  let lies = null;

  function draw(at = lies) {
    const [x, y] = ground.drawn(at || centre);
    dot.setAttribute("transform", `translate(${x.toFixed(3)} ${y.toFixed(3)})`);
    stage.classList.toggle("open", !at);
    stage.setAttribute("aria-valuetext", say(at) || OPEN);
  }

  /** @param {Point} at @param {string} route */
  function set(at, route) {
    lies = at;
    draw();
    put(at, route);
  }

  /** @returns {Point} */
  function dotAt() {
    const box = drawing.getBoundingClientRect();
    const scale = box.width / (SIDE + 2 * EDGE);
    const [x, y] = ground.drawn(lies || centre);
    return [box.left + (x + EDGE) * scale, box.top + (y + EDGE) * scale];
  }

  /** @param {MouseEvent} event */
  function pointAt(event) {
    // The hollow place is what a tap on it means, also a little beside it.
    if (!lies && distance(event, dotAt()) <= REACH / 2) return ground.nearest(centre);
    const box = drawing.getBoundingClientRect();
    const scale = (SIDE + 2 * EDGE) / box.width;
    const x = (event.clientX - box.left) * scale - EDGE;
    const y = (event.clientY - box.top) * scale - EDGE;
    return ground.nearest(ground.pointed([x, y]));
  }

  listenToPointing(field, {
    isOnDot: (event) => Boolean(lies) && distance(event, dotAt()) <= REACH,
    preview: (event) => draw(pointAt(event)),
    put(event, route) {
      stage.focus({ preventScroll: true });
      set(pointAt(event), route);
    },
    restore: () => draw(),
  });

  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const way = WAYS[event.key];
    const begins = !lies && (event.key === "Enter" || event.key === " ");
    if (!way && !begins) return;
    event.preventDefault();
    const step = ground.step * (event.shiftKey ? 5 : 1);
    set(ground.nearest(lies ? [lies[0] + way[0] * step, lies[1] + way[1] * step] : centre), "keyboard");
  });
  draw();

  return {
    stage,
    /** @param {Point | null} at */
    show(at) {
      lies = at;
      draw();
    },
  };
}

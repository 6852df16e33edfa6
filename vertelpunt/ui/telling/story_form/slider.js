// A slider that starts open: a hollow place and no value, until somebody sets one.
import { el, setAttributes, setText } from "../../browser/dom.js";
import { distance, listenToPointing, REACH } from "../../browser/dots/gesture.js";
import { OPEN } from "../../browser/dots/ways.js";

/** @import { Control, Ctx, Point } from "./shapes" */
/** @import { SliderQuestion } from "./types" */

const MIDDLE = 50;

/** @param {SliderQuestion} question @param {number} value */
export function sliderWords(question, value) {
  if (value === MIDDLE) return "in het midden";
  const end = value > MIDDLE ? question.ends.high : question.ends.low;
  return `${Math.round(value)} van 100, richting ${end}`;
}

/** @param {string} key @param {number | null} value */
export function nextPosition(key, value) {
  const step = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: 10,
    PageDown: -10,
  }[key];
  if (key === "Home") return 0;
  if (key === "End") return 100;
  if (key === "Enter" || key === " ") return value === null ? MIDDLE : value;
  if (!step) return null;
  // The first key only says: here it begins.
  return value === null ? MIDDLE : Math.min(100, Math.max(0, value + step));
}

/** @param {SliderQuestion} question @param {Ctx} ctx @returns {Control} */
export function makeSlider(question, ctx) {
  /** @type {number | null} */
  let value = null;
  const rail = el(
    "span",
    { class: "rail" },
    el("span", { class: "filled" }),
    el("span", { class: "half" }),
    el("span", { class: "hollow" }),
    el("span", { class: "handle" }),
  );
  const track = el(
    "div",
    {
      class: "track",
      role: "slider",
      tabindex: "0",
      "aria-valuemin": "0",
      "aria-valuemax": "100",
      "aria-orientation": "horizontal",
    },
    rail,
  );
  const state = el("p", { class: "state" });
  const said = el("div", { class: "said" }, state);

  function draw(at = value) {
    const words = at === null ? OPEN : sliderWords(question, at);
    setAttributes(track, {
      "aria-valuenow": at === null ? null : String(Math.round(at)),
      "aria-valuetext": words,
    });
    track.classList.toggle("open", at === null);
    rail.style.setProperty("--at", `${at === null ? MIDDLE : at}%`);
    setText(state, words);
  }

  /** @param {number} next @param {string} route */
  function set(next, route) {
    value = next;
    draw();
    ctx.change({ value, route });
  }

  /** @returns {Point} */
  function dotAt() {
    const box = rail.getBoundingClientRect();
    const share = (value === null ? MIDDLE : value) / 100;
    return [box.left + share * box.width, box.top + box.height / 2];
  }

  /** @param {MouseEvent} event */
  function positionOf(event) {
    // The hollow place is what a tap on it means, also a little beside it.
    if (value === null && distance(event, dotAt()) <= REACH / 2) return MIDDLE;
    const box = rail.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.round(100 * Math.min(1, Math.max(0, share)));
  }

  listenToPointing(track, {
    isOnDot: (event) => value !== null && distance(event, dotAt()) <= REACH,
    preview: (event) => draw(positionOf(event)),
    put(event, route) {
      track.focus({ preventScroll: true });
      set(positionOf(event), route);
    },
    restore: () => draw(),
  });
  track.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = nextPosition(event.key, value);
    if (next === null) return;
    event.preventDefault();
    if (next !== value) set(next, "keyboard");
  });
  draw();

  return {
    body: [
      el(
        "div",
        { class: "slider" },
        track,
        el(
          "div",
          { class: "ends", "aria-hidden": "true" },
          el("span", {}, question.ends.low),
          el("span", {}, question.ends.high),
        ),
        said,
      ),
    ],
    said,
    role: "group",
    named: track,
    instruction: `Van ${question.ends.low} naar ${question.ends.high}. Tik op de lijn of gebruik de pijltjestoetsen.`,
    targets: [track],
    focus: () => track.focus(),
    show(entry) {
      value = entry && typeof entry.value === "number" ? entry.value : null;
      draw();
    },
  };
}

// A dot in the square of two sliders, by finger, mouse, arrow keys or two numbers.

import { el, setText } from "../../browser/dom.js";
import { makeFields, readNumber } from "../../browser/dots/numbers.js";
import { drawSquare, HALFWAY, MIDST, nearestWhole, turned } from "../../browser/dots/plane.js";
import { makeStage, SIDE } from "../../browser/dots/stage.js";
import { makeWays, NO_DOT } from "../../browser/dots/ways.js";

/** @import { Asking, DotControl } from "../../browser/dots/types" */
/** @import { Point, Side, Sides } from "./types" */

/** @param {Side} side @param {number} position */
function positionWords({ low, high }, position) {
  if (position === HALFWAY) return `${HALFWAY} van 100, in het midden`;
  return `${position} van 100, richting ${position < HALFWAY ? low : high}`;
}

/** @param {Sides} sides @param {Point} point */
export function pointWords({ x, y }, [along, up]) {
  return `${x.name} ${positionWords(x, along)}; ${y.name.toLowerCase()} ${positionWords(y, up)}`;
}

// Typed positions as a point, with a sentence on what was done; null where they can't be read.
/** @param {Sides} sides @param {Record<string, string>} texts */
export function pointFromTexts(sides, texts) {
  for (const name of /** @type {const} */ (["x", "y"])) {
    const value = readNumber(texts[name]);
    if (value === null || !(value >= 0 && value <= SIDE)) {
      return { value: null, sentence: `Vul bij ${sides[name].name} een getal van 0 tot 100 in.` };
    }
  }
  const value = nearestWhole([Number(readNumber(texts.x)), Number(readNumber(texts.y))]);
  return { value, sentence: `De stip staat: ${pointWords(sides, value)}.` };
}

/** @param {Sides} sides @param {Asking} ctx @returns {DotControl<Point>} */
export function makeSquare(sides, ctx) {
  const { x, y } = sides;
  const state = el("p", { class: "state order" });
  const said = el("div", { class: "said" }, state);
  const numbers = makeFields({
    help: "Een getal van 0 tot 100 voor elke kant.",
    labels: Object.fromEntries(
      Object.entries(sides).map(([name, side]) => [name, `${side.name}: ${side.low} (0) – ${side.high} (100)`]),
    ),
    unit: "",
    read: (texts) => pointFromTexts(sides, texts),
    put: (point) => set(point, "numbers"),
  });
  const { stage, show } = makeStage(
    {
      ...drawSquare(),
      kind: "stip in een vlak",
      centre: MIDST,
      step: 1,
      drawn: turned,
      pointed: turned,
      nearest: nearestWhole,
    },
    {
      say(point) {
        const words = point ? pointWords(sides, point) : "";
        setText(state, words || NO_DOT);
        return words;
      },
      put: set,
    },
  );

  /** @param {Point} point @param {string} route */
  function set(point, route) {
    showAll(point);
    if (route !== "keyboard" && route !== "numbers") ctx.voice.say(pointWords(sides, point));
    ctx.change({ value: point, route });
  }

  /** @param {Point | null} point */
  function showAll(point) {
    show(point);
    numbers.show(point && { x: String(point[0]), y: String(point[1]) });
  }

  // An arrow says to which side an end belongs; who listens hears it from the dot itself.
  /** @param {string} place @param {string} before @param {string} words @param {string} [after] */
  const end = (place, before, words, after = "") =>
    el("span", { class: `corner ${place}`, "aria-hidden": "true" }, `${before} ${words} ${after}`.trim());
  return {
    body: [
      el(
        "div",
        { class: "square" },
        el(
          "div",
          { class: "plane" },
          end("high", "↑", `${y.name}: ${y.high}`),
          stage,
          end("low", "↓", `${y.name}: ${y.low}`),
          end("left", "←", `${x.name}: ${x.low}`),
          end("right", "", `${x.name}: ${x.high}`, "→"),
        ),
        said,
        makeWays("Tik in het vlak, of kies een andere manier:", [{ name: "In getallen", element: numbers.element }]),
      ),
    ],
    said,
    role: "group",
    named: stage,
    instruction:
      `Van links naar rechts: ${x.name}, van ${x.low} naar ${x.high}. Van onder naar boven: ${y.name}, van ` +
      `${y.low} naar ${y.high}. Tik waar de stip hoort, of gebruik de pijltjestoetsen, met Shift in grotere stappen.`,
    targets: [stage],
    focus: () => stage.focus(),
    show: (entry) => showAll(entry?.value || null),
  };
}

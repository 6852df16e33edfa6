// The way to a dot in numbers. Into a triad: three, made to add to 100.

import { button } from "../controls.js";
import { el, freshId } from "../dom.js";
import { NAMES, shareWords } from "./geometry.js";

/** @import { Corners, Shares } from "./types" */

// "33,3", "33.3" or "33 %" → 33.3; "" → null; anything else → NaN.
/** @param {string} text */
export function readNumber(text) {
  const number = text.replace("%", "").replace(",", ".").trim();
  if (number === "") return null;
  return /^\d+(\.\d*)?$|^\.\d+$/.test(number) ? Number(number) : NaN;
}

/** @param {number} share */
function percentText(share) {
  return (100 * share).toLocaleString("nl-NL", { maximumFractionDigits: 1 });
}

// Typed percentages as shares, with a sentence on what was done: {shares, sentence}, shares null
// where they can't be read. One that is left empty gets what is left.
/** @param {Corners} corners @param {Record<string, string>} texts */
export function sharesFromTexts(corners, texts) {
  const values = NAMES.map((name) => readNumber(texts[name]));
  const wrong = NAMES.find((_, n) => Number.isNaN(values[n]));
  if (wrong) {
    const sentence = `‘${texts[wrong].trim()}’ bij ${corners[wrong]} is geen getal. `;
    return { shares: null, sentence: `${sentence}Vul een getal van 0 tot 100 in.` };
  }
  const total = values.map((value) => value || 0).reduce((sum, value) => sum + value, 0);
  if (!(total > 0) || !Number.isFinite(total)) {
    return { shares: null, sentence: "Vul bij ten minste één hoek een getal boven 0 in." };
  }
  const empty = values.indexOf(null);
  const rest = values.filter((value) => value === null).length === 1 && total < 100;
  if (rest) values[empty] = 100 - total;
  const sum = rest ? 100 : total;
  const [, right, top] = values.map((value) => (value || 0) / sum);
  const shares = { left: Math.max(0, 1 - right - top), right, top };
  const words = shareWords(corners, shares);
  if (rest) {
    return { shares, sentence: `${corners[NAMES[empty]]} krijgt wat overblijft: ${words}.` };
  }
  if (Math.abs(total - 100) < 0.05) return { shares, sentence: `De stip staat: ${words}.` };
  const typed = total.toLocaleString("nl-NL", { maximumFractionDigits: 1 });
  return { shares, sentence: `Samen was dat ${typed}. We rekenden het om naar 100: ${words}.` };
}

/** @param {Corners} corners @param {(shares: Shares) => void} onShares */
export function makeNumbers(corners, onShares) {
  const { element, show } = makeFields({
    help: "Verdeel 100 over de drie hoeken.",
    labels: corners,
    unit: "%",
    read(texts) {
      const { shares, sentence } = sharesFromTexts(corners, texts);
      return { value: shares, sentence };
    },
    put: onShares,
  });
  return {
    element,
    /** @param {Shares | null} shares */
    show(shares) {
      show(shares && Object.fromEntries(NAMES.map((name) => [name, percentText(shares[name])])));
    },
  };
}

// Fields that together say where the dot lies. `labels`: by name of the field; `read`: what the texts
// say, null where they can't be read, and a sentence about it; `done`: what the button says.
/**
 * @template Value
 * @param {{
 *   help: string,
 *   labels: Record<string, string>,
 *   unit: string,
 *   read(texts: Record<string, string>): { value: Value | null, sentence: string },
 *   put(value: Value): void,
 *   done?: string,
 * }} asked
 */
export function makeFields({ help, labels, unit, read, put, done = "Zet de stip" }) {
  const names = Object.keys(labels);
  /** @type {Record<string, HTMLInputElement>} */
  const inputs = {};
  const note = el("p", { class: "note", role: "status" });
  let touched = false;

  function apply() {
    const { value, sentence } = read(Object.fromEntries(names.map((name) => [name, inputs[name].value])));
    touched = false;
    if (value !== null) put(value);
    say(sentence, value === null);
  }

  /** @param {string} sentence @param {boolean} [wrong] */
  function say(sentence, wrong = false) {
    note.textContent = sentence;
    note.classList.toggle("wrong", wrong);
  }

  const rows = names.map((name) => {
    const id = freshId(`share-${name}`);
    inputs[name] = el("input", {
      id,
      type: "text",
      inputmode: "decimal",
      class: "input",
      autocomplete: "off",
      on: {
        input() {
          touched = true;
          say("");
        },
        keydown(event) {
          if (event.key === "Enter") apply();
        },
      },
    });
    return el(
      "div",
      { class: "share" },
      el("label", { for: id }, labels[name]),
      el("span", { class: "percent" }, inputs[name], unit && el("span", { "aria-hidden": "true" }, unit)),
    );
  });
  const element = el(
    "div",
    { class: "numbers" },
    el("p", { class: "help" }, help),
    el("div", { class: "shares" }, rows),
    button(done, apply),
    note,
  );
  element.addEventListener("focusout", (event) => {
    if (touched && !element.contains(/** @type {Node | null} */ (event.relatedTarget))) apply();
  });

  return {
    element,
    /** @param {Record<string, string> | null} texts */
    show(texts) {
      say("");
      for (const name of names) inputs[name].value = texts ? texts[name] : "";
    },
  };
}

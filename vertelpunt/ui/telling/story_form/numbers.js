// The other way into a triad: three numbers, made to add to 100.
import { el, freshId } from "../../browser/dom.js";
import { button } from "./dom.js";
import { NAMES, shareWords } from "./geometry.js";

/** @import { Corners, Shares } from "./types" */

// "33,3", "33.3" or "33 %" → 33.3; "" → null; anything else → NaN.
/** @param {string} text */
function readPercent(text) {
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
  const values = NAMES.map((name) => readPercent(texts[name]));
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
  /** @type {Record<string, HTMLInputElement>} */
  const inputs = {};
  const note = el("p", { class: "note", role: "status" });
  let touched = false;

  function apply() {
    const texts = Object.fromEntries(NAMES.map((name) => [name, inputs[name].value]));
    const { shares, sentence } = sharesFromTexts(corners, texts);
    touched = false;
    if (shares) onShares(shares);
    say(sentence, !shares);
  }

  /** @param {string} sentence @param {boolean} [wrong] */
  function say(sentence, wrong = false) {
    note.textContent = sentence;
    note.classList.toggle("wrong", wrong);
  }

  const rows = NAMES.map((name) => {
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
      el("label", { for: id }, corners[name]),
      el("span", { class: "percent" }, inputs[name], el("span", { "aria-hidden": "true" }, "%")),
    );
  });
  const element = el(
    "div",
    { class: "numbers" },
    el("p", { class: "help" }, "Verdeel 100 over de drie hoeken."),
    el("div", { class: "shares" }, rows),
    button("Zet de stip", apply),
    note,
  );
  element.addEventListener("focusout", (event) => {
    if (touched && !element.contains(/** @type {Node | null} */ (event.relatedTarget))) apply();
  });

  return {
    element,
    /** @param {Shares | null} shares */
    show(shares) {
      say("");
      for (const name of NAMES) inputs[name].value = shares ? percentText(shares[name]) : "";
    },
  };
}

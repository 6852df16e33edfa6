// A pair of number fields a label, from and to, and a button that sends them all.
import { keptAt } from "../../browser/component.js";
import { el } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Fields, Pair, Sent } from "./types" */

const WRONG = "Vul hele getallen van 0 tot 100 in, telkens het kleinste eerst.";

/** @param {string} text @param {string} name @param {number} value */
function field(text, name, value) {
  const input = el("input", { type: "number", min: 0, max: 100, step: 1, value, "aria-label": name });
  return el("label", {}, text, input);
}

/** @param {string} label @param {Pair} pair @param {string} unit */
function row(label, [low, high], unit) {
  return el(
    "div",
    { class: "row" },
    el("span", {}, label),
    field(`van${unit}`, `${label}: van${unit}`, low),
    field(`tot en met${unit}`, `${label}: tot en met${unit}`, high),
  );
}

/** @param {Element} made */
function pairIn(made) {
  const numbers = [...made.querySelectorAll("input")].map(({ value }) => (value === "" ? Number.NaN : Number(value)));
  return /** @type {Pair} */ (numbers);
}

// Whether these are whole numbers from 0 to 100, the smallest first.
/** @param {Pair} pair */
export function isSound([low, high]) {
  return Number.isInteger(low) && Number.isInteger(high) && low >= 0 && low <= high && high <= 100;
}

/** @param {ParentNode} root */
function build(root) {
  const said = el("p", { class: "said", role: "alert" });
  const state = {
    form: el("form", { novalidate: true }),
    legend: el("p", { class: "legend" }),
    rows: el("div"),
    go: el("button"),
    drawn: "",
    /** @type {(ranges: Pair[]) => void} */
    send: () => {},
  };
  state.rows.style.cssText = "display: grid; gap: .8rem;";
  state.form.append(state.legend, state.rows, said, state.go);
  state.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ranges = [...state.rows.children].map(pairIn);
    const sound = ranges.every(isSound);
    said.textContent = sound ? "" : WRONG;
    if (sound) state.send(ranges);
  });
  root.append(state.form);
  return state;
}

/** @param {Given<Fields, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntRanges", build);
  state.send = (ranges) => setTriggerValue("ranges", ranges);
  const drawn = JSON.stringify(data);
  if (drawn === state.drawn) return;
  state.drawn = drawn;
  state.legend.textContent = data.legend;
  state.go.textContent = data.negated ? "Laat dit gebied weg" : "Kies dit gebied";
  state.form.setAttribute("aria-label", data.legend);
  state.rows.replaceChildren(...data.labels.map((label, n) => row(label, data.ranges?.[n] || [0, 100], data.unit)));
}

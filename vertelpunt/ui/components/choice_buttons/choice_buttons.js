// Buttons that can be pressed, drawn as text.
import { holderIn, keptAt, own } from "../../browser/component.js";
import { el } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Choice, Choices, Sent } from "./types" */

/** @param {ParentNode} root */
function build(root) {
  const state = {
    label: el("p"),
    buttons: el("div", { role: "group" }),
    paper: el("ul", { class: "paper" }),
    shown: "",
    /** @type {(place: number) => void} */
    send: () => {},
  };
  root.append(state.label, state.buttons, state.paper);
  return state;
}

/** @param {Choice} choice @param {() => void} press */
function button(choice, press) {
  return el(
    "button",
    {
      type: "button",
      class: choice.negated ? "not" : null,
      "data-name": choice.label,
      "aria-pressed": String(choice.pressed),
      on: { click: press },
    },
    choice.negated ? [el("em", {}, "niet:"), " "] : [],
    el("span", { dir: "auto" }, choice.label),
    el("b", {}, choice.note),
  );
}

// The same on paper, where nothing can be pressed.
/** @param {Choice} choice */
function line({ label, note, pressed }) {
  return el("li", { dir: "auto" }, `${label} ${note}${pressed ? " (gekozen)" : ""}`);
}

// Where only what is pressed is other, and how many there are.
/** @param {Element} buttons @param {Choice[]} choices */
function canStay({ children }, choices) {
  const there = /** @type {HTMLElement[]} */ ([...children]);
  return (
    there.length === choices.length &&
    there.every(
      (each, place) =>
        each.dataset.name === choices[place].label && each.classList.contains("not") === choices[place].negated,
    )
  );
}

/** @param {Given<Choices, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntChoices", build);
  state.send = (place) => setTriggerValue("place", place);
  // Buttons that are replaced while one is being pressed would lose the press.
  const now = JSON.stringify(data);
  if (state.shown === now) return;
  state.shown = now;
  state.label.textContent = data.label;
  state.buttons.setAttribute("aria-label", data.label);
  state.paper.replaceChildren(...data.choices.map(line));
  if (canStay(state.buttons, data.choices)) {
    data.choices.forEach(({ pressed, note }, place) => {
      const there = state.buttons.children[place];
      there.setAttribute("aria-pressed", String(pressed));
      own(there, "b").textContent = note;
    });
    return;
  }
  const holder = holderIn(state.buttons);
  const here = [...state.buttons.children].indexOf(/** @type {Element} */ (holder));
  const made = data.choices.map((choice, place) => button(choice, () => state.send(place)));
  state.buttons.replaceChildren(...made);
  if (here < 0) return;
  const again = made.find((each) => each.dataset.name === holder?.dataset.name);
  const next = again || made[Math.min(here, made.length - 1)];
  if (next) next.focus({ preventScroll: true });
}

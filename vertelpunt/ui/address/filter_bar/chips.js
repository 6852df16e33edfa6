// How many stories are selected, and a chip for each clause.
import { channel } from "../../browser/channel.js";
import { holderIn, keptAt } from "../../browser/component.js";
import { el, setText } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Attributes } from "../../browser/dom.js" */
/** @import { Act, Chip, Chips, Sent } from "./types" */

/**
 * `counted`: the sentence of the server; `lost`: the button with the focus goes away.
 * @typedef {{
 *   count: HTMLElement,
 *   chips: HTMLElement,
 *   clear: HTMLElement,
 *   counted: string,
 *   lost: boolean,
 *   send: (act: Act) => void,
 * }} State
 */

const page = channel();

/** @param {string} text @param {string} name @param {() => void} act @param {Attributes} [more] */
function button(text, name, act, more = {}) {
  return el("button", { type: "button", "aria-label": name, ...more, on: { click: act } }, text);
}

/** @param {Chip} each @param {State} state */
function chip({ view, sentence, negated, turnable }, state) {
  const turn = () => state.send({ what: "turn", on: view });
  const drop = () => {
    // The chip goes away with its button: the focus stays in the bar.
    state.lost = true;
    state.send({ what: "drop", on: view });
  };
  const pressed = { "aria-pressed": String(negated), "data-name": `turn ${view}` };
  return el(
    "li",
    { class: `chip${negated ? " negated" : ""}` },
    el("span", { dir: "auto" }, sentence),
    turnable ? button("niet", `Draai om: ${sentence}`, turn, pressed) : null,
    button("✕", `Haal weg: ${sentence}`, drop, { "data-name": `drop ${view}` }),
  );
}

// The number of stories: what the server counted, or those inside what is being drawn.
/** @param {State} state @param {Set<string> | null} lit */
function tell({ count, counted }, lit) {
  count.setAttribute("aria-live", lit ? "off" : "polite");
  setText(count, lit ? counted.replace(/^[\d.]+/, lit.size.toLocaleString("nl-NL")) : counted);
}

/** @param {ParentNode} root */
function build(root) {
  const clear = () => {
    state.lost = true;
    state.send({ what: "clear" });
  };
  /** @type {State} */
  const state = {
    count: el("p", { class: "vp-count", role: "status", tabindex: "-1" }),
    chips: el("ul", { class: "chips", "aria-label": "Wat je hebt gekozen" }),
    clear: button("wis alles", "Wis alles wat je hebt gekozen", clear, { class: "clear" }),
    counted: "",
    lost: false,
    send: () => {},
  };
  root.append(el("div", { class: "bar" }, state.count, state.chips, state.clear));
  page.hear("lit", (lit) => tell(state, lit));
  return state;
}

/** @param {Given<Chips, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntChips", build);
  state.send = (act) => setTriggerValue("act", act);
  state.counted = data.count;
  tell(state, null);
  const name = holderIn(state.chips)?.dataset.name;
  state.chips.replaceChildren(...data.chips.map((each) => chip(each, state)));
  state.chips.hidden = data.chips.length === 0;
  state.clear.hidden = data.chips.length === 0;
  const again = name && [...state.chips.querySelectorAll("button")].find((each) => each.dataset.name === name);
  if (again) again.focus({ preventScroll: true });
  else if (state.lost) state.count.focus({ preventScroll: true });
  state.lost = false;
}

// For who comes back: the choice to go on or to begin anew. Nothing of what was written is shown
// before somebody says that it is theirs: a device may have passed to other hands.

import { button } from "../../browser/controls.js";
import { el } from "../../browser/dom.js";
import { moment } from "./words.js";
/** @import { Draft } from "./shapes" */

// A choice that asks once more before something goes: {element, ask}, where `choice` stands meanwhile.
/** @param {HTMLElement} choice @param {string} words @param {string} no @param {string} yes @param {() => void} onYes */
export function makeSure(choice, words, no, yes, onYes) {
  const keep = button(no, () => show(false), { kind: "main" });
  const element = el(
    "div",
    { class: "sure", role: "group", hidden: true },
    el("p", {}, words),
    el("div", { class: "navigation" }, keep, button(yes, onYes, { kind: "plain" })),
  );

  /** @param {boolean} asked */
  function show(asked) {
    choice.hidden = asked;
    element.hidden = !asked;
    (asked ? keep : /** @type {HTMLElement} */ (choice.lastElementChild)).focus();
  }

  return { element, ask: () => show(true) };
}

/** @param {Draft} draft @param {{ onContinue(): void, onAnew(): void }} ways */
export function makeWelcome(draft, { onContinue, onAnew }) {
  const heading = el("h2", { tabindex: "-1" }, "Je was al begonnen");
  const goOn = button("Ja, dit is van mij", onContinue, { kind: "main" });
  const anew = button("Nee, begin opnieuw", () => sure.ask(), { kind: "plain" });
  const choice = el("div", { class: "navigation" }, goOn, anew);
  const sure = makeSure(
    choice,
    "Weet je het zeker? Wat hier begonnen is, gaat dan weg.",
    "Nee, bewaar het",
    "Ja, begin opnieuw",
    onAnew,
  );

  return el(
    "section",
    { class: "welcome" },
    heading,
    el(
      "p",
      {},
      "Op dit toestel staat een verhaal dat nog niet verstuurd is. Is het van jou? Dan ga je verder waar je was.",
    ),
    el("p", { class: "help" }, `Voor het laatst veranderd: ${moment(draft.updated)}.`),
    choice,
    sure.element,
  );
}

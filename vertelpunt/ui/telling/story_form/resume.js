// A link that was opened: whose story is behind it, before anything of it is shown.

import { button } from "../../browser/controls.js";
import { el, setText } from "../../browser/dom.js";
import { isConnected } from "./connection.js";

/** @import { Outcome, ServerDraft } from "./types" */

const ASK_AGAIN = 5_000;
/** @type {Record<string, string>} */
export const LINK_GONE = {
  gone:
    "Deze link werkt niet meer. Een link werkt zeven dagen, tot je het verhaal verstuurt of " +
    "opnieuw begint. Hier kun je een nieuw verhaal vertellen.",
  sent: "Dit verhaal is al verstuurd. Hier kun je een nieuw verhaal vertellen.",
  broken:
    "Deze link is niet heel. Open hem nog eens, of maak een nieuwe op het toestel waar je " +
    "begon. Hier kun je een nieuw verhaal vertellen.",
};

/**
 * @typedef {object} OpeningWays
 * @property {() => number} number
 * @property {(nr: number, mine: boolean) => void} ask
 * @property {(draft: ServerDraft) => void} taken
 * @property {(sentence: string) => void} over
 */

// A link was opened: whose is it, before anything of it is shown. `ways`: {number();
// ask(nr, mine); taken(draft); over(sentence or "")}.
/** @param {OpeningWays} ways */
export function makeOpening(ways) {
  const heading = el("h2", { tabindex: "-1" }, "We zoeken je verhaal");
  const words = el("p", { role: "status" }, "Even geduld.");
  const choice = el(
    "div",
    { class: "navigation", hidden: true },
    button("Ja, dit is van mij", () => ask(true), { kind: "main" }),
    button("Nee, dit is niet van mij", () => end("")),
  );
  const element = el("section", { class: "welcome" }, heading, words, choice);
  let asked = 0;
  let asksMine = false;
  let timer = 0;

  /** @param {boolean} mine */
  function ask(mine) {
    clearInterval(timer);
    asksMine = mine;
    choice.hidden = true;
    asked = ways.number();
    ways.ask(asked, mine);
    setText(words, "Even geduld.");
    timer = setInterval(() => {
      ways.ask(asked, mine);
      setText(
        words,
        isConnected()
          ? "Even geduld. De server geeft nog geen antwoord."
          : "Je hebt nu geen verbinding. Zodra die er is, gaan we verder.",
      );
    }, ASK_AGAIN);
  }

  /** @param {string} sentence */
  function end(sentence) {
    clearInterval(timer);
    ways.over(sentence);
  }

  ask(false);
  return {
    element,
    /** @param {Outcome | null} outcome */
    answer(outcome) {
      if (!outcome || outcome.nr !== asked) return;
      clearInterval(timer);
      if (outcome.taken_draft) ways.taken(outcome.taken_draft);
      else if (outcome.resume === "found") {
        setText(heading, "Is dit jouw verhaal?");
        setText(
          words,
          "Je opende een link. Daarachter staat een verhaal dat nog niet af is. " +
            "Is het van jou? Dan kun je hier verder.",
        );
        choice.hidden = false;
        heading.focus();
      } else if (outcome.failure) {
        setText(words, outcome.failure);
        timer = setTimeout(() => ask(asksMine), outcome.wait ? 1000 * outcome.wait : ASK_AGAIN);
      } else end(LINK_GONE[outcome.resume || "gone"] || LINK_GONE.gone);
    },
  };
}

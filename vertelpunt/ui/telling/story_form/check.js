// Before sending: what is still marked in all texts, once more. It holds nobody back.
import { el } from "../../browser/dom.js";
import { makeNote } from "./note.js";

/** @import { NoteWays } from "./note" */
/** @import { Question } from "./types" */

/** @param {Question} question */
function hasText(question) {
  return "max_length" in question || ("options" in question && question.options.some((option) => option.other));
}

/** @param {Question[]} questions @param {(question: Question) => NoteWays} waysOf */
export function makeCheck(questions, waysOf) {
  const notes = questions.filter(hasText).map((question) => makeNote(question, waysOf(question), { named: true }));
  const element = el(
    "section",
    { class: "check", hidden: true },
    el("h3", {}, "Kan iemand hier zien over wie het gaat?"),
    el("p", { class: "help" }, "Je mag deze woorden vervangen of laten staan. Versturen kan altijd."),
    notes.map((note) => note.element),
  );

  /** @param {"show" | "begin"} how */
  function draw(how) {
    for (const note of notes) note[how]();
    element.hidden = notes.every((note) => note.isEmpty());
  }

  return { element, show: () => draw("show"), begin: () => draw("begin") };
}

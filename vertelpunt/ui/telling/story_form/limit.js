// A choice of at most so many: the one too many is not taken, and beside it stands why.
import { el } from "../../browser/dom.js";
/** @import { Row, Voice } from "./shapes" */
/** @import { ChoiceQuestion, Entry, Question } from "./types" */

/** @param {ChoiceQuestion} question */
export function limitWords({ most }) {
  return most ? `Kies er hoogstens ${most}.` : "";
}

// What is wrong with an answer that holds more, as one of before the questions changed may; null for nothing.
/** @param {Question} question @param {Entry | undefined} entry */
export function tooMany(question, entry) {
  const chosen = Array.isArray(entry?.value) ? entry.value.length : 0;
  if (!("options" in question) || !question.most || chosen <= question.most) return null;
  return `Je koos er ${chosen}. ${limitWords(question)}`;
}

/** @param {ChoiceQuestion} question @param {Row[]} rows @param {Voice} voice */
export function makeLimit({ most }, rows, voice) {
  const note = el("p", { class: "full" }, `Je koos er al ${most}. Haal er eerst een weg.`);
  return {
    // Whether what was just chosen is one too many; it is let go then. Nothing is switched off, so that
    // every choice can be reached and says why.
    /** @param {EventTarget | null} target */
    refuses(target) {
      const row = rows.find(({ input }) => input === target);
      const over = most && rows.filter(({ input }) => input.checked).length > most;
      if (!row?.input.checked || !over) return false;
      row.input.checked = false;
      row.row.append(note);
      voice.say(`${row.option.label} is niet gekozen. ${note.textContent}`, 300);
      return true;
    },
    clear: () => note.remove(),
  };
}

// The last look: every answer as text, each step with a way back, and who will read it.

import { button } from "../../browser/controls.js";
import { el, setText } from "../../browser/dom.js";
import { shareWords } from "../../browser/dots/geometry.js";
import { choiceWords } from "./choice.js";
import { holdsAnswer, isFilled } from "./draft.js";
import { placeLabel } from "./place.js";
import { sliderWords } from "./slider.js";
import { stonesWords } from "./stones.js";
import { firstWords, plural } from "./words.js";

/** @import { EntryOf } from "./shapes" */
/** @import { Entry, Place, Question, Questionnaire, Step } from "./types" */

const FOLD_FROM = 240;

/** @param {Question} question @param {Entry | undefined} entry @param {Place[]} places @returns {string | null} */
export function answerWords(question, entry, places) {
  if (entry?.not_applicable) return "niet van toepassing";
  if (!isFilled(entry)) return null;
  switch (question.type) {
    case "single":
    case "multi":
      return choiceWords(question, entry).join(" · ");
    case "triad":
      return shareWords(question.corners, entry.value);
    case "slider":
      return sliderWords(question, entry.value);
    case "stones":
      return stonesWords(question, entry.value);
    case "place":
      return placeLabel(places, entry.value);
    case "confirmation":
      return "ja";
    default:
      return entry.value.trim();
  }
}

/** @param {Question} question @param {Entry | undefined} entry @param {Place[]} places */
function answerElement(question, entry, places) {
  const words = answerWords(question, entry, places);
  if (entry?.not_applicable && holdsAnswer(entry)) {
    const covered = answerWords(question, { ...entry, not_applicable: false }, places) || "";
    return el(
      "span",
      { class: "answer" },
      words,
      el("span", { class: "covered" }, `Gaat niet mee: ‘${firstWords(covered, 120)}’`),
    );
  }
  if (!words) {
    return el("span", { class: "needed" }, "nog nodig");
  }
  if (words.length < FOLD_FROM) return el("span", { class: "answer" }, words);
  return el(
    "details",
    { class: "fold" },
    el("summary", {}, firstWords(words, 120)),
    el("p", { class: "answer" }, words),
  );
}

/** @param {Questionnaire} questionnaire @param {(index: number) => void} onGo */
export function makeReview(questionnaire, onGo) {
  const element = el("div", { class: "review" });
  const reader = el("p", { class: "reader" });
  const asked = questionnaire.steps.slice(0, -1);

  /** @param {Step} step @param {number} index @param {EntryOf} entryOf @param {Place[]} places */
  function stepPart(step, index, entryOf, places) {
    const questions = questionnaire.questions.filter((question) => question.step === step.id);
    if (!questions.length) return null;
    const rows = questions.filter((question) => !isOpen(question, entryOf));
    return el(
      "section",
      {},
      el(
        "div",
        { class: "review-head" },
        el("h3", {}, step.title),
        button("Wijzig", () => onGo(index), { kind: "quiet", more: step.title }),
      ),
      rows.length
        ? el(
            "dl",
            {},
            rows.map((question) =>
              el(
                "div",
                {},
                el("dt", {}, question.label),
                el("dd", {}, answerElement(question, entryOf(question.id), places)),
              ),
            ),
          )
        : null,
    );
  }

  /** @param {Question} question @param {EntryOf} entryOf */
  function isOpen({ id, required }, entryOf) {
    return !required && !isFilled(entryOf(id));
  }

  // What was left open is one line: it asks for nothing.
  /** @param {Question[]} questions */
  function leftOpen(questions) {
    if (!questions.length) return null;
    return el(
      "details",
      { class: "fold open" },
      el("summary", {}, `${plural(questions.length, "vraag", "vragen")} opengelaten. Dat mag.`),
      el(
        "ul",
        {},
        questions.map(({ label }) => el("li", {}, label)),
      ),
    );
  }

  return {
    element,
    reader,
    /** @param {EntryOf} entryOf @param {Place[]} places @param {Record<string, string>} sentences */
    show(entryOf, places, sentences) {
      const here = asked.map((step) => step.id);
      const open = questionnaire.questions.filter(
        (question) => here.includes(question.step) && isOpen(question, entryOf),
      );
      element.replaceChildren(
        ...[...asked.map((step, index) => stepPart(step, index, entryOf, places)), leftOpen(open)].filter(
          (part) => part !== null,
        ),
      );
      setText(reader, audienceSentence(questionnaire, entryOf, sentences));
    },
  };
}

/** @param {Questionnaire} questionnaire @param {EntryOf} entryOf @param {Record<string, string>} sentences */
function audienceSentence(questionnaire, entryOf, sentences) {
  const question = questionnaire.questions.find((one) => one.part === "audience");
  if (!question || !("options" in question)) return "";
  const entry = entryOf(question.id);
  const option = entry && question.options.find((one) => one.id === entry.value);
  return option ? sentences[option.audience || ""] || "" : "Je hebt nog niet gekozen wie je verhaal mag lezen.";
}

// A draft of before the questions changed: what no longer fits is taken out, with a word for it.
import { firstWords } from "./words.js";

/** @import { Misfit, Part } from "./shapes" */
/** @import { ChoiceQuestion, Entry, Fields, Place, Question, Questionnaire } from "./types" */
/** @import { StoneMark, StonesQuestion } from "./types" */

/** @param {unknown} share */
const isShare = (share) => typeof share === "number" && share >= 0 && share <= 1;
/** @param {unknown} side */
const isSide = (side) => typeof side === "number" && side >= 0 && side <= 100;
/** @type {Record<string, (value: any, question: Question, places: Place[]) => boolean>} */
const FITS = {
  text: (value) => typeof value === "string",
  long_text: (value) => typeof value === "string",
  triad: ({ left, right, top }) => [left, right, top].every(isShare) && Math.abs(left + right + top - 1) < 1e-6,
  slider: isSide,
  place: (value, _question, places) => places.some((place) => place.code === value),
  confirmation: (value) => value === true,
};

// What was lost, as a sentence. `words`: of each answer that went, as far as they are known.
/** @param {Question} question @param {string[]} words */
function lostSentence(question, words) {
  const known = words.filter(Boolean).map((each) => `‘${firstWords(each, 120)}’`);
  const which = known.length ? `: ${known.join(" en ")}.` : ".";
  switch (question.type) {
    case "single":
    case "multi":
      return words.length > 1
        ? `Deze keuzes bestaan niet meer; we hebben ze weggehaald${which}`
        : `Deze keuze bestaat niet meer; we hebben hem weggehaald${which}`;
    case "stones":
      return words.length > 1
        ? `Deze stenen passen niet meer bij de vraag; we hebben ze weggehaald${which}`
        : `Deze steen past niet meer bij de vraag; we hebben hem weggehaald${which}`;
    case "place":
      return "Deze plaats staat niet meer in de lijst; we hebben hem weggehaald.";
    default:
      return `Deze vraag is veranderd. Wat je eerder invulde, past er niet meer bij${which}`;
  }
}

/** @param {ChoiceQuestion} question @param {Entry} entry @param {Record<string, string>} former */
function mendChoice(question, entry, former) {
  /** @type {string[]} */
  const chosen = [entry.value].flat();
  const options = question.options.filter((option) => chosen.includes(option.id));
  const fits = options.map((option) => option.id);
  const gone = chosen.filter((id) => !fits.includes(id));
  const one = question.type === "single";
  if (!gone.length && one !== Array.isArray(entry.value)) return null;
  const words = gone.map((id) => former[id] || (/\s/.test(id) ? String(id) : ""));
  if (entry.other && gone.length && !options.some((option) => option.other)) words.push(entry.other);
  const lost = one && fits.length > 1 ? options.map((option) => option.label) : [];
  const value = one ? (fits.length === 1 ? fits[0] : undefined) : fits.length ? fits : undefined;
  return { part: { value }, words: [...words, ...lost] };
}

// As `mendChoice`, for stones: those that are gone, lie nowhere, or stand there twice.
/** @param {StonesQuestion} question @param {Entry} entry @param {Record<string, string>} former */
function mendStones({ stones }, entry, former) {
  /** @type {StoneMark[]} */
  const marks = [entry.value].flat();
  const fits = stones.flatMap(({ id }) =>
    marks.filter((mark) => mark?.stone === id && isSide(mark.x) && isSide(mark.y)).slice(0, 1),
  );
  const gone = marks.filter((mark) => !fits.includes(mark));
  if (!gone.length && Array.isArray(entry.value)) return null;
  return { part: { value: fits.length ? fits : undefined }, words: gone.map((mark) => former[mark?.stone] || "") };
}

// What must change in this entry: {part, words}; null where it fits.
/** @param {Question} question @param {Entry} entry @param {Place[]} places @param {Record<string, string>} former */
function mendEntry(question, entry, places, former) {
  const { value } = entry;
  const off = Boolean(entry.not_applicable) && !question.not_applicable;
  /** @type {Part} */
  const part = off ? { not_applicable: false } : {};
  if (value === null || value === undefined || value === "") {
    return off ? { part, words: ["niet van toepassing"] } : null;
  }
  if ("options" in question || question.type === "stones") {
    const mended = "options" in question ? mendChoice(question, entry, former) : mendStones(question, entry, former);
    if (mended) return { ...mended, part: { ...part, ...mended.part } };
  } else if (!FITS[question.type](value, question, places)) {
    const words = [value].flat().map((each) => (typeof each === "string" ? former[each] || each : ""));
    // No value at all: it was not the teller who wiped it.
    return { part: { ...part, value: undefined }, words };
  }
  return off ? { part, words: [] } : null;
}

// Every answer that no longer fits: [{question, part, message}].
/** @param {Questionnaire} questionnaire @param {Fields} fields @param {Place[]} places @param {Record<string, Record<string, string>>} former @returns {Misfit[]} */
export function misfits(questionnaire, fields, places, former) {
  return questionnaire.questions
    .filter(({ id }) => fields[id])
    .flatMap((question) => {
      const mended = mendEntry(question, fields[question.id], places, former[question.id] || {});
      if (!mended) return [];
      const message = mended.words.length ? lostSentence(question, mended.words) : "";
      return [{ question: question.id, part: mended.part, message }];
    });
}

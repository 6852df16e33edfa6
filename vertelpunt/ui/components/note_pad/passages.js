// A text in sentences, and places in it: what is pressed, or selected with a pointer.
/** @import { Place, Text } from "./types" */

const SENTENCE = /[^.!?\n]*(?:[.!?]+["'”’)\]]*|\n+|$)\s*/gu;

// The sentences of a text, as [start, end) in UTF-16; together they are the whole text.
/** @param {string} text @returns {[number, number][]} */
export function sentencesOf(text) {
  /** @type {[number, number][]} */
  const found = [];
  let at = 0;
  for (const [piece] of text.matchAll(SENTENCE)) {
    if (!piece) continue;
    // What has no letter goes along with the sentence before.
    const last = found.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(piece)) last[1] = at + piece.length;
    else found.push([at, at + piece.length]);
    at += piece.length;
  }
  return found;
}

// Python counts code points, and JavaScript halves of some.
/** @param {string} text @param {number} units */
export const codePoints = (text, units) => [...text.slice(0, units)].length;

// The place without the white around it; null where nothing else is in it.
/** @param {Text} text @param {number} start @param {number} end @returns {Place | null} */
export function placeOf({ field, text }, start, end) {
  const inside = text.slice(start, end);
  const from = start + (inside.length - inside.trimStart().length);
  const to = start + inside.trimEnd().length;
  return from < to ? { field, start: codePoints(text, from), end: codePoints(text, to) } : null;
}

/** @param {Text[]} texts @param {Place | null} place */
export function wordsAt(texts, place) {
  const found = place && texts.find(({ field }) => field === place.field);
  return found ? [...found.text].slice(place.start, place.end).join("") : "";
}

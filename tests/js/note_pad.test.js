// Where a passage lies, and what of the pad still has to be heard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stillWaiting } from "../../vertelpunt/ui/components/note_pad/kept.js";
import { placeOf, sentencesOf, wordsAt } from "../../vertelpunt/ui/components/note_pad/passages.js";

/** @param {string} text */
const pieces = (text) => sentencesOf(text).map(([start, end]) => text.slice(start, end));

test("sentences together are the whole text, whatever it is", () => {
  const texts = [
    "Ze belde. Daarna ging het snel! Echt?",
    "Geen punt aan het eind",
    "Een regel\n\nEn nog een.\n",
    "‘Kom maar.’ Dat zei ze… en toen?!",
    "🎈 Feest. \u202eabc",
    "...",
    "",
    "   ",
  ];
  for (const text of texts) assert.equal(pieces(text).join(""), text);
});

test("a sentence ends at its sign, with the quote behind it", () => {
  assert.deepEqual(pieces("‘Kom maar.’ Dat zei ze. Toen"), ["‘Kom maar.’ ", "Dat zei ze. ", "Toen"]);
  assert.deepEqual(pieces("Een.\nTwee"), ["Een.\n", "Twee"]);
  assert.deepEqual(pieces("Wacht... Nu."), ["Wacht... ", "Nu."]);
});

test("a place is in code points, without the white around it", () => {
  const text = { field: "key_moment", label: "", text: "🎈🎈 Ze belde. " };
  const place = placeOf(text, 4, text.text.length);
  assert.deepEqual(place, { field: "key_moment", start: 3, end: 12 });
  assert.equal(wordsAt([text], place), "Ze belde.");
  assert.equal(placeOf(text, 4, 5), null);
  assert.equal(wordsAt([], place), "");
  assert.equal(wordsAt([text], null), "");
});

test("a note waits until it is there as it was written last", () => {
  const note = (/** @type {string} */ id, /** @type {string} */ text) => ({ id, text, place: null });
  const waiting = [note("a", "Een"), note("b", "Twee, anders"), note("c", "Drie")];
  const there = [note("a", "Een"), note("b", "Twee")];
  assert.deepEqual(
    stillWaiting(waiting, there).map(({ id }) => id),
    ["b", "c"],
  );
});

test("a passage that is other waits until it is there, or has grown over what is masked", () => {
  const at = (/** @type {number} */ start, /** @type {number} */ end) => [
    { id: "a", text: "Een", place: { field: "key_moment", start, end } },
  ];
  assert.equal(stillWaiting(at(0, 9), at(12, 20)).length, 1);
  assert.equal(stillWaiting(at(0, 9), [{ id: "a", text: "Een", place: null }]).length, 1);
  assert.equal(stillWaiting(at(2, 9), at(0, 12)).length, 0);
});

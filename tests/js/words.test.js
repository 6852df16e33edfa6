import assert from "node:assert/strict";
import { test } from "node:test";
import { matching, plain } from "../../vertelpunt/ui/telling/story_form/combobox.js";
import { firstWords, isBlank, lengthOf, plural } from "../../vertelpunt/ui/telling/story_form/words.js";

const PLACES = [
  { label: "Bergen" },
  { label: "Bergen op Zoom" },
  { label: "Den Bergh" },
  { label: "'s-Gravenhage", also: "Den Haag" },
  { label: "Steenbergen" },
];

test("the words one searches by come first where a name begins so, then a word of it, then inside", () => {
  const found = matching(PLACES, "berg").map(({ label }) => label);
  assert.deepEqual(found, ["Bergen", "Bergen op Zoom", "Den Bergh", "Steenbergen"]);
});

test("a place is found by the name people say", () => {
  assert.deepEqual(matching(PLACES, "den haag"), [PLACES[3]]);
  assert.deepEqual(matching(PLACES, ""), PLACES);
  assert.deepEqual(matching(PLACES, "xyz"), []);
});

test("accents, capitals and signs do not matter", () => {
  assert.equal(plain("'s-Gravenhage"), "s gravenhage");
  assert.equal(plain("Súdwest-Fryslân"), "sudwest fryslan");
});

test("a text of signs that nobody sees is blank", () => {
  for (const text of ["", " \n\t", "\u200b\u2800", "\ufe0f\u{e0101}"]) assert.ok(isBlank(text));
  for (const text of ["a", "\u200b.", "🙂"]) assert.ok(!isBlank(text));
});

test("characters are counted as the server does", () => {
  assert.equal(lengthOf("  é🙂 "), 2);
});

test("first words end at a word", () => {
  assert.equal(firstWords("een  twee\ndrie", 20), "een twee drie");
  assert.equal(firstWords("een twee drie vier vijf zes", 15), "een twee drie …");
});

test("one is one and more are many", () => {
  assert.equal(plural(1, "vraag", "vragen"), "1 vraag");
  assert.equal(plural(1200, "vraag", "vragen"), "1.200 vragen");
});

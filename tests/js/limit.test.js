import assert from "node:assert/strict";
import { test } from "node:test";
import { limitWords, tooMany } from "../../vertelpunt/ui/telling/story_form/limit.js";

const OPTIONS = ["a", "b", "c", "d"].map((id) => ({ id, label: id, help: null, other: false, audience: null }));
const MULTI = { id: "m", type: "multi", label: "Wie?", options: OPTIONS, most: 2 };

test("a choice of at most so many says so, and what is wrong with more", () => {
  assert.equal(limitWords(MULTI), "Kies er hoogstens 2.");
  assert.equal(tooMany(MULTI, { value: ["a", "b"] }), null);
  assert.equal(tooMany(MULTI, { value: ["a", "b", "c"] }), "Je koos er 3. Kies er hoogstens 2.");
  assert.equal(tooMany(MULTI, undefined), null);
});

test("without a bound nothing is too many", () => {
  const free = { ...MULTI, most: null };
  assert.equal(limitWords(free), "");
  assert.equal(tooMany(free, { value: ["a", "b", "c", "d"] }), null);
  assert.equal(tooMany({ ...MULTI, type: "text", options: undefined }, { value: "abc" }), null);
});

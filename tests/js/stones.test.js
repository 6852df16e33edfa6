import assert from "node:assert/strict";
import { test } from "node:test";
import { misfits } from "../../vertelpunt/ui/telling/story_form/mend.js";
import { placeFromTexts, stonesWords } from "../../vertelpunt/ui/telling/story_form/stones.js";

const TEAM = {
  id: "team",
  type: "stones",
  label: "Wie stond waar?",
  x: { low: "weinig", high: "veel" },
  y: { low: "laag", high: "hoog" },
  stones: [
    { id: "me", label: "ik" },
    { id: "resident", label: "de inwoner" },
  ],
};
const ME = { stone: "me", x: 50, y: 80 };
const RESIDENT = { stone: "resident", x: 0, y: 12.4 };

/** What goes of these stones, and what is said of it. */
function mended(value, former = {}) {
  const found = misfits({ questions: [TEAM] }, { team: { value } }, [], { team: former });
  return found.map(({ part, message }) => [part.value, message]);
}

test("stones are said in their order, each with where it lies", () => {
  assert.equal(
    stonesWords(TEAM, [RESIDENT, ME]),
    "ik: midden tussen weinig en veel, 80 van 100 richting hoog; " +
      "de inwoner: 0 van 100 richting weinig, 12 van 100 richting laag",
  );
});

test("two numbers say where a stone lies", () => {
  assert.deepEqual(placeFromTexts(TEAM, { x: "20", y: "79,6" }).value, [20, 80]);
  for (const y of ["", "101", "-1", "veel"]) {
    const { value, sentence } = placeFromTexts(TEAM, { x: "20", y });
    assert.equal(value, null);
    assert.equal(sentence, "Vul twee getallen van 0 tot 100 in.");
  }
});

test("a draft keeps the stones that are asked still, and says which went", () => {
  assert.deepEqual(mended([ME, RESIDENT]), []);
  assert.deepEqual(mended([ME, { stone: "boss", x: 1, y: 1 }], { boss: "de baas" }), [
    [[ME], "Deze steen past niet meer bij de vraag; we hebben hem weggehaald: ‘de baas’."],
  ]);
  const none = [undefined, "Deze stenen passen niet meer bij de vraag; we hebben ze weggehaald."];
  assert.deepEqual(mended([null, { stone: "me", x: 101, y: 1 }]), [none]);
  assert.deepEqual(mended([ME, { ...ME }])[0][0], [ME]);
});

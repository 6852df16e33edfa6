import assert from "node:assert/strict";
import { test } from "node:test";
import { nearestWhole } from "../../vertelpunt/ui/browser/dots/plane.js";
import { beside, same, stateWords } from "../../vertelpunt/ui/components/plane_input/plane_input.js";
import { pointFromTexts, pointWords } from "../../vertelpunt/ui/components/plane_input/square.js";

const NEW = { lies: null, moved: false, sent: null, pressed: false };
const ASKED = { point: null, confirmed: false, heard: 0 };
const SIDES = {
  x: { name: "Moeite", low: "nul", high: "veel" },
  y: { name: "Effect", low: "klein", high: "groot" },
};

test("a dot that somebody moved stays through every run, until Python keeps it", () => {
  const moved = { ...NEW, lies: [0.5, 0.25], moved: true };
  assert.deepEqual(beside(moved, ASKED), moved);
  assert.deepEqual(beside(moved, { ...ASKED, point: [0.1, 0], confirmed: true }), moved);
  assert.deepEqual(beside(moved, { ...ASKED, point: [0.5, 0.25] }), moved);
  const kept = beside(moved, { ...ASKED, point: [0.5, 0.25], confirmed: true });
  assert.deepEqual(kept, { ...moved, moved: false });
});

test("what Python has is shown where nobody moved it here", () => {
  assert.deepEqual(beside(NEW, { ...ASKED, point: [0.1, 0], confirmed: true }).lies, [0.1, 0]);
  assert.equal(beside({ ...NEW, lies: [0.1, 0] }, ASKED).lies, null);
});

test("it is called kept only when Python says so", () => {
  const here = { ...NEW, lies: [1, 1], moved: true };
  assert.equal(stateWords(NEW, ASKED), "");
  assert.equal(stateWords({ ...NEW, pressed: true }, ASKED), "Zet eerst een stip.");
  assert.equal(stateWords(here, ASKED), "Nog niet bewaard.");
  const sent = { ...here, sent: { number: 7, point: [1, 1] } };
  assert.equal(stateWords(sent, ASKED), "Nog niet bewaard. Een ogenblik…");
  assert.match(stateWords(sent, { ...ASKED, heard: 7 }), /Druk nog een keer/);
  assert.equal(stateWords({ ...sent, lies: [2, 2] }, ASKED), "Nog niet bewaard.");
  const kept = { ...ASKED, point: [1, 1], confirmed: true, heard: 7 };
  assert.equal(stateWords(beside(sent, kept), kept), "Bewaard. Je kunt hem nog verplaatsen.");
});

test("places are the same but for what is rounded off", () => {
  assert.ok(same(null, null));
  assert.ok(same([0.5, 0.25], [0.5000001, 0.25]));
  assert.ok(!same([0.5, 0.25], [0.51, 0.25]));
  assert.ok(!same([0.5, 0.25], null));
});

test("a point of the square is whole and inside", () => {
  assert.deepEqual(nearestWhole([-3, 140.2]), [0, 100]);
  assert.deepEqual(nearestWhole([12.4, 12.6]), [12, 13]);
});

test("two numbers make a point, and what is no number from 0 to 100 is said", () => {
  const { value, sentence } = pointFromTexts(SIDES, { x: "62", y: "49,6" });
  assert.deepEqual(value, [62, 50]);
  assert.equal(sentence, `De stip staat: ${pointWords(SIDES, [62, 50])}.`);
  assert.equal(pointWords(SIDES, [62, 50]), "Moeite 62 van 100, richting veel; effect 50 van 100, in het midden");
  for (const y of ["", "veel", "101", "-1"]) {
    const refused = pointFromTexts(SIDES, { x: "1", y });
    assert.equal(refused.value, null);
    assert.match(refused.sentence, /Effect een getal van 0 tot 100/);
  }
});

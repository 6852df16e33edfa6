import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, chosenNow, pressed } from "../../vertelpunt/ui/components/ballot/ballot.js";

const DATA = { things: ["a", "b", "c"].map((id) => ({ id, name: id })), chosen: [], votes: 2, heard: 0 };
const NEW = { data: DATA, cast: null };

test("a second press before the first was heard keeps both", () => {
  const first = { ...NEW, cast: pressed(NEW, "a", 10) };
  const second = pressed(first, "b", 10);
  assert.deepEqual(second, { number: 11, chosen: ["a", "b"] });
  assert.deepEqual(chosenNow({ ...first, cast: second }), ["a", "b"]);
});

test("what Python drew before it heard the last press takes nothing away", () => {
  const cast = { number: 11, chosen: ["a", "b"] };
  assert.deepEqual(beside({ data: DATA, cast }, { ...DATA, chosen: ["a"], heard: 10 }).cast, cast);
  const heard = beside({ data: DATA, cast }, { ...DATA, chosen: ["a"], heard: 11 });
  assert.deepEqual(chosenNow(heard), ["a"]);
});

test("there are no more votes than there are to give, and one that is given can be taken back", () => {
  const full = { data: { ...DATA, chosen: ["a", "b"], heard: 50 }, cast: null };
  assert.equal(pressed(full, "c", 10), null);
  assert.deepEqual(pressed(full, "a", 10), { number: 51, chosen: ["b"] });
});

test("a thing that went takes its vote along", () => {
  assert.deepEqual(chosenNow({ data: { ...DATA, chosen: ["a", "gone"] }, cast: null }), ["a"]);
});

// Where notes lie on the board: as Python told, with what it has not heard of yet.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  arranged,
  beside,
  byGroup,
  freshName,
  placeOf,
  stepped,
} from "../../vertelpunt/ui/components/board/arranged.js";

const note = (id, group = null) => ({ id, group, text: id, quote: "", about: "" });
const group = (id, name = id) => ({ id, name, readings: [], votes: "" });
const moved = (id, to, before = null) => ({ what: "moved", note: id, group: to, was: null, before });

const TOLD = {
  notes: [note("a"), note("b", "x"), note("c"), note("d", "x"), note("e", "gone")],
  groups: [group("x"), group("y")],
};

function lies(laid) {
  const found = {};
  for (const [id, notes] of byGroup(laid)) found[id ?? "loose"] = notes.map((each) => each.id).join("");
  return found;
}

for (const [what, acts, expected] of [
  ["nothing was done", [], { loose: "ace", x: "bd", y: "" }],
  ["one was laid in a group", [moved("a", "y")], { loose: "ce", x: "bd", y: "a" }],
  ["one was laid before another", [moved("a", "x", "d")], { loose: "ce", x: "bad", y: "" }],
  ["the one after it is gone", [moved("a", "x", "z")], { loose: "ce", x: "bda", y: "" }],
  ["one was taken out", [moved("d", null, "a")], { loose: "dace", x: "b", y: "" }],
  ["the same one went on", [moved("a", "x"), moved("a", "y"), moved("c", "y", "a")], { loose: "e", x: "bd", y: "ca" }],
  ["its group is gone", [moved("a", "z")], { loose: "ace", x: "bd", y: "" }],
  ["it is gone itself", [moved("z", "x")], { loose: "ace", x: "bd", y: "" }],
  ["a note was put aside", [{ what: "aside", thing: "b" }, moved("b", null)], { loose: "ace", x: "d", y: "" }],
  ["a group was put aside", [{ what: "aside", thing: "x" }], { loose: "abcde", y: "" }],
  [
    "a group was made, and filled",
    [{ what: "made", group: "n", name: "N", note: "b", was: "x" }, moved("a", "n", "b")],
    { loose: "ce", x: "d", y: "", n: "ab" },
  ],
  [
    "a group was made that is there by now",
    [{ what: "made", group: "y", name: "N", note: null, was: null }],
    { loose: "ace", x: "bd", y: "" },
  ],
]) {
  test(`where notes lie when ${what}`, () => {
    const before = JSON.stringify(TOLD);
    assert.deepEqual(lies(arranged(TOLD, acts)), expected);
    assert.equal(JSON.stringify(TOLD), before);
  });
}

test("a group has the name that was given it last", () => {
  const named = (name) => ({ what: "named", group: "x", name, was: "x" });
  const { groups } = arranged(TOLD, [named("Een"), named("Twee")]);
  assert.deepEqual(
    groups.map((each) => each.name),
    ["Twee", "y"],
  );
});

test("a step goes past one note of the same group, and not past its ends", () => {
  assert.equal(stepped(TOLD, "c", -1), "a");
  assert.equal(stepped(TOLD, "a", 1), "e");
  assert.equal(stepped(TOLD, "c", 1), null);
  assert.equal(stepped(TOLD, "a", -1), undefined);
  assert.equal(stepped(TOLD, "e", 1), undefined);
  assert.equal(stepped(TOLD, "z", 1), undefined);
  for (const [id, by, order] of [
    ["b", 1, "db"],
    ["d", -1, "db"],
  ]) {
    assert.equal(lies(arranged(TOLD, [moved(id, "x", stepped(TOLD, id, by))])).x, order);
  }
});

test("beside the loose notes is the first group, and beside the last one nothing", () => {
  assert.equal(beside(TOLD, "a", 1), "x");
  assert.equal(beside(TOLD, "b", 1), "y");
  assert.equal(beside(TOLD, "b", -1), null);
  assert.equal(beside(TOLD, "e", -1), undefined);
  assert.equal(beside(arranged(TOLD, [moved("b", "y")]), "b", 1), undefined);
});

test("a note is found where it lies, also where its group is gone", () => {
  const found = (id) => (({ group, was, place }) => [group, was, place])(placeOf(TOLD, id));
  assert.deepEqual(found("d"), ["x", "x", 1]);
  assert.deepEqual(found("e"), [null, "gone", 2]);
  assert.equal(placeOf(TOLD, "z"), null);
});

test("a new group gets a name that none has", () => {
  assert.equal(freshName([]), "Groep 1");
  assert.equal(freshName([group("x", "Geld"), group("y", "Groep 3")]), "Groep 4");
});

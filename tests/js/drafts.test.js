import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { chooseDraft, holdsAnything, isFilled, openShelf } from "../../vertelpunt/ui/telling/story_form/draft.js";
import { leftBehind, typedTexts } from "../../vertelpunt/ui/telling/story_form/ended.js";
import { paceOf } from "../../vertelpunt/ui/telling/story_form/keeper.js";
import { misfits } from "../../vertelpunt/ui/telling/story_form/mend.js";
import { isTooLarge } from "../../vertelpunt/ui/telling/story_form/sending.js";

// As a browser's: what is kept are its own properties.
class Shelf {
  getItem(key) {
    return this[key] ?? null;
  }
  setItem(key, value) {
    this[key] = String(value);
  }
  removeItem(key) {
    delete this[key];
  }
}

beforeEach(() => {
  globalThis.window = { localStorage: new Shelf(), sessionStorage: new Shelf() };
});

const draftOf = (draft_id, value, updated) => ({
  draft_id,
  step: null,
  updated,
  fields: { title: { value, revision: updated } },
});

test("an entry is filled by what can be seen in it, or by niet van toepassing", () => {
  for (const entry of [{ value: "x" }, { value: ["a"] }, { value: 0 }, { not_applicable: true }])
    assert.ok(isFilled(entry));
  for (const entry of [undefined, {}, { value: " " }, { value: [] }, { value: null }, { value: false }]) {
    assert.ok(!isFilled(entry));
  }
  assert.ok(!holdsAnything(null));
});

test("of different drafts the newest is chosen; of one draft both copies are one", () => {
  const [old, young] = [draftOf("a", "oud", 1), draftOf("b", "nieuw", 2)];
  assert.equal(chooseDraft(old, young).draft_id, "b");
  assert.equal(chooseDraft(young, old).draft_id, "b");
  assert.equal(chooseDraft(old, draftOf("a", "later", 3)).fields.title.value, "later");
  assert.equal(chooseDraft(null, old), old);
});

test("the shelf gives the newest draft back, and none that ended", () => {
  const shelf = openShelf("/", { shared: false });
  const now = Date.now();
  for (const draft of [draftOf("a", "een", now - 2), draftOf("b", "twee", now - 1)]) assert.ok(shelf.write(draft));
  assert.equal(shelf.newest().draft_id, "b");
  shelf.remove("b", "sent", {});
  assert.equal(shelf.read("b"), null);
  assert.equal(shelf.markOf("b").why, "sent");
  assert.equal(shelf.newest().draft_id, "a");
});

test("what is older than thirty days goes", () => {
  const shelf = openShelf("/", { shared: false });
  shelf.write(draftOf("a", "een", Date.now() - 31 * 24 * 3600 * 1000));
  shelf.dropOld();
  assert.equal(shelf.newest(), null);
});

test("a shared device keeps nothing beyond its tab", () => {
  openShelf("/", { shared: true }).write(draftOf("a", "een", 1));
  assert.deepEqual(Object.keys(window.localStorage), []);
  assert.equal(openShelf("/", { shared: false }).newest(), null);
});

test("a browser that refuses its storage is no error", () => {
  globalThis.window = {
    get localStorage() {
      throw new Error("refused");
    },
  };
  const shelf = openShelf("/", { shared: false });
  assert.ok(!shelf.works());
  assert.equal(shelf.newest(), null);
});

test("a long text goes to the server at a slower pace", () => {
  assert.equal(paceOf(100), 3_000);
  assert.equal(paceOf(400_000), 10_000);
});

test("a message counts in bytes", () => {
  assert.ok(!isTooLarge({ text: "a".repeat(1_900_000) }));
  assert.ok(isTooLarge({ text: "é".repeat(1_000_000) }));
});

const QUESTIONNAIRE = {
  questions: [
    { id: "title", type: "text", label: "Titel" },
    {
      id: "who",
      type: "single",
      label: "Wie",
      options: [
        { id: "a", label: "A" },
        { id: "b", label: "B" },
      ],
    },
    { id: "where", type: "place", label: "Waar" },
  ],
};

test("what no longer fits the questions is taken out, with a word for it", () => {
  const fields = { title: { value: "x" }, who: { value: "c" }, where: { value: "GM1" } };
  const found = misfits(QUESTIONNAIRE, fields, [{ code: "GM1", label: "Ergens" }], { who: { c: "de derde" } });
  assert.deepEqual(found, [
    {
      question: "who",
      part: { value: undefined },
      message: "Deze keuze bestaat niet meer; we hebben hem weggehaald: ‘de derde’.",
    },
  ]);
});

test("what was changed after a message was posted is left behind, and so is what it lacked", () => {
  const fields = { title: { value: "x" }, who: { value: "a" }, where: { value: "b" } };
  const posted = { nr: 7, fields: { title: fields.title, who: fields.who } };
  assert.deepEqual(Object.keys(leftBehind(fields, posted, { nr: 7, unsent: ["who"] })), ["who", "where"]);
  assert.deepEqual(Object.keys(leftBehind(fields, posted, { nr: 8 })), ["title", "who", "where"]);
  assert.equal(leftBehind(fields, posted, { nr: 7, ended: "erased" }), fields);
});

test("what was typed is told with its versions, each once", () => {
  const others = [
    { value: "y", line: "1", revision: 1 },
    { value: "x", line: "2", revision: 1 },
    { value: "z", line: "3", revision: 1, settled: true },
  ];
  assert.deepEqual(typedTexts(QUESTIONNAIRE, { title: { value: "x", others } }), [
    { label: "Titel", text: "x" },
    { label: "Titel", text: "y" },
  ]);
});

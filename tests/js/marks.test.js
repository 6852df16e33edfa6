import assert from "node:assert/strict";
import { test } from "node:test";
import { follow, makeMarks } from "../../vertelpunt/ui/telling/story_form/marks.js";

const NAME = { kind: "name", replacement: "[naam]" };

// A form's texts, what was posted of them, and the server's answer: {words: [[where], …]}.
function begin(text) {
  const draft = { story: { value: text, revision: 1 } };
  const stays = [];
  const marks = makeMarks({ textOf: (id, part) => draft[id]?.[part] || "", stays: () => stays });
  return {
    draft,
    stays,
    marks,
    post: () => structuredClone(draft),
    type(next) {
      draft.story = { ...draft.story, value: next, revision: draft.story.revision + 1 };
    },
    find(words, looked, posted = looked) {
      const { value: base, revision } = looked.story;
      const value = [...base.matchAll(new RegExp(words, "gi"))].map((found) => ({
        start: found.index,
        end: found.index + found[0].length,
        ...NAME,
      }));
      marks.answer(value.length ? { story: { revision, value, other: [] } } : {}, posted);
    },
    press(words) {
      const group = marks.groups("story").find((one) => one.words === words);
      this.type(marks.turn("story", group));
    },
    shown: () => marks.groups("story").map(({ words, count, state }) => [words, count, state]),
  };
}

test("an edit moves what stands behind it, and lets go of what it touched", () => {
  const span = { start: 4, end: 10, words: "Fatima", done: false, ...NAME };
  const places = (after) => follow([span], "met Fatima mee", after).map(({ start, end }) => after.slice(start, end));
  assert.deepEqual(places("met Fatima naar huis mee"), ["Fatima"]);
  assert.deepEqual(places("Gisteren met Fatima mee"), ["Fatima"]);
  assert.deepEqual(places("met Fatiima mee"), []);
  assert.deepEqual(places("met mee"), []);
  assert.deepEqual(places(""), []);
});

test("whatever is typed, what is followed holds its words or is let go", () => {
  let seed = 7;
  const random = (most) => {
    seed = (seed * 48271) % 2147483647;
    return seed % most;
  };
  for (let n = 0; n < 3_000; n += 1) {
    let text = "a Fatima b 😀 Kevin c";
    let spans = ["Fatima", "Kevin"].map((words) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      words,
      done: false,
      ...NAME,
    }));
    for (let edit = 0; edit < 4; edit += 1) {
      const from = random(text.length + 1);
      const next = text.slice(0, from) + "aFa 😀".slice(0, random(7)) + text.slice(from + random(4));
      spans = follow(spans, text, next);
      text = next;
      for (const { start, end, words } of spans) assert.equal(text.slice(start, end), words);
    }
  }
});

test("one press replaces the same words, in any capitals, and one press puts each back as it was", () => {
  const form = begin("Fatima zei dat fatima en Kevin 😀 wachtten op Fatima.");
  form.find("fatima|kevin", form.post());
  assert.deepEqual(form.shown(), [
    ["Fatima", 3, "open"],
    ["Kevin", 1, "open"],
  ]);
  form.press("Fatima");
  assert.equal(form.draft.story.value, "[naam] zei dat [naam] en Kevin 😀 wachtten op [naam].");
  form.press("Kevin");
  assert.equal(form.draft.story.value, "[naam] zei dat [naam] en [naam] 😀 wachtten op [naam].");
  form.press("Fatima");
  assert.equal(form.draft.story.value, "Fatima zei dat fatima en [naam] 😀 wachtten op Fatima.");
  assert.deepEqual(form.shown(), [
    ["Fatima", 3, "open"],
    ["Kevin", 1, "replaced"],
  ]);
});

test("what was typed meanwhile stays, and only words that still stand are replaced", () => {
  const form = begin("Fatima en Kevin");
  const posted = form.post();
  form.type("Fatima en Kevi");
  form.find("fatima|kevin", posted);
  assert.deepEqual(form.shown(), [["Fatima", 1, "open"]]);
  form.type("Fatima al lang, en Kevi");
  form.shown();
  form.type("Ik ken Fatima al lang, en Kevi");
  form.press("Fatima");
  assert.equal(form.draft.story.value, "Ik ken [naam] al lang, en Kevi");
});

test("an answer to another text than was posted last waits for the next", () => {
  const form = begin("Fatima");
  const early = form.post();
  form.type("Met Fatima");
  const late = form.post();
  form.find("fatima", early, late);
  assert.deepEqual(form.shown(), []);
  form.find("fatima", late);
  assert.deepEqual(form.shown(), [["Fatima", 1, "open"]]);
});

test("what the server finds no more is gone, and what was replaced can still be put back", () => {
  const form = begin("Kevin heet Roos");
  form.find("kevin|roos", form.post());
  form.press("Kevin");
  form.type("[naam] ziet een Roos");
  form.find("kevin", form.post());
  assert.deepEqual(form.shown(), [["Kevin", 1, "replaced"]]);
  form.press("Kevin");
  assert.equal(form.draft.story.value, "Kevin ziet een Roos");
});

test("words that may stay are named as such, in any capitals", () => {
  const form = begin("Fatima");
  form.stays.push("fatima");
  form.find("fatima", form.post());
  assert.deepEqual(form.shown(), [["Fatima", 1, "stays"]]);
});

test("a text that was never looked at has nothing, and neither has another draft", () => {
  const form = begin("Fatima");
  assert.deepEqual(form.shown(), []);
  form.find("fatima", form.post());
  form.marks.clear();
  assert.deepEqual(form.shown(), []);
});

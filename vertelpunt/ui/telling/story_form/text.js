// Text: a line or a growing block. Nothing is ever cut off; what is too long is said.
import { el, freshId, setText } from "../../browser/dom.js";
import { makeCombobox, plain } from "./combobox.js";
import { lengthOf, plural } from "./words.js";

/** @import { Control, Ctx } from "./shapes" */
/** @import { Entry, Question, TextQuestion } from "./types" */

const GROWS_BY_ITSELF = CSS.supports("field-sizing", "content");

/** @param {string} text @param {number} most */
export function countWords(text, most) {
  // Counting characters costs time in long texts, so only near the end.
  if (text.length < most - Math.max(20, most * 0.1)) return "";
  const left = most - lengthOf(text);
  return left >= 0 ? `Nog ${plural(left, "teken", "tekens")}` : `${plural(-left, "teken", "tekens")} te veel`;
}

/** @param {Question} question @param {Entry | undefined} entry */
export function tooLong(question, entry) {
  const text = entry && typeof entry.value === "string" ? entry.value : "";
  if (!("max_length" in question) || !question.max_length || text.length <= question.max_length) return null;
  const length = lengthOf(text);
  if (length <= question.max_length) return null;
  const most = question.max_length.toLocaleString("nl-NL");
  return `Dit zijn ${length.toLocaleString("nl-NL")} tekens. Maak er hoogstens ${most} van.`;
}

/** @param {TextQuestion} question @param {Ctx} ctx @returns {Control} */
export function makeText(question, ctx) {
  const long = question.type === "long_text";
  const input = long
    ? el("textarea", { id: freshId(question.id), rows: 4, class: "input long" })
    : el("input", { id: freshId(question.id), type: "text", class: "input", autocomplete: "off" });
  const counter = el("p", { class: "counter", id: freshId("counter"), hidden: true });

  function grow() {
    if (!long || GROWS_BY_ITSELF || !input.offsetParent) return;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
  }

  function count() {
    const words = question.max_length ? countWords(input.value, question.max_length) : "";
    setText(counter, words);
    counter.hidden = !words;
    counter.classList.toggle("over", words.endsWith("te veel"));
    return words;
  }

  input.addEventListener("input", () => {
    ctx.change({ value: input.value });
    requestAnimationFrame(grow);
    const words = count();
    if (words) ctx.voice.say(words, 1500);
  });

  return {
    body: [input, counter],
    labelFor: input.id,
    targets: [input],
    focus: () => input.focus(),
    grow,
    show(entry) {
      const text = entry && typeof entry.value === "string" ? entry.value : "";
      if (input.value !== text) input.value = text;
      grow();
      count();
    },
  };
}

/** @param {TextQuestion} question @param {Ctx} ctx @returns {Control} */
export function makeSuggestedText(question, ctx) {
  const box = makeCombobox({
    name: question.id,
    options: () => ctx.suggestions().map((label) => ({ label })),
    onText: (text) => ctx.change({ value: text }),
    onPick: (option) => ctx.change({ value: option.label }),
    onEnter: settle,
    voice: ctx.voice,
  });
  box.input.addEventListener("blur", settle);

  // One that was written before, with other capitals or accents, is written as it was.
  function settle() {
    const typed = plain(box.input.value);
    const same = typed && ctx.suggestions().find((label) => plain(label) === typed);
    if (!same || same === box.input.value) return;
    box.input.value = same;
    ctx.change({ value: same });
  }

  return {
    body: [box.element],
    labelFor: box.input.id,
    targets: [box.input],
    focus: () => box.input.focus(),
    show(entry) {
      box.input.value = entry?.value || "";
    },
  };
}

// Choices: one, several, or a sentence to agree with. Each option is a row as large as a thumb.
import { el, freshId } from "../../browser/dom.js";
import { isLong, makeChips } from "./chips.js";
import { limitWords, makeLimit } from "./limit.js";
/** @import { Control, Ctx } from "./shapes" */
/** @import { ChoiceQuestion, Entry, Option, Question } from "./types" */

/** @param {ChoiceQuestion} question @param {Ctx} ctx @returns {Control} */
export function makeChoice(question, ctx) {
  const single = question.type === "single";
  const group = freshId(question.id);
  const rows = question.options.map((option) => makeOption(option));
  // They stand beside each other, as many as fit; those with a line of help have a row each.
  const close = !question.options.some((option) => option.help);
  const chips = !isLong(question) ? null : makeChips(question, rows, { onChange: keep, voice: ctx.voice });
  const limit = makeLimit(question, rows, ctx.voice);

  /** @param {Option} option */
  function makeOption(option) {
    const input = el("input", {
      type: single ? "radio" : "checkbox",
      name: group,
      value: option.id,
      id: freshId(option.id),
      on: { change: changed },
    });
    const help = option.help ? el("p", { class: "meant", id: freshId("meant") }, option.help) : null;
    if (help) input.setAttribute("aria-describedby", help.id);
    // The line is no part of the name; a tap on it still chooses.
    if (help) help.addEventListener("click", () => input.click());
    const row = el(
      "div",
      { class: "option" },
      el("label", { class: "choice", for: input.id }, input, el("span", {}, option.label)),
      help,
    );
    const words = option.other ? makeOther(row) : null;
    return { option, input, row, words };
  }

  /** @param {HTMLElement} row */
  function makeOther(row) {
    const id = freshId("other");
    const input = el("input", {
      id,
      type: "text",
      class: "input",
      autocomplete: "off",
      on: { input: () => ctx.change({ other: input.value }) },
    });
    const part = el("div", { class: "namely", hidden: true }, el("label", { for: id }, "namelijk"), input);
    row.append(part);
    return { part, input };
  }

  /** @param {Event} event */
  function changed({ target }) {
    if (!limit.refuses(target)) keep();
  }

  function keep() {
    limit.clear();
    const chosen = rows.filter((row) => row.input.checked).map((row) => row.option.id);
    ctx.change({ value: single ? chosen[0] || null : chosen });
    showWords();
  }

  function showWords() {
    for (const { input, words } of rows) if (words) words.part.hidden = !input.checked;
    if (chips) chips.show();
  }

  return {
    body: chips
      ? chips.body
      : [
          el(
            "div",
            { class: `choices${close ? " wrap" : ""}` },
            rows.map(({ row }) => row),
          ),
        ],
    instruction: limitWords(question),
    seen: true,
    role: single ? "radiogroup" : "group",
    targets: single ? [] : rows.map(({ input }) => input),
    focus() {
      if (chips) chips.focus();
      else (rows.find(({ input }) => input.checked) || rows[0]).input.focus();
    },
    show(entry) {
      limit.clear();
      const value = entry?.value || [];
      const chosen = Array.isArray(value) ? value : [value];
      for (const { option, input, words } of rows) {
        input.checked = chosen.includes(option.id);
        if (words && words.input.value !== (entry?.other || "")) {
          words.input.value = entry?.other || "";
        }
      }
      showWords();
    },
  };
}

/** @param {Question} question @param {Ctx} ctx @returns {Control} */
export function makeConfirmation(question, ctx) {
  const input = el("input", {
    type: "checkbox",
    id: freshId(question.id),
    on: { change: () => ctx.change({ value: input.checked ? true : null }) },
  });
  return {
    body: [],
    input,
    targets: [input],
    focus: () => input.focus(),
    show(entry) {
      input.checked = Boolean(entry && entry.value === true);
    },
  };
}

/** @param {ChoiceQuestion} question @param {Entry} entry */
export function choiceWords(question, entry) {
  const chosen = Array.isArray(entry.value) ? entry.value : [entry.value];
  return question.options
    .filter((option) => chosen.includes(option.id))
    .map((option) => {
      const words = option.other && entry.other ? entry.other.trim() : "";
      return words ? `${option.label}: ${words}` : option.label;
    });
}

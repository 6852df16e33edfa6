// A long list of choices: what is chosen stands on top, the rest opens, and a search narrows it.

import { button } from "../../browser/controls.js";
import { el, freshId, setText } from "../../browser/dom.js";
import { matching, plain } from "./combobox.js";
import { plural } from "./words.js";

/** @import { Row, Voice } from "./shapes" */
/** @import { ChoiceQuestion } from "./types" */

const LONG_LIST = 8;

/** @param {ChoiceQuestion} question */
export function isLong(question) {
  return question.type === "multi" && question.options.length >= LONG_LIST;
}

// `rows`: [{option, input, row, words}], checkboxes. `onChange()` after a chip took one away.
// What a search hides stays as it was: it stands on top, checked or not changes nothing there.
/** @param {ChoiceQuestion} question @param {Row[]} rows @param {{ onChange(): void, voice: Voice }} ways */
export function makeChips(question, rows, { onChange, voice }) {
  const listId = freshId("chips");
  const total = question.options.length;
  const chosen = el("ul", { class: "chosen", "aria-label": "Gekozen", hidden: true });
  const list = el(
    "div",
    { class: "choices wrap", id: listId, hidden: true },
    rows.map(({ row }) => row),
  );
  const search = el("input", {
    type: "text",
    class: "input search",
    autocomplete: "off",
    inputmode: "search",
    enterkeyhint: "search",
    placeholder: "Zoek een keuze",
    "aria-label": `Zoek een keuze bij: ${question.label}`,
    "aria-controls": listId,
  });
  const toggle = button(`Toon alle ${total}`, () => open(Boolean(list.hidden)), {
    kind: "pill",
    more: `keuzes bij: ${question.label}`,
  });
  const toggleWords = /** @type {ChildNode} */ (toggle.firstChild);
  const none = el("p", { class: "hint", hidden: true });
  const namely = rows.flatMap(({ words }) => (words ? [words.part] : []));
  toggle.setAttribute("aria-controls", listId);
  // At a desk there is room for all.
  open(matchMedia("(min-width: 34rem)").matches);

  /** @param {boolean} now */
  function open(now) {
    list.hidden = !now;
    if (!now) search.value = "";
    toggle.setAttribute("aria-expanded", String(now));
    setText(toggleWords, now ? "Klap in" : `Toon alle ${total}`);
    narrow();
  }

  function narrow() {
    const words = plain(search.value);
    const found = words
      ? matching(
          rows.map(({ option }) => option),
          search.value,
        )
      : null;
    for (const { option, row } of rows) {
      row.hidden = found !== null && !found.includes(option) && !option.other;
    }
    none.hidden = !found || found.length > 0;
    const other = rows.find(({ option }) => option.other);
    setText(
      none,
      none.hidden
        ? ""
        : "Dat staat er niet bij." +
            (other ? ` Kies ‘${other.option.label}’ en schrijf het erachter.` : " Probeer een ander woord."),
    );
    return found;
  }

  search.addEventListener("input", () => {
    if (search.value && list.hidden) {
      list.hidden = false;
      toggle.setAttribute("aria-expanded", "true");
      setText(toggleWords, "Klap in");
    }
    const found = narrow();
    if (found) {
      voice.say(found.length ? plural(found.length, "keuze", "keuzes") : none.textContent, 900);
    }
  });
  search.addEventListener("keydown", (event) => {
    const shown = rows.filter(({ row, option }) => !row.hidden && !option.other);
    if (event.key === "ArrowDown") {
      if (list.hidden) open(true);
      (rows.find(({ row }) => !row.hidden) || rows[0]).input.focus();
    } else if (event.key === "Enter" && search.value && shown.length === 1) {
      if (!shown[0].input.checked) shown[0].input.click();
      search.value = "";
      narrow();
    } else if (event.key === "Escape" && !list.hidden) {
      open(false);
    } else return;
    event.preventDefault();
  });

  /** @param {Row} row @param {number} index */
  function takeAway({ option, input }, index) {
    input.checked = false;
    onChange();
    voice.say(`${option.label} is weggehaald`, 300);
    const left = chosen.querySelectorAll("button");
    (left[Math.min(index, left.length - 1)] || search).focus();
  }

  return {
    body: [chosen, ...namely, el("div", { class: "finder" }, search, toggle), none, list],
    focus: () => search.focus(),
    show() {
      const now = rows.filter(({ input }) => input.checked);
      chosen.hidden = now.length === 0;
      chosen.replaceChildren(
        ...now.map((row, index) => {
          const away = el(
            "button",
            { type: "button", class: "chip", on: { click: () => takeAway(row, index) } },
            el("span", { class: "unseen" }, "Haal weg: "),
            row.option.label,
            el("span", { class: "cross", "aria-hidden": "true" }, "×"),
          );
          return el("li", {}, away);
        }),
      );
    },
  };
}

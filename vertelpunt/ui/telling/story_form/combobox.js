// A field with a list that narrows while typing, after the combobox pattern of the ARIA guide.
import { el, freshId, setAttributes } from "../../browser/dom.js";
import { plural } from "./words.js";
/** @import { Voice } from "./shapes" */

// For comparing: without accents, case, and the signs before 's-Gravenhage.
/** @param {string} text */
export function plain(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

// Those that begin with the words come first, then those with a word that begins so, then the rest.
/**
 * @template {{ label: string, also?: string }} Found
 * @param {Found[]} options
 * @param {string} query
 */
export function matching(options, query) {
  const words = plain(query);
  if (!words) return options;
  /** @param {Found} option */
  const rank = (option) => {
    const names = [option.label, option.also || ""].map(plain);
    if (names.some((name) => name.startsWith(words))) return 0;
    if (names.some((name) => ` ${name}`.includes(` ${words}`))) return 1;
    return names.some((name) => name.includes(words)) ? 2 : 3;
  };
  return options
    .map((option) => ({ order: rank(option), option }))
    .filter(({ order }) => order < 3)
    .sort((a, b) => a.order - b.order)
    .map(({ option }) => option);
}

// `options()`: [{label, also}] now. `onText(text)` while typing, `onPick(option)` on a choice,
// `onEnter()` where Enter is pressed beside the list.
/**
 * @template {{ label: string, also?: string }} Choice
 * @param {{ name: string, options(): Choice[], onText(text: string): void, onPick(option: Choice): void, onEnter(): void, voice: Voice }} ways
 */
export function makeCombobox({ name, options, onText, onPick, onEnter, voice }) {
  const listId = freshId("list");
  const list = el("ul", { id: listId, role: "listbox", class: "options", hidden: true });
  const input = el("input", {
    id: freshId(name),
    type: "text",
    class: "input",
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
  });
  /** @type {Choice[]} */
  let shown = [];
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    setAttributes(input, { "aria-expanded": "false", "aria-activedescendant": null });
  }

  function open() {
    shown = matching(options(), input.value);
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren(
      ...shown.map((option, index) =>
        el(
          "li",
          {
            id: `${listId}-${index}`,
            role: "option",
            "aria-selected": "false",
            on: { mousedown: (event) => event.preventDefault(), click: () => pick(option) },
          },
          option.label,
          option.also ? el("span", { class: "also" }, ` (${option.also})`) : null,
        ),
      ),
    );
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    list.scrollTop = 0;
    const found = shown.length ? plural(shown.length, "keuze", "keuzes") : "Geen keuze gevonden";
    if (input.value) voice.say(found, 900);
  }

  /** @param {Choice} option */
  function pick(option) {
    input.value = option.label;
    close();
    onPick(option);
  }

  /** @param {1 | -1} step */
  function walk(step) {
    if (list.hidden) open();
    if (list.hidden) return;
    if (active >= 0) list.children[active].setAttribute("aria-selected", "false");
    if (active < 0 && step < 0) active = 0;
    active = (active + step + shown.length) % shown.length;
    const item = list.children[active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  input.addEventListener("input", () => {
    onText(input.value);
    open();
  });
  input.addEventListener("blur", close);
  input.addEventListener("click", () => {
    if (list.hidden) open();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") walk(1);
    else if (event.key === "ArrowUp") walk(-1);
    else if (event.key === "Enter" && active >= 0) pick(shown[active]);
    else if (event.key === "Enter") {
      close();
      onEnter();
    } else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  return { element: el("div", { class: "combobox" }, input, list), input, close };
}

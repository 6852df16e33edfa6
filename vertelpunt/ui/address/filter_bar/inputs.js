// What the forms of the menu are made of.
import { el } from "../../browser/dom.js";

/** @import { Attributes } from "../../browser/dom.js" */
/** @import { Entry } from "./types" */

// A list that is longer can be narrowed by typing.
const MANY = 15;

/** @param {string} text */
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** @param {string} label @param {HTMLElement} input */
export function field(label, input) {
  return el("label", { class: "field" }, label, input);
}

/**
 * @param {"checkbox" | "radio"} type
 * @param {string} name
 * @param {string} value
 * @param {string} label
 * @param {boolean} checked
 */
export function option(type, name, value, label, checked) {
  const input = el("input", { type, name, value, checked });
  return el("label", { class: "option" }, input, el("span", { dir: "auto" }, label));
}

/** @param {string} legend @param {HTMLElement[]} children */
export function group(legend, ...children) {
  return el("fieldset", {}, el("legend", {}, legend), children);
}

/** @param {Entry} entry @param {"checkbox" | "radio"} type @param {string[]} had */
export function choices(entry, type, had) {
  const options = entry.options.map(([value, label]) => option(type, "value", value, label, had.includes(value)));
  const list = el("div", { class: "options" }, options);
  if (options.length <= MANY) return group(entry.label, list);
  const narrow = el("input", { type: "search" });
  narrow.addEventListener("input", () => {
    for (const each of options) each.hidden = !fold(String(each.textContent)).includes(fold(narrow.value));
  });
  narrow.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  return group(entry.label, field("Zoek in de lijst", narrow), list);
}

/** @param {"number" | "date"} type @param {string[]} had @param {[string, string]} labels @param {Attributes} [more] */
export function pair(type, [first = "", last = ""], labels, more = {}) {
  return el(
    "div",
    { class: "pair" },
    field(labels[0], el("input", { type, name: "first", value: first, ...more })),
    field(labels[1], el("input", { type, name: "last", value: last, ...more })),
  );
}

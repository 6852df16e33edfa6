// A group of notes as a column, with its name in a field.
import { own } from "../../browser/component.js";
import { el, focusedIn, setAttributes, setText } from "../../browser/dom.js";
import { LOOSE } from "./row.js";

/** @import { Group } from "./types" */

/** @param {Element} column */
export const nameField = (column) => /** @type {HTMLTextAreaElement | null} */ (column.querySelector(".name"));

// A line break is no part of a name.
/** @param {HTMLTextAreaElement} field */
export const typed = (field) => field.value.replace(/\s+/g, " ").trim();

// Whether somebody is at work on the name, which then stays as it is.
/** @param {Element} column */
export function isNamed(column) {
  const field = nameField(column);
  return field !== null && field.value !== field.dataset.was;
}

/** @param {Element} column */
export function isWrittenIn(column) {
  const field = nameField(column);
  return field !== null && (focusedIn(field) === field || isNamed(column));
}

/** @param {string | null} group @param {number} longest */
export function madeColumn(group, longest) {
  const head = group === null ? el("h3", {}, LOOSE) : naming(longest);
  return el(
    "section",
    { class: "column", "data-group": group ?? "", tabindex: -1 },
    head,
    el(
      "div",
      { class: "under" },
      el("p", { class: "count" }),
      group === null ? null : el("button", { class: "away", type: "button" }, "Leg weg"),
    ),
    el("ul", { class: "readings", "aria-label": "Wat dit kan betekenen" }),
    el("ol", { class: "notes" }),
  );
}

/** @param {number} longest */
function naming(longest) {
  return el(
    "form",
    { class: "naming" },
    el("h3", { class: "unseen" }),
    el("textarea", {
      class: "name",
      rows: 1,
      maxlength: longest,
      dir: "auto",
      "aria-label": "Naam van de groep",
      "data-was": "",
      autocomplete: "off",
    }),
    el("button", { class: "keep", type: "submit" }, "Bewaar de naam"),
  );
}

export function madeNew() {
  return el(
    "section",
    { class: "new", "aria-label": "Nieuwe groep" },
    el("button", { class: "make", type: "button" }, "Nieuwe groep"),
    el("p", { "aria-hidden": "true" }, "Of sleep een briefje hierheen."),
  );
}

/** @param {HTMLElement} column @param {Group | null} group @param {number} notes */
export function showColumn(column, group, notes) {
  const count = notes === 0 ? "nog leeg" : `${notes} ${notes === 1 ? "briefje" : "briefjes"}`;
  setText(own(column, ".count"), [count, group?.votes].filter(Boolean).join(" · "));
  setAttributes(column, { "aria-label": group ? group.name : LOOSE });
  if (group) {
    setText(own(column, "h3"), group.name);
    setAttributes(own(column, ".away"), { "aria-label": `Leg groep weg: ${group.name}` });
    if (!isNamed(column)) showName(column, group.name);
  }
  showReadings(own(column, ".readings"), group ? group.readings : []);
}

/** @param {Element} column @param {string} name */
export function showName(column, name) {
  const field = nameField(column);
  if (!field) return;
  if (field.value !== name) field.value = name;
  // As the field has it, so that both are the same until somebody types.
  field.dataset.was = field.value;
  column.removeAttribute("data-named");
}

/** @param {HTMLElement} list @param {string[]} readings */
function showReadings(list, readings) {
  list.hidden = !readings.length;
  while (list.children.length > readings.length) list.lastElementChild?.remove();
  while (list.children.length < readings.length) list.append(el("li", { dir: "auto" }));
  readings.forEach((text, place) => {
    setText(list.children[place], text);
  });
}

// Questions that may be left out wait under one line, so that a form looks as long as it is.
import { el } from "../../browser/dom.js";
import { plural } from "./words.js";
/** @import { Field } from "./shapes" */

// The elements of a step: each field by itself, and those with `more` that stand together folded.
/** @param {Field[]} fields */
export function foldTogether(fields) {
  /** @type {(Field | Field[])[]} */
  const parts = [];
  for (const field of fields) {
    const last = parts[parts.length - 1];
    if (field.question.more && Array.isArray(last)) last.push(field);
    else parts.push(field.question.more ? [field] : field);
  }
  return parts.map((part) => (Array.isArray(part) ? makeFold(part) : part.element));
}

/** @param {Field[]} fields */
function makeFold(fields) {
  const count = plural(fields.length, "vraag", "vragen");
  const fold = el(
    "details",
    { class: "more" },
    el("summary", {}, "Vertel meer ", el("span", { class: "mark" }, `${count} die je mag overslaan`)),
    fields.map((field) => field.element),
  );
  // A text that grew while it was folded away had no height to measure.
  fold.addEventListener("toggle", () => {
    for (const field of fields) field.grow();
  });
  return fold;
}

// Never closes by itself: what somebody opened, or filled in, stays in sight.
/** @param {Element} element */
export function unfold(element) {
  /** @type {HTMLDetailsElement | null} */
  const fold = element.closest("details.more");
  if (fold) fold.open = true;
}

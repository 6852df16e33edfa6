// Before the first question: how long it takes, who reads it, where it stays; and whom to ask.
import { el } from "../../browser/dom.js";
/** @import { Trust } from "./types" */

// `trust`: {lines, contact: {text, mail} or null}.
/** @param {Trust} trust */
export function makeBefore({ lines }) {
  if (!lines.length) return null;
  return el(
    "ul",
    { class: "before" },
    lines.map((line) => el("li", {}, line)),
  );
}

/** @param {Trust} trust */
export function makeContact({ contact }) {
  if (!contact) return null;
  const who = contact.mail ? el("a", { href: `mailto:${contact.mail}`, class: "mail" }, contact.text) : contact.text;
  return el("p", { class: "contact" }, "Vragen? ", who);
}

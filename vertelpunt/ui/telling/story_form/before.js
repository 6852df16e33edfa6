// Before the first question: how long it takes, who reads it, where it stays; whom to ask, and what
// is told about privacy, which is said once more beside the button that sends.
import { el } from "../../browser/dom.js";
/** @import { Privacy, Trust } from "./types" */

// `trust`: {lines, contact: {text, mail} or null}. The last line says that a story can be taken back.
/** @param {Trust} trust @param {Privacy | null} privacy */
export function makeBefore({ lines }, privacy) {
  if (!lines.length) return null;
  return el(
    "ul",
    { class: "before" },
    lines.map((line, index) => {
      const more = privacy && index === lines.length - 1 ? [" ", linkTo(privacy, "Privacyverklaring")] : [];
      return el("li", {}, line, more);
    }),
  );
}

/** @param {Trust} trust */
export function makeContact({ contact }) {
  if (!contact) return null;
  const who = contact.mail ? el("a", { href: `mailto:${contact.mail}` }, contact.text) : contact.text;
  return el("p", { class: "contact" }, "Vragen? ", who);
}

// In a tab of its own, so that what was typed stays where it is.
/** @param {Privacy} privacy @param {string} words */
function linkTo({ address }, words) {
  return el(
    "a",
    { href: address, target: "_blank", rel: "noopener" },
    words,
    el("span", { class: "unseen" }, " (nieuw tabblad)"),
  );
}

// What sending agrees to. `shown()`: the version that the teller has on the screen, null for none.
export function makeConsent() {
  const element = el("p", { class: "consent" });
  /** @type {string | null} */
  let version = null;
  return {
    element,
    shown: () => version,
    /** @param {Privacy | null} privacy */
    show(privacy) {
      element.hidden = !privacy;
      if (privacy?.version === version) return;
      version = privacy ? privacy.version : null;
      if (!privacy) return;
      element.replaceChildren(
        "Als je verstuurt, mogen wij je verhaal bewaren en lezen zoals onze ",
        linkTo(privacy, "privacyverklaring"),
        " zegt.",
      );
    },
  };
}

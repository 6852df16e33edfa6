// The summary above a step: what is still needed, each a way to its field.

import { button } from "../../browser/controls.js";
import { el, setText } from "../../browser/dom.js";

/** @import { How } from "./shapes" */
/** @import { Problem } from "./types" */

/** @param {number} count */
const STILL_NEEDED = (count) => (count === 1 ? "Nog één ding" : `Nog ${count} dingen`);
export const CHANGED = () => "De vragen zijn veranderd sinds je begon";

/** @typedef {Problem & { label?: string | null }} Labelled */

/** @param {(question: string) => void} onGo @param {(count: number) => string} [title] */
export function makeSummary(onGo, title = STILL_NEEDED) {
  const heading = el("h2", {});
  const list = el("ul");
  const element = el("div", { class: "summary", role: "alert", tabindex: "-1", hidden: true }, heading, list);
  /** @type {Labelled[]} */
  let problems = [];

  function draw() {
    setText(heading, title(problems.length));
    list.replaceChildren(
      ...problems.map(({ question, label, message }) =>
        el(
          "li",
          {},
          label ? button(label, () => onGo(question), { kind: "link" }) : null,
          el("span", { class: "why" }, label ? ` ${message}` : message),
        ),
      ),
    );
    element.hidden = problems.length === 0;
  }

  return {
    element,
    // `found`: [{question, label, message}]; a question that isn't asked here has no label.
    /** @param {Labelled[]} found @param {How} [how] */
    show(found, { quiet = false } = {}) {
      problems = found;
      draw();
      if (problems.length && !quiet) {
        element.scrollIntoView({ block: "start" });
        element.focus({ preventScroll: true });
      }
    },
    /** @param {string} question */
    solved(question) {
      const left = problems.filter((problem) => problem.question !== question);
      if (left.length === problems.length) return;
      problems = left;
      draw();
    },
  };
}

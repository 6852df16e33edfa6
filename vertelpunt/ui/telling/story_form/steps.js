// The steps: where you are, which are done, and the way back and forth.

import { button } from "../../browser/controls.js";
import { el, setAttributes, setText } from "../../browser/dom.js";
import { foldTogether } from "./fold.js";
import { plural } from "./words.js";
/** @import { Field } from "./shapes" */
/** @import { Step } from "./types" */

/** @param {Step[]} steps @param {(index: number) => void} onGo */
export function makeProgress(steps, onGo) {
  const where = el("p", { class: "where" });
  const items = steps.map((step, index) => {
    const mark = el("span", { class: "number", "aria-hidden": "true" }, String(index + 1));
    const state = el("span", { class: "unseen" });
    const control = el(
      "button",
      {
        type: "button",
        class: "step",
        on: { click: () => onGo(index) },
      },
      mark,
      el("span", { class: "title" }, step.title),
      state,
    );
    return { item: el("li", {}, control), control, mark, state };
  });
  const element = el(
    "nav",
    { class: "progress", "aria-label": "Stappen" },
    where,
    el(
      "ol",
      {},
      items.map(({ item }) => item),
    ),
  );

  return {
    element,
    // `missing[i]`: how many required answers step i lacks; `begun[i]`: whether it has any answer;
    // `visited`: indexes of steps seen.
    /** @param {number} current @param {Set<number>} visited @param {number[]} missing @param {boolean[]} begun */
    show(current, visited, missing, begun) {
      const needed = missing.reduce((sum, each) => sum + each, 0);
      const left = needed ? `nog ${plural(needed, "vraag", "vragen")} nodig` : "alles wat nodig is, heb je ingevuld";
      setText(where, `Stap ${current + 1} van ${steps.length} · ${left}`);
      items.forEach(({ control, mark, state }, index) => {
        const seen = visited.has(index) && index !== current;
        const done = seen && missing[index] === 0 && begun[index] && index < steps.length - 1;
        const lacks = seen && missing[index] > 0;
        setAttributes(control, { "aria-current": index === current ? "step" : null });
        control.classList.toggle("done", done);
        control.classList.toggle("lacks", lacks);
        setText(mark, done ? "✓" : String(index + 1));
        const left = plural(missing[index], "verplicht antwoord", "verplichte antwoorden");
        const unready = lacks ? ` (nog ${left})` : seen && !begun[index] ? " (overgeslagen)" : "";
        setText(state, done ? " (klaar)" : unready);
      });
    },
  };
}

// `first`: what stands before the questions of this step, beside its own help. `onSkip`: the way
// past a step that asks nothing that is needed.
/** @param {Step} step @param {Field[]} fields @param {{ introduction?: string, first?: (Node | null)[], onSkip?: (() => void) | null }} [options] */
export function makeStepScreen(step, fields, { introduction = "", first = [], onSkip = null } = {}) {
  const skip = !onSkip ? null : button("Sla deze stap over", onSkip, { kind: "quiet skip" });
  const heading = el("h2", { tabindex: "-1" }, step.title);
  const element = el(
    "section",
    { class: "screen", hidden: true, "data-step": step.id },
    heading,
    introduction ? el("p", { class: "introduction" }, introduction) : null,
    first,
    step.help ? el("p", { class: "lead" }, step.help) : null,
    skip,
    foldTogether(fields),
  );
  return { element, heading, fields };
}

/** @param {{ onBack(): void, onNext(): void, onSend(): void }} ways */
export function makeNavigation({ onBack, onNext, onSend }) {
  const back = button("Vorige", onBack, { kind: "plain" });
  const next = button("Volgende", onNext, { kind: "main" });
  const send = button("Versturen", onSend, { kind: "main" });
  const unready = el("p", { class: "unready", role: "status" });
  const element = el("div", { class: "onward" }, unready, el("div", { class: "navigation" }, next, send, back));
  return {
    element,
    send,
    // `anyway`: how many answers the teller has just been told are still needed here.
    /** @param {number} current @param {Step[]} steps @param {number} [anyway] */
    show(current, steps, anyway = 0) {
      const last = current === steps.length - 1;
      back.hidden = current === 0;
      next.hidden = last;
      send.hidden = !last;
      setText(
        unready,
        !anyway
          ? ""
          : anyway === 1
            ? "Hier is nog één antwoord nodig. Je mag het ook later invullen."
            : `Hier zijn nog ${anyway} antwoorden nodig. Je mag ze ook later invullen.`,
      );
      if (!last) setText(next, `${anyway ? "Toch verder" : "Volgende"}: ${steps[current + 1].title}`);
    },
  };
}

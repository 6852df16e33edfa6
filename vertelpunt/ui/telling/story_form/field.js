// A question on the page: its label, help, message, control, and the ways to say nothing.

import { button } from "../../browser/controls.js";
import { el, freshId, setAttributes, setText } from "../../browser/dom.js";
import { makeTriad } from "../../browser/dots/triad.js";
import { makeChoice, makeConfirmation } from "./choice.js";
import { makeVersions } from "./choosing.js";
import { holdsAnswer, isFilled } from "./draft.js";
import { makeExample } from "./example.js";
import { unfold } from "./fold.js";
import { tooMany } from "./limit.js";
import { makeNote } from "./note.js";
import { makePlace } from "./place.js";
import { makeSlider } from "./slider.js";
import { makeStones } from "./stones.js";
import { makeSuggestedText, makeText, tooLong } from "./text.js";

/** @import { Control, Ctx, Field, Keep, Part, Tools } from "./shapes" */
/** @import { Entry, Question, TriadQuestion } from "./types" */

/** @type {Record<string, (question: any, ctx: Ctx) => Control>} */
const CONTROLS = {
  text: (question, ctx) => (question.suggestions ? makeSuggestedText(question, ctx) : makeText(question, ctx)),
  long_text: makeText,
  single: makeChoice,
  multi: makeChoice,
  triad: makeTriadWithExample,
  slider: makeSlider,
  stones: makeStones,
  place: makePlace,
  confirmation: makeConfirmation,
};
/** @type {Record<string, string>} */
const MISSING = {
  text: "Vul dit nog in.",
  long_text: "Vul dit nog in.",
  triad: "Zet hier nog een stip.",
  slider: "Zet hier nog een stip.",
  stones: "Zet hier nog een steen.",
  confirmation: "Vink dit aan voordat je verstuurt.",
};

const COVERED =
  "Wat je hier al had ingevuld, gaat niet mee. Druk nog eens op ‘Niet van toepassing’ en het staat er weer.";

// What the browser can say of an answer; everything else is for the server.
/** @param {Question} question @param {Entry | undefined} entry */
export function problemOf(question, entry) {
  if (question.required && !isFilled(entry)) {
    return MISSING[question.type] || "Maak hier nog een keuze.";
  }
  return entry?.not_applicable ? null : tooLong(question, entry) || tooMany(question, entry);
}

// What a place in a triangle means is explained before the first.
/** @param {TriadQuestion} question @param {Ctx} ctx @returns {Control} */
function makeTriadWithExample(question, ctx) {
  const control = makeTriad(question, ctx);
  return ctx.isFirst ? { ...control, body: [makeExample(), ...control.body] } : control;
}

// `keep`: {entry(), change(part), choose(part)} of this question; `tools`: {voice, places(),
// suggestions(), isFirst: whether it is the first of its type}.
/** @param {Question} question @param {Keep} keep @param {Tools & { suggestions(): string[], isFirst: boolean }} tools @returns {Field} */
export function makeField(question, keep, tools) {
  const ids = { label: freshId("label"), help: freshId("help"), error: freshId("error") };
  /** @param {Part} part */
  const change = (part) => {
    keep.change(part);
    setError(null);
    showWays();
  };
  const control = CONTROLS[question.type](question, { ...keep, ...tools, change });

  const error = el("p", { class: "error", id: ids.error, hidden: true });
  const body = el("div", { class: "body" }, control.body);
  const notApplicable = !question.not_applicable
    ? null
    : button("Niet van toepassing", toggleOff, { kind: "pill", more: `: ${question.label}` });
  const clear = !canBeCleared(question)
    ? null
    : button("Wis", wipe, { kind: "quiet", more: `je antwoord op: ${question.label}` });
  // What a dot says and the way to wipe it stand together.
  if (clear && control.said) control.said.append(clear);
  const own = [notApplicable, control.said ? null : clear].filter(Boolean);
  const ways = own.length ? el("div", { class: "ways" }, own) : null;
  const covered = el("p", { class: "covered", role: "status", hidden: true });
  const versions = makeVersions(question, keep, tools.voice, () => {
    control.show(keep.entry());
    showWays();
    control.focus();
  });
  const note = makeNote(question, {
    marks: tools.marks,
    voice: tools.voice,
    letStay: keep.letStay,
    change: rewrite,
  });
  const element = frame(question, control, ids, [error, versions.element, body, note.element, ways, covered]);
  describe();

  function describe() {
    const told =
      [question.help && ids.help, control.instruction && `${ids.help}-how`, !error.hidden && ids.error]
        .filter(Boolean)
        .join(" ") || null;
    const holders = control.role ? [control.named || element] : control.targets;
    for (const holder of holders) setAttributes(holder, { "aria-describedby": told });
  }

  /** @param {string | null} message */
  function setError(message) {
    if (!message && error.hidden) return;
    if (message) unfold(element);
    setText(error, message || "");
    error.hidden = !message;
    element.classList.toggle("wrong", Boolean(message));
    const invalid = message ? "true" : null;
    for (const target of control.role === "radiogroup" ? [element] : control.targets) {
      setAttributes(target, { "aria-invalid": invalid });
    }
    describe();
  }

  function showWays() {
    versions.show();
    const entry = keep.entry();
    const off = Boolean(entry?.not_applicable);
    body.hidden = off;
    if (notApplicable) notApplicable.setAttribute("aria-pressed", String(off));
    if (clear) clear.hidden = off || !isFilled(entry);
    covered.hidden = !(off && entry && holdsAnswer(entry));
    setText(covered, covered.hidden ? "" : COVERED);
    note.show();
  }

  // What is typed here becomes something else than its teller typed.
  /** @param {Part} part */
  function rewrite(part) {
    change(part);
    control.show(keep.entry());
  }

  function toggleOff() {
    // The answer stays where it is, so that a second press gives it back, also tomorrow.
    rewrite({ not_applicable: !keep.entry()?.not_applicable });
  }

  function wipe() {
    rewrite({ value: null, route: null });
    control.focus();
  }

  return {
    question,
    element,
    setError,
    grow: control.grow || (() => {}),
    focus() {
      unfold(element);
      element.scrollIntoView({ block: "start" });
      if (notApplicable && body.hidden) notApplicable.focus();
      else control.focus();
    },
    rewrite,
    showMarks: note.show,
    show() {
      const entry = keep.entry();
      control.show(entry);
      showWays();
      if (entry && (entry.not_applicable || holdsAnswer(entry))) unfold(element);
    },
  };
}

/** @param {Question} question */
function canBeCleared(question) {
  if (["triad", "slider", "stones"].includes(question.type)) return true;
  return question.type === "single" && !question.required;
}

/** @param {Question} question @param {Control} control @param {{ label: string, help: string }} ids @param {(Node | null)[]} parts */
function frame(question, control, ids, parts) {
  const mark = question.required ? [" ", el("span", { class: "mark" }, "verplicht")] : [];
  const words = [question.label, ...mark];
  const help = question.help ? el("p", { class: "help", id: ids.help }, question.help) : null;
  const heard = { class: control.seen ? "help" : "unseen", id: `${ids.help}-how` };
  const how = control.instruction ? el("p", heard, control.instruction) : null;
  const shared = { class: `question ${question.type}`, "data-question": question.id };
  if (control.input) {
    const row = el("label", { class: "choice agree", for: control.input.id }, control.input, el("span", {}, words));
    return el("div", shared, help, row, parts);
  }
  if (control.labelFor) {
    const label = el("label", { class: "label", for: control.labelFor }, words);
    return el("div", shared, label, help, parts);
  }
  if (control.named) control.named.setAttribute("aria-labelledby", ids.label);
  return el(
    "div",
    { ...shared, role: control.role, "aria-labelledby": ids.label },
    el("p", { class: "label", id: ids.label }, words),
    help,
    how,
    parts,
  );
}

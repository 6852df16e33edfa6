// A story that ended elsewhere. Text of this form that did not go along is shown, and stays until its
// teller begins a new story with it or throws it away.

import { button } from "../../browser/controls.js";
import { copyFrom, el, freshId, setText } from "../../browser/dom.js";
import { openVersions, TEXTS, wordsIn } from "./versions.js";
import { makeSure } from "./welcome.js";
import { isBlank } from "./words.js";

/** @import { Why } from "./shapes" */
/** @import { Fields, Outcome, Questionnaire } from "./types" */

/** @type {Record<string, string>} */
const GONE = {
  sent: "In een ander tabblad heb je dit verhaal al verstuurd.",
  discarded: "In een ander tabblad ben je opnieuw begonnen.",
  erased: "Dit verhaal is gewist. Het staat niet meer bij de verhalen.",
  elsewhere: "Dit verhaal is al verstuurd, op een ander toestel of in een ander tabblad.",
};

/** @typedef {{ label: string, text: string }} Typed */

// The answers that the story lacks: `unsent` names those of the `posted` message, and what was changed
// after that message went along with nothing. A story that was erased lacks all.
/** @param {Fields} fields @param {{ nr: number, fields: Fields }} posted @param {Outcome} outcome */
export function leftBehind(fields, posted, { nr, ended, unsent = [] }) {
  if (ended === "erased") return fields;
  const asked = posted.nr === nr ? posted.fields : {};
  return Object.fromEntries(Object.entries(fields).filter(([id, entry]) => entry !== asked[id] || unsent.includes(id)));
}

// What was typed in these answers, also in versions that wait for a choice: [{label, text}].
/** @param {Questionnaire} questionnaire @param {Fields} fields */
export function typedTexts(questionnaire, fields) {
  return questionnaire.questions
    .filter(({ id }) => fields[id])
    .flatMap(({ id, type, label }) => {
      /** @type {typeof TEXTS} */
      const parts = type === "text" || type === "long_text" ? TEXTS : ["other"];
      const versions = [fields[id], ...openVersions(fields[id])];
      const texts = versions.flatMap((version) => parts.map((part) => wordsIn(version, part)));
      return [...new Set(texts)].filter((text) => !isBlank(text)).map((text) => ({ label, text }));
    });
}

// `typed`: as `typedTexts` gives it; `stays`: whether this device keeps it. `ways`: {onGoOn, onAnew}.
/** @param {Why} why @param {Typed[]} typed @param {boolean} stays @param {{ onGoOn(): void, onAnew(): void }} ways */
export function makeEnded(why, typed, stays, { onGoOn, onAnew }) {
  const heading = el("h2", { tabindex: "-1" }, GONE[why]);
  if (!typed.length) {
    return el(
      "section",
      { class: "welcome" },
      heading,
      el("div", { class: "navigation" }, button("Vertel een nieuw verhaal", onAnew, { kind: "main" })),
    );
  }
  const status = el("p", { class: "help", role: "status" });
  const choice = el(
    "div",
    { class: "navigation" },
    button("Begin een nieuw verhaal met deze tekst", onGoOn, { kind: "main" }),
    button("Gooi deze tekst weg", () => sure.ask()),
  );
  const sure = makeSure(
    choice,
    "Weet je het zeker? Deze tekst is dan weg.",
    "Nee, bewaar de tekst",
    "Ja, gooi weg",
    onAnew,
  );

  /** @param {Typed} one */
  function shown({ label, text }) {
    const id = freshId("left");
    const field = el("textarea", { class: "input long", id, readonly: true, rows: 4 });
    field.value = text;
    const copy = button(
      "Kopieer",
      async () => {
        setText(
          status,
          (await copyFrom(field))
            ? `Gekopieerd: ${label}`
            : "Kopiëren lukt hier niet vanzelf. De tekst is uitgekozen: kopieer hem zelf.",
        );
      },
      { kind: "pill", more: `: ${label}` },
    );
    return el(
      "div",
      { class: "left-text" },
      el("label", { class: "label", for: id }, label),
      field,
      el("div", { class: "ways" }, copy),
    );
  }

  return el(
    "section",
    { class: "welcome" },
    heading,
    el(
      "p",
      {},
      "Deze tekst ging niet mee. Hij is niet weg. ",
      stays
        ? "We bewaren hem op dit toestel tot je kiest wat je ermee wilt."
        : "Hij staat alleen in dit venster. Laat het open tot je kiest wat je ermee wilt.",
    ),
    typed.map(shown),
    status,
    choice,
    sure.element,
  );
}

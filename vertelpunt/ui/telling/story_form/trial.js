// The form to try: drawn as for a teller, while nothing is kept and nothing is sent. It knows no
// keeper and has no way to the server; what is typed is gone when the page is.

import { button, makeVoice } from "../../browser/controls.js";
import { el, setText } from "../../browser/dom.js";
import { makeMarks, textIn } from "./marks.js";
import { misfits } from "./mend.js";
import { makeScreens } from "./screens.js";

/** @import { Fields, FormData } from "./types" */

/** @typedef {Pick<FormData, "questionnaire" | "places" | "audience_sentences" | "trust">} Tried */
// `step`: where to begin, '' for the first. `titled`: it is the page, and so has its heading.
/** @typedef {Tried & { step: string, titled: boolean }} TrialData */

const NOTHING_KEPT = "Dit is een proef. Er wordt niets bewaard.";

/** @type {WeakMap<object, { update(data: TrialData): void }>} */
const trials = new WeakMap();

/** @param {ParentNode} parent */
function makeTrial(parent) {
  const voice = makeVoice();
  const eyebrow = el("p", { class: "eyebrow" });
  const heading = el("h1", {}, "Vertel je verhaal");
  const stage = el("div");
  const root = el(
    "div",
    { class: "form controls", lang: "nl" },
    el("p", { class: "notice" }, NOTHING_KEPT),
    el("header", { class: "head" }, eyebrow, heading),
    stage,
    voice.element,
  );
  /** @type {Fields} */
  let fields = {};
  /** @type {FormData} */
  let latest;
  let drawnFrom = "";
  let begunAt = "";
  /** @type {ReturnType<typeof makeScreens>} */
  let screens;
  const marks = makeMarks({ textOf: (id, part) => textIn(fields[id], part), stays: () => [] });

  /** @param {string} id @param {object} part */
  function change(id, part) {
    fields[id] = { ...fields[id], ...part };
  }

  function build() {
    for (const { question, part } of misfits(latest.questionnaire, fields, latest.places, {})) change(question, part);
    screens = makeScreens(latest.questionnaire, {
      entryOf: (id) => fields[id],
      change,
      choose: change,
      letStay: () => {},
      moved: () => {},
      send,
      back: () => false,
      tools: { voice, marks, places: () => latest.places },
      data: () => latest,
    });
    setText(eyebrow, latest.questionnaire.name);
    stage.replaceChildren(screens.element, screens.navigation.element);
    screens.show();
  }

  function send() {
    const problems = screens.problems();
    screens.showProblems(problems);
    if (problems.length) return;
    const done = el("h2", { tabindex: "-1" }, "Dit was een proef. Er is niets bewaard.");
    const again = button("Probeer opnieuw", begin, { kind: "main" });
    stage.replaceChildren(done, el("p", {}, "Wat je invulde, is weg als je deze pagina sluit."), again);
    done.focus();
  }

  function begin() {
    fields = {};
    build();
    screens.goTo(null);
  }

  parent.append(root);
  return {
    /** @param {TrialData} data */
    update({ step, titled, ...tried }) {
      latest = {
        ...tried,
        suggestions: {},
        privacy: null,
        former: {},
        campaign: null,
        draft: null,
        outcome: null,
        base: "",
      };
      heading.hidden = !titled;
      const asked = JSON.stringify(tried);
      const here = asked === drawnFrom ? "" : screens?.step();
      if (asked !== drawnFrom) build();
      if (step !== begunAt) screens.goTo(step, { quiet: true });
      else if (here !== "") screens.goTo(here || null, { quiet: true });
      drawnFrom = asked;
      begunAt = step;
    },
  };
}

/** @param {{ data: TrialData, parentElement: HTMLElement | ShadowRoot }} given */
export default function ({ data, parentElement }) {
  const trial = trials.get(parentElement) || makeTrial(parentElement);
  trials.set(parentElement, trial);
  trial.update(data);
}

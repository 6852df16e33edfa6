// A place: a municipality from the list, or one of the two that are wider.

import { button } from "../../browser/controls.js";
import { el, freshId, setAttributes } from "../../browser/dom.js";
import { makeCombobox, matching, plain } from "./combobox.js";
import { isFilled } from "./draft.js";

/** @import { Control, Ctx } from "./shapes" */
/** @import { Entry, Place, PlaceQuestion } from "./types" */

// Names people say for a place, beside the official one.
/** @type {Record<string, string>} */
const ALSO_KNOWN = { GM0518: "Den Haag", GM0796: "Den Bosch" };

const LEAST_TO_KNOW_IT_BY = 3;

/** @param {PlaceQuestion} question @param {Ctx} ctx @returns {Control} */
export function makePlace(question, ctx) {
  const places = () => ctx.places().map((place) => ({ ...place, also: ALSO_KNOWN[place.code] }));
  const hint = el("p", { class: "hint", id: freshId("hint"), hidden: true }, "Kies een plaats uit de lijst.");
  const fixed = el("div", { class: "pills" });

  /** @param {string | null} code */
  function choose(code) {
    hint.hidden = true;
    ctx.change({ value: code });
    showFixed(code);
  }

  /** @param {string | null} code */
  function showFixed(code) {
    for (const pill of fixed.children) {
      pill.setAttribute("aria-pressed", String(pill.getAttribute("data-code") === code));
    }
  }

  const box = makeCombobox({
    name: question.id,
    options: places,
    onText(text) {
      const exact = places().find((place) =>
        [place.label, place.also || ""].some((name) => plain(name) === plain(text) && plain(text)),
      );
      choose(exact ? exact.code : null);
    },
    onPick: (option) => choose(option.code),
    onEnter() {
      settle();
      if (isFilled(ctx.entry())) show(ctx.entry());
    },
    voice: ctx.voice,
  });
  // Where what was typed leaves one place, that is the one that was meant.
  function settle() {
    const typed = box.input.value;
    if (isFilled(ctx.entry()) || plain(typed).length < LEAST_TO_KNOW_IT_BY) return;
    const found = matching(places(), typed);
    if (found.length !== 1) return;
    choose(found[0].code);
    ctx.voice.say(`Gekozen: ${found[0].label}`);
  }

  box.input.addEventListener("blur", () => {
    settle();
    const entry = ctx.entry();
    hint.hidden = !box.input.value.trim() || isFilled(entry);
    if (isFilled(entry)) show(entry);
  });
  for (const place of ctx.places().filter(({ code }) => !code.startsWith("GM"))) {
    const pill = button(
      place.label,
      () => {
        choose(place.code);
        show(ctx.entry());
      },
      { kind: "pill" },
    );
    setAttributes(pill, { "data-code": place.code, "aria-pressed": "false" });
    fixed.append(pill);
  }

  /** @param {Entry | undefined} entry */
  function show(entry) {
    const code = entry ? entry.value : null;
    box.input.value = placeLabel(ctx.places(), code);
    hint.hidden = true;
    showFixed(code);
  }

  return {
    body: [box.element, hint, el("p", { class: "or" }, "of kies"), fixed],
    labelFor: box.input.id,
    targets: [box.input],
    focus: () => box.input.focus(),
    show,
  };
}

/** @param {Place[]} places @param {string | null} code */
export function placeLabel(places, code) {
  const place = places.find((one) => one.code === code);
  return place ? place.label : "";
}

// At a field, and once more before sending: what may identify somebody, with a press to replace it.

import { button } from "../../browser/controls.js";
import { el, focusedIn, setText } from "../../browser/dom.js";
import { plural } from "./words.js";

/** @import { Marks, Part, Voice } from "./shapes" */
/** @import { Group } from "./marks" */
/** @import { MarkKind, Question } from "./types" */

/** @type {Record<MarkKind, string>} */
const LOOKS_LIKE = {
  name: "Lijkt een naam",
  phone: "Lijkt een telefoonnummer",
  email: "Lijkt een e-mailadres",
  address: "Lijkt een adres",
  bsn: "Lijkt een bsn",
  iban: "Lijkt een rekeningnummer",
  birth: "Lijkt een geboortedatum",
  plate: "Lijkt een kenteken",
  organisation: "Een organisatie",
};

// A line of the note; a text's own words are only ever text.
/** @param {Group} group @param {string} times */
function sentence({ state, kind, words, replacement, before, after }, times) {
  if (state === "replaced") return [el("b", {}, words), ` is nu ${replacement}${times}`];
  if (state === "stays") return [el("b", {}, words), ` blijft staan${times}`];
  const like = el("span", { class: "looks-like" }, `${LOOKS_LIKE[kind]}${times}: `);
  return [like, before, el("mark", {}, words), after];
}

/**
 * @typedef {object} NoteWays
 * @property {Marks} marks
 * @property {(part: Part) => void} change
 * @property {(words: string, stay: boolean) => void} letStay
 * @property {Voice} voice
 */

// It shows what is open, and what was answered since `begin()`, so that no button goes from under a
// finger. `named`: whether the question's label stands above it.
/** @param {Question} question @param {NoteWays} ways @param {{ named?: boolean }} [options] */
export function makeNote(question, { marks, change, letStay, voice }, { named = false } = {}) {
  const heading = el(
    named ? "h4" : "p",
    { class: "note-head", tabindex: "-1" },
    named ? question.label : "Kan iemand hier zien over wie het gaat?",
  );
  const help = named ? null : el("p", { class: "help" }, "Vervang deze woorden, of laat ze staan. Jij kiest.");
  const list = el("ul", {});
  const element = el("div", { class: "marks", hidden: true }, heading, help, list);
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {Map<string, ReturnType<typeof makeRow>>} */
  const rows = new Map();
  let open = 0;

  /** @param {Group} first */
  function makeRow(first) {
    let group = first;
    const what = el("p", { class: "found" });
    const [turnWords, stayWords] = [el("span", {}), el("span", {})];
    const turn = button("", turnIt, { kind: "pill", more: `: ${first.words}` });
    const stay = button("", stayIt, { kind: "quiet", more: `: ${first.words}` });
    turn.prepend(turnWords);
    stay.prepend(stayWords);

    function turnIt() {
      const back = group.state === "replaced";
      change({ [group.part]: marks.turn(question.id, group) });
      voice.say(back ? `${group.words} staat er weer.` : `Vervangen door ${group.replacement}.`);
    }

    function stayIt() {
      const stays = group.state !== "stays";
      letStay(group.words, stays);
      voice.say(stays ? `${group.words} blijft staan.` : `${group.words} staat weer in de lijst.`);
    }

    return {
      element: el("li", {}, what, el("div", { class: "ways" }, turn, stay)),
      /** @param {Group} next */
      show(next) {
        group = next;
        const { state, count, replacement } = group;
        const times = count > 1 ? ` (${plural(count, "keer", "keer")})` : "";
        what.replaceChildren(...sentence(group, times));
        setText(turnWords, state === "replaced" ? "Toch terugzetten" : `Vervang door ${replacement}`);
        setText(stayWords, state === "stays" ? "Toch nakijken" : "Dit mag blijven staan");
        turn.hidden = state === "stays";
        stay.hidden = state === "replaced";
      },
    };
  }

  function show() {
    const groups = marks.groups(question.id).filter(({ key, state }) => state === "open" || seen.has(key));
    const focused = element.contains(focusedIn(element));
    for (const { key } of groups) seen.add(key);
    for (const key of [...rows.keys()]) {
      if (groups.some((group) => group.key === key)) continue;
      rows.get(key)?.element.remove();
      rows.delete(key);
    }
    groups.forEach((group, place) => {
      const row = rows.get(group.key) || makeRow(group);
      rows.set(group.key, row);
      row.show(group);
      if (list.children[place] !== row.element) list.insertBefore(row.element, list.children[place] || null);
    });
    element.hidden = groups.length === 0;
    // What had the focus went, as its words did.
    if (focused && !element.hidden && !element.contains(focusedIn(element))) heading.focus({ preventScroll: true });
    const before = open;
    open = groups.filter(({ state }) => state === "open").length;
    return open > before;
  }

  return {
    element,
    // Says so where there is more to look at than before.
    show() {
      if (show() && element.offsetParent)
        voice.say(`${plural(open, "plek", "plekken")} om na te kijken bij: ${question.label}`, 1500);
    },
    // Only what is open from here on.
    begin() {
      seen.clear();
      show();
    },
    isEmpty: () => element.hidden,
  };
}

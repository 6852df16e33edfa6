// At a field: two versions of its text, written apart from each other, and the choice between them.

import { button } from "../../browser/controls.js";
import { el, freshId } from "../../browser/dom.js";
import { openVersions, wordsIn } from "./versions.js";
/** @import { Keep, Part, Voice } from "./shapes" */
/** @import { Entry, Question, Version } from "./types" */

// `ctx`: {entry(), choose(part)}; `after()` runs when a choice was made.
/** @param {Question} question @param {Keep} ctx @param {Voice} voice @param {() => void} after */
export function makeVersions(question, ctx, voice, after) {
  const part = question.type === "text" || question.type === "long_text" ? "value" : "other";
  const glue = question.type === "long_text" ? "\n\n" : ", ";
  const waiting = el("div", { class: "versions", role: "group", hidden: true });
  const earlier = el("details", { class: "earlier", hidden: true });
  let drawn = "";

  /** @param {Entry | Version | undefined} version */
  const textIn = (version) => wordsIn(version, part);

  /** @param {Part} what */
  function take(what) {
    ctx.choose(what);
    after();
  }

  // For a choice with words beside it, its options go along with its words.
  /** @param {Entry | Version} version */
  function asPart(version) {
    return part === "value" ? { value: version.value } : { value: version.value, other: version.other || "" };
  }

  /** @param {Version[]} versions */
  function together(versions) {
    return [...new Set([textIn(ctx.entry()), ...versions.map(textIn)])].filter(Boolean).join(glue);
  }

  /** @param {string} name @param {string} text @param {() => void} onTake */
  function card(name, text, onTake) {
    return el(
      "div",
      { class: "version" },
      el("p", { class: "version-name" }, name),
      el("p", { class: "version-text", tabindex: text.length > 400 ? "0" : null }, text || "(leeg)"),
      button("Kies deze", onTake, { kind: "pill", more: `: ${name}, bij ${question.label}` }),
    );
  }

  /** @param {Version[]} open */
  function drawWaiting(open) {
    const entry = ctx.entry() || {};
    const heading = freshId("versions");
    const many = open.length > 1;
    waiting.setAttribute("aria-labelledby", heading);
    waiting.replaceChildren(
      el(
        "p",
        { class: "versions-head", id: heading },
        many ? `Er zijn ${open.length + 1} versies van deze tekst` : "Er zijn twee versies van deze tekst",
      ),
      el("p", { class: "help" }, "Je schreef op twee plekken tegelijk. Er is niets weg. Welke wil je houden?"),
      card("Zoals het er nu staat", textIn(entry), () => take({ ...asPart(entry) })),
      ...open.map((version, n) =>
        card(many ? `Andere versie ${n + 1}` : "De andere versie", textIn(version), () => take(asPart(version))),
      ),
      button("Zet ze onder elkaar", () => take({ [part]: together(open) }), {
        more: `, bij ${question.label}`,
      }),
    );
  }

  /** @param {Version[]} settled */
  function drawEarlier(settled) {
    earlier.replaceChildren(
      el("summary", {}, "Eerdere versie van deze tekst"),
      ...settled.map((version) => card("Zo stond het er ook", textIn(version), () => take(asPart(version)))),
    );
  }

  return {
    element: el("div", {}, waiting, earlier),
    show() {
      const entry = ctx.entry();
      const now = textIn(entry);
      /** @param {Version} each */
      const news = (each) => textIn(each) && textIn(each) !== now;
      const open = openVersions(entry).filter(news);
      const settled = (entry?.others || []).filter((each) => each.settled && news(each) && !now.includes(textIn(each)));
      const told = JSON.stringify([open, settled, open.length ? now : ""]);
      if (told === drawn) return;
      if (open.length && waiting.hidden) {
        voice.say(`Er zijn twee versies van je tekst bij: ${question.label}`);
      }
      drawn = told;
      waiting.hidden = !open.length;
      earlier.hidden = Boolean(open.length) || !settled.length;
      if (open.length) drawWaiting(open);
      if (!earlier.hidden) drawEarlier(settled);
    },
  };
}

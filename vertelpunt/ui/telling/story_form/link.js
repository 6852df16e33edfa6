// A link with which one goes on with a story on another device: to make, and in the address.

import { button } from "../../browser/controls.js";
import { copyFrom, el, setText } from "../../browser/dom.js";
import { isConnected } from "./connection.js";
/** @import { Outcome } from "./types" */

export const LINK_MARK = "#verder=";
const LINK_WITHIN = 15_000;

// The token of the address, which then leaves the address and the history; "" for half a token,
// null for none.
export function takeLink() {
  if (!location.hash.startsWith(LINK_MARK)) return null;
  const given = location.hash.slice(LINK_MARK.length);
  history.replaceState(history.state, "", location.pathname + location.search);
  return /^[A-Za-z0-9_-]{22}$/.test(given) ? given : "";
}

// The page's own address, without what is only for this device.
function ownAddress() {
  const query = new URLSearchParams(location.search);
  query.delete("toestel");
  return `${location.origin}${location.pathname}${String(query) ? `?${query}` : ""}`;
}

// `ways`: {ask(address) sends the draft and asks a link, returns its number or null where the draft
// is too large; holds() whether there is a draft; where() where the text is now}.
/** @param {{ ask(address: string): number | null, holds(): boolean, where(): string }} ways */
export function makeLinkMaker(ways) {
  const status = el("p", { role: "status", class: "help" });
  const shown = el("div", { class: "link-shown", hidden: true });
  const open = button("Verder op een ander toestel", make, { kind: "quiet" });
  const element = el("section", { class: "elsewhere" }, open, status, shown);
  /** @type {number | null} */
  let asked = null;
  let timer = 0;

  /** @param {string} words */
  function say(words) {
    clearTimeout(timer);
    asked = null;
    setText(status, words);
  }

  function make() {
    shown.hidden = true;
    if (!ways.holds()) {
      say("Schrijf eerst iets. Daarna kun je een link maken.");
      return;
    }
    if (!isConnected()) {
      say(`Je hebt nu geen verbinding. Een link maken kan zodra die er weer is. ${ways.where()}`);
      return;
    }
    say("Even geduld. We bewaren je verhaal op de server.");
    asked = ways.ask(ownAddress());
    if (asked === null) say("Je verhaal is te lang voor een link. Maak een van de teksten korter.");
    else {
      timer = setTimeout(
        () => say(`De server geeft geen antwoord. Probeer het zo nog eens. ${ways.where()}`),
        LINK_WITHIN,
      );
    }
  }

  /** @param {{ url: string, qr: string }} link */
  function show({ url, qr }) {
    const field = el("input", {
      class: "input",
      type: "text",
      readonly: true,
      value: url,
      autocomplete: "off",
      "aria-label": "De link",
      on: { focus: () => field.select() },
    });
    const share = navigator.share
      ? button("Stuur de link naar jezelf", () => navigator.share({ title: "Mijn verhaal", url }).catch(() => {}))
      : null;
    shown.replaceChildren(
      el("h3", { tabindex: "-1" }, "Verder op een ander toestel"),
      el("p", {}, "Richt de camera van het andere toestel op deze code. Of kopieer de link."),
      el("img", { class: "code", src: qr, alt: "Een QR-code met de link naar je verhaal" }),
      field,
      el(
        "div",
        { class: "ways" },
        button("Kopieer de link", () => copy(field)),
        share,
        button("Sluit", close),
      ),
      el(
        "p",
        { class: "help" },
        "De link werkt zeven dagen, en alleen tot je je verhaal verstuurt. " +
          "Wie de link heeft, kan je verhaal lezen en veranderen. Houd hem dus voor jezelf.",
      ),
    );
    shown.hidden = false;
    shown.querySelector("h3")?.focus();
  }

  /** @param {HTMLInputElement} field */
  async function copy(field) {
    setText(
      status,
      (await copyFrom(field))
        ? "De link is gekopieerd."
        : "Kopiëren lukt hier niet vanzelf. De link is uitgekozen: kopieer hem zelf.",
    );
  }

  function close() {
    shown.hidden = true;
    shown.replaceChildren();
    setText(status, "");
    open.focus();
  }

  return {
    element,
    // Returns whether there is a link now.
    /** @param {Outcome | null} outcome */
    answer(outcome) {
      if (asked === null || !outcome || outcome.nr !== asked) return false;
      if (!outcome.link) {
        say(`Een link maken lukt nu niet. ${outcome.failure || outcome.unkept || ""}`.trim());
        return false;
      }
      say("");
      show(outcome.link);
      return true;
    },
  };
}

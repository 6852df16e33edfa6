// Sending a story: once for the teller, again and again underneath until there is an answer.

import { button } from "../../browser/controls.js";
import { el, setAttributes, setText } from "../../browser/dom.js";
import { isConnected } from "./connection.js";
import { plural } from "./words.js";

/** @import { Message, Outcome } from "./types" */

const AGAIN_AFTER = 5_000;
const WORRY_AFTER = 4_000;
const MOST_BYTES = 1_950_000;

/** @param {Message} message */
export function isTooLarge(message) {
  return new TextEncoder().encode(JSON.stringify(message)).length > MOST_BYTES;
}

/**
 * @typedef {object} SendingWays
 * @property {(nr: number) => void} post
 * @property {(busy: boolean) => void} onBusy
 * @property {HTMLElement} sendButton
 * @property {() => void} retry
 * @property {() => string} where
 */

// `post(nr)` sends the story; `onBusy(busy)` locks and unlocks the page around it; `where()`: a
// sentence on where the story is until it was sent.
/** @param {SendingWays} ways */
export function makeSending({ post, onBusy, sendButton, retry, where }) {
  const status = el("p", { class: "status", role: "status" });
  const failure = el("p", { role: "alert", class: "failure" });
  const again = button("Probeer opnieuw", () => retry(), { kind: "main" });
  const stop = button("Nog iets aanpassen", () => sending.stop(), { kind: "plain" });
  const element = el("div", { class: "sending" }, failure, status, again, stop);
  /** @type {number | null} */
  let current = null;
  /** @type {number[]} */
  let timers = [];

  /** @param {string} words @param {string} [problem] */
  function show(words, problem = "") {
    setText(status, words);
    setText(failure, problem);
    again.hidden = !problem;
    stop.hidden = true;
    const busy = Boolean(current);
    setText(sendButton, busy ? "Bezig met versturen…" : "Versturen");
    setAttributes(sendButton, { "aria-disabled": busy ? "true" : null });
    onBusy(busy);
  }

  // Why there is no answer yet, and that it goes by itself.
  function sayWaiting() {
    setText(
      status,
      isConnected()
        ? `Geen verbinding. ${where()} We proberen het steeds opnieuw.`
        : `Je hebt nu geen verbinding. ${where()} Laat deze pagina open: zodra er weer verbinding ` +
            "is, versturen we het vanzelf.",
    );
    stop.hidden = false;
  }

  function rest() {
    timers.forEach(clearInterval);
    timers = [];
    current = null;
  }

  const sending = {
    element,
    isBusy: () => current !== null,

    /** @param {number} nr */
    start(nr) {
      if (current !== null) return;
      current = nr;
      show("");
      post(nr);
      timers = [setInterval(() => post(nr), AGAIN_AFTER), setTimeout(sayWaiting, WORRY_AFTER)];
      if (!isConnected()) sayWaiting();
    },

    // The server lets nobody more in now: the story stays here and goes by itself after a while.
    /** @param {number} seconds */
    postpone(seconds) {
      const nr = current;
      if (nr === null) return;
      timers.forEach(clearInterval);
      setText(
        status,
        `Het is nu druk. ${where()} Over ${plural(seconds, "seconde", "seconden")} versturen we het vanzelf.`,
      );
      stop.hidden = false;
      timers = [
        setTimeout(() => {
          post(nr);
          timers = [setInterval(() => post(nr), AGAIN_AFTER)];
        }, 1000 * seconds),
      ];
    },

    // Whether this outcome answers what is being sent now.
    /** @param {Outcome} outcome */
    isFor: (outcome) => current !== null && outcome.nr === current,

    stop() {
      rest();
      show("");
      sendButton.focus();
    },

    // The connection is back: no need to wait for the next try.
    goOn() {
      if (current !== null) post(current);
    },

    // The connection went while a story is on its way.
    wait() {
      if (current !== null) sayWaiting();
    },

    // Stop without a word; returns the number of what was being sent, null for nothing.
    end() {
      const nr = current;
      rest();
      return nr;
    },

    // A failure was about the last try, so it goes when the teller goes on.
    forgetFailure() {
      if (current === null) show("");
    },

    /** @param {string} sentence */
    fail(sentence) {
      rest();
      show("", sentence);
    },
  };
  show("");
  return sending;
}

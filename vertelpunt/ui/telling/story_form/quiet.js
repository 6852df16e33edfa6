// Quiet minutes on a device that others use next: a warning that can be read and answered first.

import { button } from "../../browser/controls.js";
import { el, freshId, setText } from "../../browser/dom.js";
import { plural } from "./words.js";

export const WARN_AFTER = 9 * 60_000;
export const EMPTY_AFTER = 10 * 60_000;
const SIGNS = ["pointerdown", "touchmove", "keydown", "input", "wheel"];

/**
 * @typedef {object} Watching
 * @property {number} warnAfter
 * @property {number} emptyAfter
 * @property {() => boolean} isNeeded
 * @property {() => void} [onTouch]
 * @property {(left: number) => void} onWarn
 * @property {(event?: Event) => void} onBack
 * @property {() => void} onEmpty
 */

// The clock on the wall counts, as a tablet that sleeps runs no timers. `onWarn(left)`: every second
// of the last stretch, `left` in milliseconds; `onBack(event)`: somebody is there again, or, without
// an event, nothing is left to lose.
/** @param {Watching} watching */
export function watchQuiet({ warnAfter, emptyAfter, isNeeded, onTouch = () => {}, onWarn, onBack, onEmpty }) {
  let last = Date.now();
  let warned = false;

  /** @param {Event} event */
  function touch(event) {
    // Past its time the device is to be emptied, also when the touch is what woke it.
    if (look()) return;
    last = Date.now();
    onTouch();
    if (warned) onBack(event);
    warned = false;
  }

  // Returns whether the time is over.
  function look() {
    const quiet = Date.now() - last;
    if (!isNeeded()) {
      if (warned) onBack();
      warned = false;
      last = Math.max(last, Date.now() - warnAfter + 1);
      return false;
    }
    if (quiet >= emptyAfter) {
      stop();
      onEmpty();
      return true;
    }
    if (quiet >= warnAfter) {
      warned = true;
      onWarn(emptyAfter - quiet);
    }
    return false;
  }

  const timer = setInterval(look, 1000);
  /** @type {[EventTarget, string][]} */
  const looks = [
    [document, "visibilitychange"],
    [window, "pageshow"],
    [window, "focus"],
  ];
  for (const sign of SIGNS) window.addEventListener(sign, touch, { capture: true, passive: true });
  for (const [target, event] of looks) target.addEventListener(event, look);

  function stop() {
    clearInterval(timer);
    for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
    for (const [target, event] of looks) target.removeEventListener(event, look);
  }

  return { stop };
}

/** @param {number} left */
export function secondsWords(left) {
  const seconds = Math.max(1, Math.ceil(left / 1000));
  return seconds >= 60 ? "een minuut" : plural(seconds, "seconde", "seconden");
}

// Any touch or key answers it, and does nothing else: what lies under it is not pressed.
export function makeQuietDialog() {
  const heading = el("h2", { id: freshId("quiet") }, "Ben je er nog?");
  const why = el(
    "p",
    { id: freshId("why") },
    "Dit toestel is van meer mensen. Je deed al negen " +
      "minuten niets. Daarom halen we je verhaal zo van dit toestel, zodat niemand anders het leest. " +
      "Wat je schreef, is dan weg.",
  );
  const left = el("p", { class: "left", role: "timer", "aria-live": "off" });
  const heard = el("p", { class: "unseen", "aria-live": "assertive" });
  /** @param {Event} event */
  const answer = (event) => {
    event.preventDefault();
    dialog.hide();
  };
  const stay = button("Ja, ik ga verder", () => {}, { kind: "main" });
  const element = el(
    "dialog",
    {
      class: "quiet-dialog",
      "aria-labelledby": heading.id,
      "aria-describedby": why.id,
      on: { click: answer, keydown: answer, cancel: answer },
    },
    heading,
    why,
    left,
    heard,
    el("p", { class: "help" }, "Raak het scherm of een toets aan om verder te gaan."),
    stay,
  );
  let told = Infinity;

  const dialog = {
    element,
    /** @param {number} ms */
    show(ms) {
      if (!element.open) {
        told = Infinity;
        element.showModal();
        stay.focus();
      }
      const words = `Over ${secondsWords(ms)} is dit toestel leeg.`;
      setText(left, words);
      const mark = [10, 30, 60].find((seconds) => ms <= seconds * 1000 + 500);
      if (mark && mark < told) {
        told = mark;
        setText(heard, words);
      }
    },
    hide() {
      if (element.open) element.close();
    },
  };
  return dialog;
}

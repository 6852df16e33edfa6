// Buttons, and a voice for who listens to a page; `controls.css` is how they look.
import { el } from "./dom.js";

/**
 * The one quiet voice for a screen reader.
 * @typedef {{ element: HTMLElement, say(sentence: string, pause?: number): void }} Voice
 */

// A button's words can be too few without what stands around it; `more` is for the ear only.
/** @param {string} words @param {(event: MouseEvent) => void} onClick @param {{ kind?: string, more?: string }} [options] */
export function button(words, onClick, { kind = "plain", more = "" } = {}) {
  return el(
    "button",
    { type: "button", class: `button ${kind}`, on: { click: onClick } },
    words,
    more ? el("span", { class: "unseen" }, ` ${more}`) : null,
  );
}

// It speaks after a pause, and only the last sentence.
/** @returns {Voice} */
export function makeVoice() {
  const element = el("p", { class: "unseen", "aria-live": "polite" });
  let timer = 0;
  return {
    element,
    say(sentence, pause = 600) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        element.textContent = sentence;
      }, pause);
    },
  };
}

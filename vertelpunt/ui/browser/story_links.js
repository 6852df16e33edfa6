// Links that each open a story: here, or with a modifier in a new tab, as links do.
import { around } from "./component.js";

// Where the card comes over the list, as `one_screen.css` has it.
const CARD_OVER_LIST = "(max-width: 999px), (max-height: 559px)";

/** @param {string} id @param {string} parameter under which an address names what is open */
export function addressOf(id, parameter = "verhaal") {
  const url = new URL(window.location.href);
  url.searchParams.set(parameter, id);
  return url.pathname + url.search;
}

// The link that a click opens here.
/** @param {MouseEvent} event */
export function plainlyClicked(event) {
  const link = around(event, "a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return null;
  event.preventDefault();
  return link;
}

// On a phone the focus goes along, to the card's title, unless another place is pressed before it is there.
/** @param {string | null} title */
export function followToCard(title) {
  if (!window.matchMedia(CARD_OVER_LIST).matches) return;
  const look = () => {
    const heading = document.querySelector("#storycard-title, #block-title");
    if (!(heading instanceof HTMLElement) || heading.textContent !== title || !heading.offsetParent) return;
    watch.disconnect();
    heading.focus();
  };
  const watch = new MutationObserver(look);
  // The sheet that a card is in comes up by an attribute of the root.
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  watch.observe(document.documentElement, all);
  window.addEventListener("pointerdown", () => watch.disconnect(), { once: true, capture: true });
}

// Arrows, Home and End go from one to another.
/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} all
 */
export function walk(event, all) {
  const here = all.indexOf(/** @type {HTMLElement} */ (event.target));
  /** @type {Record<string, number | undefined>} */
  const places = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 };
  const next = all[places[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

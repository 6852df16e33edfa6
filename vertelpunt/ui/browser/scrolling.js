// What scrolls around an element, and how it goes along while something is dragged over it.
const EDGE = 56;
const SPEED = 9;

// What scrolls when this element is too long.
/** @param {Element} element */
export function scroller(element) {
  /** @type {Element | undefined} */
  let at = element;
  while (at) {
    const way = getComputedStyle(at).overflowY;
    if ((way === "auto" || way === "scroll") && at.scrollHeight > at.clientHeight) return at;
    at = at.parentElement || /** @type {Partial<ShadowRoot>} */ (at.getRootNode()).host;
  }
  return document.scrollingElement || document.documentElement;
}

// Near an edge of the box it goes on by itself.
/** @param {Element} box @param {number} y */
export function scrollAtEdge(box, y) {
  const { top, bottom } = box.getBoundingClientRect();
  if (y < Math.max(top, 0) + EDGE) box.scrollBy(0, -SPEED);
  else if (y > Math.min(bottom, window.innerHeight) - EDGE) box.scrollBy(0, SPEED);
}

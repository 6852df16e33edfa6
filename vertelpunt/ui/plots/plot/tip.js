// The name of a dot or cell, as text beside it; and rings around dots: the one the keyboard is at, the
// story that is pointed at elsewhere, and the one that is open.
import { el } from "../../browser/dom.js";
import { page } from "../page.js";
import { placeOf, placesOf, sharedStories } from "./stops.js";

/** @import { State, Stop } from "./shapes" */

/** @param {State} state @param {Stop} stop */
export function showTip({ tip, drawing, plane }, { x, y, name }) {
  const [left, top] = placeOf(drawing, x, y);
  const title = el("strong", { dir: "auto" }, name.title);
  tip.replaceChildren(title, ...(name.first ? [el("span", { dir: "auto" }, name.first)] : []));
  tip.hidden = !name.title;
  const room = plane.clientWidth - tip.offsetWidth - 4;
  tip.style.left = `${Math.max(4, Math.min(left + 12, room))}px`;
  const above = top - tip.offsetHeight - 12;
  tip.style.top = `${above > 0 ? above : top + 14}px`;
}

// Says of a dot which it is, here and to the list; null: of none any more.
/** @param {State} state @param {Stop | null} stop */
export function pointTo(state, stop) {
  if (stop) showTip(state, stop);
  else state.tip.hidden = true;
  page.say("pointed", stop?.key && sharedStories().ids.includes(stop.key) ? stop.key : null);
}

/** @param {State} state @param {HTMLElement} ring @param {Stop | undefined} stop */
export function ringAt({ drawing }, ring, stop) {
  ring.hidden = !stop;
  if (!stop) return;
  const [left, top] = placeOf(drawing, stop.x, stop.y);
  ring.style.left = `${left}px`;
  ring.style.top = `${top}px`;
}

/** @param {State} state */
export function markStories(state) {
  if (!state.listening || !state.drawing._fullLayout) return;
  ringAt(state, state.opened, placesOf(state).get(page.value("opened")));
  ringAt(state, state.pointed, placesOf(state).get(page.value("pointed")));
}

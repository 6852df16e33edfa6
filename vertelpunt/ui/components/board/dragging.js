// A note that is dragged by its handle: it stays where it lies, a copy goes along with the pointer, and a
// mark says where it would land.
import { own } from "../../browser/component.js";
import { scrollAtEdge, scroller } from "../../browser/scrolling.js";

/** @import { State } from "./shapes" */

/** @typedef {{ column: HTMLElement, before: HTMLElement | null }} Landing */

const SLACK = 6;

// `landed` hears where it was let go, or null where nothing is to be done.
/**
 * @param {State} state
 * @param {HTMLElement} row
 * @param {HTMLElement} handle
 * @param {PointerEvent} start
 * @param {(landing: Landing | null) => void} landed
 */
export function drag(state, row, handle, start, landed) {
  const over = new AbortController();
  const { signal } = over;
  /** @type {Landing | null} */
  let landing = null;
  let [x, y] = [start.clientX, start.clientY];
  /** @type {HTMLElement | null} */
  let ghost = null;
  const frame = () => {
    if (!ghost || signal.aborted) return;
    ghost.style.transform = `translate(${x - start.clientX}px, ${y - start.clientY}px)`;
    landing = landingAt(state.root, row, x, y);
    mark(state, landing);
    const list = landing?.column.querySelector(".notes");
    for (const box of new Set([scroller(list || state.root), scroller(state.root)])) scrollAtEdge(box, y);
    requestAnimationFrame(frame);
  };
  /** @param {boolean} kept */
  const end = (kept) => {
    over.abort();
    if (!ghost) return;
    ghost.remove();
    ghost = null;
    mark(state, null);
    row.classList.remove("lifted");
    state.lifted = null;
    landed(kept ? landing : null);
  };
  /** @param {PointerEvent} event */
  const move = (event) => {
    if (event.pointerId !== start.pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    if (ghost || Math.hypot(x - start.clientX, y - start.clientY) < SLACK) return;
    state.dragged = true;
    state.lifted = row;
    ghost = ghostOf(state, row);
    row.classList.add("lifted");
    frame();
  };
  /** @param {KeyboardEvent} event */
  const giveUp = (event) => {
    if (event.key !== "Escape" || !ghost) return;
    event.stopPropagation();
    end(false);
  };
  const cancel = () => {
    end(false);
    state.dragged = false;
  };
  const letGo = () => {
    end(true);
    // The press that ends it comes right after this.
    setTimeout(() => {
      state.dragged = false;
    });
  };
  handle.setPointerCapture(start.pointerId);
  handle.addEventListener("pointermove", move, { signal });
  handle.addEventListener("pointercancel", cancel, { signal });
  handle.addEventListener("pointerup", letGo, { once: true });
  window.addEventListener("keydown", giveUp, { signal, capture: true });
}

/** @param {State} state @param {HTMLElement} row */
function ghostOf(state, row) {
  const ghost = /** @type {HTMLElement} */ (row.cloneNode(true));
  const { left, top, width } = row.getBoundingClientRect();
  ghost.removeAttribute("data-id");
  state.ghosts.replaceChildren(ghost);
  ghost.style.width = `${width}px`;
  // Something around the board may be what it is fixed in.
  const from = ghost.getBoundingClientRect();
  ghost.style.left = `${left - from.left}px`;
  ghost.style.top = `${top - from.top}px`;
  return ghost;
}

// Before the first note whose middle is lower; null: nowhere, or where it lies already.
/** @param {HTMLElement} root @param {HTMLElement} row @param {number} x @param {number} y @returns {Landing | null} */
function landingAt(root, row, x, y) {
  const columns = /** @type {HTMLElement[]} */ ([...root.children]);
  const column = columns.find((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  });
  if (!column) return null;
  if (column.matches(".new")) return { column, before: null };
  const rows = /** @type {HTMLElement[]} */ ([...column.querySelectorAll("li[data-id]")]);
  const others = rows.filter((each) => each !== row);
  const before = others.find((each) => middleOf(each) > y) || null;
  const lies = rows.indexOf(row);
  if (lies >= 0 && (rows[lies + 1] || null) === before) return null;
  return { column, before };
}

/** @param {HTMLElement} row */
function middleOf(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

/** @param {State} state @param {Landing | null} landing */
function mark({ root, marker }, landing) {
  const isNew = landing?.column.matches(".new") || false;
  own(root, ".new").classList.toggle("over", isNew);
  if (!landing || isNew) {
    marker.remove();
    return;
  }
  const list = own(landing.column, ".notes");
  const next = marker.parentElement === list ? nextRow(marker) : undefined;
  if (next !== landing.before) list.insertBefore(marker, landing.before);
}

/** @param {Element} marker */
function nextRow(marker) {
  const next = marker.nextElementSibling;
  return next?.matches(".lifted") ? next.nextElementSibling : next;
}

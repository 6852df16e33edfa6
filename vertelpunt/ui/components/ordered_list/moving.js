// Rows that pass each other, and the list that scrolls along.
import { own } from "../../browser/component.js";
import { scrollAtEdge } from "../../browser/scrolling.js";

/** @param {Element} list */
export function numberRows(list) {
  [...list.children].forEach((row, place) => {
    own(row, ".number").textContent = `${place + 1}. `;
  });
}

// The row itself stays in the page while others pass it, so that it keeps finger and focus.
// Returns whether there was one to pass.
/** @param {Element} row @param {number} step */
export function pass(row, step) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return false;
  if (step < 0) row.after(other);
  else row.before(other);
  numberRows(/** @type {Element} */ (row.parentElement));
  return true;
}

/** @param {Element} row */
function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

// Whatever lies under the pointer passes the row; near an edge the list goes on by itself.
/** @param {Element} row @param {Element} box @param {number} y */
export function follow(row, box, y) {
  scrollAtEdge(box, y);
  const [before, after] = [row.previousElementSibling, row.nextElementSibling];
  if (before && y < middle(before)) pass(row, -1);
  else if (after && y > middle(after)) pass(row, 1);
}

// Draws what lies on the board, around what somebody drags or types at this moment.
import { holderIn, own } from "../../browser/component.js";
import { focusedIn } from "../../browser/dom.js";
import { arranged, byGroup } from "./arranged.js";
import { isNamed, isWrittenIn, madeColumn, showColumn } from "./column.js";
import { fillWays, madeRow, showRow } from "./row.js";

/** @import { State } from "./shapes" */
/** @import { Note } from "./types" */

/** @typedef {(element: Element) => boolean} Is */

/** @param {State} state */
export function draw(state) {
  const { root, data } = state;
  const holder = holderIn(root);
  const refuges = holder && root.contains(holder) ? refugesFrom(holder) : [];
  state.laid = arranged(data, state.unheard);
  const rows = byData(root, "li[data-id]", "id");
  const columns = byData(root, ".column", "group");
  const groups = new Map(state.laid.groups.map((each) => [each.id, each]));
  const wanted = [...byGroup(state.laid)].map(([id, notes]) => {
    const column = columns.get(id ?? "") || madeColumn(id, data.longest);
    showColumn(column, groups.get(id ?? "") || null, notes.length);
    lay(state, own(column, ".notes"), notes, rows);
    return column;
  });
  for (const row of rows.values()) if (row !== state.lifted) row.remove();
  /** @type {Is} */
  const isHeld = (column) => isWrittenIn(column) || column.contains(state.lifted);
  for (const column of columns.values()) {
    if (!wanted.includes(column) && !isNamed(column) && !column.contains(state.lifted)) column.remove();
  }
  putInOrder(root, [...wanted, own(root, ".new")], isHeld);
  fillWays(root, state.laid);
  if (holder && refuges.length && holder !== focusedIn(root)) {
    const place = [holder, ...refuges].find((each) => root.contains(each));
    place?.focus({ preventScroll: true });
  }
}

// Takes the rows that it lays out of those that are left over.
/** @param {State} state @param {HTMLElement} list @param {Note[]} notes @param {Map<string, HTMLElement>} rows */
function lay(state, list, notes, rows) {
  const wanted = notes.map((note) => {
    const row = rows.get(note.id) || madeRow(note.id, state.data.opens);
    rows.delete(note.id);
    showRow(row, note);
    return row;
  });
  putInOrder(list, wanted, (row) => row === state.lifted || row === state.marker);
}

/** @param {HTMLElement} root @param {string} selector @param {string} name */
function byData(root, selector, name) {
  const found = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
  return new Map(found.map((each) => [String(each.dataset[name]), each]));
}

// These come in this order in the parent. What is held stays where it is: who takes it out of the page even
// for a moment takes it out of somebody's hand.
/** @param {Element} parent @param {HTMLElement[]} wanted @param {Is} isHeld */
function putInOrder(parent, wanted, isHeld) {
  let at = parent.firstElementChild;
  for (const each of wanted) {
    if (isHeld(each) && each.isConnected) continue;
    while (at && isHeld(at)) at = at.nextElementSibling;
    if (at === each) at = each.nextElementSibling;
    else parent.insertBefore(each, at);
  }
}

// Where the focus goes if what has it is taken away: a note beside it, its column, the last button.
/** @param {HTMLElement} holder */
function refugesFrom(holder) {
  const row = holder.closest("li");
  const column = holder.closest("section");
  const list = row ? [...(row.parentElement?.children || [])] : [];
  const place = row ? list.indexOf(row) : 0;
  const near = [...list.slice(place + 1), ...list.slice(0, place).reverse()].map((each) =>
    each.querySelector(".handle"),
  );
  const root = column?.parentElement;
  const all = [...near, column, root?.querySelector(".make")];
  return /** @type {HTMLElement[]} */ (all.filter(Boolean));
}

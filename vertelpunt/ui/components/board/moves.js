// What is done on the board: it shows at once, is said, and Python is told until it has heard.
import { own } from "../../browser/component.js";
import { randomId } from "../../browser/ids.js";
import { beside, freshName, placeOf, stepped } from "./arranged.js";
import { nameField, showName, typed } from "./column.js";
import { draw } from "./drawing.js";
import { LOOSE, titled } from "./row.js";

/** @import { State } from "./shapes" */
/** @import { Act } from "./types" */

// A message that went while there was no line is lost; who has heard it twice leaves the second.
const AGAIN_MS = 4000;
const ID_SIGNS = 16;

/** @param {State} state @param {Act} act */
function tell(state, act) {
  state.number = Math.max(state.number + 1, state.data.heard + 1, Date.now());
  state.unheard.push({ number: state.number, ...act });
  sendUnheard(state);
  draw(state);
}

// What Python has not heard yet goes along again: a message may come in the place of another.
/** @param {State} state */
function sendUnheard(state) {
  clearTimeout(state.again);
  if (!state.unheard.length || !state.root.isConnected) return;
  state.send([...state.unheard]);
  state.again = setTimeout(() => sendUnheard(state), AGAIN_MS);
}

/** @param {State} state @param {string} text */
export function say({ said }, text) {
  said.textContent = text;
}

/** @param {State} state @param {string | null} group */
function named(state, group) {
  const found = state.laid.groups.find((each) => each.id === group);
  return found ? `‘${found.name}’` : `de ${LOOSE.toLowerCase()}`;
}

/** @param {State} state @param {string} id */
function nameOf(state, id) {
  const note = state.laid.notes.find((each) => each.id === id);
  return note ? titled(note) : "Dit briefje";
}

/** @param {State} state @param {string} id */
function sayPlace(state, id) {
  const at = placeOf(state.laid, id);
  if (!at) return;
  const where = `op plaats ${at.place + 1} van ${at.notes.length}`;
  say(state, `${nameOf(state, id)} ligt nu in ${named(state, at.group)}, ${where}.`);
}

/** @param {State} state @param {string} id */
function show(state, id) {
  state.root.querySelector(`li[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest" });
}

// `was`: where it lay when this began.
/**
 * @param {State} state
 * @param {string} note
 * @param {string | null} group
 * @param {string | null} before
 * @param {string | null} was
 */
export function layNote(state, note, group, before, was) {
  tell(state, { what: "moved", note, group, was, before });
  sayPlace(state, note);
}

/** @param {State} state @param {string} id @param {number} by */
export function stepNote(state, id, by) {
  const before = stepped(state.laid, id, by);
  const at = placeOf(state.laid, id);
  if (!at) return;
  if (before === undefined) {
    say(state, `${nameOf(state, id)} ligt al ${by < 0 ? "bovenaan" : "onderaan"}.`);
    return;
  }
  layNote(state, id, at.group, before, at.was);
  show(state, id);
}

/** @param {State} state @param {string} id @param {number} by */
export function layBeside(state, id, by) {
  const group = beside(state.laid, id, by);
  if (group === undefined) {
    say(state, `${nameOf(state, id)} ligt al in de ${by < 0 ? "eerste" : "laatste"} groep.`);
    return;
  }
  layIn(state, id, group);
}

// At the end of this group.
/** @param {State} state @param {string} id @param {string | null} group */
export function layIn(state, id, group) {
  const at = placeOf(state.laid, id);
  if (!at) return;
  if (at.group === group) {
    say(state, `${nameOf(state, id)} ligt daar al.`);
    return;
  }
  layNote(state, id, group, null, at.was);
  show(state, id);
}

// A new group with this note, or an empty one whose name is to be typed.
/** @param {State} state @param {string | null} note @param {string | null} was */
export function makeGroup(state, note, was) {
  const group = randomId().slice(0, ID_SIGNS);
  const name = freshName(state.laid.groups);
  tell(state, { what: "made", group, name, note, was });
  if (note !== null) {
    sayPlace(state, note);
    show(state, note);
    return;
  }
  say(state, `‘${name}’ is er nu. Geef de groep een naam.`);
  const field = nameField(own(state.root, `[data-group="${group}"]`));
  field?.focus();
  field?.select();
}

/** @param {State} state @param {string} thing */
export function putAside(state, thing) {
  const group = state.laid.groups.find((each) => each.id === thing);
  const what = group ? `De groep ‘${group.name}’` : nameOf(state, thing);
  tell(state, { what: "aside", thing });
  say(state, `${what} is weggelegd.`);
}

// An empty name is no name: then the one before comes back.
/** @param {State} state @param {HTMLElement} column */
export function keepName(state, column) {
  const field = /** @type {HTMLTextAreaElement} */ (nameField(column));
  const [group, was, name] = [String(column.dataset.group), String(field.dataset.was), typed(field)];
  showName(column, name || was);
  if (!name || name === was) {
    draw(state);
    return;
  }
  tell(state, { what: "named", group, name, was });
  say(state, `De groep heet nu ‘${name}’.`);
}

/** @param {State} state @param {HTMLElement} column */
export function restoreName(state, column) {
  showName(column, String(nameField(column)?.dataset.was));
  draw(state);
}

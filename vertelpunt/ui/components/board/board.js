// Notes that lie in groups. What is changed shows at once; Python is told what was meant, and may refuse it.
import { keptAt, own } from "../../browser/component.js";
import { el } from "../../browser/dom.js";
import { walk } from "../../browser/story_links.js";
import { placeOf } from "./arranged.js";
import { isNamed, madeNew } from "./column.js";
import { drag } from "./dragging.js";
import { draw } from "./drawing.js";
import { keepName, layBeside, layIn, layNote, makeGroup, putAside, restoreName, say, stepNote } from "./moves.js";
import { NEW, openWays } from "./row.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { State } from "./shapes" */
/** @import { Board, Sent } from "./types" */

const HOW =
  "Sleep een briefje aan de stippen, of druk erop voor knoppen. Met toetsen: Alt en een pijl omhoog of omlaag, " +
  "of naar links of rechts voor de groep ernaast.";

/** @param {Event} event @param {string} selector */
const at = (event, selector) =>
  /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(selector));

/** @param {State} state @param {PointerEvent} event */
function lift(state, event) {
  const [row, handle] = [at(event, "li"), at(event, ".handle")];
  if (!row || !handle || event.button || state.lifted) return;
  const id = String(row.dataset.id);
  const was = placeOf(state.laid, id)?.was ?? null;
  drag(state, row, handle, event, (landing) => {
    if (!landing) draw(state);
    else if (!placeOf(state.laid, id)) {
      draw(state);
      say(state, "Dit briefje is intussen weggelegd.");
    } else if (landing.column.matches(".new")) makeGroup(state, id, was);
    else layNote(state, id, landing.column.dataset.group || null, landing.before?.dataset.id ?? null, was);
  });
}

/** @param {State} state @param {MouseEvent} event */
function press(state, event) {
  const [button, row, column] = [at(event, "button"), at(event, "li"), at(event, "section")];
  const id = String(row?.dataset.id);
  switch (button?.classList[button.classList.length - 1]) {
    case "handle":
      if (state.dragged || !row) return;
      openWays(state.root, row, !row.querySelector(".ways"));
      draw(state);
      break;
    case "open":
      state.open(id);
      break;
    case "up":
      stepNote(state, id, -1);
      break;
    case "down":
      stepNote(state, id, 1);
      break;
    case "lay": {
      const { value } = /** @type {HTMLSelectElement} */ (own(/** @type {HTMLElement} */ (row), ".to"));
      if (value === NEW) makeGroup(state, id, placeOf(state.laid, id)?.was ?? null);
      else layIn(state, id, value || null);
      break;
    }
    case "off":
      putAside(state, id);
      break;
    case "away":
      putAside(state, String(column?.dataset.group));
      break;
    case "make":
      makeGroup(state, null, null);
      break;
  }
}

/** @param {State} state @param {KeyboardEvent} event */
function key(state, event) {
  const [row, target] = [at(event, "li"), /** @type {HTMLElement} */ (event.target)];
  if (target.matches(".name")) keyInName(state, event);
  if (!row || state.lifted || target.matches("select") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!event.altKey) {
    const handles = [...(row.parentElement?.querySelectorAll(".handle") || [])];
    if (target.matches(".handle")) walk(event, /** @type {HTMLElement[]} */ (handles));
    return;
  }
  const id = String(row.dataset.id);
  /** @type {Record<string, (() => void) | undefined>} */
  const ways = {
    ArrowUp: () => stepNote(state, id, -1),
    ArrowDown: () => stepNote(state, id, 1),
    ArrowLeft: () => layBeside(state, id, -1),
    ArrowRight: () => layBeside(state, id, 1),
  };
  const way = ways[event.key];
  if (!way) return;
  event.preventDefault();
  way();
}

/** @param {State} state @param {KeyboardEvent} event */
function keyInName(state, event) {
  // Streamlit has shortcuts of one letter, and sees no text field inside a shadow root.
  event.stopPropagation();
  const column = at(event, "section");
  if (!column || event.isComposing) return;
  if (event.key === "Escape") restoreName(state, column);
  if (event.key === "Enter") {
    event.preventDefault();
    keepName(state, column);
  }
}

/** @param {ParentNode} parent @param {Board} data @returns {State} */
function build(parent, data) {
  const root = el("div", { class: "board" }, madeNew());
  const said = el("p", { class: "unseen", role: "status" });
  const ghosts = el("div", { class: "ghosts", "aria-hidden": "true", inert: true });
  /** @type {State} */
  const state = {
    root,
    said,
    ghosts,
    marker: el("li", { class: "marker", "aria-hidden": "true" }),
    data,
    laid: { notes: [], groups: [] },
    unheard: [],
    number: 0,
    again: undefined,
    lifted: null,
    dragged: false,
    send: () => {},
    open: () => {},
  };
  root.addEventListener("pointerdown", (event) => lift(state, event));
  root.addEventListener("click", (event) => press(state, event));
  root.addEventListener("keydown", (event) => key(state, event));
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const column = /** @type {HTMLElement} */ (at(event, "section"));
    own(column, ".name").focus();
    keepName(state, column);
  });
  root.addEventListener("input", (event) => {
    const column = at(event, ".column");
    column?.toggleAttribute("data-named", isNamed(column));
  });
  // Who goes on with something else has named it.
  root.addEventListener("focusout", (event) => {
    const form = at(event, ".naming");
    const column = at(event, "section");
    if (!form || !column || form.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    if (column.isConnected && isNamed(column)) keepName(state, column);
  });
  parent.append(el("p", { class: "how", id: "how" }, HOW), root, said, ghosts);
  return state;
}

/** @param {Given<Board, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntBoard", (parent) => build(parent, data));
  state.data = data;
  state.send = (changes) => setTriggerValue("changes", changes);
  state.open = (note) => setTriggerValue("note", note);
  state.unheard = state.unheard.filter((change) => change.number > data.heard);
  draw(state);
}

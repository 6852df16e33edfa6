// Things in an order of one's own. What is changed shows at once; Python is told which it is about.
import { around, holderIn, keptAt, own } from "../../browser/component.js";
import { el, focusedIn } from "../../browser/dom.js";
import { scroller } from "../../browser/scrolling.js";
import { addressOf, followToCard, plainlyClicked, walk } from "../../browser/story_links.js";
import { follow, numberRows, pass } from "./moving.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Change, Moved, Row, Sent, TakenOff, Things } from "./types" */

/**
 * `number`: of the last change; `unheard`: what Python has not taken yet.
 * @typedef {{
 *   list: HTMLOListElement,
 *   said: HTMLElement,
 *   data: Things,
 *   unheard: Change[],
 *   number: number,
 *   lifted: HTMLElement | null,
 *   dragged: boolean,
 *   send: (changes: Change[]) => void,
 *   choose: (id: string) => void,
 * }} State
 */

const SLACK = 6;
const HOW = "Sleep aan de stippen, of druk erop voor knoppen. Met toetsen: Alt en een pijl.";

/** @param {Element} row */
const titled = (row) => `‘${own(row, ".name").textContent}’`;
/** @param {HTMLElement} row */
const idOf = (row) => String(row.dataset.id);
/** @param {Element} list */
const rowsOf = (list) => /** @type {HTMLElement[]} */ ([...list.children]);

// What Python has not heard yet goes along again: a message may come in the place of another.
/** @param {State} state @param {Moved | TakenOff} change */
function tell(state, change) {
  state.number = Math.max(state.number + 1, state.data.heard + 1, Date.now());
  state.unheard.push({ number: state.number, ...change });
  state.send(state.unheard);
}

/** @param {State} state @param {HTMLElement} row */
function settle(state, row) {
  const rows = rowsOf(state.list);
  const place = rows.indexOf(row);
  state.said.textContent = `${titled(row)} staat nu op plaats ${place + 1} van ${rows.length}.`;
  tell(state, { id: idOf(row), before: rows[place + 1]?.dataset.id ?? null });
}

/** @param {State} state @param {HTMLElement} row @param {number} by */
function step(state, row, by) {
  if (pass(row, by)) {
    settle(state, row);
    row.scrollIntoView({ block: "nearest" });
  } else {
    state.said.textContent = `${titled(row)} staat al ${by < 0 ? "bovenaan" : "onderaan"}.`;
  }
}

/** @param {State} state @param {HTMLElement} row */
function takeOff(state, row) {
  const next = row.nextElementSibling || row.previousElementSibling;
  row.remove();
  numberRows(state.list);
  state.said.textContent = `${titled(row)} staat er niet meer.`;
  if (next) own(next, ".handle").focus();
  tell(state, { id: idOf(row), off: true });
}

/** @param {State} state @param {HTMLElement} row @param {boolean} shown */
function showWays(state, row, shown) {
  for (const each of state.list.children) {
    const open = each === row && shown;
    own(each, ".ways").hidden = !open;
    own(each, ".handle").setAttribute("aria-expanded", String(open));
  }
}

/** @param {State} state @param {HTMLElement} row @param {HTMLElement} handle @param {PointerEvent} start */
function drag(state, row, handle, start) {
  const { list } = state;
  const order = [...list.children];
  const over = new AbortController();
  const box = scroller(list);
  let y = start.clientY;
  state.dragged = false;
  const frame = () => {
    if (over.signal.aborted) return;
    follow(row, box, y);
    requestAnimationFrame(frame);
  };
  /** @param {boolean} kept */
  const end = (kept) => {
    over.abort();
    row.classList.remove("lifted");
    state.lifted = null;
    if (!kept) list.replaceChildren(...order);
    if (order.some((each, place) => list.children[place] !== each)) settle(state, row);
    else draw(state);
  };
  const { signal } = over;
  /** @param {PointerEvent} event */
  const move = (event) => {
    y = event.clientY;
    if (state.dragged || Math.abs(y - start.clientY) < SLACK) return;
    state.dragged = true;
    state.lifted = row;
    row.classList.add("lifted");
    frame();
  };
  const cancel = () => {
    end(false);
    state.dragged = false;
  };
  /** @param {KeyboardEvent} event */
  const giveUp = (event) => {
    if (event.key === "Escape") end(false);
  };
  handle.setPointerCapture(start.pointerId);
  handle.addEventListener("pointermove", move, { signal });
  handle.addEventListener("pointerup", () => end(true), { signal });
  handle.addEventListener("pointercancel", cancel, { signal });
  window.addEventListener("keydown", giveUp, { signal });
}

/** @param {State} state @param {string} id */
function made(state, id) {
  /** @param {string} name @param {string} text @param {() => void} act */
  const way = (name, text, act) => el("button", { class: name, type: "button", on: { click: act } }, text);
  const handle = el("button", {
    class: "handle",
    type: "button",
    "aria-expanded": "false",
    "aria-describedby": "how",
  });
  const title = el(
    "span",
    { class: "title", dir: "auto" },
    el("span", { class: "number" }),
    el("span", { class: "name" }),
  );
  const link = el("a", {}, title, el("span", { class: "about", dir: "auto" }));
  const ways = el(
    "div",
    { class: "ways", hidden: true },
    way("up", "Omhoog", () => step(state, row, -1)),
    way("down", "Omlaag", () => step(state, row, 1)),
    way("off", state.data.off, () => takeOff(state, row)),
  );
  const row = el("li", { "data-id": id }, handle, link, ways);
  handle.addEventListener("pointerdown", (event) => {
    if (!event.button) drag(state, row, handle, event);
  });
  handle.addEventListener("click", () => {
    if (!state.dragged) showWays(state, row, Boolean(ways.hidden));
    state.dragged = false;
  });
  return row;
}

/** @param {HTMLElement} row @param {Row} told @param {Things} data */
function show(row, told, data) {
  const link = own(row, "a");
  link.setAttribute("href", addressOf(told.id, data.parameter));
  own(link, ".name").textContent = told.title;
  own(link, ".about").textContent = told.about;
  own(row, ".handle").setAttribute("aria-label", `Verplaats: ${told.title}`);
  const here = told.id === data.opened;
  row.toggleAttribute("data-opened", here);
  if (here) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

// The order of Python, unless it has not heard of the last change yet.
/** @param {State} state */
function draw(state) {
  const { list, data } = state;
  if (state.unheard.length || state.lifted) return;
  const holder = holderIn(list);
  const rows = new Map(rowsOf(list).map((row) => [idOf(row), row]));
  const wanted = data.rows.map((told) => {
    const row = rows.get(told.id) || made(state, told.id);
    show(row, told, data);
    return row;
  });
  for (const row of rows.values()) if (!wanted.includes(row)) row.remove();
  wanted.forEach((row, place) => {
    if (list.children[place] !== row) list.insertBefore(row, list.children[place] || null);
  });
  numberRows(list);
  list.setAttribute("aria-label", data.label);
  if (holder && holder !== focusedIn(list) && list.contains(holder)) holder.focus({ preventScroll: true });
}

/** @param {State} state @param {KeyboardEvent} event */
function press(state, event) {
  const row = around(event, "li");
  /** @type {Record<string, number | undefined>} */
  const steps = { ArrowUp: -1, ArrowDown: 1 };
  const by = steps[event.key];
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (by && event.altKey) {
    event.preventDefault();
    step(state, row, by);
    return;
  }
  // From link to link, and from handle to handle.
  const target = /** @type {Element} */ (event.target);
  const kind = ["a", ".handle"].find((name) => target.matches(name));
  if (!kind) return;
  const all = rowsOf(state.list).map((each) => own(each, kind));
  walk(event, all);
}

/** @param {State} state @param {MouseEvent} event */
function open(state, event) {
  const link = plainlyClicked(event);
  const row = link?.closest("li");
  if (!row) return;
  state.choose(idOf(row));
  followToCard(own(row, ".name").textContent);
}

/** @param {ParentNode} parent @param {Things} data @returns {State} */
function build(parent, data) {
  const how = el("p", { class: "how", id: "how" }, HOW);
  const list = el("ol");
  const said = el("p", { class: "said", role: "status" });
  const state = {
    list,
    said,
    data,
    unheard: [],
    number: 0,
    lifted: null,
    dragged: false,
    send: () => {},
    choose: () => {},
  };
  list.addEventListener("keydown", (event) => press(state, event));
  list.addEventListener("click", (event) => open(state, event));
  parent.append(how, list, said);
  return state;
}

/** @param {Given<Things, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntOrder", (parent) => build(parent, data));
  state.data = data;
  state.send = (changes) => setTriggerValue("changes", changes);
  state.choose = (id) => setTriggerValue("chosen", id);
  state.unheard = state.unheard.filter((change) => change.number > data.heard);
  draw(state);
}

// A story's texts in which passages are marked, and a pad for notes; or the pad alone.
import { around, keptAt } from "../../browser/component.js";
import { el, fill, freshId, setText } from "../../browser/dom.js";
import { freshNote, keep, readKept, stillWaiting } from "./kept.js";
import { placeOf, sentencesOf, wordsAt } from "./passages.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Note, Pad, Place, Sent, Text } from "./types" */

/**
 * @typedef {{
 *   data: Pad,
 *   drawn: string,
 *   typed: Note,
 *   waiting: Note[],
 *   texts: HTMLElement,
 *   pad: HTMLElement,
 *   quote: HTMLElement,
 *   field: HTMLTextAreaElement,
 *   mark: HTMLButtonElement,
 *   save: HTMLButtonElement,
 *   clear: HTMLButtonElement,
 *   own: HTMLElement,
 *   said: HTMLElement,
 *   send: (notes: Note[]) => void,
 *   putAside: (note: string) => void,
 *   again: ReturnType<typeof setTimeout> | undefined,
 *   begun: boolean,
 * }} State
 */

const MOST_LETTERS = 2_000;
const AGAIN_AFTER = 5_000;
const HOW =
  "Tik op een zin om hem te kiezen, en op een andere zin om meer te kiezen. Met toetsen: pijltjes, Enter, " +
  "en Shift met Enter voor meer.";

/** @param {Pad} data @param {string} id */
const whyRefused = (data, id) => data.refused.find(({ note }) => note === id)?.why ?? "";

/** @param {State} state */
function remember(state) {
  keep(state.data.about, { typed: state.typed, waiting: state.waiting });
}

/** @param {State} state */
function showTyped(state) {
  const { typed, data } = state;
  const quote = wordsAt(data.texts, typed.place);
  state.quote.hidden = !quote;
  state.pad.classList.toggle("chosen", Boolean(quote));
  setText(state.quote, quote && `‘${quote}’`);
  if (state.field.value !== typed.text) state.field.value = typed.text;
  state.mark.hidden = !quote || Boolean(typed.text.trim());
  state.clear.hidden = !quote && !typed.text;
  state.save.disabled = !typed.text.trim();
  for (const sentence of /** @type {NodeListOf<HTMLElement>} */ (state.texts.querySelectorAll(".sentence"))) {
    sentence.setAttribute("aria-pressed", String(Boolean(quote) && overlaps(sentence, typed.place)));
  }
}

/** @param {HTMLElement} sentence @param {Place | null} place */
function overlaps({ dataset }, place) {
  return (
    place !== null &&
    dataset.field === place.field &&
    Number(dataset.start) < place.end &&
    Number(dataset.end) > place.start
  );
}

/** @param {State} state @param {HTMLElement} sentence @param {boolean} more */
function choose(state, sentence, more) {
  const { dataset } = sentence;
  const at = { field: String(dataset.field), start: Number(dataset.start), end: Number(dataset.end) };
  const now = state.typed.place;
  if (now && now.field === at.field && !overlaps(sentence, now)) {
    state.typed.place = { field: at.field, start: Math.min(now.start, at.start), end: Math.max(now.end, at.end) };
  } else if (now && overlaps(sentence, now) && !more) state.typed.place = null;
  else state.typed.place = at;
  remember(state);
  showTyped(state);
}

// What is selected with a pointer is the passage to the letter.
/** @param {State} state */
function takeSelection(state) {
  const root = /** @type {ShadowRoot | Document} */ (state.texts.getRootNode());
  const selection = "getSelection" in root ? /** @type {Document} */ (root).getSelection() : document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return;
  const range = selection.getRangeAt(0);
  const holder = (/** @type {Node} */ node) => (node instanceof Element ? node : node.parentElement)?.closest(".text");
  const box = holder(range.startContainer);
  if (!(box instanceof HTMLElement) || box !== holder(range.endContainer) || !state.texts.contains(box)) return;
  const text = state.data.texts.find(({ field }) => field === box.dataset.field);
  if (!text) return;
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const place = placeOf(text, start, start + range.toString().length);
  if (!place) return;
  state.typed.place = place;
  remember(state);
  showTyped(state);
}

/** @param {State} state @param {Text} text */
function drawnText(state, text) {
  const marked = state.data.notes.flatMap(({ place }) => (place?.field === text.field ? [place] : []));
  const box = el("div", { class: "text", dir: "auto", "data-field": text.field });
  sentencesOf(text.text).forEach(([start, end], n) => {
    const place = placeOf(text, start, end) ?? { field: text.field, start: 0, end: 0 };
    const is = marked.some((each) => each.start < place.end && each.end > place.start);
    box.append(
      el(
        "span",
        {
          class: is ? "sentence marked" : "sentence",
          role: "button",
          tabindex: n ? "-1" : "0",
          "aria-pressed": "false",
          "data-field": text.field,
          "data-start": place.start,
          "data-end": place.end,
        },
        text.text.slice(start, end),
      ),
    );
  });
  return [el("h3", {}, text.label), box];
}

/** @param {State} state @param {KeyboardEvent} event */
function press(state, event) {
  const sentence = /** @type {HTMLElement | null} */ (around(event, "span"));
  if (!sentence?.classList.contains("sentence") || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(state, sentence, event.shiftKey);
    return;
  }
  const all = /** @type {HTMLElement[]} */ ([...state.texts.querySelectorAll(".sentence")]);
  const here = all.indexOf(sentence);
  /** @type {Record<string, number | undefined>} */
  const places = {
    ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0, End: all.length - 1,
  }; // biome-ignore format: a row
  const next = all[places[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  sentence.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// What was sent and not confirmed is sent again, also after a reload: the same note twice is one.
/** @param {State} state */
function sendAgain(state) {
  clearTimeout(state.again);
  const notes = state.waiting.filter(({ id }) => !whyRefused(state.data, id));
  if (!notes.length || state.data.closed) return;
  state.send(notes);
  state.again = setTimeout(() => sendAgain(state), AGAIN_AFTER);
}

/** @param {State} state */
function save(state) {
  const { typed } = state;
  if (!typed.text.trim() && !typed.place) return;
  state.waiting = [...state.waiting.filter(({ id }) => id !== typed.id), { ...typed, text: typed.text.trim() }];
  state.typed = freshNote();
  remember(state);
  draw(state);
  state.field.focus({ preventScroll: true });
  sendAgain(state);
}

/** @param {State} state */
function clear(state) {
  state.typed = freshNote();
  remember(state);
  showTyped(state);
}

/** @param {State} state @param {Note} note */
function drawnNote(state, note) {
  const { data } = state;
  const waits = state.waiting.some(({ id }) => id === note.id);
  const quote = wordsAt(data.texts, note.place);
  const refused = waits ? whyRefused(data, note.id) : "";
  const change = () => {
    state.typed = { ...note };
    state.waiting = state.waiting.filter(({ id }) => id !== note.id);
    remember(state);
    draw(state);
    state.field.focus();
  };
  const putAside = () => {
    state.waiting = state.waiting.filter(({ id }) => id !== note.id);
    remember(state);
    if (data.notes.some(({ id }) => id === note.id)) state.putAside(note.id);
    draw(state);
    state.said.textContent = "Weggelegd.";
  };
  const name = quote || note.text;
  /** @param {string} words @param {() => void} act */
  const button = (words, act) =>
    el("button", { type: "button", "aria-label": `${words}: ${name.slice(0, 60)}`, on: { click: act } }, words);
  return el(
    "li",
    {},
    quote ? el("q", { dir: "auto" }, quote) : null,
    note.text ? el("p", { dir: "auto" }, note.text) : null,
    el("p", { class: "state" }, refused || (waits ? "Nog niet bewaard. We proberen het steeds opnieuw." : "Bewaard.")),
    data.closed ? null : el("div", { class: "ways" }, button("Verander", change), button("Leg weg", putAside)),
  );
}

/** @param {State} state */
function draw(state) {
  const { data } = state;
  const shown = JSON.stringify([data.texts, data.notes.map(({ place }) => place)]);
  if (state.drawn !== shown) {
    state.texts.replaceChildren(...data.texts.flatMap((text) => drawnText(state, text)));
    state.drawn = shown;
  }
  const ids = new Set(state.waiting.map(({ id }) => id));
  const notes = [...data.notes.filter(({ id }) => !ids.has(id)), ...state.waiting];
  const focused = /** @type {ShadowRoot | Document} */ (state.own.getRootNode()).activeElement;
  const held = state.own.contains(focused);
  state.own.replaceChildren(...notes.map((note) => drawnNote(state, note)));
  if (held) state.field.focus({ preventScroll: true });
  state.pad.hidden = data.closed;
  showTyped(state);
}

/** @param {ParentNode} root @param {Pad} data @returns {State} */
function build(root, data) {
  const id = freshId("note");
  const field = el("textarea", { id, rows: 2, maxlength: MOST_LETTERS, dir: "auto" });
  /** @param {string} name @param {string} words */
  const button = (name, words) => el("button", { type: "button", class: name }, words);
  /** @type {State} */
  const state = {
    data,
    drawn: "",
    typed: freshNote(),
    waiting: [],
    texts: el("div", { class: "texts" }),
    pad: el("div", { class: "pad" }),
    quote: el("q", { dir: "auto", hidden: true }),
    field,
    mark: button("mark", "Zet een streep"),
    save: button("save", "Bewaar het briefje"),
    clear: button("clear", "Begin opnieuw"),
    own: el("ul", { class: "own", "aria-label": "Jouw briefjes" }),
    said: el("p", { class: "unseen", role: "status" }),
    send: () => {},
    putAside: () => {},
    again: undefined,
    begun: false,
  };
  const label = el("label", { for: id }, data.label);
  fill(state.pad, {}, [state.quote, label, field, el("div", { class: "ways" }, state.save, state.mark, state.clear)]);
  field.addEventListener("input", () => {
    state.typed.text = field.value;
    remember(state);
    showTyped(state);
  });
  for (const each of [state.save, state.mark]) each.addEventListener("click", () => save(state));
  state.clear.addEventListener("click", () => clear(state));
  state.texts.addEventListener("click", (event) => {
    const sentence = /** @type {HTMLElement | null} */ (around(event, "span"));
    const selection = document.getSelection();
    if (sentence?.classList.contains("sentence") && (!selection || selection.isCollapsed))
      choose(state, sentence, event.shiftKey);
  });
  state.texts.addEventListener("keydown", (event) => press(state, event));
  state.texts.addEventListener("pointerup", () => setTimeout(() => takeSelection(state)));
  if (data.texts.length) root.append(el("p", { class: "how" }, HOW), state.texts);
  root.append(state.pad, state.own, state.said);
  return state;
}

/** @param {Given<Pad, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntPad", (parent) =>
    Object.assign(build(parent, data), readKept(data.about)),
  );
  state.data = data;
  state.send = (notes) => setTriggerValue("notes", notes);
  state.putAside = (note) => setTriggerValue("aside", note);
  const waited = state.waiting.length;
  state.waiting = stillWaiting(state.waiting, data.notes);
  if (state.waiting.length !== waited) remember(state);
  draw(state);
  clearTimeout(state.again);
  // At once what was there before a reload, or before the server stopped.
  state.again = setTimeout(() => sendAgain(state), state.begun ? AGAIN_AFTER : 0);
  state.begun = true;
  return () => clearTimeout(state.again);
}

// A text that is kept while it is typed, with when that was.
import { keptAt } from "../../browser/component.js";
import { el, freshId, setText } from "../../browser/dom.js";
import { keepTyped, readTyped, stillTyped } from "./kept.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Field, Sent, Written } from "./types" */

/**
 * @typedef {{
 *   data: Field,
 *   typed: Written | null,
 *   field: HTMLTextAreaElement,
 *   said: HTMLElement,
 *   other: HTMLElement,
 *   theirs: HTMLElement,
 *   send: (written: Written) => void,
 *   later: ReturnType<typeof setTimeout> | undefined,
 * }} State
 */

const QUIET = 1_200;
const AGAIN_AFTER = 5_000;

// Whether somebody else wrote another text meanwhile: then one of the two is chosen, and nothing is sent before.
/** @param {State} state */
const meetsAnother = ({ data, typed }) => typed !== null && data.text !== typed.was && data.text !== typed.text;

/** @param {State} state */
function draw(state) {
  const { data, typed, field } = state;
  const shown = typed ? typed.text : data.text;
  if (field.value !== shown) field.value = shown;
  const another = meetsAnother(state);
  state.other.hidden = !another;
  setText(state.theirs, another ? data.text || "(leeg)" : "");
  if (data.refused && typed) setText(state.said, data.refused);
  else
    setText(
      state.said,
      typed ? "Nog niet bewaard. Wat je typt, blijft op dit apparaat tot het bewaard is." : data.said,
    );
  field.style.height = "auto";
  field.style.height = `${Math.max(110, field.scrollHeight + 2)}px`;
}

/** @param {State} state */
function sendNow(state) {
  clearTimeout(state.later);
  if (!state.typed || meetsAnother(state)) return;
  state.send(state.typed);
  state.later = setTimeout(() => sendNow(state), AGAIN_AFTER);
}

/** @param {State} state @param {Written | null} typed */
function take(state, typed) {
  state.typed = typed;
  keepTyped(state.data.about, typed);
  draw(state);
}

/** @param {State} state */
function type(state) {
  const was = state.typed ? state.typed.was : state.data.text;
  take(state, stillTyped({ text: state.field.value, was }, state.data.text));
  clearTimeout(state.later);
  state.later = setTimeout(() => sendNow(state), QUIET);
}

/** @param {ParentNode} root @param {Field} data @returns {State} */
function build(root, data) {
  const id = freshId("text");
  const field = el("textarea", { id, rows: 4, maxlength: data.longest, dir: "auto", "aria-describedby": `${id}-said` });
  const mine = el("button", { type: "button" }, "Houd mijn tekst");
  const another = el("button", { type: "button" }, "Neem de andere tekst");
  /** @type {State} */
  const state = {
    data,
    typed: readTyped(data.about),
    field,
    said: el("p", { class: "said", id: `${id}-said`, role: "status" }),
    other: el("div", { class: "other", hidden: true }),
    theirs: el("q", { dir: "auto" }),
    send: () => {},
    later: undefined,
  };
  state.other.append(
    el("p", {}, "Iemand anders schreef hier intussen dit:"),
    state.theirs,
    el("div", { class: "ways" }, mine, another),
  );
  field.addEventListener("input", () => type(state));
  field.addEventListener("blur", () => sendNow(state));
  mine.addEventListener("click", () => {
    take(state, { text: field.value, was: state.data.text });
    sendNow(state);
  });
  another.addEventListener("click", () => take(state, null));
  root.append(el("label", { for: id }, data.label), field, state.said, state.other);
  return state;
}

/** @param {Given<Field, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntKeptText", (parent) => build(parent, data));
  state.data = data;
  state.send = (written) => setTriggerValue("written", written);
  const before = state.typed;
  state.typed = stillTyped(before, data.text);
  if (before && !state.typed) keepTyped(data.about, null);
  draw(state);
  clearTimeout(state.later);
  if (state.typed) state.later = setTimeout(() => sendNow(state), QUIET);
  return () => clearTimeout(state.later);
}

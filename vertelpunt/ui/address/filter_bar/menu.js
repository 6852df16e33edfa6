// A form that makes a part of the selection: what to choose on, then the answers.
import { keptAt } from "../../browser/component.js";
import { el } from "../../browser/dom.js";
import { FORMS } from "./forms.js";
import { field, option } from "./inputs.js";
import { before, partOf } from "./tokens.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Act, Entry, Menu, Sent } from "./types" */
/** @typedef {ReturnType<typeof build>} State */

const TURN = "Draai om: juist de verhalen waarvoor dit niet geldt";

/** @param {State} state */
const entryOf = (state) => state.entries[Number(state.select.value)];

/** @param {State} state */
function drawEntry(state) {
  const entry = entryOf(state);
  const { tokens, negated } = before(entry, state.chosen);
  state.fields.replaceChildren(...FORMS[entry.form].draw(entry, tokens));
  if (entry.form !== "none") state.fields.append(option("checkbox", "negated", "yes", TURN, negated));
  state.said.textContent = "";
}

/** @param {State} state @param {Entry[]} entries */
function drawSelect(state, entries) {
  state.entries = entries;
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  entries.forEach(({ group, label }, n) => {
    const made = groups.get(group) || el("optgroup", { label: group });
    groups.set(group, made);
    made.append(el("option", { value: n }, label));
  });
  const here = state.select.value;
  state.select.replaceChildren(...groups.values());
  state.select.value = here || "0";
  drawEntry(state);
}

/** @param {ParentNode} root */
function build(root) {
  const state = {
    form: el("form", { novalidate: true }),
    select: el("select"),
    fields: el("div", { class: "field" }),
    said: el("p", { class: "said", role: "alert" }),
    /** @type {Entry[]} */
    entries: [],
    /** @type {string[]} */
    chosen: [],
    drawn: "",
    /** @type {(act: Act) => void} */
    send: () => {},
  };
  const go = el("button", { class: "go", type: "submit" }, "Kies");
  state.form.append(field("Waarop wil je kiezen?", state.select), state.fields, state.said, go);
  state.select.addEventListener("change", () => drawEntry(state));
  state.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const entry = entryOf(state);
    const { read, missing } = FORMS[entry.form];
    const filled = new FormData(state.form);
    const values = read(entry, filled);
    state.said.textContent = values ? "" : missing;
    if (!values) return;
    state.send({ what: "take", on: partOf([...entry.tokens, ...values], filled.has("negated")) });
  });
  root.append(state.form);
  return state;
}

/** @param {Given<Menu, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntMenu", build);
  state.send = (act) => setTriggerValue("act", act);
  state.chosen = data.chosen;
  const drawn = JSON.stringify(data.entries);
  // What is being filled in stays while the page follows another choice.
  if (drawn !== state.drawn) drawSelect(state, data.entries);
  state.drawn = drawn;
}

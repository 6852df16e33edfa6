// Words of the open card to mask: selected in it with a pointer, typed, or suggested.
import { holderIn, keptAt } from "../../browser/component.js";
import { el, freshId } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Bar, Masking, Sent } from "./types" */

const LONGEST = 200;

/** @param {ParentNode} root */
function build(root) {
  const ids = { words: freshId("words"), kind: freshId("kind") };
  const state = {
    words: el("input", { id: ids.words, type: "text", maxlength: LONGEST, autocomplete: "off", dir: "auto" }),
    kind: el("select", { id: ids.kind }),
    suggested: el("ul", { "aria-label": "Misschien herkenbaar" }),
    /** @type {(masking: Masking) => void} */
    send: () => {},
    shownOf: "",
  };
  const form = el(
    "form",
    {},
    el("label", { for: ids.words }, "Woorden om af te schermen"),
    state.words,
    el("label", { for: ids.kind }, "als"),
    state.kind,
    el("button", { type: "submit" }, "Scherm af"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = state.words.value.trim();
    if (words) state.send({ words, shown: state.kind.value });
    else state.words.focus();
  });
  root.append(form, state.suggested);
  return state;
}

// What is selected in the open card, on one line; "" where nothing is, or more than a few words.
function selectedWords() {
  const selection = document.getSelection();
  const card = document.getElementById("storycard");
  if (!selection || selection.isCollapsed || !card || !selection.containsNode(card, true)) return "";
  const inside = [selection.anchorNode, selection.focusNode].every((node) => card.contains(node));
  const words = selection.toString().replace(/\s+/g, " ").trim();
  return inside && words.length <= LONGEST ? words : "";
}

/** @param {Masking} each @param {(masking: Masking) => void} send */
function suggestion(each, send) {
  const press = () => send(each);
  return el("li", {}, el("button", { type: "button", on: { click: press } }, `${each.words} → ${each.shown}`));
}

/** @param {Given<Bar, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntMaskBar", build);
  state.send = (masking) => setTriggerValue("mask", masking);
  // What was typed stays until it is masked, or another story is open.
  const shownOf = `${data.story} ${data.masked}`;
  if (state.shownOf !== shownOf) state.words.value = "";
  state.shownOf = shownOf;
  if (state.kind.options.length !== data.kinds.length) {
    state.kind.replaceChildren(...data.kinds.map((kind) => el("option", { value: kind }, kind)));
  }
  const held = holderIn(state.suggested);
  const place = held
    ? [...state.suggested.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (held))
    : -1;
  state.suggested.replaceChildren(...data.suggested.map((each) => suggestion(each, state.send)));
  state.suggested.hidden = data.suggested.length === 0;
  // Who masks one suggestion goes on with the next, and after the last one with the field.
  if (place >= 0)
    (state.suggested.querySelectorAll("button")[Math.min(place, data.suggested.length - 1)] ?? state.words).focus();
  const take = () => {
    const words = selectedWords();
    if (words) state.words.value = words;
  };
  document.addEventListener("selectionchange", take);
  return () => document.removeEventListener("selectionchange", take);
}

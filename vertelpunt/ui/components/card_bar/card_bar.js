// Buttons above a card.
import { keptAt } from "../../browser/component.js";
import { el } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Bar, Sent, Step } from "./types" */

const CONFIRM_MS = 4000;

/** @param {string} name @param {string} text @param {() => void} act */
function button(name, text, act) {
  return el("button", { type: "button", class: name, on: { click: act } }, text);
}

/** @param {HTMLElement} said */
async function copyLink(said) {
  try {
    await navigator.clipboard.writeText(window.location.href);
    said.textContent = "De link is gekopieerd.";
  } catch {
    said.textContent = "Kopieer de link uit de adresbalk.";
  }
  setTimeout(() => {
    said.textContent = "";
  }, CONFIRM_MS);
}

/** @param {ParentNode} root */
function build(root) {
  const said = el("span", { class: "said", role: "status" });
  const state = {
    list: button("list", "Lijst", () => state.go("list")),
    previous: button("previous", "Vorige", () => state.go("previous")),
    where: el("span", { class: "where" }),
    next: button("next", "Volgende", () => state.go("next")),
    /** @type {(step: Step) => void} */
    go: () => {},
  };
  const others = [
    button("copy", "Kopieer link", () => copyLink(said)),
    button("print", "Afdrukken", () => window.print()),
    said,
  ];
  root.append(el("div", { class: "bar" }, state.list, state.previous, state.where, state.next, others));
  return state;
}

/** @param {Given<Bar, Sent>} given */
export default function ({ data: { place, total, closes }, parentElement, setTriggerValue }) {
  const state = keptAt(parentElement, "vertelpuntBar", build);
  state.go = (step) => setTriggerValue("step", step);
  state.list.classList.toggle("always", closes);
  state.where.textContent = place === null ? "Niet in deze lijst" : `${place + 1} van ${total}`;
  state.previous.disabled = place === null || place === 0;
  state.next.disabled = place === null || place + 1 >= total;
}

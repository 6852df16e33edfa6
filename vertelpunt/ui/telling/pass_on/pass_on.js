// Buttons that each do one thing once they are pressed: print, share, copy.
import { appRoot } from "../../browser/document/root.js";
import { copyFrom, el, setText } from "../../browser/dom.js";

/**
 * @typedef {(words: string) => void} Say
 * @typedef {{ title: string, text: string }} Own
 * @typedef {{ base: string, page: string }} Invitation
 */

/** @param {string} words @param {() => void} onPress */
function button(words, onPress) {
  return el("button", { type: "button", on: { click: onPress } }, words);
}

// Where the device has a sheet to share with; who closes that sheet again has changed their mind.
/** @param {ShareData} what @param {Say} say */
async function share(what, say) {
  try {
    await navigator.share(what);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) say("Delen lukt op dit toestel niet.");
  }
}

/** @param {HTMLInputElement} field @param {Say} say */
async function copy(field, say) {
  say((await copyFrom(field)) ? "De link is gekopieerd." : "De link is gekozen. Kopieer hem nu zelf.");
}

/** @param {Own} own @param {Say} say */
function ownParts({ title, text }, say) {
  /** @type {HTMLElement[]} */
  const parts = [button("Druk af", () => window.print())];
  if ("share" in navigator) parts.push(button("Deel de tekst", () => share({ title, text }, say)));
  return parts;
}

/** @param {Invitation} data @param {Say} say */
function inviteParts(data, say) {
  const url = new URL(appRoot(data.base) + data.page, location.origin).href;
  const label = el("label", { for: "link" }, "Link naar de vragen");
  const field = el("input", { id: "link", type: "text", readonly: true, value: url });
  field.addEventListener("focus", () => field.select());
  /** @type {HTMLElement[]} */
  const parts = [label, field, button("Kopieer de link", () => copy(field, say))];
  const words = { title: "Vertel je verhaal", text: "Wil jij ook een verhaal vertellen?", url };
  if ("share" in navigator) parts.push(button("Deel de link", () => share(words, say)));
  return parts;
}

// What each place shows now, so that drawing it again changes nothing.
/** @type {WeakMap<object, string>} */
const drawn = new WeakMap();

/** @param {{ data: { own: Own } | Invitation, parentElement: HTMLElement | ShadowRoot }} given */
export default function ({ data, parentElement }) {
  const now = JSON.stringify(data);
  if (drawn.get(parentElement) === now && parentElement.querySelector(".row")) return;
  drawn.set(parentElement, now);
  const said = el("p", { class: "said", role: "status" });
  /** @type {Say} */
  const say = (words) => setText(said, words);
  const parts = "own" in data ? ownParts(data.own, say) : inviteParts(data, say);
  for (const old of parentElement.querySelectorAll(".row, .said")) old.remove();
  parentElement.append(el("div", { class: "row", lang: "nl" }, parts), said);
}

// A note on the board, with a handle, and behind it the ways to move it without dragging.
import { own } from "../../browser/component.js";
import { el, focusedIn, setAttributes, setText } from "../../browser/dom.js";

/** @import { Laid } from "./arranged.js" */
/** @import { Note } from "./types" */

export const LOOSE = "Losse briefjes";
export const NEW = "new";
const SHORT = 60;

/** @param {string} text */
const shortened = (text) => (text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text);

/** @param {Note} note */
export const titled = (note) => `‘${shortened(note.text || note.quote)}’`;

/** @param {string} id @param {boolean} opens */
export function madeRow(id, opens) {
  const handle = el("button", {
    class: "handle",
    type: "button",
    "aria-expanded": "false",
    "aria-describedby": "how",
  });
  const text = opens
    ? el("button", { class: "text open", type: "button", dir: "auto" })
    : el("p", { class: "text", dir: "auto" });
  const quote = el("blockquote", { class: "quote", dir: "auto" });
  const about = el("p", { class: "about", dir: "auto" });
  return el("li", { "data-id": id }, handle, el("div", { class: "body" }, text, quote, about));
}

/** @param {HTMLElement} row @param {Note} note */
export function showRow(row, note) {
  setText(own(row, ".text"), note.text);
  setText(own(row, ".quote"), note.quote);
  setText(own(row, ".about"), note.about);
  setAttributes(own(row, ".handle"), { "aria-label": `Verplaats: ${shortened(note.text || note.quote)}` });
}

// Opens the ways of this row, or closes them; those of any other are closed.
/** @param {HTMLElement} root @param {HTMLElement} row @param {boolean} shown */
export function openWays(root, row, shown) {
  for (const other of root.querySelectorAll(".ways")) {
    own(/** @type {Element} */ (other.parentElement), ".handle").setAttribute("aria-expanded", "false");
    other.remove();
  }
  own(row, ".handle").setAttribute("aria-expanded", String(shown));
  if (shown) row.append(madeWays());
}

function madeWays() {
  /** @param {string} name @param {string} text */
  const way = (name, text) => el("button", { class: name, type: "button" }, text);
  return el(
    "div",
    { class: "ways" },
    el("label", {}, "Naar groep", el("select", { class: "to" })),
    way("lay", "Leg daar neer"),
    way("up", "Omhoog"),
    way("down", "Omlaag"),
    way("off", "Leg weg"),
  );
}

// The groups to choose from, but not while somebody chooses.
/** @param {HTMLElement} root @param {Laid} laid */
export function fillWays(root, { notes, groups }) {
  const select = /** @type {HTMLSelectElement | null} */ (root.querySelector(".to"));
  if (!select || focusedIn(root) === select) return;
  const id = /** @type {HTMLElement} */ (select.closest("li")).dataset.id;
  const choices = [["", LOOSE], ...groups.map((each) => [each.id, each.name]), [NEW, "een nieuwe groep"]];
  const chosen = select.value || notes.find((each) => each.id === id)?.group || "";
  select.replaceChildren(...choices.map(([value, text]) => el("option", { value }, text)));
  select.value = chosen;
  if (select.selectedIndex < 0) select.value = "";
}

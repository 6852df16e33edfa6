// A list of links, each to a story.
import { channel } from "../../browser/channel.js";
import { around, holderIn, own } from "../../browser/component.js";
import { el } from "../../browser/dom.js";
import { addressOf, followToCard, plainlyClicked, walk } from "../../browser/story_links.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Piece, Row, Sent, Stories } from "./types" */

/** @param {string} name @param {Piece[]} pieces */
function part(name, pieces) {
  const texts = pieces.map(([text, hit]) => (hit ? el("mark", {}, text) : text));
  return el("span", { class: name, dir: "auto" }, texts);
}

/** @param {Row} row @param {string | null} opened @param {boolean} printAll */
function item(row, opened, printAll) {
  const link = el(
    "a",
    { href: addressOf(row.id), "data-id": row.id, "aria-current": row.id === opened ? "true" : null },
    part("title", row.title),
    part("about", [[row.aside ? `${row.about} · niet bruikbaar` : row.about, false]]),
    part("first", row.first),
    row.only ? part("only", [["alleen kerngroep", false]]) : null,
  );
  return el("li", { class: row.only && !printAll ? "unprinted" : null }, link);
}

const page = channel();

// The story that is pointed at, here or in a plot; and only those inside what is being drawn stand out.
/** @param {Element} list @param {string | null} id */
function markPointed(list, id) {
  for (const link of list.querySelectorAll("a")) link.classList.toggle("pointed", link.dataset.id === id);
}

/** @param {Element} list @param {Set<string> | null} lit */
function dim(list, lit) {
  for (const link of list.querySelectorAll("a")) {
    link.classList.toggle("dim", Boolean(lit && !lit.has(String(link.dataset.id))));
  }
}

/** @param {HTMLElement} list */
function tellPointed(list) {
  /** @param {Event} event */
  const point = (event) => {
    const link = around(event, "a");
    if (link) page.say("pointed", link.dataset.id);
  };
  const leave = () => page.say("pointed", null);
  list.addEventListener("mouseover", point);
  list.addEventListener("focusin", point);
  list.addEventListener("mouseleave", leave);
  list.addEventListener("focusout", leave);
}

/** @param {ParentNode} parent */
function build(parent) {
  const list = el("ul");
  list.addEventListener("keydown", (event) => walk(event, [...list.querySelectorAll("a")]));
  tellPointed(list);
  parent.append(list);
  return list;
}

/** @param {Given<Stories, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector("ul") || build(parentElement);
  list.onclick = (event) => {
    const link = plainlyClicked(event);
    if (!link) return;
    setTriggerValue("chosen", String(link.dataset.id));
    followToCard(own(link, ".title").textContent);
  };
  list.setAttribute("aria-label", data.label);
  const focusedId = holderIn(list)?.dataset.id;
  list.replaceChildren(...data.rows.map((row) => item(row, data.opened, data.print_all)));
  // Drawing anew must not take the keyboard's place away.
  const again = [...list.querySelectorAll("a")].find((link) => link.dataset.id === focusedId);
  if (again) again.focus({ preventScroll: true });
  markPointed(list, page.value("pointed"));
  const stops = [page.hear("pointed", (id) => markPointed(list, id)), page.hear("lit", (lit) => dim(list, lit))];
  return () => {
    for (const stop of stops) stop();
    if (!list.isConnected) page.say("pointed", null);
  };
}

// A table with a row for everything that was kept. Its roles are written out: on a phone its rows are blocks.
import { around, holderIn } from "../../browser/component.js";
import { el } from "../../browser/dom.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Child } from "../../browser/dom.js" */
/** @import { Asked, KeptRow, Sent, Table, Wish } from "./types" */

const HEAD = [
  ["Naam", ""],
  ["In woorden", ""],
  ["Notitie", ""],
  ["Toen", "then"],
  ["Nu", "now"],
  ["Bewaard", "on"],
];

/** @param {string} name @param {Child[]} children */
const cell = (name, ...children) => el("td", { class: name, role: "cell", dir: "auto" }, ...children);
/** @param {string} text */
const short = (text) => el("span", { class: "short", "aria-hidden": "true" }, text);

function head() {
  const cells = HEAD.map(([text, name]) => el("th", { class: name, role: "columnheader", scope: "col" }, text));
  const does = el("span", { class: "hidden" }, "Wat je ermee kunt");
  const last = el("th", { role: "columnheader", scope: "col" }, does);
  return el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, cells, last));
}

/** @param {KeptRow} told */
function row(told) {
  /** @param {Wish} wish @param {string} text @param {string} [label] */
  const button = (wish, text, label) =>
    el("button", { type: "button", class: wish, "data-wish": wish, "data-id": told.id, "aria-label": label }, text);
  return el(
    "tr",
    { role: "row" },
    el("th", { role: "rowheader", scope: "row", dir: "auto" }, button("see", told.name)),
    cell("words", told.words),
    cell("note", told.note),
    cell("then", short("Toen "), told.then),
    cell("now", short("Nu "), told.now),
    cell("on", told.by ? `${told.on} · ${told.by}` : told.on),
    cell(
      "do",
      button("change", "Verander", `Verander: ${told.name}`),
      button("remove", "Haal weg", `Haal weg: ${told.name}`),
    ),
  );
}

/** @param {ParentNode} parent */
function build(parent) {
  const table = el("table", { role: "table" }, head(), el("tbody", { role: "rowgroup" }));
  parent.append(table);
  return table;
}

/** @param {Given<Table, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table") || build(parentElement);
  table.setAttribute("aria-label", data.label);
  table.onclick = (event) => {
    const button = around(event, "button");
    if (!button) return;
    const { wish, id } = button.dataset;
    setTriggerValue("asked", /** @type {Asked} */ ({ wish, id }));
  };
  // Drawing anew must not take the keyboard's place away; of a row that is gone the next one has it.
  const holder = holderIn(table);
  const { wish, id } = holder?.dataset || {};
  const body = table.tBodies[0];
  const place = [...body.children].findIndex((each) => each.contains(holder));
  const rows = data.rows.map(row);
  body.replaceChildren(...rows);
  if (place < 0) return;
  const again = [...body.querySelectorAll("button")].find(
    (each) => each.dataset.wish === wish && each.dataset.id === id,
  );
  const next = again || rows[Math.min(place, rows.length - 1)]?.querySelector("button");
  if (next) next.focus({ preventScroll: true });
}

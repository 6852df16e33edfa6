// A table with a row for everything that was kept. Its roles are written out: on a phone its rows are blocks.
const HEAD = [["Naam", ""], ["In woorden", ""], ["Notitie", ""], ["Toen", "then"], ["Nu", "now"], ["Bewaard", "on"]];

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const cell = (name, ...children) => element("td", { class: name, role: "cell", dir: "auto" }, ...children);
const short = (text) => element("span", { class: "short", "aria-hidden": "true" }, text);

function head() {
  const cells = HEAD.map(([text, name]) => element("th", { class: name, role: "columnheader", scope: "col" }, text));
  const last = element("th", { role: "columnheader", scope: "col" }, element("span", { class: "hidden" }, "Wat je ermee kunt"));
  return element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...cells, last));
}

function row(told) {
  const button = (wish, text, label) => {
    const attributes = { type: "button", class: wish, "data-wish": wish, "data-id": told.id };
    return element("button", label ? { ...attributes, "aria-label": label } : attributes, text);
  };
  const name = element("th", { role: "rowheader", scope: "row", dir: "auto" }, button("see", told.name));
  return element("tr", { role: "row" },
    name,
    cell("words", told.words),
    cell("note", told.note),
    cell("then", short("Toen "), told.then),
    cell("now", short("Nu "), told.now),
    cell("on", told.by ? `${told.on} · ${told.by}` : told.on),
    cell("do", button("change", "Verander", `Verander: ${told.name}`), button("remove", "Haal weg", `Haal weg: ${told.name}`)));
}

export default function ({ data, parentElement, setTriggerValue }) {
  let table = parentElement.querySelector("table");
  if (!table) {
    table = element("table", { role: "table" }, head(), element("tbody", { role: "rowgroup" }));
    parentElement.append(table);
  }
  table.setAttribute("aria-label", data.label);
  table.onclick = (event) => {
    const button = event.target.closest("button");
    if (button) setTriggerValue("asked", { wish: button.dataset.wish, id: button.dataset.id });
  };
  // Drawing anew must not take the keyboard's place away; of a row that is gone the next one has it.
  const holder = table.getRootNode().activeElement;
  const { wish, id } = holder?.dataset || {};
  const body = table.querySelector("tbody");
  const place = [...body.children].findIndex((each) => each.contains(holder));
  body.replaceChildren(...data.rows.map(row));
  if (place < 0) return;
  const again = [...body.querySelectorAll(`[data-wish="${wish}"]`)].find((each) => each.dataset.id === id);
  const next = body.children[Math.min(place, data.rows.length - 1)].querySelector("button");
  (again || next).focus({ preventScroll: true });
}

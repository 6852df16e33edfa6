// In the corner of a plot: the two ways to point, and behind one button everything else.
import { el } from "../../browser/dom.js";
import { svg } from "../../browser/svg.js";
import { download } from "./picture.js";

/** @import { Menu, State } from "./shapes" */
/** @import { Tool } from "./types" */

const PICTURES = [
  ["png", "Download als plaatje (PNG)"],
  ["svg", "Download als tekening (SVG)"],
];
// A box is drawn as well, and stands behind the button.
const TOOLS = {
  click: { name: "Aanwijzen", icon: "M5 2l11 9.5-5 .6 3 6-2.3 1.1-2.9-6L5 16.5z" },
  lasso: {
    name: "Lasso",
    icon: "M10 3c4.4 0 8 2.2 8 5s-3.600 5-8 5c-1 0-2-.1-2.900-.300M10 3C5.600 3 2 5.200 2 8c0 2 1.800 3.700 4.400 4.500M7 11.500a1.600 1.600 0 1 1-1 3c0 1.500 1 2.500 2.500 3.500",
  },
};

/** @param {State} state @param {Tool} tool */
function take(state, tool) {
  state.tool = tool;
  describeMenu(state);
}

/** @param {State} state @param {keyof typeof TOOLS} tool */
function toolButton(state, tool) {
  const { name, icon } = TOOLS[tool];
  return el(
    "button",
    {
      class: "tool",
      type: "button",
      title: name,
      "aria-label": name,
      "data-tool": tool,
      on: { click: () => take(state, tool) },
    },
    svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: icon })),
  );
}

// `stateNow()`: the plot it belongs to, once that is there.
/** @param {() => State} stateNow @returns {Menu} */
export function makeMenu(stateNow) {
  const summary = el("summary", { "aria-label": "Meer bij deze grafiek", title: "Meer" }, "…");
  const more = el("details", { class: "more" }, summary);
  const close = () => {
    more.open = false;
  };
  /** @param {string} label @param {(state: State) => void} act */
  const item = (label, act) => {
    const click = () => {
      close();
      act(stateNow());
    };
    return el("button", { class: "item", type: "button", on: { click } }, label);
  };
  const menu = {
    ways: el("div", { class: "ways", role: "group", "aria-label": "Hoe wil je kiezen?" }),
    more,
    box: item("Teken een kader (of sleep met Alt)", (state) => take(state, "box")),
    numbers: item("Cijfers en tabel", (state) => state.openNumbers()),
    pictures: PICTURES.map(([format, label]) => item(label, (state) => download(state, format))),
    noFile: el("p", { class: "no-file" }),
  };
  more.append(el("div", { class: "list" }, menu.box, menu.numbers, menu.pictures, menu.noFile));
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    close();
    summary.focus();
    event.stopPropagation();
  });
  more.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !more.contains(/** @type {Node} */ (relatedTarget))) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!more.contains(/** @type {Node} */ (event.composedPath()[0]))) close();
  });
  return menu;
}

/** @param {State} state */
export function describeMenu(state) {
  const { menu, data } = state;
  state.drawing.dataset.tool = state.tool;
  const tools = data.pointing ? data.pointing.tools : [];
  const shown = tools.filter((tool) => tool !== "box");
  if (menu.ways.dataset.tools !== String(shown)) {
    menu.ways.dataset.tools = String(shown);
    menu.ways.replaceChildren(...(tools.length > 1 ? shown : []).map((tool) => toolButton(state, tool)));
  }
  for (const button of menu.ways.children) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-tool") === state.tool));
  }
  menu.box.hidden = !tools.includes("box");
  menu.box.setAttribute("aria-pressed", String(state.tool === "box"));
  menu.numbers.hidden = !data.numbers;
  menu.noFile.textContent = data.no_file || "";
  menu.noFile.hidden = !data.no_file;
  for (const button of menu.pictures) button.hidden = Boolean(data.no_file);
}

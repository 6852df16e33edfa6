// In the corner of a plot: the two ways to point, and behind one button everything else.
const PICTURES = [["png", "Download als plaatje (PNG)"], ["svg", "Download als tekening (SVG)"]];
const ICONS = {
  click: "M5 2l11 9.5-5 .6 3 6-2.3 1.1-2.9-6L5 16.5z",
  lasso: "M10 3c4.4 0 8 2.2 8 5s-3.600 5-8 5c-1 0-2-.1-2.900-.300M10 3C5.600 3 2 5.200 2 8c0 2 1.800 3.700 4.400 4.500M7 11.500a1.600 1.600 0 1 1-1 3c0 1.500 1 2.500 2.500 3.500",
};

function toolButton(state, tool) {
  const button = part("button", "tool");
  button.type = "button";
  button.title = TOOLS[tool].name;
  button.setAttribute("aria-label", TOOLS[tool].name);
  button.dataset.tool = tool;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[tool]);
  svg.append(path);
  button.append(svg);
  button.addEventListener("click", () => take(state, tool));
  return button;
}

function item(label, act) {
  const button = part("button", "item");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}

function buildMenu(state) {
  const ways = part("div", "ways", "group");
  ways.setAttribute("aria-label", "Hoe wil je kiezen?");
  const more = part("details", "more");
  const summary = part("summary", "");
  summary.textContent = "…";
  summary.setAttribute("aria-label", "Meer bij deze grafiek");
  summary.title = "Meer";
  const close = () => { more.open = false; };
  const menu = {
    ways,
    box: item("Teken een kader (of sleep met Alt)", () => { close(); take(state, "box"); }),
    numbers: item("Cijfers en tabel", () => { close(); state.openNumbers(); }),
    pictures: PICTURES.map(([format, label]) => item(label, () => { close(); download(state, format); })),
    noFile: part("p", "no-file"),
  };
  const list = part("div", "list");
  list.append(menu.box, menu.numbers, ...menu.pictures, menu.noFile);
  more.append(summary, list);
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    close();
    summary.focus();
    event.stopPropagation();
  });
  more.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !more.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => { if (!more.contains(event.composedPath()[0])) close(); });
  state.tools.append(ways, more);
  return menu;
}

// A box counts as drawing: the lasso's place shows it too.
function describeMenu(state) {
  const { menu, data } = state;
  state.drawing.dataset.tool = state.tool;
  const tools = data.pointing ? data.pointing.tools : [];
  const shown = tools.filter((tool) => tool in ICONS);
  if (menu.ways.dataset.tools !== String(shown)) {
    menu.ways.dataset.tools = String(shown);
    menu.ways.replaceChildren(...(tools.length > 1 ? shown : []).map((tool) => toolButton(state, tool)));
  }
  for (const button of menu.ways.children) button.setAttribute("aria-pressed", String(button.dataset.tool === state.tool));
  menu.box.hidden = !tools.includes("box");
  menu.box.setAttribute("aria-pressed", String(state.tool === "box"));
  menu.numbers.hidden = !data.numbers;
  menu.noFile.textContent = data.no_file || "";
  menu.noFile.hidden = !data.no_file;
  for (const button of menu.pictures) button.hidden = Boolean(data.no_file);
}

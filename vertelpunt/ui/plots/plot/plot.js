// Draws a plotly figure in the colours of the page, lets it be pointed at, and hands it out.
const FAILED = "De grafiek kon niet worden geladen. Bij Cijfers staan dezelfde getallen.";
const NEGATED = "Niet: je ziet juist de verhalen buiten de streepjeslijn.";
const SCALE = 2;

const page = channel();

function part(name, className, role) {
  const element = document.createElement(name);
  element.className = className;
  if (role) element.setAttribute("role", role);
  return element;
}

function build(root) {
  const state = { drawing: part("div", "drawing"), said: part("p", "said", "status"), negated: part("p", "negated"), tip: part("div", "tip"),
    ring: part("div", "ring"), pointed: part("div", "ring"), opened: part("div", "ring opened"), tools: part("div", "tools"), overlay: part("canvas", "overlay"),
    help: part("p", "help"), figure: null, data: null, clearing: false, tool: null, at: null, listening: false, outlines: [], left: false,
    fresh: false, gesture: null, drawn: null, answered: false, awaiting: false, waiting: Promise.resolve() };
  state.help.textContent = HELP;
  state.negated.textContent = NEGATED;
  state.tip.hidden = state.ring.hidden = state.pointed.hidden = state.opened.hidden = state.overlay.hidden = true;
  const plane = part("div", "plane");
  plane.append(state.drawing, state.overlay, state.opened, state.pointed, state.ring, state.tip);
  const frame = part("div", "vp-plot");
  frame.append(state.tools, plane, state.negated, state.said, state.help);
  root.append(frame);
  state.menu = buildMenu(state);
  state.draw = () => { state.waiting = state.waiting.then(() => draw(state)); };
  state.clear = () => {
    if (!state.data.pointing || !state.data.pointing.selected || state.clearing) return;
    // One double-click is told of twice.
    state.clearing = true;
    state.send({ cleared: true });
  };
  state.drawing.addEventListener("keydown", (event) => { if (state.data.pointing) onKey(state, event); });
  state.drawing.addEventListener("blur", () => leave(state));
  let size = "";
  state.resizing = new ResizeObserver(() => {
    const now = `${plane.clientWidth} ${isFitted(state.drawing) ? plane.clientHeight : ""}`;
    if (now === size) return;
    size = now;
    reserve(state);
    state.draw();
  });
  state.resizing.observe(plane);
  return state;
}

// Takes the room of the drawing before it is there, so that nothing under it moves later.
function reserve({ drawing, figure }) {
  if (!figure) return;
  const height = isFitted(drawing) ? 0 : sizeOf(scaled(figure.layout, typeScale()), drawing).height;
  drawing.style.minHeight = `${height}px`;
}

// One plot a task, the first of the page first, so that the page answers between them.
function turn() {
  const before = page.value("turn") || Promise.resolve();
  const next = before.then(() => new Promise((done) => { setTimeout(done, 0); }));
  page.say("turn", next);
  return next;
}

async function draw(state) {
  if (!state.figure || !state.drawing.clientWidth || !hasRoom(state.drawing)) return;
  try {
    const Plotly = await load(appRoot(state.data.base) + state.data.library);
    await turn();
    const { fresh } = state;
    state.fresh = false;
    const { data, layout } = themed(state.figure, state.drawing);
    Object.assign(layout, sizeOf(layout, state.drawing));
    state.drawing.style.width = `${layout.width}px`;
    layout.dragmode = false;
    if (state.outlines.length) layout.shapes = [...(layout.shapes || []), outlineShape(state.outlines, state.left)];
    await Plotly.react(state.drawing, data, layout,
      { displayModeBar: false, staticPlot: false, responsive: false, showTips: false, doubleClick: false });
    // So that paper narrower than the window shows the whole of it.
    for (const svg of state.drawing.querySelectorAll(".main-svg")) {
      svg.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
    }
    if (!state.listening) {
      listen(state);
      listenToFinger(state);
    }
    state.listening = true;
    state.drawing.dataset.drawn = String(Number(state.drawing.dataset.drawn || 0) + 1);
    state.accent = accentOf(state.drawing);
    settle(state, fresh);
    markStories(state);
    if (state.said.textContent === FAILED) state.said.textContent = "";
  } catch (error) {
    console.error(error);
    state.said.textContent = FAILED;
  }
}

async function download(state, format) {
  const Plotly = await load(appRoot(state.data.base) + state.data.library);
  const { data, layout } = themed(state.figure, state.drawing);
  const width = Math.max(state.drawing.clientWidth, 640);
  const style = getComputedStyle(state.drawing);
  layout.paper_bgcolor = style.getPropertyValue("--st-background-color").trim();
  layout.title = { text: state.data.title.replace(/&/g, "&amp;").replace(/</g, "&lt;") };
  layout.margin = { ...layout.margin, t: ((layout.margin || {}).t || 0) + 60 };
  layout.height = heightOf(layout, width) + 60;
  layout.width = width;
  if (state.outlines.length) layout.shapes = [...(layout.shapes || []), outlineShape(state.outlines, state.left)];
  const picture = await Plotly.toImage({ data, layout }, { format, scale: SCALE, width, height: layout.height });
  const link = document.createElement("a");
  link.href = picture;
  link.download = `${state.data.file}.${format}`;
  link.click();
}

function describe(state) {
  const { drawing, data } = state;
  const negated = state.left ? ` ${NEGATED}` : "";
  drawing.setAttribute("aria-label", data.pointing ? `${data.alt}${negated} ${HELP}` : data.alt);
  state.negated.hidden = !state.left;
  drawing.setAttribute("role", data.pointing ? "application" : "img");
  drawing.classList.toggle("pointed", Boolean(data.pointing));
  if (data.pointing) drawing.tabIndex = 0;
  else drawing.removeAttribute("tabindex");
  describeMenu(state);
  state.help.hidden = !data.pointing;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = parentElement.vertelpuntPlot || build(parentElement);
  parentElement.vertelpuntPlot = state;
  state.send = (message) => setTriggerValue("pointed", message);
  state.openNumbers = () => setTriggerValue("numbers", true);
  if (!state.data || state.data.figure !== data.figure) {
    state.figure = JSON.parse(data.figure);
    state.places = null;
    page.say(`figure ${data.file}`, state.figure);
  }
  state.data = data;
  state.fresh = true;
  state.clearing = false;
  state.outlines = data.pointing ? data.pointing.outlines : [];
  state.left = Boolean(data.pointing && data.pointing.negated && state.outlines.length);
  state.tool = state.tool || usualTool(data.pointing);
  describe(state);
  reserve(state);
  state.draw();
  const stops = ["stories", "opened", "pointed"].map((topic) => page.hear(topic, () => markStories(state)));
  stops.push(page.hear("lit", () => onLit(state)));
  stops.push(page.hear("laid", () => { if (!state.listening) state.draw(); }));
  return () => {
    for (const stop of stops) stop();
    state.resizing.disconnect();
  };
}

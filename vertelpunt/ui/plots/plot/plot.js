// Draws a plotly figure in the colours of the page, lets it be pointed at, and hands it out.
import { appRoot } from "../../browser/document/root.js";
import { el } from "../../browser/dom.js";
import { page } from "../page.js";
import { leave, onKey } from "./keyboard.js";
import { load } from "./library.js";
import { forget, onLit, settle } from "./linking.js";
import { describeMenu, makeMenu } from "./menu.js";
import { outlineShape } from "./outline.js";
import { accentOf, hasRoom, isFitted, scaled, sizeOf, themed, typeScale } from "./theme.js";
import { markStories } from "./tip.js";
import { HELP, listen, listenToFinger, usualTool } from "./tools.js";

/** @import { Drawing, Figure } from "../plotly" */
/** @import { State, Trigger } from "./shapes" */
/** @import { PlotData } from "./types" */

const FAILED = "De grafiek kon niet worden geladen. Bij Cijfers staan dezelfde getallen.";
const NEGATED = "Niet: je ziet juist de verhalen buiten de streepjeslijn.";

/** @param {Element | ShadowRoot} root @param {PlotData} data @param {Figure} figure @param {Trigger} trigger */
function build(root, data, figure, trigger) {
  const drawing = /** @type {Drawing} */ (el("div", { class: "drawing" }));
  const overlay = el("canvas", { class: "overlay" });
  const tip = el("div", { class: "tip", hidden: true });
  const ring = el("div", { class: "ring", hidden: true });
  const pointed = el("div", { class: "ring", hidden: true });
  const opened = el("div", { class: "ring opened", hidden: true });
  const plane = el("div", { class: "plane" }, drawing, overlay, opened, pointed, ring, tip);
  const menu = makeMenu(() => state);
  const negated = el("p", { class: "negated" }, NEGATED);
  const said = el("p", { class: "said", role: "status" });
  const help = el("p", { class: "help" }, HELP);
  const tools = el("div", { class: "tools" }, menu.ways, menu.more);
  root.append(el("div", { class: "vp-plot" }, tools, plane, negated, said, help));
  let size = "";
  /** @type {State} */
  const state = {
    data,
    figure,
    trigger,
    plane,
    drawing,
    overlay,
    tip,
    ring,
    pointed,
    opened,
    menu,
    said,
    negated,
    help,
    resizing: new ResizeObserver(() => {
      const now = `${plane.clientWidth} ${isFitted(plane) ? plane.clientHeight : ""}`;
      if (now === size) return;
      size = now;
      reserve(state);
      state.draw();
    }),
    waiting: Promise.resolve(),
    draw: () => {
      state.waiting = state.waiting.then(() => draw(state));
    },
    send: (message) => {
      state.asked = true;
      state.trigger("pointed", message);
    },
    openNumbers: () => state.trigger("numbers", true),
    // A tap is a double-click to plotly as well, which wipes nothing that the tap has just asked for.
    clear: (asked = false) => {
      if ((!state.data.pointing?.selected && !asked) || state.clearing) return;
      // One double-click is told of twice.
      state.clearing = true;
      state.send({ cleared: true });
    },
    tool: usualTool(data.pointing),
    at: null,
    outlines: [],
    left: false,
    listening: false,
    asked: false,
    clearing: false,
    fresh: false,
    gesture: null,
    drawn: null,
    answered: false,
    awaiting: false,
    places: null,
  };
  drawing.addEventListener("keydown", (event) => {
    if (state.data.pointing) onKey(state, event);
  });
  drawing.addEventListener("blur", () => leave(state));
  state.resizing.observe(plane);
  return state;
}

// Takes the room of the drawing before it is there, so that nothing under it moves later.
/** @param {State} state */
function reserve({ drawing, plane, figure }) {
  const height = isFitted(plane) ? 0 : sizeOf(scaled(figure.layout, typeScale()), plane).height;
  drawing.style.minHeight = `${height}px`;
}

// One plot a task, the first of the page first, so that the page answers between them.
function turn() {
  /** @type {Promise<void>} */
  const before = page.value("turn") || Promise.resolve();
  const next = before.then(
    () =>
      new Promise((done) => {
        setTimeout(done, 0);
      }),
  );
  page.say("turn", next);
  return next;
}

/** @param {State} state */
async function draw(state) {
  if (!state.drawing.clientWidth || !hasRoom(state.plane)) return;
  try {
    const Plotly = await load(appRoot(state.data.base) + state.data.library);
    await turn();
    const { fresh } = state;
    const { data, layout } = themed(state.figure, state.drawing);
    const { width, height } = sizeOf(layout, state.plane);
    const ink = getComputedStyle(state.drawing).getPropertyValue("--st-text-color");
    const look = `${width} ${height} ${typeScale()} ${ink}`;
    // It was asked for more than once on the way here: as it is, it is drawn.
    if (!fresh && look === state.look) return;
    state.fresh = false;
    Object.assign(layout, { width, height, dragmode: false });
    state.drawing.style.width = `${width}px`;
    if (state.outlines.length) layout.shapes = [...layout.shapes, outlineShape(state.outlines, state.left)];
    await Plotly.react(state.drawing, data, layout, {
      displayModeBar: false,
      staticPlot: false,
      responsive: false,
      showTips: false,
      doubleClick: false,
    });
    state.look = look;
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
    state.paper = getComputedStyle(state.drawing).getPropertyValue("--st-background-color").trim();
    settle(state, fresh);
    markStories(state);
    if (state.said.textContent === FAILED) state.said.textContent = "";
  } catch (error) {
    console.error(error);
    state.said.textContent = FAILED;
  }
}

/** @param {State} state */
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

/**
 * @param {object} given
 * @param {PlotData} given.data
 * @param {(Element | ShadowRoot) & { vertelpuntPlot?: State }} given.parentElement
 * @param {Trigger} given.setTriggerValue
 */
export default function ({ data, parentElement, setTriggerValue }) {
  const former = parentElement.vertelpuntPlot;
  /** @type {Figure} */
  const figure = former?.data.figure === data.figure ? former.figure : JSON.parse(data.figure);
  const state = former || build(parentElement, data, figure, setTriggerValue);
  parentElement.vertelpuntPlot = state;
  if (!former || figure !== state.figure) {
    state.figure = figure;
    forget(state);
    page.say(`figure ${data.file}`, figure);
  }
  state.trigger = setTriggerValue;
  state.data = data;
  state.fresh = true;
  state.asked = false;
  state.clearing = false;
  state.outlines = data.pointing ? data.pointing.outlines : [];
  state.left = Boolean(data.pointing?.negated && state.outlines.length);
  describe(state);
  reserve(state);
  state.draw();
  const stops = ["opened", "pointed"].map((topic) => page.hear(topic, () => markStories(state)));
  // The dots of a figure are places among the shared stories.
  stops.push(
    page.hear("stories", () => {
      forget(state);
      markStories(state);
    }),
  );
  stops.push(page.hear("lit", () => onLit(state)));
  stops.push(
    page.hear("laid", () => {
      if (!state.listening) state.draw();
    }),
  );
  return () => {
    for (const stop of stops) stop();
    state.resizing.disconnect();
  };
}

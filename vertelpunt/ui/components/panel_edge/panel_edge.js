// The panel's edge: beside the plots it is dragged or walked, from below it is a handle to pull up.
const KEPT = "vertelpunt-panel";
const [LEAST, MOST] = [20, 60];
const STEP = 2;

const root = () => document.documentElement;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) || {};
  } catch {
    return {};
  }
}

function keep(state) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ width: state.width, closed: state.closed }));
  } catch {
    // Without storage the panel is as it was at the next visit.
  }
}

function show(state) {
  if (state.width) root().style.setProperty("--vp-panel", `${state.width}%`);
  root().toggleAttribute("data-panel-closed", state.closed);
  root().toggleAttribute("data-sheet-up", state.up);
  const { edge, handle, toggle } = state;
  edge.setAttribute("aria-valuenow", String(Math.round(state.width || 32)));
  toggle.setAttribute("aria-expanded", String(!state.closed));
  toggle.title = state.closed ? "Open het paneel" : "Sluit het paneel";
  toggle.setAttribute("aria-label", toggle.title);
  toggle.textContent = state.closed ? "‹" : "›";
  handle.setAttribute("aria-expanded", String(state.up));
}

function widen(state, percent) {
  state.width = Math.min(MOST, Math.max(LEAST, percent));
  state.closed = false;
  show(state);
}

function drag(state, start) {
  const { edge } = state;
  edge.setPointerCapture(start.pointerId);
  const move = (event) => widen(state, (100 * (window.innerWidth - event.clientX)) / window.innerWidth);
  edge.addEventListener("pointermove", move);
  edge.addEventListener("pointerup", () => {
    edge.removeEventListener("pointermove", move);
    keep(state);
  }, { once: true });
}

// A pull of the handle opens or closes the sheet; a press does the other of what it is.
function pull(state, start) {
  const end = (event) => {
    const moved = event.clientY - start.clientY;
    state.pulled = Math.abs(moved) > 12;
    if (!state.pulled) return;
    state.up = moved < 0;
    show(state);
  };
  window.addEventListener("pointerup", end, { once: true });
}

function element(name, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function build(parent) {
  const edge = element("div", { class: "edge", role: "separator", tabindex: "0", "aria-orientation": "vertical",
    "aria-label": "Breedte van het paneel", "aria-valuemin": String(LEAST), "aria-valuemax": String(MOST) });
  const toggle = element("button", { class: "toggle", type: "button" });
  const handle = element("button", { class: "handle", type: "button" });
  const state = { edge, toggle, handle, up: false, pulled: false, opened: null, width: 0, closed: false, ...kept() };
  edge.addEventListener("pointerdown", (event) => { event.preventDefault(); drag(state, event); });
  edge.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (!step) return;
    event.preventDefault();
    widen(state, (state.width || 32) + step);
    keep(state);
  });
  toggle.addEventListener("click", () => { state.closed = !state.closed; show(state); keep(state); });
  handle.addEventListener("pointerdown", (event) => pull(state, event));
  handle.addEventListener("click", () => {
    if (!state.pulled) state.up = !state.up;
    state.pulled = false;
    show(state);
  });
  parent.append(edge, toggle, handle);
  return state;
}

export default function ({ data, parentElement }) {
  const state = parentElement.vertelpuntEdge || build(parentElement);
  parentElement.vertelpuntEdge = state;
  // A story that was opened is read: the sheet comes up, the panel opens.
  if (data.opened && data.opened !== state.opened) {
    state.up = true;
    state.closed = false;
  }
  state.opened = data.opened;
  state.handle.textContent = data.stories;
  show(state);
}

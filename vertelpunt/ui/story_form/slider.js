// A slider that starts open: no handle, no value, until somebody sets one.
const MIDDLE = 50;
const OPEN = "nog niet ingevuld";

function sliderWords(question, value) {
  if (value === MIDDLE) return "in het midden";
  const end = value > MIDDLE ? question.ends.high : question.ends.low;
  return `${Math.round(value)} van 100, richting ${end}`;
}

function nextPosition(key, value) {
  const step = {
    ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10,
  }[key];
  if (key === "Home") return 0;
  if (key === "End") return 100;
  if (!step) return null;
  // The first key only says: here it begins.
  return value === null ? MIDDLE : Math.min(100, Math.max(0, value + step));
}

function makeSlider(question, ctx) {
  let value = null;
  let waiting = null;
  const handle = el("span", { class: "handle" });
  const filled = el("span", { class: "filled" });
  const rail = el("span", { class: "rail" }, filled, el("span", { class: "half" }), handle);
  const track = el("div", { class: "track", role: "slider", tabindex: "0",
    "aria-valuemin": "0", "aria-valuemax": "100", "aria-orientation": "horizontal" }, rail);
  const state = el("p", { class: "state" });

  function draw() {
    const words = value === null ? OPEN : sliderWords(question, value);
    setAttributes(track, {
      "aria-valuenow": value === null ? null : String(Math.round(value)), "aria-valuetext": words,
    });
    track.classList.toggle("open", value === null);
    rail.style.setProperty("--at", `${value === null ? 0 : value}%`);
    setText(state, words);
  }

  function set(next) {
    if (next === value) return;
    value = next;
    draw();
    ctx.change({ value });
  }

  function positionOf(event) {
    const box = rail.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.round(100 * Math.min(1, Math.max(0, share)));
  }

  track.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    waiting = event.clientX;
    // A thumb that scrolls the page lands on sliders too: it sets nothing until it slides or lifts.
    if (event.pointerType === "mouse") set(positionOf(event));
    track.setPointerCapture(event.pointerId);
  });
  track.addEventListener("pointermove", (event) => {
    if (waiting === null) return;
    if (event.pointerType === "mouse" || Math.abs(event.clientX - waiting) > 5) {
      waiting = Infinity;
      set(positionOf(event));
    }
  });
  track.addEventListener("pointerup", (event) => {
    if (waiting !== null) set(positionOf(event));
    waiting = null;
  });
  track.addEventListener("pointercancel", () => { waiting = null; });
  track.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = nextPosition(event.key, value);
    if (next === null) return;
    event.preventDefault();
    set(next);
  });
  draw();

  return {
    body: [el("div", { class: "slider" }, track,
      el("div", { class: "ends", "aria-hidden": "true" },
        el("span", {}, question.ends.low), el("span", {}, question.ends.high)), state)],
    role: "group",
    named: track,
    instruction: `Van ${question.ends.low} naar ${question.ends.high}. ` +
      "Tik op de lijn of gebruik de pijltjestoetsen.",
    targets: [track],
    focus: () => track.focus(),
    show(entry) {
      value = entry && typeof entry.value === "number" ? entry.value : null;
      draw();
    },
  };
}

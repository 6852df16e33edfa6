// Draws a plotly figure in the colours of the page, and hands it out as a PNG.
const FAILED = "De grafiek kon niet worden geladen. De tabel heeft dezelfde getallen.";
const SCALE = 2;

function load(address) {
  window.vertelpuntPlotly = window.vertelpuntPlotly || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      window.vertelpuntPlotly = null;
      reject(new Error(address));
    };
    document.head.append(script);
  });
  return window.vertelpuntPlotly;
}

function themed(layout, host) {
  const style = getComputedStyle(host);
  const value = (name) => style.getPropertyValue(name).trim();
  const text = value("--st-text-color");
  const axis = { color: text };
  return {
    ...layout,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: value("--st-font"), size: 14, color: text },
    hoverlabel: { ...layout.hoverlabel, font: { size: 14, color: text },
      bgcolor: value("--st-secondary-background-color"), bordercolor: text },
    xaxis: { ...layout.xaxis, ...axis },
    yaxis: { ...layout.yaxis, ...axis },
  };
}

function build(root) {
  const state = { drawing: document.createElement("div"), said: document.createElement("p"),
    button: document.createElement("button"), figure: null, data: null };
  state.drawing.className = "drawing";
  state.drawing.setAttribute("role", "img");
  state.said.className = "said";
  state.said.setAttribute("role", "status");
  state.button.type = "button";
  state.button.textContent = "Download als plaatje (PNG)";
  state.button.addEventListener("click", () => download(state));
  const frame = document.createElement("div");
  frame.className = "vp-plot";
  frame.append(state.drawing, state.said, state.button);
  root.append(frame);
  let width = 0;
  state.resizing = new ResizeObserver(() => {
    if (state.drawing.clientWidth === width) return;
    width = state.drawing.clientWidth;
    draw(state);
  });
  state.resizing.observe(state.drawing);
  return state;
}

async function draw(state) {
  if (!state.figure || !state.drawing.clientWidth) return;
  try {
    const Plotly = await load(state.data.library);
    const layout = themed(state.figure.layout, state.drawing);
    layout.width = state.drawing.clientWidth;
    await Plotly.react(state.drawing, state.figure.data, layout,
      { displayModeBar: false, staticPlot: false, responsive: false, showTips: false });
    state.said.textContent = "";
  } catch {
    state.said.textContent = FAILED;
  }
}

async function download(state) {
  const Plotly = await load(state.data.library);
  const style = getComputedStyle(state.drawing);
  const layout = themed(state.figure.layout, state.drawing);
  layout.paper_bgcolor = style.getPropertyValue("--st-background-color").trim();
  layout.title = { text: state.data.title.replace(/&/g, "&amp;").replace(/</g, "&lt;") };
  layout.margin = { ...layout.margin, t: (layout.margin.t || 0) + 60 };
  layout.height += 60;
  const picture = await Plotly.toImage({ data: state.figure.data, layout },
    { format: "png", scale: SCALE, width: Math.max(state.drawing.clientWidth, 640), height: layout.height });
  const link = document.createElement("a");
  link.href = picture;
  link.download = `${state.data.file}.png`;
  link.click();
}

export default function ({ data, parentElement }) {
  const state = parentElement.vertelpuntPlot || build(parentElement);
  parentElement.vertelpuntPlot = state;
  state.data = data;
  state.figure = JSON.parse(data.figure);
  state.drawing.setAttribute("aria-label", data.alt);
  state.drawing.style.minHeight = `${state.figure.layout.height}px`;
  draw(state);
  return () => state.resizing.disconnect();
}

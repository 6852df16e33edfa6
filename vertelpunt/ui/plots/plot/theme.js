// A figure in the colours of the page. What has `ink` in its meta is drawn in the colour of text.
// The one colour that needs another tint on a dark page.
const ACCENT = { light: "#1b7f79", dark: "#43a69d" };

function isDark(background) {
  const [r, g, b] = (background.match(/[0-9a-f]{2}/gi) || ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
  return r + g + b < 384;
}

function accentOf(host) {
  return isDark(getComputedStyle(host).getPropertyValue("--st-background-color")) ? ACCENT.dark : ACCENT.light;
}

// Lengths in px, which grow with the type of the page.
const LENGTHS = new Set(["size", "xshift", "yshift", "borderpad", "height", "maxheight", "more", "row", "widest", "l", "r", "t", "b"]);
const USUAL_TYPE = 17;

function typeScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TYPE;
}

function scaled(value, scale, name = "", inside = "") {
  if (typeof value === "number") {
    return LENGTHS.has(name) || (name === "width" && inside === "line") ? value * scale : value;
  }
  if (Array.isArray(value)) return value.map((each) => scaled(each, scale, name, inside));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, scaled(each, scale, key, name)]));
}

function themed(plain, host) {
  const scale = typeScale();
  const figure = scale === 1 ? plain : scaled(plain, scale);
  const style = getComputedStyle(host);
  const value = (name) => style.getPropertyValue(name).trim();
  const text = value("--st-text-color");
  const axes = Object.keys(figure.layout).filter((name) => /^[xy]axis\d*$/.test(name));
  const layout = {
    ...figure.layout,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: value("--st-font"), size: 14 * scale, color: text },
    hoverlabel: { ...figure.layout.hoverlabel, font: { size: 14 * scale, color: text },
      bgcolor: value("--st-secondary-background-color"), bordercolor: text },
    selections: [],
  };
  for (const name of new Set(["xaxis", "yaxis", ...axes])) {
    layout[name] = { ...figure.layout[name], color: text };
  }
  const dark = isDark(value("--st-background-color"));
  const data = figure.data.map((trace) => {
    if (trace.meta && trace.meta.ink) {
      return { ...trace, marker: { ...trace.marker, color: text, line: { ...trace.marker.line, color: text } } };
    }
    const accented = dark && trace.marker && trace.marker.color === ACCENT.light;
    return accented ? { ...trace, marker: { ...trace.marker, color: ACCENT.dark } } : trace;
  });
  return { data, layout };
}

// A plot of the gallery waits until it is known how much room it gets.
function hasRoom(drawing) {
  return !drawing.closest(".st-key-gallery") || drawing.closest("[data-room]") !== null;
}

// How large a figure is drawn: where its card has a height of its own, in that; elsewhere as high as it
// says, or in proportion to its width. Rows, of bars or tiles, are never lower than they ask: they scroll.
function isFitted(drawing) {
  const room = drawing.closest("[data-room]");
  return room !== null && room.dataset.room !== "own";
}

function heightOf(layout, width) {
  const shape = layout.meta || {};
  if (!("ratio" in shape) || !shape.ratio) return layout.height || shape.more;
  return Math.round(Math.min(width, shape.widest) * shape.ratio + shape.more);
}

function sizeOf(layout, drawing) {
  const plane = drawing.parentElement;
  const width = plane.clientWidth || 300;
  const { ratio, more, along, least = 120 } = layout.meta || {};
  if (!isFitted(drawing)) return { width, height: heightOf(layout, width) };
  const height = Math.max(plane.clientHeight, along === "y" ? more : least);
  if (!ratio) return { width, height };
  // What has a shape of its own keeps it, as large as fits.
  return { width: Math.min(width, Math.max(Math.round((height - more) / ratio), 200)),
    height: Math.min(height, Math.round(width * ratio + more)) };
}

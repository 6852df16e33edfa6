// A figure in the colours of the page. What has `ink` in its meta is drawn in the colour of text.
/** @import { Figure, Layout } from "../plotly" */

// The one colour that needs another tint on a dark page.
const ACCENT = { light: "#1b7f79", dark: "#43a69d" };

/** @param {string} background */
function isDark(background) {
  const [r, g, b] = (background.match(/[0-9a-f]{2}/gi) || ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
  return r + g + b < 384;
}

/** @param {Element} host */
export function accentOf(host) {
  return isDark(getComputedStyle(host).getPropertyValue("--st-background-color")) ? ACCENT.dark : ACCENT.light;
}

// Lengths in px, which grow with the type of the page.
const LENGTHS = new Set([
  "size",
  "xshift",
  "yshift",
  "borderpad",
  "height",
  "maxheight",
  "more",
  "row",
  "widest",
  "l",
  "r",
  "t",
  "b",
]);
const USUAL_TYPE = 17;

export function typeScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TYPE;
}

/**
 * @template T
 * @param {T} value
 * @param {number} scale
 * @returns {T}
 */
export function scaled(value, scale, name = "", inside = "") {
  return /** @type {T} */ (scaledPart(value, scale, name, inside));
}

/** @param {unknown} value @param {number} scale @param {string} name @param {string} inside @returns {unknown} */
function scaledPart(value, scale, name, inside) {
  if (typeof value === "number") {
    return LENGTHS.has(name) || (name === "width" && inside === "line") ? value * scale : value;
  }
  if (Array.isArray(value)) return value.map((each) => scaledPart(each, scale, name, inside));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, scaledPart(each, scale, key, name)]));
}

/** @param {Figure} plain @param {Element} host @returns {Figure} */
export function themed(plain, host) {
  const scale = typeScale();
  const figure = scale === 1 ? plain : scaled(plain, scale);
  const style = getComputedStyle(host);
  /** @param {string} name */
  const value = (name) => style.getPropertyValue(name).trim();
  const text = value("--st-text-color");
  const axes = Object.keys(figure.layout).filter((name) => /^[xy]axis\d*$/.test(name));
  /** @type {Layout} */
  const layout = {
    ...figure.layout,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: value("--st-font"), size: 14 * scale, color: text },
    hoverlabel: {
      ...figure.layout.hoverlabel,
      font: { size: 14 * scale, color: text },
      bgcolor: value("--st-secondary-background-color"),
      bordercolor: text,
    },
    selections: [],
  };
  for (const name of new Set(["xaxis", "yaxis", ...axes])) {
    layout[name] = { .../** @type {object | undefined} */ (figure.layout[name]), color: text };
  }
  const dark = isDark(value("--st-background-color"));
  const data = figure.data.map((trace) => {
    if (trace.meta?.ink) {
      return { ...trace, marker: { ...trace.marker, color: text, line: { ...trace.marker?.line, color: text } } };
    }
    const accented = dark && trace.marker?.color === ACCENT.light;
    return accented ? { ...trace, marker: { ...trace.marker, color: ACCENT.dark } } : trace;
  });
  return { data, layout };
}

// A plot of the gallery waits until it is known how much room it gets.
/** @param {Element} plane */
export function hasRoom(plane) {
  return !plane.closest(".st-key-gallery") || plane.closest("[data-room]") !== null;
}

// How large a figure is drawn: where its card has a height of its own, in that; elsewhere as high as it
// says, or in proportion to its width. Rows, of bars or tiles, are never lower than they ask: they scroll.
/** @param {Element} plane */
export function isFitted(plane) {
  /** @type {HTMLElement | null} */
  const room = plane.closest("[data-room]");
  return room !== null && room.dataset.room !== "own";
}

/** @param {Layout} layout @param {number} width */
export function heightOf({ meta, height }, width) {
  if (!meta.ratio) return height || meta.more;
  return Math.round(Math.min(width, meta.widest) * meta.ratio + meta.more);
}

/** @param {Layout} layout @param {Element} plane */
export function sizeOf(layout, plane) {
  const width = plane.clientWidth || 300;
  const { ratio, more, along, least = 120 } = layout.meta;
  if (!isFitted(plane)) return { width, height: heightOf(layout, width) };
  const height = Math.max(plane.clientHeight, along === "y" ? more : least);
  if (!ratio) return { width, height };
  // What has a shape of its own keeps it, as large as fits.
  return {
    width: Math.min(width, Math.max(Math.round((height - more) / ratio), 200)),
    height: Math.min(height, Math.round(width * ratio + more)),
  };
}

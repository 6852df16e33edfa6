// A plot as a picture to keep, with its title over it.
import { appRoot } from "../../browser/document/root.js";
import { el } from "../../browser/dom.js";
import { load } from "./library.js";
import { outlineShape } from "./outline.js";
import { heightOf, themed } from "./theme.js";

/** @import { State } from "./shapes" */

const SCALE = 2;

/** @param {State} state @param {string} format */
export async function download(state, format) {
  const Plotly = await load(appRoot(state.data.base) + state.data.library);
  const { data, layout } = themed(state.figure, state.drawing);
  const width = Math.max(state.drawing.clientWidth, 640);
  const style = getComputedStyle(state.drawing);
  layout.paper_bgcolor = style.getPropertyValue("--st-background-color").trim();
  layout.title = { text: state.data.title.replace(/&/g, "&amp;").replace(/</g, "&lt;") };
  layout.margin = { ...layout.margin, t: layout.margin.t + 60 };
  layout.height = heightOf(layout, width) + 60;
  layout.width = width;
  if (state.outlines.length) layout.shapes = [...layout.shapes, outlineShape(state.outlines, state.left)];
  const picture = await Plotly.toImage({ data, layout }, { format, scale: SCALE, width, height: layout.height });
  el("a", { href: picture, download: `${state.data.file}.${format}` }).click();
}

// How many plots of a page are shown large, and in how many columns: as many as fit large enough to
// point in, and then as large as they can be.
/** @import { Shape } from "./types" */

// The room that a plot needs with its heading, in px: [width, height].
/** @type {Record<Shape, [number, number]>} */
const NEEDS = { square: [320, 400], plane: [390, 480], bars: [250, 290], list: [230, 225], line: [480, 190] };
const STRIP = 96;
const GAP = 16;
// The part of the height that a plot across the page takes, when others stand under it.
const ACROSS = 0.34;

// Planes are shown with all else there is, or with as much room as there is for planes alone. Where
// nothing fits under the one across the page, that has all of the room.
// `shapes`: of the plots, those that are wanted large first. Returns {across, large, columns, rows,
// top}: how many lie across the page, how many stand large under them, and the height of the first.
/** @param {number} width @param {number} height @param {Shape[]} shapes */
export function arrange(width, height, shapes, scale = 1) {
  const across = shapes.length && shapes[0] === "line" ? 1 : 0;
  const others = shapes.slice(across);
  const top = across ? Math.max(NEEDS.line[1] * scale, height * ACROSS) : 0;
  for (let large = others.length; large > (across ? 0 : 1); large -= 1) {
    if (large < others.length && others[0] === "plane" && others[large - 1] !== "plane") continue;
    const room = height - top - (top ? GAP : 0) - (large < others.length ? STRIP * scale + GAP : 0);
    const found = best(width, room, others.slice(0, large), scale);
    if (found.fits >= 1) return { across, large, columns: found.columns, rows: found.rows, top };
  }
  const strip = others.length ? STRIP * scale + GAP : 0;
  if (across) return { across, large: 0, columns: 1, rows: 0, top: height - strip };
  return { across, large: Math.min(1, others.length), columns: 1, rows: 1, top };
}

// The grid in which the plot that has least room for what it needs has most of it.
/** @param {number} width @param {number} height @param {Shape[]} shapes @param {number} scale */
function best(width, height, shapes, scale) {
  let found = { fits: 0, columns: 1, rows: shapes.length };
  for (let columns = 1; columns <= shapes.length; columns += 1) {
    const rows = Math.ceil(shapes.length / columns);
    const cell = [(width - GAP * (columns - 1)) / columns, (height - GAP * (rows - 1)) / rows];
    const fits = Math.min(
      ...shapes.map((shape) => Math.min(cell[0] / (NEEDS[shape][0] * scale), cell[1] / (NEEDS[shape][1] * scale))),
    );
    if (fits > found.fits) found = { fits, columns, rows };
  }
  return found;
}

// What a plot sends and lights, as tests ask it.
import { placeInPlane } from "../../vertelpunt/ui/plots/plot/inside.js";
import { boxOf, lassoOf } from "../../vertelpunt/ui/plots/plot/outline.js";

// A shape as it is drawn, {lasso} or {box}: what is sent of it, and of each dot whether it is inside.
export function answer({ unit, drawn, dots }) {
  const shape = drawn.box ? boxOf(drawn.box, unit) : lassoOf(drawn.lasso, unit);
  if (!shape) return null;
  const inside = dots.map(([x, y]) => Number(shape.holds(placeInPlane(x, unit), placeInPlane(y, unit))));
  return { ...shape.message, inside: inside.join("") };
}

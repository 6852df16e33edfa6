// Files of a component as one scope, as Streamlit gets them: what they define, by name.
import { readFileSync } from "node:fs";

export function scope(folder, files, names) {
  const code = files.map((file) =>
    readFileSync(new URL(`../../vertelpunt/ui/${folder}/${file}.js`, import.meta.url), "utf8"),
  );
  return new Function(`${code.join("\n")}\nreturn { ${names.join(", ")} };`)();
}

export const plot = scope("plots/plot", ["inside", "enclosed", "outline"], ["boxOf", "lassoOf", "placeInPlane"]);

// A shape as it is drawn, {lasso} or {box}: what is sent of it, and of each dot whether it is inside.
export function answer({ unit, drawn, dots }) {
  const shape = drawn.box ? plot.boxOf(drawn.box, unit) : plot.lassoOf(drawn.lasso, unit);
  if (!shape) return null;
  const inside = dots.map(([x, y]) => Number(shape.holds(plot.placeInPlane(x, unit), plot.placeInPlane(y, unit))));
  return { ...shape.message, inside: inside.join("") };
}

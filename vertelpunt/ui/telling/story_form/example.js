// Before the first triangle: what a place in it means, in one line and in a drawing that moves once.

import { button } from "../../browser/controls.js";
import { el, setAttributes } from "../../browser/dom.js";
import { toPlane } from "../../browser/dots/geometry.js";
import { drawn, drawTriangle } from "../../browser/dots/triangle.js";
import { svg } from "../../browser/svg.js";

const EXPLANATION = "Dicht bij een hoek: dat telt het meest. In het midden: alles telt even veel.";
const DRAWN_WORDS =
  "Voorbeeld. Een stip dicht bij een hoek: die hoek telt het meest. " +
  "Een stip tussen twee hoeken: die twee tellen allebei. Een stip in het midden: alles telt even veel.";
// The stops of the moving dot, also drawn faintly: near a corner, between two, in the middle.
const STOPS = [
  { left: 0.84, right: 0.08, top: 0.08 },
  { left: 0.47, right: 0.06, top: 0.47 },
  { left: 1 / 3, right: 1 / 3, top: 1 / 3 },
];

export function makeExample() {
  const { drawing, field, dot } = drawTriangle();
  // It is only looked at.
  field.remove();
  const places = STOPS.map((shares) => drawn(toPlane(shares)));
  for (const [cx, cy] of places) dot.before(svg("circle", { class: "stop", cx, cy, r: 4.5 }));
  const [x, y] = places[places.length - 1];
  dot.setAttribute("transform", `translate(${x} ${y})`);
  dot.classList.add("moving");
  const again = button("Speel nog eens af", play, { kind: "quiet again" });

  function play() {
    dot.classList.remove("moving");
    // The drawing must be worked out in between, or the browser sees no change.
    drawing.getBoundingClientRect();
    dot.classList.add("moving");
  }

  setAttributes(drawing, { "aria-hidden": null, role: "img", "aria-label": DRAWN_WORDS });
  places.forEach(([px, py], n) => {
    dot.style.setProperty(`--stop-${n}`, `translate(${px}px, ${py}px)`);
  });
  return el(
    "div",
    { class: "example" },
    el("div", { class: "small-triangle" }, drawing),
    el("div", {}, el("p", {}, EXPLANATION), again),
  );
}

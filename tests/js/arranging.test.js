// As many plots are large as fit in the room there is; two sizes of screen, five triads, nine sliders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../vertelpunt/ui/plots/gallery/arranging.js";

const of = (shape, times) => new Array(times).fill(shape);
const DESK = [826, 610];
const WIDE = [1275, 880];

for (const [what, room, shapes, large, columns] of [
  ["two triads on a desk", DESK, of("square", 2), 2, 2],
  ["five triads on a desk", DESK, of("square", 5), 2, 2],
  ["five triads on a wide screen", WIDE, of("square", 5), 5, 3],
  ["two planes and four sliders on a desk", DESK, [...of("plane", 2), ...of("bars", 4)], 2, 2],
  ["two planes and nine sliders on a wide screen", WIDE, [...of("plane", 2), ...of("bars", 9)], 2, 2],
  ["an overview on a desk", DESK, ["line", "list", "list", "list", "bars", "bars"], 3, 3],
  ["one plot in hardly any room", [300, 200], ["plane"], 1, 1],
  ["nothing", DESK, [], 0, 1],
]) {
  test(what, () => {
    const found = arrange(...room, shapes);
    assert.deepEqual([found.large, found.columns], [large, columns]);
  });
}

test("where nothing fits under the one across the page, that has all of the room", () => {
  const shapes = ["line", "list", "list", "bars"];
  const { across, large, top } = arrange(1128, 690, shapes, 1.65);
  assert.deepEqual([across, large], [1, 0]);
  assert.ok(top > 690 - 1.65 * 110 && top < 690);
  // Another that was asked for instead.
  assert.equal(arrange(1128, 690, ["list", "line", "list", "bars"], 1.65).large, 1);
});

test("what is large has the room that it needs, with the strip of the others under it", () => {
  const { rows, columns, large } = arrange(...DESK, of("square", 5));
  assert.ok((DESK[1] - 112) / rows >= 400);
  assert.ok(DESK[0] / columns >= 320);
  assert.ok(rows * columns >= large);
});

// What is done to a figure before it is drawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heightOf, scaled } from "../../vertelpunt/ui/plots/plot/theme.js";
import { valuesOf } from "../../vertelpunt/ui/plots/values.js";

test("numbers come as a list, or packed", () => {
  const bytes = new Uint8Array(new Float32Array([0.5, -2]).buffer);
  assert.deepEqual(valuesOf({ dtype: "f4", bdata: btoa(String.fromCharCode(...bytes)) }), [0.5, -2]);
  assert.deepEqual(valuesOf([1, "a", null]), [1, "a", null]);
  assert.deepEqual(valuesOf(undefined), []);
});

test("lengths in px grow with the type of the page, values do not", () => {
  const layout = { meta: { ratio: 1, more: 20 }, margin: { l: 4 }, width: 7, xaxis: { range: [0, 10] } };
  const shapes = [{ line: { width: 2 }, font: { size: 13 } }];
  assert.deepEqual(scaled({ ...layout, shapes }, 2), {
    meta: { ratio: 1, more: 40 },
    margin: { l: 8 },
    width: 7,
    xaxis: { range: [0, 10] },
    shapes: [{ line: { width: 4 }, font: { size: 26 } }],
  });
});

test("a figure is as high as it says, or in proportion to its width until it wins nothing", () => {
  assert.equal(heightOf({ meta: { ratio: 0, more: 150 } }, 400), 150);
  assert.equal(heightOf({ meta: { ratio: 0, more: 150 }, height: 90 }, 400), 90);
  assert.equal(heightOf({ meta: { ratio: 0.5, more: 20, widest: 620 } }, 400), 220);
  assert.equal(heightOf({ meta: { ratio: 0.5, more: 20, widest: 620 } }, 900), 330);
});

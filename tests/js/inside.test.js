// The browser sends and lights what SQL answered when `inside.json` was made (tests/test_inside.py).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lassoOf } from "../../vertelpunt/ui/plots/plot/outline.js";
import { answer } from "./answering.js";

const { shapes, dots } = JSON.parse(readFileSync(new URL("inside.json", import.meta.url), "utf8"));

for (const [n, { expected, ...shape }] of shapes.entries()) {
  test(`shape ${n} in ${shape.plane}`, () => {
    assert.deepEqual(answer({ ...shape, dots: dots[shape.plane] }), expected);
  });
}

test("a line that goes there and back encloses nothing", () => {
  assert.equal(
    lassoOf(
      [
        [0, 0],
        [0.5, 0.5],
        [1, 1],
        [0.5, 0.5],
      ],
      1,
    ),
    null,
  );
});

test("a line that crosses itself encloses both loops, and what lies between", () => {
  const { message, holds } = lassoOf(
    [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
    ],
    1,
  );
  assert.equal(message.lasso.length, 6);
  assert.deepEqual(
    [
      [0.1, 0.5],
      [0.9, 0.5],
      [0.5, 0.1],
      [0.5, 0.9],
    ].map(([x, y]) => holds(x, y)),
    [true, true, false, false],
  );
});

test("a lasso of a hundred points is sent with no more corners than the server keeps", () => {
  const round = Array.from({ length: 100 }, (_, n) => [0.5 + 0.4 * Math.cos(n / 16), 0.5 + 0.4 * Math.sin(n / 16)]);
  assert.ok(lassoOf(round, 1).message.lasso.length <= 32);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSound } from "../../vertelpunt/ui/components/number_ranges/number_ranges.js";

test("a pair is two whole numbers from 0 to 100, the smallest first", () => {
  for (const pair of [
    [0, 100],
    [5, 5],
  ])
    assert.ok(isSound(pair));
  for (const pair of [
    [5, 4],
    [-1, 4],
    [0, 101],
    [0.5, 1],
    [Number.NaN, 1],
  ])
    assert.ok(!isSound(pair));
});

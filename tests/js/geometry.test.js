import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CORNERS,
  HEIGHT,
  nearestInside,
  shareWords,
  toPlane,
  toShares,
} from "../../vertelpunt/ui/browser/dots/geometry.js";

const CORNERS_NAMED = { left: "L", right: "R", top: "T" };

function randomShares(n) {
  const [a, b, c] = [Math.abs(Math.sin(n)), Math.abs(Math.sin(2 * n)), Math.abs(Math.sin(3 * n))];
  const sum = a + b + c;
  return { left: a / sum, right: b / sum, top: c / sum };
}

test("shares come back from where their dot lies", () => {
  for (let n = 1; n < 500; n += 1) {
    const shares = randomShares(n);
    const back = toShares(toPlane(shares));
    for (const name of ["left", "right", "top"]) assert.ok(Math.abs(back[name] - shares[name]) < 2e-6);
  }
});

test("the corners lie where the triangle has them", () => {
  assert.deepEqual(toPlane({ left: 1, right: 0, top: 0 }), CORNERS[0]);
  assert.deepEqual(toPlane({ left: 0, right: 1, top: 0 }), CORNERS[1]);
  assert.deepEqual(toPlane({ left: 0, right: 0, top: 1 }), CORNERS[2]);
});

test("a point outside goes to the nearest of the triangle, one inside stays", () => {
  assert.deepEqual(nearestInside([0.5, 0.2]), [0.5, 0.2]);
  assert.deepEqual(nearestInside([0.3, -1]), [0.3, 0]);
  assert.deepEqual(nearestInside([-1, -1]), [0, 0]);
  assert.deepEqual(nearestInside([0.5, 9]), [0.5, HEIGHT]);
});

test("whole percentages always add to 100", () => {
  for (let n = 1; n < 500; n += 1) {
    const numbers = shareWords(CORNERS_NAMED, randomShares(n)).match(/\d+/g).map(Number);
    assert.equal(
      numbers.reduce((sum, each) => sum + each),
      100,
    );
  }
  assert.equal(shareWords(CORNERS_NAMED, { left: 1 / 3, right: 1 / 3, top: 1 / 3 }), "L 34%, R 33%, T 33%");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { AGAIN_AFTER, shouldDraw } from "../../vertelpunt/ui/visit/watch/watch.js";

const DRAWN = { data: { base: "/", address: "", drawn: "one", every: 1 }, asked: -AGAIN_AFTER };

test("a page is drawn again where the server says something else, and once for a while", () => {
  assert.equal(shouldDraw(DRAWN, "one", 1), false);
  assert.equal(shouldDraw(DRAWN, "two", 1), true);
  const asked = { ...DRAWN, asked: 1 };
  assert.equal(shouldDraw(asked, "three", AGAIN_AFTER), false);
  assert.equal(shouldDraw(asked, "three", AGAIN_AFTER + 2), true);
});

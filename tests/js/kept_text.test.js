// What is typed waits on the device until it is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stillTyped } from "../../vertelpunt/ui/components/kept_text/kept.js";

test("what is typed waits until it is kept as it was typed", () => {
  const typed = { text: "Wat we zagen.", was: "" };
  assert.equal(stillTyped(typed, ""), typed);
  assert.equal(stillTyped(typed, "Wat een ander zag."), typed);
  assert.equal(stillTyped(typed, "Wat we zagen."), null);
  assert.equal(stillTyped(null, "Iets"), null);
});

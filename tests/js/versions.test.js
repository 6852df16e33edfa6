import assert from "node:assert/strict";
import { test } from "node:test";
import { trial } from "./trial.js";

for (const clocks of [false, true]) {
  test(`no order of edits, saves and choices loses a text, clocks ${clocks ? "apart" : "together"}`, () => {
    let versions = 0;
    for (let seed = 1; seed <= 3_000; seed += 1) versions += trial(seed, { clocks }).versions;
    // There was something to lose.
    assert.ok(versions > 1_000);
  });
}

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { secondsWords, watchQuiet } from "../../vertelpunt/ui/telling/story_form/quiet.js";

let told = [];
let watch = null;
let now = 0;
let tick = () => {};

beforeEach(() => {
  now = 1_000_000;
  mock.method(Date, "now", () => now);
  mock.method(globalThis, "setInterval", (work) => {
    tick = work;
  });
  mock.method(globalThis, "clearInterval", () => {
    tick = () => {};
  });
  globalThis.window = new EventTarget();
  globalThis.document = new EventTarget();
  told = [];
});

afterEach(() => {
  watch?.stop();
  mock.restoreAll();
});

// Second by second, as a clock does.
function pass(seconds) {
  for (let n = 0; n < seconds; n += 1) {
    now += 1_000;
    tick();
  }
}

function begin(isNeeded = () => true) {
  watch = watchQuiet({
    warnAfter: 9_000,
    emptyAfter: 12_000,
    isNeeded,
    onWarn: (left) => told.push(left),
    onBack: (event) => told.push(event ? "back" : "calm"),
    onEmpty: () => told.push("empty"),
  });
}

test("it warns every second of the last stretch, and then empties once", () => {
  begin();
  pass(8);
  assert.deepEqual(told, []);
  pass(10);
  assert.deepEqual(told, [3_000, 2_000, 1_000, "empty"]);
});

test("a touch begins the time anew", () => {
  begin();
  pass(10);
  window.dispatchEvent(new Event("keydown"));
  const heard = told.length;
  assert.equal(told.at(-1), "back");
  pass(8);
  assert.equal(told.length, heard);
});

test("a touch that wakes a device past its time empties it all the same", () => {
  begin();
  now += 60_000;
  window.dispatchEvent(new Event("pointerdown"));
  assert.deepEqual(told, ["empty"]);
});

test("where nothing is left to lose, nothing is said", () => {
  let needed = true;
  begin(() => needed);
  pass(9);
  needed = false;
  pass(60);
  assert.deepEqual(told, [3_000, "calm"]);
});

test("a minute is said as such", () => {
  assert.equal(secondsWords(60_000), "een minuut");
  assert.equal(secondsWords(1_200), "2 seconden");
  assert.equal(secondsWords(-5), "1 seconde");
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { makeTrail } from "../../vertelpunt/ui/telling/story_form/trail.js";

// The history of a browser as far as the trail knows it; going back is heard at once.
class History {
  entries = [{ state: null, url: "/vertel" }];
  at = 0;
  get state() {
    return this.entries[this.at].state;
  }
  replaceState(state, _, url) {
    this.entries[this.at] = { state, url };
  }
  pushState(state, _, url) {
    this.entries.splice(this.at + 1, Infinity, { state, url });
    this.at += 1;
  }
  go(steps) {
    this.at += steps;
    window.dispatchEvent(new Event("popstate"));
  }
  back() {
    this.go(-1);
  }
}

beforeEach(() => {
  globalThis.window = new EventTarget();
  globalThis.history = new History();
  globalThis.location = { pathname: "/vertel", search: "", hash: "" };
});

test("each step is an entry with its name behind the #, and the same step is no new one", () => {
  const trail = makeTrail(() => {});
  for (const step of ["een", "een", "twee"]) trail.to(step);
  assert.deepEqual(
    history.entries.map(({ url }) => url),
    ["/vertel#stap-een", "/vertel#stap-twee"],
  );
});

test("the way back is the browser's own where one came from there", () => {
  const seen = [];
  const trail = makeTrail((step) => seen.push(step));
  trail.to("een");
  trail.to("twee");
  assert.equal(trail.back("drie"), false);
  assert.equal(trail.back("een"), true);
  assert.deepEqual(seen, ["een"]);
});

test("after sending the way back leads out of the form", () => {
  const seen = [];
  const trail = makeTrail((step) => seen.push(step));
  for (const step of ["een", "twee", "drie"]) trail.to(step);
  trail.end();
  assert.equal(history.at, 0);
  assert.deepEqual(history.entries[0], { state: null, url: "/vertel" });
  assert.deepEqual(seen, []);
});

test("a browser that refuses has no trail, and the form goes on", () => {
  history.pushState = () => {
    throw new Error("refused");
  };
  const trail = makeTrail(() => {});
  trail.to("een");
  trail.to("twee");
  assert.equal(trail.back("een"), false);
});

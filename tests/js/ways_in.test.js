import assert from "node:assert/strict";
import { test } from "node:test";
import { sharesFromTexts } from "../../vertelpunt/ui/browser/dots/numbers.js";
import { orderOf, orderWords, sharesOfOrder } from "../../vertelpunt/ui/browser/dots/ranking.js";
import { nextPosition, sliderWords } from "../../vertelpunt/ui/telling/story_form/slider.js";

const CORNERS = { left: "samen", right: "alleen", top: "anders" };
const QUESTION = { ends: { low: "klein", high: "groot" } };

test("an order puts the dot where that order holds", () => {
  for (const first of ["left", "right", "top"]) {
    for (const second of ["left", "right", "top"].filter((name) => name !== first)) {
      const groups = orderOf(sharesOfOrder(first, second));
      assert.deepEqual(groups.slice(0, 2), [[first], [second]]);
    }
    assert.deepEqual(
      orderOf(sharesOfOrder(first, "even")).map((group) => group.length),
      [1, 2],
    );
  }
  assert.equal(orderOf(sharesOfOrder("even", null)).length, 1);
});

test("half an order is no dot yet", () => {
  assert.equal(sharesOfOrder("left", null), null);
  assert.equal(sharesOfOrder(null, null), null);
});

test("an order is said in words", () => {
  assert.equal(
    orderWords(CORNERS, { left: 0.6, right: 0.3, top: 0.1 }),
    "Het meest: samen. Dan: alleen. Het minst: anders.",
  );
  assert.equal(
    orderWords(CORNERS, { left: 0.45, right: 0.45, top: 0.1 }),
    "Even veel: samen en alleen. Het minst: anders.",
  );
  assert.equal(orderWords(CORNERS, { left: 0.97, right: 0.02, top: 0.01 }), "Bijna alleen: samen.");
});

test("numbers that add to 100 are taken as they are", () => {
  const { shares, sentence } = sharesFromTexts(CORNERS, { left: "50", right: "33,5 %", top: "16.5" });
  assert.ok(Math.abs(shares.right - 0.335) < 1e-9 && Math.abs(shares.left - 0.5) < 1e-9);
  assert.match(sentence, /^De stip staat/);
});

test("what is left empty gets what is left, and other sums are made to 100", () => {
  const rest = sharesFromTexts(CORNERS, { left: "50", right: "", top: "20" });
  assert.ok(Math.abs(rest.shares.right - 0.3) < 1e-9);
  assert.match(rest.sentence, /^alleen krijgt wat overblijft/);
  const scaled = sharesFromTexts(CORNERS, { left: "100", right: "100", top: "0" });
  assert.deepEqual(scaled.shares, { left: 0.5, right: 0.5, top: 0 });
  assert.match(scaled.sentence, /^Samen was dat 200/);
});

test("what is no number sets no dot", () => {
  assert.equal(sharesFromTexts(CORNERS, { left: "veel", right: "1", top: "1" }).shares, null);
  assert.equal(sharesFromTexts(CORNERS, { left: "", right: "", top: "" }).shares, null);
});

test("the first key on an open slider only says where it begins", () => {
  assert.equal(nextPosition("ArrowRight", null), 50);
  assert.equal(nextPosition("ArrowRight", 50), 51);
  assert.equal(nextPosition("PageDown", 4), 0);
  assert.equal(nextPosition("End", null), 100);
  assert.equal(nextPosition("a", 50), null);
});

test("a slider says how far it is and towards which end", () => {
  assert.equal(sliderWords(QUESTION, 50), "in het midden");
  assert.equal(sliderWords(QUESTION, 12.4), "12 van 100, richting klein");
});

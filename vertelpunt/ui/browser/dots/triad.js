// A triad: a dot in a triangle, by finger, mouse, arrow keys, order or three numbers.
import { el, setText } from "../dom.js";
import { HEIGHT, nearestInside, shareWords, toPlane, toShares } from "./geometry.js";
import { makeNumbers } from "./numbers.js";
import { makeRanking, orderWords } from "./ranking.js";
import { makeStage, SIDE } from "./stage.js";
import { CENTRE, drawn, drawTriangle } from "./triangle.js";
import { makeWays, NO_DOT } from "./ways.js";

/** @import { Asking, Corner, Corners, DotControl, Shares } from "./types" */

/** @param {{ corners: Corners }} question @param {Asking} ctx @returns {DotControl<Shares>} */
export function makeTriad({ corners }, ctx) {
  const order = el("span", { class: "order" });
  const exact = el("span", { class: "exact" });
  const ranking = makeRanking(corners, (next) => set(next, "zone"));
  const numbers = makeNumbers(corners, (next) => set(next, "numbers"));
  const said = el("div", { class: "said" }, el("p", { class: "state" }, order, " ", exact));
  const { stage, show } = makeStage(
    {
      ...drawTriangle(),
      kind: "stip in een driehoek",
      centre: CENTRE,
      step: 0.01,
      drawn,
      pointed: ([x, y]) => [x / SIDE, HEIGHT - y / SIDE],
      nearest: (point) => toPlane(toShares(nearestInside(point))),
    },
    {
      say(point) {
        const shares = point && toShares(point);
        const words = shares ? shareWords(corners, shares) : "";
        setText(order, shares ? orderWords(corners, shares) : NO_DOT);
        setText(exact, words);
        return words;
      },
      put: (point, route) => set(toShares(point), route),
    },
  );

  /** @param {Shares} shares @param {string} route */
  function set(shares, route) {
    showAll(shares);
    // Keys make the new value heard by themselves, and the numbers have a line of their own.
    if (route !== "keyboard" && route !== "numbers") {
      ctx.voice.say(`${orderWords(corners, shares)} ${shareWords(corners, shares)}`);
    }
    ctx.change({ value: shares, route });
  }

  /** @param {Shares | null} shares */
  function showAll(shares) {
    show(shares && toPlane(shares));
    numbers.show(shares);
    ranking.show(shares);
  }

  /** @param {Corner} corner */
  const label = (corner) => el("span", { class: `corner ${corner}` }, corners[corner]);
  return {
    body: [
      el(
        "div",
        { class: "triad" },
        el("div", { class: "plane" }, label("top"), stage, label("left"), label("right")),
        said,
        makeWays("Tik in de driehoek, of kies een andere manier:", [
          { name: "Meest, dan, minst", element: ranking.element },
          { name: "In getallen", element: numbers.element },
        ]),
      ),
    ],
    said,
    role: "group",
    named: stage,
    instruction:
      "Tik waar de stip hoort, of gebruik de pijltjestoetsen, met Shift in grotere " +
      "stappen. Of kies onder de driehoek een andere manier.",
    targets: [stage],
    focus: () => stage.focus(),
    show: (entry) => showAll(entry?.value || null),
  };
}

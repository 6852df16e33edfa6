// A way into a triad without a dot: what counts most, and what then.

import { button } from "../controls.js";
import { el, freshId, setAttributes } from "../dom.js";
import { NAMES } from "./geometry.js";

/** @import { Corner, Corners, Shares } from "./types" */

// The middle of the part of the triangle where an order holds: the weights of a rank order centroid
// (Barron and Barrett 1996). Where two count the same: the middle of the line where they do.
const RANKED = [11 / 18, 5 / 18, 2 / 18];
const FIRST_AND_TWO = [2 / 3, 1 / 6, 1 / 6];
const EVEN = "even";
const NEARLY = 0.03;

// `first` and `second`: a corner's name or EVEN. null while something is still to be chosen.
/** @param {string | null} first @param {string | null} second @returns {Shares | null} */
export function sharesOfOrder(first, second) {
  if (first === EVEN) return { left: 1 / 3, right: 1 / 3, top: 1 - 2 / 3 };
  if (!first || !second) return null;
  const others = NAMES.filter((name) => name !== first);
  const order = second === EVEN ? [first, ...others] : [first, second, others.find((name) => name !== second)];
  const weights = second === EVEN ? FIRST_AND_TWO : RANKED;
  const shares = Object.fromEntries(order.map((name, n) => [name, weights[n]]));
  return { ...shares, top: Math.max(0, 1 - shares.left - shares.right) };
}

// The corners from most to least, those that count about the same together: [[name, …], …].
/** @param {Shares} shares */
export function orderOf(shares) {
  /** @type {Corner[][]} */
  const groups = [];
  for (const name of [...NAMES].sort((a, b) => shares[b] - shares[a])) {
    const last = groups[groups.length - 1];
    if (last && shares[last[0]] - shares[name] < NEARLY) last.push(name);
    else groups.push([name]);
  }
  return groups;
}

/** @param {Corners} corners @param {Shares} shares */
export function orderWords(corners, shares) {
  const groups = orderOf(shares).map((group) => group.map((name) => corners[name]));
  if (groups.length === 1) return "Alle drie tellen even veel.";
  const [first, ...rest] = groups;
  if (Math.max(...NAMES.map((name) => shares[name])) > 0.95) return `Bijna alleen: ${first[0]}.`;
  if (first.length === 2) return `Even veel: ${first.join(" en ")}. Het minst: ${rest[0][0]}.`;
  if (rest.length === 1) return `Het meest: ${first[0]}. Daarna even veel: ${rest[0].join(" en ")}.`;
  return `Het meest: ${first[0]}. Dan: ${rest[0][0]}. Het minst: ${rest[1][0]}.`;
}

// A row of pills of which one is chosen. Nothing is chosen by walking past it with the arrow keys
// of a screen reader: each is a button.
/** @param {string} label @param {string[][]} choices @param {(value: string) => void} onChoose */
function makePills(label, choices, onChoose) {
  const id = freshId("pills");
  const pills = choices.map(([value, words]) => {
    const pill = button(words, () => onChoose(value), { kind: "pill" });
    setAttributes(pill, { "aria-pressed": "false", "data-value": value });
    return pill;
  });
  const element = el(
    "div",
    { class: "rank", role: "group", "aria-labelledby": id },
    el("p", { id, class: "rank-label" }, label),
    el("div", { class: "pills" }, pills),
  );
  return {
    element,
    /** @param {string | null} chosen @param {(value: string | undefined) => boolean} [shown] */
    show(chosen, shown = () => true) {
      for (const pill of pills) {
        pill.hidden = !shown(pill.dataset.value);
        pill.setAttribute("aria-pressed", String(pill.dataset.value === chosen));
      }
    },
  };
}

/** @param {Corners} corners @param {(shares: Shares) => void} onShares */
export function makeRanking(corners, onShares) {
  /** @type {string | null} */
  let first = null;
  /** @type {string | null} */
  let second = null;
  const named = NAMES.map((name) => [name, corners[name]]);
  const most = makePills("Wat telt het meest?", [...named, [EVEN, "alle drie even veel"]], (value) =>
    choose(value, null),
  );
  const then = makePills("Wat telt daarna?", [...named, [EVEN, "de andere twee even veel"]], (value) =>
    choose(first, value),
  );

  function draw() {
    most.show(first);
    then.show(second, (value) => value !== first);
    then.element.hidden = !first || first === EVEN;
  }

  /** @param {string | null} newFirst @param {string | null} newSecond */
  function choose(newFirst, newSecond) {
    first = newFirst;
    second = newSecond;
    draw();
    const shares = sharesOfOrder(first, second);
    if (shares) onShares(shares);
  }

  draw();
  return {
    element: el("div", {}, most.element, then.element),
    // What the dot says, however it came there.
    /** @param {Shares | null} shares */
    show(shares) {
      const groups = shares ? orderOf(shares) : [];
      const only = groups.length && groups[0].length === 1 ? groups[0][0] : null;
      first = groups.length === 1 ? EVEN : only;
      second = !only ? null : groups[1].length === 2 ? EVEN : groups[1][0];
      draw();
    },
  };
}

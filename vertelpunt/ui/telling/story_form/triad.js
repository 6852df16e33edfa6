// A triad: a dot in a triangle, by finger, mouse, arrow keys, order or three numbers.
import { el, freshId, setAttributes, setText } from "../../browser/dom.js";
import { button } from "./dom.js";
import { makeExample } from "./example.js";
import { HEIGHT, nearestInside, shareWords, toPlane, toShares } from "./geometry.js";
import { distance, listenToPointing, REACH } from "./gesture.js";
import { makeNumbers } from "./numbers.js";
import { makeRanking, orderWords } from "./ranking.js";
import { OPEN } from "./slider.js";
import { CENTRE, drawn, drawTriangle, EDGE, SIDE } from "./triangle.js";

/** @import { Control, Corner, Ctx, Point } from "./shapes" */
/** @import { Shares, TriadQuestion } from "./types" */

/** @type {Record<string, Point>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const NO_DOT = "Er staat nog geen stip.";

// The ways beside the triangle: each folds open under its own button.
/** @param {{ name: string, element: HTMLElement }[]} ways */
function makeWays(ways) {
  const id = freshId("ways");
  /** @type {{ control: HTMLElement, part: HTMLElement }[]} */
  const parts = ways.map(({ name, element }) => {
    const part = el("div", { class: "way", hidden: true, id: freshId("way") }, element);
    const control = button(
      name,
      () => {
        for (const other of parts) {
          other.part.hidden = other.part === part ? !other.part.hidden : true;
          other.control.setAttribute("aria-expanded", String(!other.part.hidden));
        }
      },
      { kind: "pill" },
    );
    setAttributes(control, { "aria-expanded": "false", "aria-controls": part.id });
    return { control, part };
  });
  return el(
    "div",
    { class: "ways-in", role: "group", "aria-labelledby": id },
    el("p", { id, class: "help" }, "Tik in de driehoek, of kies een andere manier:"),
    el(
      "div",
      { class: "pills" },
      parts.map(({ control }) => control),
    ),
    parts.map(({ part }) => part),
  );
}

/** @param {TriadQuestion} question @param {Ctx} ctx @returns {Control} */
export function makeTriad(question, ctx) {
  const { corners } = question;
  const { drawing, field, dot } = drawTriangle();
  const stage = el(
    "div",
    {
      class: "stage",
      role: "slider",
      tabindex: "0",
      "aria-roledescription": "stip in een driehoek",
      "aria-valuemin": "0",
      "aria-valuemax": "100",
    },
    drawing,
  );
  const order = el("span", { class: "order" });
  const exact = el("span", { class: "exact" });
  const ranking = makeRanking(corners, (next) => set(next, "zone"));
  const numbers = makeNumbers(corners, (next) => set(next, "numbers"));
  const said = el("div", { class: "said" }, el("p", { class: "state" }, order, " ", exact));
  /** @type {Shares | null} */
  let shares = null;

  function draw(at = shares) {
    const words = at ? shareWords(corners, at) : "";
    const [x, y] = drawn(at ? toPlane(at) : CENTRE);
    dot.setAttribute("transform", `translate(${x.toFixed(3)} ${y.toFixed(3)})`);
    stage.classList.toggle("open", !at);
    stage.setAttribute("aria-valuetext", words || OPEN);
    setText(order, at ? orderWords(corners, at) : NO_DOT);
    setText(exact, words);
  }

  /** @param {Shares} next @param {string} route */
  function set(next, route) {
    shares = next;
    draw();
    numbers.show(shares);
    ranking.show(shares);
    // Keys make the new value heard by themselves, and the numbers have a line of their own.
    if (route !== "keyboard" && route !== "numbers") {
      ctx.voice.say(`${orderWords(corners, shares)} ${shareWords(corners, shares)}`);
    }
    ctx.change({ value: shares, route });
  }

  /** @returns {Point} */
  function dotAt() {
    const box = drawing.getBoundingClientRect();
    const scale = box.width / (SIDE + 2 * EDGE);
    const [x, y] = drawn(shares ? toPlane(shares) : CENTRE);
    return [box.left + (x + EDGE) * scale, box.top + (y + EDGE) * scale];
  }

  /** @param {MouseEvent} event */
  function sharesAt(event) {
    // The hollow place is what a tap on it means, also a little beside it.
    if (!shares && distance(event, dotAt()) <= REACH / 2) return toShares(CENTRE);
    const box = drawing.getBoundingClientRect();
    const scale = (SIDE + 2 * EDGE) / box.width;
    const x = ((event.clientX - box.left) * scale - EDGE) / SIDE;
    const y = HEIGHT - ((event.clientY - box.top) * scale - EDGE) / SIDE;
    return toShares(nearestInside([x, y]));
  }

  listenToPointing(field, {
    isOnDot: (event) => Boolean(shares) && distance(event, dotAt()) <= REACH,
    preview: (event) => draw(sharesAt(event)),
    put(event, route) {
      stage.focus({ preventScroll: true });
      set(sharesAt(event), route);
    },
    restore: () => draw(),
  });

  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const way = WAYS[event.key];
    const begins = !shares && (event.key === "Enter" || event.key === " ");
    if (!way && !begins) return;
    event.preventDefault();
    const step = event.shiftKey ? 0.05 : 0.01;
    const [x, y] = shares ? toPlane(shares) : CENTRE;
    const to = shares ? nearestInside([x + way[0] * step, y + way[1] * step]) : CENTRE;
    set(toShares(to), "keyboard");
  });
  draw();

  /** @param {Corner} corner */
  const label = (corner) => el("span", { class: `corner ${corner}` }, corners[corner]);
  return {
    body: [
      ctx.isFirst ? makeExample() : null,
      el(
        "div",
        { class: "triad" },
        el("div", { class: "plane" }, label("top"), stage, label("left"), label("right")),
        said,
        makeWays([
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
    show(entry) {
      shares = entry?.value ? entry.value : null;
      draw();
      numbers.show(shares);
      ranking.show(shares);
    },
  };
}

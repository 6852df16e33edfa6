// Stones in a plane: one is in hand, and lies where a finger, mouse, arrow key or number puts it.
import { button } from "../../browser/controls.js";
import { el, setAttributes } from "../../browser/dom.js";
import { distance, REACH } from "../../browser/dots/gesture.js";
import { makeFields, readNumber } from "../../browser/dots/numbers.js";
import { drawSquare, HALFWAY, MIDST, nearestWhole, turned } from "../../browser/dots/plane.js";
import { EDGE, makeStage, SIDE } from "../../browser/dots/stage.js";
import { makeWays, OPEN } from "../../browser/dots/ways.js";
import { svg } from "../../browser/svg.js";

/** @import { Control, Ctx, Point } from "./shapes" */
/** @import { Ends, Stone, StoneMark, StonesQuestion } from "./types" */

/** @param {Ends} ends @param {number} position */
function towards({ low, high }, position) {
  const at = Math.round(position);
  if (at === HALFWAY) return `midden tussen ${low} en ${high}`;
  return `${at} van 100 richting ${at < HALFWAY ? low : high}`;
}

/** @param {StonesQuestion} question @param {Point} point */
function lieWords(question, [x, y]) {
  return `${towards(question.x, x)}, ${towards(question.y, y)}`;
}

/** @param {StonesQuestion} question @param {StoneMark[]} marks */
export function stonesWords(question, marks) {
  return question.stones
    .flatMap(({ id, label }) =>
      marks.filter(({ stone }) => stone === id).map(({ x, y }) => `${label}: ${lieWords(question, [x, y])}`),
    )
    .join("; ");
}

// Typed positions as a point, with a sentence on what was done; null where they can't be read.
/** @param {StonesQuestion} question @param {Record<string, string>} texts */
export function placeFromTexts(question, texts) {
  const [x, y] = [readNumber(texts.x), readNumber(texts.y)];
  /** @param {number | null} side */
  const lies = (side) => side !== null && side >= 0 && side <= SIDE;
  if (!lies(x) || !lies(y)) return { value: null, sentence: "Vul twee getallen van 0 tot 100 in." };
  const value = nearestWhole([Number(x), Number(y)]);
  return { value, sentence: `De steen ligt: ${lieWords(question, value)}.` };
}

// A stone by its number, for who sees the plane.
/** @param {number} n @param {Point} at */
function drawStone(n, at) {
  const [x, y] = turned(at);
  return svg(
    "g",
    { class: "stone", transform: `translate(${x} ${y})` },
    svg("circle", { class: "point", r: 4.6 }),
    numberOn(n),
  );
}

/** @param {number} n */
function numberOn(n) {
  const text = svg("text", { class: "on-stone", y: 2 });
  text.textContent = String(n + 1);
  return text;
}

/** @param {StonesQuestion} question @param {Ctx} ctx @returns {Control} */
export function makeStones(question, ctx) {
  const { stones, x, y } = question;
  /** @type {Map<string, Point>} */
  let lie = new Map();
  let hand = 0;
  const square = drawSquare();
  const others = svg("g", { class: "others" });
  square.field.before(others);
  const pills = stones.map((stone, n) => button(`${n + 1}. ${stone.label}`, () => take(n, true), { kind: "pill" }));
  const placed = el("ol", { class: "placed" });
  const said = el("div", { class: "said" });
  const away = button("Haal deze steen weg", putAway, { kind: "quiet" });
  const numbers = makeFields({
    help: "Twee getallen van 0 tot 100 voor de steen die je koos.",
    labels: { x: `${x.low} (0) – ${x.high} (100)`, y: `${y.low} (0) – ${y.high} (100)` },
    unit: "",
    done: "Zet de steen",
    read: (texts) => placeFromTexts(question, texts),
    put: (point) => set(point, "numbers"),
  });
  const { stage, show } = makeStage(
    {
      ...square,
      kind: "steen in een vlak",
      centre: MIDST,
      step: 1,
      drawn: turned,
      pointed: turned,
      nearest: nearestWhole,
    },
    {
      say: (point) => `${stones[hand].label}: ${point ? lieWords(question, point) : OPEN}`,
      put: set,
    },
  );

  // A stone that lies there comes in hand where it is touched, before the plane hears of it.
  stage.addEventListener(
    "pointerdown",
    (event) => {
      const box = square.drawing.getBoundingClientRect();
      const scale = box.width / (SIDE + 2 * EDGE);
      /** @param {number} n */
      const away = (n) => {
        const at = lie.get(stones[n].id);
        const [left, top] = at ? turned(at) : [Infinity, Infinity];
        return distance(event, [box.left + (left + EDGE) * scale, box.top + (top + EDGE) * scale]);
      };
      const near = stones.map((_, n) => n).filter((n) => away(n) <= REACH);
      if (near.length && !near.includes(hand)) take(near.sort((a, b) => away(a) - away(b))[0], false);
    },
    { capture: true },
  );

  function draw() {
    const at = lie.get(stones[hand].id) || null;
    show(at);
    numbers.show(at && { x: String(at[0]), y: String(at[1]) });
    others.replaceChildren(...stones.flatMap((stone, n) => (n !== hand ? drawnAt(stone, n) : [])));
    square.dot.replaceChildren(
      svg("circle", { class: "halo", r: 8 }),
      svg("circle", { class: "point", r: 4.6 }),
      numberOn(hand),
    );
    away.hidden = !at;
    pills.forEach((pill, n) => {
      setAttributes(pill, { "aria-pressed": String(n === hand) });
      pill.classList.toggle("lies", lie.has(stones[n].id));
    });
    placed.replaceChildren(
      ...stones.map(({ id, label }) => {
        const point = lie.get(id);
        return el("li", {}, `${label}: ${point ? lieWords(question, point) : "nog niet gezet"}`);
      }),
    );
  }

  /** @param {Stone} stone @param {number} n */
  function drawnAt({ id }, n) {
    const at = lie.get(id);
    return at ? [drawStone(n, at)] : [];
  }

  /** @param {number} n @param {boolean} told */
  function take(n, told) {
    hand = n;
    draw();
    if (told) ctx.voice.say(`${stage.getAttribute("aria-valuetext")}. Zet deze steen in het vlak.`, 300);
  }

  /** @param {string | null} route */
  function keep(route) {
    draw();
    const value = stones.flatMap(({ id }) => {
      const at = lie.get(id);
      return at ? [{ stone: id, x: at[0], y: at[1] }] : [];
    });
    ctx.change({ value, route });
  }

  /** @param {Point} point @param {string} route */
  function set(point, route) {
    lie.set(stones[hand].id, point);
    keep(route);
    // Keys make the new value heard by themselves, and the numbers have a line of their own.
    if (route !== "keyboard" && route !== "numbers") ctx.voice.say(stage.getAttribute("aria-valuetext") || "");
  }

  function putAway() {
    lie.delete(stones[hand].id);
    keep(null);
    ctx.voice.say(`${stones[hand].label} is weggehaald.`, 300);
    stage.focus({ preventScroll: true });
  }

  // An arrow says to which side an end belongs; who listens hears it from the stone itself.
  /** @param {string} place @param {string} words */
  const end = (place, words) => el("span", { class: `corner ${place}`, "aria-hidden": "true" }, words);
  said.append(away);
  draw();
  return {
    body: [
      el(
        "div",
        { class: "square" },
        el("p", { class: "help" }, "Kies een steen, en zet hem waar hij hoort."),
        el("div", { class: "pills", role: "group", "aria-label": "Welke steen?" }, pills),
        el(
          "div",
          { class: "plane" },
          end("high", `↑ ${y.high}`),
          stage,
          end("low", `↓ ${y.low}`),
          end("left", `← ${x.low}`),
          end("right", `${x.high} →`),
        ),
        placed,
        said,
        makeWays("Tik in het vlak, of kies een andere manier:", [{ name: "In getallen", element: numbers.element }]),
      ),
    ],
    said,
    role: "group",
    named: stage,
    instruction:
      `Van links naar rechts: van ${x.low} naar ${x.high}. Van onder naar boven: van ${y.low} naar ${y.high}. ` +
      "Kies een steen. Tik waar hij hoort, of gebruik de pijltjestoetsen, met Shift in grotere stappen.",
    targets: [stage],
    focus: () => stage.focus(),
    show(entry) {
      /** @type {StoneMark[]} */
      const marks = Array.isArray(entry?.value) ? entry.value : [];
      lie = new Map(marks.map((mark) => [mark.stone, [mark.x, mark.y]]));
      draw();
    },
  };
}

// A dot in a triangle or square, that is sent when somebody says that it lies where it should.
import { keptAt } from "../../browser/component.js";
import { button, makeVoice } from "../../browser/controls.js";
import { el, focusedIn, freshId, setAttributes, setText } from "../../browser/dom.js";
import { toPlane, toShares } from "../../browser/dots/geometry.js";
import { makeTriad } from "../../browser/dots/triad.js";
import { makeSquare } from "./square.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Asking } from "../../browser/dots/types" */
/** @import { Plane, Point, Put, Sent } from "./types" */

const GO = "Leg de stip vast";
const UNKEPT = "Nog niet bewaard.";
const SAME_PLACE = 1e-4;
// In ms: an answer takes less.
const AGAIN_AFTER = 3000;

/** @param {Point | null} a @param {Point | null} b */
export function same(a, b) {
  return a === b || (a !== null && b !== null && Math.hypot(a[0] - b[0], a[1] - b[1]) < SAME_PLACE);
}

/**
 * `lies`: where the dot is here; `moved`: by somebody, since Python kept it; `sent`: last.
 * @typedef {{ lies: Point | null, moved: boolean, sent: Put | null, pressed: boolean }} Here
 */

// What Python says now, beside what is here: the dot that somebody moved stays, until it is kept.
/** @param {Here} here @param {Plane} data @returns {Here} */
export function beside(here, data) {
  const kept = data.confirmed ? data.point : null;
  const moved = here.moved && !same(here.lies, kept);
  return { ...here, moved, lies: moved ? here.lies : data.point };
}

// What a reader should know of whether the dot is kept.
/** @param {Here} here @param {Plane} data */
export function stateWords(here, data) {
  if (!here.lies) return here.pressed ? "Zet eerst een stip." : "";
  if (!here.moved && data.confirmed) return "Bewaard. Je kunt hem nog verplaatsen.";
  if (!here.sent || !same(here.sent.point, here.lies)) return UNKEPT;
  return here.sent.number > data.heard ? `${UNKEPT} Een ogenblik…` : `${UNKEPT} Druk nog een keer op ‘${GO}’.`;
}

// The input itself, in the units of the plane.
/** @param {Plane} data @param {Asking["voice"]} voice @param {(point: Point) => void} moveTo */
function makeInput({ corners, sides }, voice, moveTo) {
  if (corners) {
    const control = makeTriad(
      { corners },
      { voice, change: ({ value }) => moveTo(toPlane(/** @type {any} */ (value))) },
    );
    return {
      control,
      /** @param {Point | null} point */
      show: (point) => control.show({ value: point && toShares(point) }),
    };
  }
  if (!sides) throw new Error("A plane has corners or sides.");
  const control = makeSquare(sides, { voice, change: ({ value }) => moveTo(/** @type {Point} */ (value)) });
  return {
    control,
    /** @param {Point | null} point */
    show: (point) => control.show({ value: point }),
  };
}

/** @param {HTMLElement | ShadowRoot} parent */
function build(parent) {
  const voice = makeVoice();
  const status = el("p", { class: "kept", role: "status" });
  const root = el("div", { class: "put controls", lang: "nl" });
  const go = button(GO, press, { kind: "main" });
  // A field that is left when the button goes down says something, and moves the button away.
  go.addEventListener("mousedown", (event) => event.preventDefault());
  parent.append(root);
  /** @type {Plane} */
  let data;
  /** @type {ReturnType<typeof makeInput>} */
  let input;
  let asked = "";
  /** @type {Here} */
  let here = { lies: null, moved: false, sent: null, pressed: false };
  /** @type {(put: Put) => void} */
  let send = () => {};

  let again = 0;

  const say = () => setText(status, stateWords(here, data));

  /** @param {Point} point */
  function moveTo(point) {
    here = { ...here, lies: point, moved: true };
    say();
  }

  function press() {
    // Numbers that were typed count when their field is left.
    const field = focusedIn(root);
    if (field instanceof HTMLInputElement) field.blur();
    here = { ...here, pressed: true };
    if (here.lies && (here.moved || !data.confirmed)) {
      const number = Math.max(Date.now(), data.heard + 1, (here.sent?.number || 0) + 1);
      here = { ...here, moved: true, sent: { number, point: here.lies } };
      insist();
    }
    say();
  }

  // What was lost on the way goes once more: a server that began again has heard of nothing.
  function insist() {
    clearTimeout(again);
    if (!here.sent || here.sent.number <= data.heard || !root.isConnected) return;
    send(here.sent);
    again = setTimeout(insist, AGAIN_AFTER);
  }

  function ask() {
    const wanted = JSON.stringify([data.label, data.corners, data.sides]);
    if (wanted === asked) return;
    asked = wanted;
    here = { lies: null, moved: false, sent: null, pressed: false };
    input = makeInput(data, voice, moveTo);
    const [label, how] = [freshId("label"), freshId("how")];
    setAttributes(input.control.named, { "aria-labelledby": label, "aria-describedby": how });
    setAttributes(root, { role: input.control.role, "aria-labelledby": label });
    root.replaceChildren(
      el("p", { id: label, class: "label" }, data.label),
      el("p", { id: how, class: "unseen" }, input.control.instruction),
      ...input.control.body,
      el("div", { class: "go" }, go, status),
      voice.element,
    );
  }

  return {
    /** @param {Plane} given @param {(put: Put) => void} sendNow */
    update(given, sendNow) {
      data = given;
      send = sendNow;
      ask();
      const before = here.lies;
      here = beside(here, data);
      if (!same(before, here.lies)) input.show(here.lies);
      say();
    },
  };
}

/** @param {Given<Plane, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  keptAt(parentElement, "vertelpuntPut", build).update(data, (put) => setTriggerValue("put", put));
}

// One rule for whatever is pointed at: a tap puts the dot there, a drag of the dot moves it, and
// a scroll that begins there does neither.
/** @import { Point } from "./types" */

// How far a finger may slip and still tap, and how near the dot it must begin to drag it, in pixels.
const SLIP = 8;
export const REACH = 24;
// A finger that rests on the dot this long, in ms, takes it along in every direction.
const HELD_AFTER = 160;

/**
 * What a pointer did since it was pressed.
 * @typedef {object} Press
 * @property {number} id
 * @property {number} x
 * @property {number} y
 * @property {number} at
 * @property {string} route
 * @property {boolean} [onDot]
 * @property {boolean} [drags]
 * @property {boolean} [went]
 * @property {boolean} [slipped]
 * @property {number} [timer]
 *
 * @typedef {object} Pointing
 * @property {(event: PointerEvent) => boolean} isOnDot
 * @property {(event: PointerEvent) => void} preview
 * @property {(event: MouseEvent, route: string) => void} put
 * @property {() => void} restore
 */

/** @param {PointerEvent} event */
function routeOf(event) {
  return event.pointerType === "mouse" ? "mouse" : "finger";
}

// `isOnDot(event)`; `preview(event)` draws the dot there; `put(event, route)` makes it the answer;
// `restore()` draws the answer again. A mouse, which never scrolls by dragging, puts the dot where
// it is pressed and takes it along.
/** @param {GlobalEventHandlers & Element} surface @param {Pointing} pointing */
export function listenToPointing(surface, { isOnDot, preview, put, restore }) {
  /** @type {Press | null} */
  let press = null;
  // A click follows on a drag too, and is then no tap.
  let wasTap = false;

  function leave() {
    if (!press) return;
    clearTimeout(press.timer);
    surface.classList.remove("held");
    press = null;
  }

  // By the clock of the events, so that a slow phone takes no quick finger for one that rests.
  /** @param {Event} event */
  function restsOnDot(event) {
    return Boolean(press?.onDot && !press.slipped && event.timeStamp - press.at >= HELD_AFTER);
  }

  /** @param {PointerEvent} event @param {Press} from */
  function moved(event, from) {
    return [Math.abs(event.clientX - from.x), Math.abs(event.clientY - from.y)];
  }

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (press || !event.isPrimary) {
      // A second finger zooms.
      wasTap = false;
      leave();
      restore();
      return;
    }
    const route = routeOf(event);
    press = { id: event.pointerId, x: event.clientX, y: event.clientY, at: event.timeStamp, route };
    wasTap = true;
    if (route === "mouse") {
      event.preventDefault();
      surface.setPointerCapture(event.pointerId);
      press.drags = true;
      wasTap = false;
      preview(event);
    } else {
      press.onDot = isOnDot(event);
      if (press.onDot) {
        press.timer = setTimeout(() => surface.classList.add("held"), HELD_AFTER);
      }
    }
  });

  surface.addEventListener("pointermove", (event) => {
    if (!press || event.pointerId !== press.id) return;
    const [across, down] = moved(event, press);
    if (!press.went && press.route !== "mouse" && Math.max(across, down) <= SLIP) return;
    if (!press.drags) {
      // The browser scrolls up and down; what goes across the screen is left to the dot.
      press.drags = restsOnDot(event) || (press.onDot && across > down);
      press.slipped = true;
      clearTimeout(press.timer);
    }
    wasTap = false;
    if (!press.drags) return;
    press.went = true;
    preview(event);
  });

  surface.addEventListener("pointerup", (event) => {
    if (!press || event.pointerId !== press.id) return;
    const { drags, went, route } = press;
    // Who rests a finger on the dot and lifts it again has moved nothing.
    if (restsOnDot(event)) wasTap = false;
    leave();
    if (drags && (went || route === "mouse")) put(event, route);
  });

  // The browser took the gesture over: it was a scroll.
  surface.addEventListener("pointercancel", (event) => {
    if (!press || event.pointerId !== press.id) return;
    wasTap = false;
    leave();
    restore();
  });

  surface.addEventListener(
    "touchmove",
    (event) => {
      if (press && (press.drags || restsOnDot(event))) event.preventDefault();
    },
    { passive: false },
  );

  surface.addEventListener("contextmenu", (event) => {
    if (press && press.route !== "mouse") event.preventDefault();
  });

  surface.addEventListener("click", (event) => {
    if (wasTap) put(event, "finger");
    wasTap = false;
  });
}

/** @param {MouseEvent} event @param {Point} point */
export function distance(event, [x, y]) {
  return Math.hypot(event.clientX - x, event.clientY - y);
}

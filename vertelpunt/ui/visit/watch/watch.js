// Asks now and then whether what the page shows is other by now, and has it drawn again then.
import { keptAt } from "../../browser/component.js";
import { appRoot } from "../../browser/document/root.js";

/** @import { Given } from "../../browser/component.js" */
/** @import { Sent, Watched } from "./types" */

// So many pages that were drawn at the same moment don't ask at the same moment.
const SPREAD = 0.25;
// In ms. What was asked for is drawn by then, or was lost on the way; to ask sooner would begin it anew.
export const AGAIN_AFTER = 6_000;
const PATIENCE = 10_000;

/** @typedef {{ data: Watched, asked: number }} State */

// Whether to have it drawn again, now that the server says this.
/** @param {State} state @param {string} now @param {number} at */
export function shouldDraw({ data, asked }, now, at) {
  return now !== data.drawn && at - asked > AGAIN_AFTER;
}

/** @param {HTMLElement | ShadowRoot} parent */
function build(parent) {
  /** @type {State} */
  const state = { data: { base: "/", address: "", drawn: "", every: 1 }, asked: -AGAIN_AFTER };
  /** @type {(now: string) => void} */
  let tell = () => {};
  let timer = 0;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(look, state.data.every * 1000 * (1 - SPREAD + 2 * SPREAD * Math.random()));
  }

  async function look() {
    if (!parent.isConnected) {
      document.removeEventListener("visibilitychange", lookAtOnce);
      return;
    }
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(appRoot(state.data.base) + state.data.address, { cache: "no-store", signal });
      const now = answer.ok ? await answer.text() : state.data.drawn;
      if (shouldDraw(state, now, performance.now())) {
        state.asked = performance.now();
        tell(now);
      }
    } catch {
      // Without a line it looks again later.
    }
    wait();
  }

  // A phone that was put away.
  function lookAtOnce() {
    if (!document.hidden) look();
  }

  document.addEventListener("visibilitychange", lookAtOnce);
  return {
    /** @param {Watched} data @param {(now: string) => void} tellNow */
    update(data, tellNow) {
      if (data.drawn !== state.data.drawn) state.asked = -AGAIN_AFTER;
      state.data = data;
      tell = tellNow;
      if (!timer) wait();
    },
  };
}

/** @param {Given<Watched, Sent>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  keptAt(parentElement, "vertelpuntWatch", build).update(data, (now) => setTriggerValue("other", now));
}

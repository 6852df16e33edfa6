// The steps in the history of the browser: its back button goes one step back in the form.

// Each step is an entry of its own, with its name behind the #: there Streamlit, which watches the
// same history, knows that the page stays, and a reload comes back to the step.
const MARK = "#stap-";

// `onStep(id)`: the teller came back to this step, or went forward to it again.
/** @param {(stepId: string) => void} onStep */
export function makeTrail(onStep) {
  let ended = false;

  const state = () => history.state?.vertelpunt || null;
  /** @param {string} id */
  const address = (id) => `${location.pathname}${location.search}${id ? MARK + id : ""}`;
  /** @param {"pushState" | "replaceState"} how @param {{ step: string, depth: number, before?: string }} next */
  const write = (how, next) => history[how]({ ...history.state, vertelpunt: next }, "", address(next.step));

  /**
   * @template Done
   * @param {() => Done} work
   */
  function attempt(work) {
    try {
      return work();
    } catch {
      // A browser may refuse (a page in a frame, a hundred entries in half a minute): then the form
      // has no history, and works as it did.
      return null;
    }
  }

  function popped() {
    const here = state();
    if (ended) {
      // Back at the first entry: the story has gone, and so have its steps.
      attempt(() => history.replaceState(null, "", address("")));
      return;
    }
    if (here) onStep(here.step);
  }
  window.addEventListener("popstate", popped);
  // Each step says itself where it begins; the browser would go to where that step was left.
  attempt(() => {
    history.scrollRestoration = "manual";
  });

  return {
    // The step that the address names, or null.
    here: () => (location.hash.startsWith(MARK) ? location.hash.slice(MARK.length) : null),

    // The form shows this step now.
    /** @param {string} id */
    to(id) {
      ended = false;
      const now = state();
      if (!now?.step) attempt(() => write("replaceState", { step: id, depth: 0 }));
      else if (now.step !== id) {
        attempt(() => write("pushState", { step: id, depth: now.depth + 1, before: now.step }));
      }
    },

    // Whether the browser itself goes back to this step, where that is where one came from.
    /** @param {string} id */
    back(id) {
      const now = state();
      if (!now || now.before !== id) return false;
      return (
        attempt(() => {
          history.back();
          return true;
        }) === true
      );
    },

    // The story was sent: the way back leads out of the form, not into its empty steps.
    end() {
      const now = state();
      ended = true;
      if (!now) return;
      if (now.depth > 0) attempt(() => history.go(-now.depth));
      else popped();
    },

    stop: () => window.removeEventListener("popstate", popped),
  };
}

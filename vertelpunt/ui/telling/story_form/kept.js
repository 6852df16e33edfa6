// On top of the form, at once: where a text is when this browser keeps nothing.
import { el, setText } from "../../browser/dom.js";

/** @import { Keeper } from "./shapes" */
/** @import { Outcome } from "./types" */

const ANSWERS_WITHIN = 10_000;

// `keeper()`: who keeps. The warning is heard when its words change, so not at every copy.
/** @param {() => Keeper} keeper */
export function makeKeptWarning(keeper) {
  const element = el("p", { class: "not-kept", role: "alert" });
  let onServer = true;
  let asked = 0;
  let timer = 0;

  function cookieStays() {
    const { draft_id } = keeper().draft;
    return !draft_id || document.cookie.includes(draft_id);
  }

  function words() {
    if (keeper().keepsHere()) return "";
    if (!onServer) {
      return (
        "Let op: je verhaal staat nu alleen in dit venster. De server kan het even niet " +
        "bewaren. We blijven het proberen. Sluit en herlaad dit venster niet."
      );
    }
    const seconds = Math.ceil(keeper().pace() / 1000);
    const long = seconds > 3 ? "Je tekst is lang, daarom gaat het wat minder vaak. " : "";
    const lost = cookieStays()
      ? ""
      : " Sluit je het venster eerder? Dan vind je je verhaal alleen " +
        "terug met een link: maak die met de knop ‘Verder op een ander toestel’.";
    return (
      `Deze browser bewaart niets op dit toestel. Daarom bewaren we je verhaal op de server, ` +
      `elke ${seconds} seconden terwijl je schrijft. ${long}` +
      `Laat dit venster open tot je hebt verstuurd.${lost}`
    );
  }

  function show() {
    setText(element, words());
  }

  /** @param {boolean} kept */
  function end(kept) {
    clearTimeout(timer);
    asked = 0;
    onServer = kept;
    show();
    if (!kept) keeper().sendLater();
  }

  return {
    element,
    show,
    isOnServer: () => onServer,
    // A copy was sent under this number; without a word it counts as not kept.
    /** @param {number} nr */
    sent(nr) {
      if (asked) return;
      asked = nr;
      timer = setTimeout(() => end(false), ANSWERS_WITHIN);
    },
    /** @param {Outcome | null} outcome */
    answer(outcome) {
      if (!asked || !outcome) return;
      if (outcome.unkept) end(false);
      else if (outcome.kept && (outcome.nr || 0) >= asked) end(true);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}

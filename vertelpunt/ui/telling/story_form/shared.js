// A device that others use after its teller: nothing of who told a story stays for the next.

import { button } from "../../browser/controls.js";
import { el, setText } from "../../browser/dom.js";
import { EMPTY_AFTER, makeQuietDialog, secondsWords, WARN_AFTER, watchQuiet } from "./quiet.js";

/** @import { Keeper, Why } from "./shapes" */

const SHARED_COOKIE = "vertelpunt_toestel";
const THANKS_FOR = 90_000;
const WARN_THANKS = 1_000;

// Said by the address of who sets the device up, and remembered by the device until it is taken back.
/** @param {string} base */
export function isSharedDevice(base) {
  const said = new URLSearchParams(location.search).get("toestel");
  const known = document.cookie.split("; ").includes(`${SHARED_COOKIE}=gedeeld`);
  if (said !== "gedeeld" && said !== "eigen") return known;
  const age = said === "gedeeld" ? 400 * 24 * 3600 : 0;
  document.cookie = `${SHARED_COOKIE}=${age ? said : ""}; Path=${base}; Max-Age=${age}; SameSite=Lax`;
  return Boolean(age);
}

// The page anew, in the place of the one that was: no step of the former teller to go back to.
export function loadAnew() {
  location.replace(location.pathname + location.search);
}

// `ways`: {holds() whether there is something of a teller, isWaiting() whether a story waits to be
// sent, cover() to hide it, clear(why)}.
/** @param {() => Keeper} keeper @param {{ holds(): boolean, isWaiting(): boolean, cover(): void, clear(why: Why): void }} ways */
export function makeShared(keeper, ways) {
  const dialog = makeQuietDialog();
  const sure = el(
    "div",
    { class: "sure", role: "group", hidden: true },
    el("p", {}, "Weet je het zeker? Wat je schreef, is dan weg."),
    el(
      "div",
      { class: "navigation" },
      button("Nee, ik ga verder", () => ask(false), { kind: "main" }),
      button("Ja, maak leeg", () => clear("discarded")),
    ),
  );
  const empty = button("Maak dit toestel leeg", () => ask(true), { kind: "quiet" });
  const element = el(
    "aside",
    { class: "device", "aria-label": "Gedeeld toestel" },
    el(
      "p",
      {},
      el("strong", {}, "Dit toestel is van meer mensen. "),
      "Na het versturen maken we het leeg. Dat doen we ook als je tien minuten niets doet.",
    ),
    empty,
    sure,
    dialog.element,
  );
  /** @type {{ stop(): void } | null} */
  let watch = null;

  /** @param {boolean} open */
  function ask(open) {
    sure.hidden = !open;
    empty.hidden = open;
    (open ? sure.querySelector("button") : empty)?.focus();
  }

  /** @param {Why} why */
  function clear(why) {
    shared.stop();
    ways.clear(why);
  }

  function watchTelling() {
    watch = watchQuiet({
      warnAfter: WARN_AFTER,
      emptyAfter: EMPTY_AFTER,
      isNeeded: ways.holds,
      onTouch: () => keeper().touch(),
      // A story that was sent and waits for a connection is not taken away, only out of sight.
      onWarn(left) {
        if (ways.isWaiting()) keeper().touch();
        else dialog.show(left);
      },
      onBack: (event) => {
        if (!event) dialog.hide();
      },
      onEmpty() {
        dialog.hide();
        if (ways.isWaiting()) {
          element.hidden = true;
          ways.cover();
          watchTelling();
        } else clear("quiet");
      },
    });
  }

  const shared = {
    element,
    start() {
      shared.stop();
      sure.hidden = true;
      empty.hidden = false;
      watchTelling();
    },
    stop() {
      if (watch) watch.stop();
      dialog.hide();
    },
    // After sending: the card may be read, and then the device is for the next.
    thanks() {
      shared.stop();
      const left = el("p", { class: "left", role: "timer", "aria-live": "off" });
      const heard = el("p", { class: "unseen", role: "status" });
      watch = watchQuiet({
        warnAfter: WARN_THANKS,
        emptyAfter: THANKS_FOR,
        isNeeded: () => true,
        onWarn(ms) {
          setText(
            left,
            `Over ${secondsWords(ms)} maken we dit toestel leeg. Wil je nog lezen? ` +
              "Raak dan het scherm of een toets aan.",
          );
          if (ms <= 30_000) setText(heard, "Over een halve minuut maken we dit toestel leeg.");
        },
        onBack() {
          setText(heard, "");
        },
        onEmpty: () => clear("sent"),
      });
      return el(
        "section",
        { class: "device" },
        el("p", {}, "Dit toestel is van meer mensen. Ben je klaar met lezen?"),
        button("Klaar, voor de volgende", () => clear("sent"), { kind: "main" }),
        left,
        heard,
      );
    },
  };
  return shared;
}

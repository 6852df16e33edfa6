// What stands in the place of the questions: an offer to go on, a link that was opened, a story that
// ended elsewhere, a device that is being emptied.
import { el } from "../../browser/dom.js";
import { isConnected } from "./connection.js";
import { newestRevision } from "./draft.js";
import { makeEnded, typedTexts } from "./ended.js";
import { emptyDraft } from "./keeper.js";
import { discard, nextNr, page, postDiscard } from "./page.js";
import { LINK_GONE, makeOpening } from "./resume.js";
import { loadAnew } from "./shared.js";
import { makeWelcome } from "./welcome.js";

/** @import { Draft, Why } from "./shapes" */
/** @import { Fields, FormData, Outcome } from "./types" */

const TOLD = "Het verhaal dat je hier eerder schreef, is verstuurd.";
// What tells the server to forget a draft must leave this page first.
const EMPTIED_AFTER = 1_000;

/**
 * @typedef {object} OfferWays
 * @property {() => FormData} data
 * @property {(sentence: string) => void} say
 * @property {() => void} watch
 * @property {() => void} first
 * @property {() => void} build
 * @property {() => void} fresh
 * @property {(draft: Draft) => void} goOn
 * @property {() => void} sendAgain
 */

// `ways`: {data() as it is now; say(sentence); watch() a device of more people; first() shows the form
// of who is new, build() makes its steps anew, fresh() does both; goOn(draft); sendAgain()}.
/** @param {HTMLElement} stage @param {OfferWays} ways */
export function makeOffers(stage, ways) {
  /** @type {ReturnType<typeof makeOpening> | null} */
  let opening = null;
  let isOffered = false;

  function endOpening(sentence = "") {
    page.link = null;
    opening = null;
    ways.say(sentence);
  }

  function openLink() {
    ways.watch();
    opening = makeOpening({
      number: nextNr,
      ask: (nr, mine) => page.trigger("message", { kind: "resume", nr, token: page.link, mine }),
      taken(draft) {
        endOpening();
        page.linked = true;
        ways.goOn({ ...emptyDraft(), ...draft, updated: newestRevision(draft.fields) });
      },
      over(sentence) {
        endOpening(sentence);
        offers.begin();
      },
    });
    stage.replaceChildren(opening.element);
  }

  // The id of a story of an earlier visit that was sent without this device being told, else null.
  function toldBefore() {
    const { outcome } = ways.data();
    return !page.shared && outcome && outcome.told ? outcome.draft_id : null;
  }

  /** @param {string} words */
  function showOnly(words) {
    stage.replaceChildren(el("p", { class: "notice", role: "status" }, words));
  }

  const offers = {
    // Whether something of a teller is behind what is shown.
    holds: () => Boolean(opening) || (!page.begun && isOffered),

    /** @param {Outcome | null} outcome */
    answer(outcome) {
      if (opening) opening.answer(outcome);
    },

    begin() {
      if (page.link) {
        openLink();
        return;
      }
      if (page.link === "") endOpening(LINK_GONE.broken);
      const found = page.keeper.find(page.shared ? null : ways.data().draft);
      isOffered = Boolean(found);
      const told = toldBefore();
      if (told && (!found || found.draft_id !== told)) {
        page.keeper.forget(told, "sent", {});
        ways.say(TOLD);
      }
      if (!found) {
        ways.first();
        return;
      }
      ways.watch();
      stage.replaceChildren(
        makeWelcome(found, {
          onContinue() {
            ways.goOn(found);
            if (found.draft_id === told) ways.sendAgain();
          },
          onAnew() {
            discard(found);
            ways.fresh();
          },
        }),
      );
    },

    // `left`: answers of this form that ended nowhere else. On one's own device they are a draft at
    // once, so that a reload offers them; a device of more people has them in this page only.
    /** @param {Why} why @param {Fields} left */
    gone(why, left) {
      const { keeper, shared } = page;
      const typed = typedTexts(ways.data().questionnaire, left);
      if (typed.length && !shared) keeper.startWith(left);
      page.begun = false;
      isOffered = typed.length > 0;
      ways.build();
      stage.replaceChildren(
        makeEnded(why, typed, !shared && keeper.keepsHere(), {
          onGoOn() {
            if (shared) keeper.startWith(left);
            ways.goOn(keeper.draft);
          },
          onAnew() {
            if (keeper.draft.draft_id) discard(keeper.draft);
            ways.fresh();
          },
        }),
      );
      stage.querySelector("h2")?.focus();
    },

    // On a shared device: the teller is done, or away. A page that is loaded anew knows nothing.
    /** @param {Why} why */
    empty(why) {
      const { draft_id, fields } = page.keeper.draft;
      const found = draft_id || page.keeper.find(null)?.draft_id;
      // Who made a link goes on elsewhere, so the server's copy stays for that.
      if (found && why !== "sent" && !page.linked) postDiscard(found);
      page.keeper.forget(draft_id, why, fields);
      page.link = null;
      opening = null;
      if (!isConnected()) {
        page.stale = true;
        ways.fresh();
        return;
      }
      showOnly("Even geduld. We maken dit toestel leeg.");
      setTimeout(loadAnew, why === "sent" ? 0 : EMPTIED_AFTER);
    },

    // A story that waits for a connection goes on waiting, where nobody reads or stops it.
    cover() {
      showOnly(
        "Er wacht hier een verhaal op verbinding. Zodra die er is, versturen we het vanzelf, en dan " +
          "is dit toestel weer vrij. Laat dit venster open.",
      );
    },
  };
  return offers;
}

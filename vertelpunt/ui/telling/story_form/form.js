// The whole form: what Streamlit calls at the start and at every change of its data.

import { makeVoice } from "../../browser/controls.js";
import { el, focusedIn, setText } from "../../browser/dom.js";
import { goWhereBegun, isOfElsewhere, linkOf, makeGate } from "./campaign.js";
import { holdsAnything } from "./draft.js";
import { leftBehind } from "./ended.js";
import { openKeeper } from "./keeper.js";
import { makeKeptWarning } from "./kept.js";
import { makeLinkMaker, takeLink } from "./link.js";
import { listen } from "./listen.js";
import { makeMarks, textIn } from "./marks.js";
import { misfits } from "./mend.js";
import { makeOffers } from "./offers.js";
import { messageOf, nextNr, page, post } from "./page.js";
import { makeScreens } from "./screens.js";
import { isTooLarge, makeSending } from "./sending.js";
import { isSharedDevice, loadAnew, makeShared } from "./shared.js";
import { makeTrail } from "./trail.js";
import { clock } from "./words.js";

/** @import { Draft, Form, How, Trigger } from "./shapes" */
/** @import { FormData, Kind, Outcome } from "./types" */

const TOO_LARGE = "Je verhaal is te lang om te versturen. Maak een van de teksten korter.";
const KEPT_HERE = "Je verhaal staat veilig op dit toestel.";
const KEPT_IN_WINDOW = "Je verhaal staat in dit venster: laat het open.";

/** @type {WeakMap<object, Form>} */
const forms = new WeakMap();

/** @param {ParentNode} parent @param {FormData} data */
function makeForm(parent, data) {
  const voice = makeVoice();
  const saved = el("p", { class: "saved", "aria-live": "off" });
  const unkept = el("p", { class: "unkept", role: "status" });
  const notice = el("p", { class: "notice", role: "status" });
  const warning = makeKeptWarning(() => page.keeper);
  const shared = page.shared
    ? makeShared(() => page.keeper, {
        holds: () => holdsAnything(page.keeper.draft) || offers.holds(),
        isWaiting: () => sending.isBusy(),
        cover: () => offers.cover(),
        clear: (why) => offers.empty(why),
      })
    : null;
  const links = makeLinkMaker({ ask: askLink, holds: () => holdsAnything(page.keeper.draft), where });
  const marks = makeMarks({
    textOf: (id, part) => textIn(page.keeper.draft.fields[id], part),
    stays: (id) => page.keeper.draft.stays[id] || [],
  });
  const eyebrow = el("p", { class: "eyebrow" });
  const title = el("header", { class: "head" }, eyebrow, el("h1", {}, "Vertel je verhaal"));
  const stage = el("div");
  const root = el(
    "div",
    { class: "form controls", lang: "nl" },
    title,
    warning.element,
    shared?.element,
    notice,
    stage,
    voice.element,
  );
  let latest = data;
  let drawnFrom = "";
  /** @type {ReturnType<typeof makeScreens>} */
  let screens;
  /** @type {ReturnType<typeof makeSending>} */
  let sending;
  // The number of a sending that ended as the questions changed meanwhile; its answer still counts.
  /** @type {number | null} */
  let interrupted = null;
  const trail = makeTrail((stepId) => {
    if (page.begun && page.form === form && !sending.isBusy()) screens.goTo(stepId);
  });
  const offers = makeOffers(stage, {
    data: () => latest,
    say: (sentence) => setText(notice, sentence),
    watch() {
      if (shared) shared.start();
    },
    first() {
      if (showGate(false)) return;
      page.begun = true;
      showForm(trail.here(), { quiet: true });
    },
    build,
    fresh: startFresh,
    goOn,
    // The server says what of it did not go along.
    sendAgain() {
      page.keeper.rest();
      post(message("submit", nextNr()));
    },
  });

  /** @param {Kind} kind @param {number} nr */
  const message = (kind, nr) => messageOf(kind, nr, screens.step(), screens.agreed());

  function where() {
    return page.keeper.keepsHere() ? KEPT_HERE : KEPT_IN_WINDOW;
  }

  /** @param {string} address */
  function askLink(address) {
    page.keeper.save();
    page.keeper.rest();
    const asked = { ...message("link", nextNr()), address };
    if (isTooLarge(asked)) return null;
    post(asked);
    return asked.nr;
  }

  function build() {
    const { questionnaire } = latest;
    screens = makeScreens(questionnaire, {
      entryOf: (id) => page.keeper.draft.fields[id],
      change: (id, part) => page.keeper.change(id, part),
      choose: (id, part) => page.keeper.choose(id, part),
      letStay: (id, words, stay) => page.keeper.letStay(id, words, stay),
      moved(stepId) {
        page.keeper.moveTo(stepId);
        trail.to(stepId);
        title.classList.toggle("later", stepId !== questionnaire.steps[0].id);
        sending.forgetFailure();
      },
      send: submit,
      back: (stepId) => trail.back(stepId),
      tools: { voice, marks, places: () => latest.places },
      data: () => latest,
    });
    interrupted = sending ? sending.end() : null;
    sending = makeSending({
      post: (nr) => post(message("submit", nr)),
      where,
      onBusy(busy) {
        screens.element.inert = busy;
      },
      sendButton: screens.navigation.send,
      retry: submit,
    });
    setText(eyebrow, questionnaire.name);
  }

  // Takes out what the questions of today have no place for, before it is drawn.
  function mend() {
    const { questionnaire, places, former } = latest;
    const found = misfits(questionnaire, page.keeper.draft.fields, places, former);
    for (const { question, part } of found) page.keeper.change(question, part);
    return found;
  }

  /** @param {string | null} step @param {How} [how] */
  function showForm(step, how) {
    stage.replaceChildren(screens.element, sending.element, screens.navigation.element, saved, unkept, links.element);
    warning.show();
    if (shared) shared.start();
    screens.show();
    screens.goTo(step, how);
  }

  function submit() {
    if (sending.isBusy()) return;
    page.keeper.save();
    const problems = screens.problems();
    screens.showProblems(problems);
    if (problems.length) return;
    page.keeper.rest();
    const nr = nextNr();
    if (isTooLarge(message("submit", nr))) sending.fail(TOO_LARGE);
    else sending.start(nr);
  }

  // What stands there where nobody can begin; returns whether it does. `began`: a draft goes on.
  /** @param {boolean} began */
  function showGate(began) {
    const gate = makeGate(latest.campaign, began);
    if (gate) {
      stage.replaceChildren(gate);
      if (shared) shared.start();
    }
    return Boolean(gate);
  }

  /** @param {Draft} found */
  function goOn(found) {
    if (isOfElsewhere(found, latest)) {
      page.keeper.adopt(found);
      goWhereBegun(found);
      return;
    }
    const here = linkOf(latest.campaign);
    if (showGate(found.campaign === here.campaign)) return;
    page.begun = true;
    page.keeper.adopt({ ...found, campaign: undefined, code: undefined, ...here });
    marks.clear();
    const changes = mend();
    screens.visitAll(found.step);
    showForm(found.step);
    screens.showChanged(changes, { quiet: true });
  }

  function startFresh() {
    if (showGate(false)) return;
    page.begun = true;
    page.linked = false;
    marks.clear();
    setText(notice, "");
    build();
    showForm(null);
    title.scrollIntoView({ block: "start" });
  }

  /** @param {string} draftId */
  function showSent(draftId) {
    sending.end();
    page.keeper.forget(draftId, "sent", page.posted.fields);
    page.begun = false;
    trail.end();
    setText(notice, "");
    const done = el("p", { class: "unseen", tabindex: "-1" }, "Je verhaal is verstuurd.");
    root.classList.add("sent");
    stage.replaceChildren(done, ...(shared ? [shared.thanks()] : []));
    done.scrollIntoView({ block: "center" });
    done.focus({ preventScroll: true });
  }

  /** @type {Form} */
  const form = {
    update(next, setTriggerValue) {
      latest = next;
      page.trigger = setTriggerValue;
      const { outcome, questionnaire } = latest;
      const asked = JSON.stringify(questionnaire);
      const changed = asked !== drawnFrom;
      const step = screens ? screens.step() : page.keeper.draft.step;
      if (changed) build();
      drawnFrom = asked;
      if (outcome?.sent) {
        if (!form.isSent) showSent(outcome.draft_id || "");
        form.isSent = true;
        return;
      }
      const anew = form.isSent;
      form.isSent = false;
      root.classList.remove("sent");
      if (anew) startFresh();
      else if (!page.begun) {
        warning.show();
        if (changed) offers.begin();
      } else if (changed) {
        const changes = mend();
        showForm(step, { quiet: true });
        screens.showChanged(changes);
      }
      offers.answer(outcome);
      if (outcome?.ended && outcome.draft_id === page.keeper.draft.draft_id) {
        const { fields } = page.keeper.draft;
        const left = leftBehind(fields, page.posted, outcome);
        const why = outcome.ended === "erased" ? "erased" : "elsewhere";
        page.keeper.forget(outcome.draft_id, why, fields);
        form.gone(why, left);
        return;
      }
      page.keeper.takeServer(latest.draft);
      page.keeper.takeServer(outcome?.shared_draft);
      warning.answer(outcome);
      if (links.answer(outcome)) page.linked = true;
      takeMarks(outcome);
      if (outcome?.kept && !page.keeper.keepsHere()) {
        setText(saved, `Bewaard op de server om ${clock(Date.now())}`);
      }
      // A sentence that says the text is safe on this device must be true.
      setText(unkept, (page.keeper.keepsHere() && outcome?.unkept) || "");
      if (outcome && (sending.isFor(outcome) || outcome.nr === interrupted)) answer(outcome);
    },

    isSent: false,
    taken: (ids) => {
      if (page.begun) screens.show(ids);
    },
    saved(kept) {
      if (kept) setText(saved, `Bewaard op dit toestel om ${clock(Date.now())}`);
      warning.show();
    },
    toServer() {
      const confirm = !page.keeper.keepsHere();
      const copy = { ...message("draft", nextNr()), confirm };
      if (sending.isBusy() || isTooLarge(copy)) return;
      post(copy);
      if (confirm) warning.sent(copy.nr);
    },
    gone: offers.gone,
    hasFocus: (id) => screens.holdsFocus(id, focusedIn(root)),
    link: () => linkOf(latest.campaign),
    close: listen(root, page.keeper, {
      onOnline() {
        sending.goOn();
        if (page.stale && !holdsAnything(page.keeper.draft)) loadAnew();
      },
      onOffline: () => sending.wait(),
      onEnd() {
        trail.stop();
        if (shared) shared.stop();
        warning.stop();
        if (page.form === form) page.form = null;
      },
    }),
  };

  // A copy of which there is nothing to say holds nothing that identifies somebody.
  /** @param {Outcome | null} outcome */
  function takeMarks(outcome) {
    if (outcome && (!outcome.marks || outcome.draft_id !== page.keeper.draft.draft_id)) return;
    marks.answer(outcome?.marks || {}, page.posted.fields);
    if (page.begun) screens.showMarks();
  }

  /** @param {Outcome} outcome */
  function answer(outcome) {
    interrupted = null;
    if (outcome.failure) {
      // It may be that what sending agrees to is another text by now.
      screens.show([]);
      sending.fail(outcome.failure);
      return;
    }
    if (outcome.wait && sending.isBusy()) {
      sending.postpone(outcome.wait);
      return;
    }
    sending.stop();
    screens.showProblems(outcome.errors || []);
  }

  parent.append(root);
  return form;
}

/** @param {{ data: FormData, parentElement: HTMLElement | ShadowRoot, setTriggerValue: Trigger }} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const shared = isSharedDevice(data.base);
  if (!page.keeper) {
    page.shared = shared;
    page.link = takeLink();
  } else if (shared !== page.shared && new URLSearchParams(location.search).has("toestel")) {
    // Somebody has just made this device a shared one, or its owner's again.
    location.reload();
    return () => {};
  }
  page.keeper =
    page.keeper ||
    openKeeper(data.base, page.shared, {
      taken: (ids) => page.form?.taken(ids),
      saved: (kept) => page.form?.saved(kept),
      toServer: () => page.form?.toServer(),
      gone: (why, left) => page.form?.gone(why, left),
      hasFocus: (id) => Boolean(page.form?.hasFocus(id)),
      link: () => page.form?.link() || {},
    });
  const form = forms.get(parentElement) || makeForm(parentElement, data);
  forms.set(parentElement, form);
  page.form = form;
  form.update(data, setTriggerValue);
  return form.close;
}

// The whole form: what Streamlit calls at the start and at every change of its data.
const NOT_KEPT = "Deze browser bewaart je verhaal niet. Verstuur het voordat je dit venster sluit.";
const TOO_LARGE = "Je verhaal is te lang om te versturen. Maak een van de teksten korter.";
const GONE = {
  sent: "In een ander tabblad heb je dit verhaal al verstuurd.",
  discarded: "In een ander tabblad ben je opnieuw begonnen.",
};

// Lives as long as the page is loaded, so that being mounted anew is simply going on.
const here = { keeper: null, form: null, begun: false, lastNr: 0 };
const forms = new WeakMap();

function makeForm(parent, data) {
  const voice = makeVoice();
  const saved = el("p", { class: "saved", "aria-live": "off" });
  const unkept = el("p", { class: "unkept", role: "status" });
  const eyebrow = el("p", { class: "eyebrow" });
  const title = el("header", { class: "head" }, eyebrow, el("h1", {}, "Vertel je verhaal"));
  const stage = el("div");
  const root = el("div", { class: "form", lang: "nl" }, title, stage, voice.element);
  let latest = data;
  let trigger = () => {};
  let drawnFrom = "";
  let screens = null;
  let sending = null;
  // The number of a sending that ended as the questions changed meanwhile; its answer still counts.
  let interrupted = null;
  const trail = makeTrail((stepId) => {
    if (here.begun && here.form === form && !sending.isBusy()) screens.goTo(stepId);
  });

  const entryOf = (id) => here.keeper.draft.fields[id];

  function message(kind, nr) {
    const { draft_id, fields } = here.keeper.draft;
    return { kind, draft_id, nr, fields, step: screens.step() };
  }

  function nextNr() {
    here.lastNr = Math.max(Date.now(), here.lastNr + 1);
    return here.lastNr;
  }

  function build() {
    const { questionnaire } = latest;
    screens = makeScreens(questionnaire, {
      entryOf,
      change: (id, part) => here.keeper.change(id, part),
      moved(stepId) {
        here.keeper.moveTo(stepId);
        trail.to(stepId);
        title.classList.toggle("later", stepId !== questionnaire.steps[0].id);
        sending.forgetFailure();
      },
      send: submit,
      back: (stepId) => trail.back(stepId),
      tools: { voice, places: () => latest.places },
      data: () => latest,
    });
    interrupted = sending ? sending.end() : null;
    sending = makeSending({
      post: (nr) => trigger("message", message("submit", nr)),
      onBusy(busy) { screens.element.inert = busy; },
      sendButton: screens.navigation.send,
      retry: submit,
    });
    setText(eyebrow, questionnaire.name);
  }

  // Takes out what the questions of today have no place for, before it is drawn.
  function mend() {
    const { questionnaire, places, former } = latest;
    const found = misfits(questionnaire, here.keeper.draft.fields, places, former);
    for (const { question, part } of found) here.keeper.change(question, part);
    return found;
  }

  function showForm(step, how) {
    stage.replaceChildren(screens.element, sending.element, screens.navigation.element, saved,
      unkept);
    screens.show();
    screens.goTo(step, how);
  }

  function submit() {
    if (sending.isBusy()) return;
    here.keeper.save();
    const problems = screens.problems();
    screens.showProblems(problems);
    if (problems.length) return;
    here.keeper.rest();
    const nr = nextNr();
    if (isTooLarge(message("submit", nr))) sending.fail(TOO_LARGE);
    else sending.start(nr);
  }

  function begin() {
    const found = here.keeper.find(latest.draft);
    if (!found) {
      here.begun = true;
      showForm(trail.here(), { quiet: true });
      return;
    }
    stage.replaceChildren(makeWelcome(latest.questionnaire, found, {
      onContinue() {
        here.begun = true;
        here.keeper.adopt(found);
        const changes = mend();
        screens.visitAll(found.step);
        showForm(found.step);
        screens.showChanged(changes, { quiet: true });
      },
      onAnew() {
        const { draft_id } = found;
        trigger("message", { kind: "discard", draft_id, nr: nextNr(), fields: {}, step: null });
        here.keeper.forget(draft_id, "discarded");
        startFresh();
      },
    }));
  }

  function startFresh() {
    here.begun = true;
    build();
    showForm(null);
  }

  function showSent(draftId) {
    here.keeper.forget(draftId, "sent");
    here.begun = false;
    trail.end();
    const done = el("p", { class: "unseen", tabindex: "-1" }, "Je verhaal is verstuurd.");
    root.classList.add("sent");
    stage.replaceChildren(done);
    done.scrollIntoView({ block: "center" });
    done.focus({ preventScroll: true });
  }

  const form = {
    update(next, setTriggerValue) {
      latest = next;
      trigger = setTriggerValue;
      const { outcome, questionnaire } = latest;
      const asked = JSON.stringify(questionnaire);
      const changed = asked !== drawnFrom;
      const step = screens ? screens.step() : here.keeper.draft.step;
      if (changed) build();
      drawnFrom = asked;
      if (outcome && outcome.sent) {
        if (!form.isSent) showSent(outcome.draft_id);
        form.isSent = true;
        return;
      }
      const anew = form.isSent;
      form.isSent = false;
      root.classList.remove("sent");
      if (anew) startFresh();
      else if (!here.begun) { if (changed) begin(); }
      else if (changed) {
        const changes = mend();
        showForm(step, { quiet: true });
        screens.showChanged(changes);
      }
      here.keeper.takeServer(latest.draft);
      setText(unkept, (outcome && outcome.unkept) || "");
      if (outcome && (sending.isFor(outcome) || outcome.nr === interrupted)) answer(outcome);
    },

    isSent: false,
    taken: (ids) => { if (here.begun) screens.show(ids); },
    saved(kept) {
      setText(saved, kept ? `Bewaard op dit toestel om ${clock(Date.now())}` : NOT_KEPT);
    },
    toServer() {
      const copy = message("draft", nextNr());
      if (!sending.isBusy() && !isTooLarge(copy)) trigger("message", copy);
    },
    gone(why) {
      const heading = el("h2", { tabindex: "-1" }, GONE[why] || GONE.sent);
      const anew = button("Vertel een nieuw verhaal", startFresh, { kind: "main" });
      stage.replaceChildren(el("section", { class: "welcome" }, heading,
        el("div", { class: "navigation" }, anew)));
    },
    hasFocus: (id) => screens.holdsFocus(id, focusedIn(root)),
  };

  function answer(outcome) {
    interrupted = null;
    if (outcome.failure) {
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

  form.close = listen(root, here.keeper, () => {
    trail.stop();
    if (here.form === form) here.form = null;
  });
  parent.append(root);
  return form;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const tell = (event) => (...args) => here.form && here.form[event](...args);
  here.keeper = here.keeper || openKeeper(data.base, {
    taken: tell("taken"), saved: tell("saved"), toServer: tell("toServer"), gone: tell("gone"),
    hasFocus: (id) => Boolean(here.form && here.form.hasFocus(id)),
  });
  if (!forms.has(parentElement)) forms.set(parentElement, makeForm(parentElement, data));
  here.form = forms.get(parentElement);
  here.form.update(data, setTriggerValue);
  return here.form.close;
}

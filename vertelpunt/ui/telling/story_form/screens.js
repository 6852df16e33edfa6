// The steps of one questionnaire on the page: their fields, moving between them, what is missing.
import { el } from "../../browser/dom.js";
import { makeBefore, makeConsent, makeContact } from "./before.js";
import { makeCheck } from "./check.js";
import { isFilled } from "./draft.js";
import { CHANGED, makeSummary } from "./errors.js";
import { makeField, problemOf } from "./field.js";
import { makeReview } from "./review.js";
import { makeNavigation, makeProgress, makeStepScreen } from "./steps.js";
/** @import { EntryOf, Field, How, Misfit, Part, Tools } from "./shapes" */
/** @import { FormData, Problem, Questionnaire } from "./types" */

/**
 * @typedef {object} ScreenWays
 * @property {EntryOf} entryOf
 * @property {(id: string, part: Part) => void} change
 * @property {(id: string, part: Part) => void} choose
 * @property {(id: string, words: string, stay: boolean) => void} letStay
 * @property {(stepId: string) => void} moved
 * @property {() => void} send
 * @property {(stepId: string) => boolean} back
 * @property {Tools} tools
 * @property {() => FormData} data
 */

// `ways`: {entryOf(id), change(id, part), choose(id, part), letStay(id, words, stay), moved(stepId),
// send(), tools, data()}.
/** @param {Questionnaire} questionnaire @param {ScreenWays} ways */
export function makeScreens(questionnaire, ways) {
  const { steps, questions } = questionnaire;
  const fields = new Map(
    questions.map((question) => [
      question.id,
      makeField(
        question,
        {
          entry: () => ways.entryOf(question.id),
          choose: (part) => ways.choose(question.id, part),
          letStay: (words, stay) => letStay(question.id, words, stay),
          change(part) {
            ways.change(question.id, part);
            summary.solved(question.id);
            changed.solved(question.id);
            recount();
          },
        },
        {
          ...ways.tools,
          suggestions: () => ways.data().suggestions[question.id] || [],
          isFirst: question === questions.find((one) => one.type === question.type),
        },
      ),
    ]),
  );
  const before = () => {
    const { trust, privacy } = ways.data();
    return [makeBefore(trust, privacy), makeContact(trust)];
  };
  const screens = steps.map((step, index) =>
    makeStepScreen(
      step,
      [...fields.values()].filter((field) => field.question.step === step.id),
      {
        introduction: index === 0 ? questionnaire.introduction : "",
        first: index === 0 ? before() : [],
        onSkip: mayBeSkipped(index) ? () => go(index + 1) : null,
      },
    ),
  );
  const progress = makeProgress(steps, (index) => go(index));
  const summary = makeSummary(open);
  const changed = makeSummary(open, CHANGED);
  const review = makeReview(questionnaire, (index) => go(index));
  const check = makeCheck(questions, ({ id }) => ({
    marks: ways.tools.marks,
    voice: ways.tools.voice,
    letStay: (words, stay) => letStay(id, words, stay),
    change(part) {
      fields.get(id)?.rewrite(part);
      refresh();
    },
  }));
  const navigation = makeNavigation({
    onBack: () => {
      if (!ways.back(steps[current - 1].id)) go(current - 1);
    },
    onNext: goOn,
    onSend: ways.send,
  });
  /** @type {Set<number>} */
  const visited = new Set();
  // Whether the teller was told that this step still needs something: once, it holds nobody back.
  let told = false;
  const consent = makeConsent();
  const last = screens[screens.length - 1];
  let current = 0;
  last.heading.after(check.element, review.element, review.reader);
  last.element.append(consent.element);

  const lockable = el(
    "div",
    { class: "steps" },
    progress.element,
    changed.element,
    summary.element,
    screens.map((screen) => screen.element),
  );

  // Not the first, where a story begins, nor the last, where it is sent.
  /** @param {number} index */
  function mayBeSkipped(index) {
    const asked = questions.filter((question) => question.step === steps[index].id);
    return index > 0 && index < steps.length - 1 && asked.length > 0 && !asked.some((question) => question.required);
  }

  /** @param {string} id */
  function stepOf(id) {
    return Math.max(
      0,
      steps.findIndex((step) => step.id === fields.get(id)?.question.step),
    );
  }

  /** @param {string} id */
  function open(id) {
    if (current !== stepOf(id)) go(stepOf(id), { quiet: true });
    fields.get(id)?.focus();
  }

  /** @param {{ fields: Field[] }} screen */
  const needed = (screen) =>
    screen.fields.filter(({ question }) => question.required && !isFilled(ways.entryOf(question.id)));

  // Next, over what is still empty, says so at the fields themselves; pressed again, it goes on.
  function goOn() {
    const missing = needed(screens[current]);
    if (!missing.length || told) {
      go(current + 1);
      return;
    }
    told = true;
    for (const { question, setError } of missing) setError(problemOf(question, undefined));
    navigation.show(current, steps, missing.length);
    missing[0].focus();
  }

  // How far the teller is; a step that now has what it needs lets go of its warning.
  function recount() {
    const missing = screens.map((screen) => needed(screen).length);
    const begun = screens.map((screen) => screen.fields.some(({ question }) => isFilled(ways.entryOf(question.id))));
    progress.show(current, visited, missing, begun);
    if (told && !missing[current]) told = false;
    navigation.show(current, steps, told ? missing[current] : 0);
  }

  function refresh() {
    recount();
    if (screens[current] === last) {
      review.show(ways.entryOf, ways.data().places, ways.data().audience_sentences);
      check.show();
      consent.show(ways.data().privacy);
    }
  }

  /** @param {string} id @param {string} words @param {boolean} stay */
  function letStay(id, words, stay) {
    ways.letStay(id, words, stay);
    showMarks();
  }

  function showMarks() {
    for (const field of fields.values()) field.showMarks();
    if (screens[current] === last) check.show();
  }

  /** @param {number} index @param {How} [how] */
  function go(index, { quiet = false } = {}) {
    visited.add(current);
    current = index;
    screens.forEach((screen, n) => {
      screen.element.hidden = n !== current;
    });
    for (const field of screens[current].fields) field.grow();
    told = false;
    check.begin();
    refresh();
    ways.moved(steps[current].id);
    if (quiet) return;
    progress.element.scrollIntoView({ block: "start" });
    screens[current].heading.focus({ preventScroll: true });
  }

  return {
    element: lockable,
    navigation,
    go,
    /** @param {string | null} stepId @param {How} [how] */
    goTo(stepId, how) {
      go(
        Math.max(
          0,
          steps.findIndex((step) => step.id === stepId),
        ),
        how,
      );
    },
    /** @param {string | null} stepId */
    visitAll(stepId) {
      const until = steps.findIndex((step) => step.id === stepId);
      for (let index = 0; index < until; index += 1) visited.add(index);
    },
    step: () => steps[current].id,
    agreed: consent.shown,
    showMarks,
    /** @param {string} id @param {Element | null} focused */
    holdsFocus: (id, focused) => Boolean(focused && fields.get(id)?.element.contains(focused)),
    show(ids = [...fields.keys()]) {
      for (const id of ids) fields.get(id)?.show();
      refresh();
    },
    /** @returns {Problem[]} */
    problems: () =>
      [...fields.values()].flatMap(({ question }) => {
        const message = problemOf(question, ways.entryOf(question.id));
        return message ? [{ question: question.id, message }] : [];
      }),
    // Says what was taken out as it no longer fits: [{question, message}].
    /** @param {Misfit[]} found @param {How} [how] */
    showChanged(found, how) {
      changed.show(
        found
          .filter(({ message }) => message)
          .map((one) => ({ ...one, label: fields.get(one.question)?.question.label })),
        how,
      );
    },
    // Shows what is wrong at the first step where something is.
    /** @param {Problem[]} problems */
    showProblems(problems) {
      for (const [id, field] of fields) {
        const own = problems.find((problem) => problem.question === id);
        field.setError(own ? own.message : null);
      }
      const first = problems.find((problem) => fields.has(problem.question));
      if (first) go(stepOf(first.question), { quiet: true });
      summary.show(
        problems.map((problem) => {
          const field = fields.get(problem.question);
          return { ...problem, label: field ? field.question.label : null };
        }),
      );
    },
  };
}

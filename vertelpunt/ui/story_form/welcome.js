// For who comes back: what was begun, and the choice to go on or to begin anew.

function titleOf(questionnaire, fields) {
  const text = (question) => {
    const entry = question && fields[question.id];
    return entry && typeof entry.value === "string" ? entry.value.trim() : "";
  };
  const title = text(questionnaire.questions.find((question) => question.part === "title"));
  const block = questionnaire.questions
    .filter((question) => question.type === "text" || question.type === "long_text").map(text)
    .find(Boolean);
  return firstWords(title || block || "", 90);
}

function makeWelcome(questionnaire, draft, { onContinue, onAnew }) {
  const heading = el("h2", { tabindex: "-1" }, "Je was al begonnen");
  const words = titleOf(questionnaire, draft.fields);
  const goOn = button("Verder met je verhaal", onContinue, { kind: "main" });
  const anew = button("Opnieuw beginnen", ask, { kind: "plain" });
  const no = button("Nee, bewaar het", unask, { kind: "main" });
  const choice = el("div", { class: "navigation" }, goOn, anew);
  const question = el("div", { class: "sure", role: "group", hidden: true },
    el("p", {}, "Weet je het zeker? Wat je schreef, gaat dan weg."),
    el("div", { class: "navigation" }, no, button("Ja, begin opnieuw", onAnew, { kind: "plain" })));

  function ask() {
    choice.hidden = true;
    question.hidden = false;
    no.focus();
  }

  function unask() {
    question.hidden = true;
    choice.hidden = false;
    anew.focus();
  }

  return el("section", { class: "welcome" }, heading,
    words ? el("p", { class: "begun" }, `‘${words}’`) : null,
    el("p", { class: "help" }, `Voor het laatst veranderd: ${moment(draft.updated)}.`),
    choice, question);
}

// For who comes back: the choice to go on or to begin anew. Nothing of what was written is shown
// before somebody says that it is theirs: a device may have passed to other hands.

function makeWelcome(draft, { onContinue, onAnew }) {
  const heading = el("h2", { tabindex: "-1" }, "Je was al begonnen");
  const goOn = button("Ja, dit is van mij", onContinue, { kind: "main" });
  const anew = button("Nee, begin opnieuw", ask, { kind: "plain" });
  const no = button("Nee, bewaar het", unask, { kind: "main" });
  const choice = el("div", { class: "navigation" }, goOn, anew);
  const question = el("div", { class: "sure", role: "group", hidden: true },
    el("p", {}, "Weet je het zeker? Wat hier begonnen is, gaat dan weg."),
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
    el("p", {}, "Op dit toestel staat een verhaal dat nog niet verstuurd is. Is het van jou? Dan ga je " +
      "verder waar je was."),
    el("p", { class: "help" }, `Voor het laatst veranderd: ${moment(draft.updated)}.`),
    choice, question);
}

// The summary above a step: what is still needed, each a way to its field.

function makeSummary(onGo) {
  const heading = el("h2", {});
  const list = el("ul");
  const element = el("div", { class: "summary", role: "alert", tabindex: "-1", hidden: true },
    heading, list);
  let problems = [];

  function draw() {
    setText(heading, problems.length === 1 ? "Nog één ding" : `Nog ${problems.length} dingen`);
    list.replaceChildren(...problems.map(({ question, label, message }) => el("li", {},
      label ? button(label, () => onGo(question), { kind: "link" }) : null,
      el("span", { class: "why" }, label ? ` ${message}` : message))));
    element.hidden = problems.length === 0;
  }

  return {
    element,
    // `found`: [{question, label, message}]; a question that isn't asked here has no label.
    show(found) {
      problems = found;
      draw();
      if (problems.length) {
        element.scrollIntoView({ block: "start" });
        element.focus({ preventScroll: true });
      }
    },
    solved(question) {
      const left = problems.filter((problem) => problem.question !== question);
      if (left.length === problems.length) return;
      problems = left;
      draw();
    },
  };
}

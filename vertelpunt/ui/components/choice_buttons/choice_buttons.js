// Buttons that can be pressed, drawn as text.
function build(root) {
  const label = document.createElement("p");
  const buttons = document.createElement("div");
  buttons.setAttribute("role", "group");
  const paper = document.createElement("ul");
  paper.className = "paper";
  root.append(label, buttons, paper);
  return { label, buttons, paper, send: () => {} };
}

function button(choice, place, state) {
  const element = document.createElement("button");
  element.type = "button";
  const text = document.createElement("span");
  text.dir = "auto";
  text.textContent = choice.label;
  const note = document.createElement("b");
  note.textContent = choice.note;
  if (choice.negated) {
    element.className = "not";
    const not = document.createElement("em");
    not.textContent = "niet:";
    element.append(not, " ");
  }
  element.append(text, note);
  element.dataset.name = choice.label;
  element.setAttribute("aria-pressed", String(choice.pressed));
  element.addEventListener("click", () => state.send(place));
  return element;
}

// The same on paper, where nothing can be pressed.
function line(choice) {
  const element = document.createElement("li");
  element.dir = "auto";
  element.textContent = `${choice.label} ${choice.note}${choice.pressed ? " (gekozen)" : ""}`;
  return element;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = parentElement.vertelpuntChoices || build(parentElement);
  parentElement.vertelpuntChoices = state;
  state.send = (place) => setTriggerValue("place", place);
  // Buttons that are replaced while one is being pressed would lose the press.
  const now = JSON.stringify(data);
  if (state.shown === now) return;
  state.shown = now;
  state.label.textContent = data.label;
  state.buttons.setAttribute("aria-label", data.label);
  state.paper.replaceChildren(...data.choices.map(line));
  const focused = state.buttons.getRootNode().activeElement;
  const here = [...state.buttons.children].indexOf(focused);
  const name = here >= 0 ? focused.dataset.name : null;
  state.buttons.replaceChildren(...data.choices.map((choice, place) => button(choice, place, state)));
  if (here < 0) return;
  const again = [...state.buttons.children].find((each) => each.dataset.name === name);
  const next = again || state.buttons.children[Math.min(here, state.buttons.children.length - 1)];
  if (next) next.focus({ preventScroll: true });
}

// How many stories are selected, and a chip for each clause.
function make(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function button(text, name, act) {
  const element = make("button", "", text);
  element.type = "button";
  element.setAttribute("aria-label", name);
  element.addEventListener("click", act);
  return element;
}

function chip(each, state) {
  const item = make("li", `chip${each.negated ? " negated" : ""}`, "");
  const sentence = make("span", "", each.sentence);
  sentence.dir = "auto";
  item.append(sentence);
  if (each.turnable) {
    const turn = button("niet", `Draai om: ${each.sentence}`, () => state.send({ what: "turn", on: each.view }));
    turn.setAttribute("aria-pressed", String(each.negated));
    turn.dataset.name = `turn ${each.view}`;
    item.append(turn);
  }
  const drop = button("✕", `Haal weg: ${each.sentence}`, () => {
    // The chip goes away with its button: the focus stays in the bar.
    state.lost = true;
    state.send({ what: "drop", on: each.view });
  });
  drop.dataset.name = `drop ${each.view}`;
  item.append(drop);
  return item;
}

const page = channel();

// The number of stories: what the server counted, or those inside what is being drawn.
function tell({ count, counted }, lit) {
  const said = lit ? counted.replace(/^[\d.]+/, lit.size.toLocaleString("nl-NL")) : counted;
  count.setAttribute("aria-live", lit ? "off" : "polite");
  if (count.textContent !== said) count.textContent = said;
}

function build(root) {
  const bar = make("div", "bar", "");
  const count = make("p", "vp-count", "");
  count.setAttribute("role", "status");
  count.tabIndex = -1;
  const chips = make("ul", "chips", "");
  chips.setAttribute("aria-label", "Wat je hebt gekozen");
  const state = { count, chips, lost: false, send: () => {} };
  const clear = button("wis alles", "Wis alles wat je hebt gekozen", () => {
    state.lost = true;
    state.send({ what: "clear" });
  });
  clear.className = "clear";
  state.clear = clear;
  bar.append(count, chips, clear);
  root.append(bar);
  page.hear("lit", (lit) => tell(state, lit));
  return state;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = parentElement.vertelpuntChips || build(parentElement);
  parentElement.vertelpuntChips = state;
  state.send = (act) => setTriggerValue("act", act);
  state.counted = data.count;
  tell(state, null);
  const focused = state.chips.getRootNode().activeElement;
  const name = focused && focused.dataset ? focused.dataset.name : null;
  state.chips.replaceChildren(...data.chips.map((each) => chip(each, state)));
  state.chips.hidden = data.chips.length === 0;
  state.clear.hidden = data.chips.length === 0;
  const again = name && [...state.chips.querySelectorAll("button")].find((b) => b.dataset.name === name);
  if (again) again.focus({ preventScroll: true });
  else if (state.lost) state.count.focus({ preventScroll: true });
  state.lost = false;
}

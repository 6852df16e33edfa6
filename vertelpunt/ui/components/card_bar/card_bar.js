// Buttons above a card.
const CONFIRM_MS = 4000;

function button(name, text, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = name;
  element.textContent = text;
  element.addEventListener("click", act);
  return element;
}

async function copyLink(said) {
  try {
    await navigator.clipboard.writeText(window.location.href);
    said.textContent = "De link is gekopieerd.";
  } catch {
    said.textContent = "Kopieer de link uit de adresbalk.";
  }
  setTimeout(() => { said.textContent = ""; }, CONFIRM_MS);
}

function build(root, go) {
  const bar = document.createElement("div");
  bar.className = "bar";
  const where = document.createElement("span");
  where.className = "where";
  const said = document.createElement("span");
  said.className = "said";
  said.setAttribute("role", "status");
  bar.append(
    button("list", "Lijst", () => go("list")),
    button("previous", "Vorige", () => go("previous")),
    where,
    button("next", "Volgende", () => go("next")),
    button("copy", "Kopieer link", () => copyLink(said)),
    button("print", "Afdrukken", () => window.print()),
    said,
  );
  root.append(bar);
  return bar;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = parentElement.vertelpuntBar || {};
  parentElement.vertelpuntBar = state;
  state.go = (step) => setTriggerValue("step", step);
  state.bar = state.bar || build(parentElement, (step) => state.go(step));
  state.bar.querySelector(".list").classList.toggle("always", data.closes);
  const inList = data.place !== null;
  state.bar.querySelector(".where").textContent =
    inList ? `${data.place + 1} van ${data.total}` : "Niet in deze lijst";
  state.bar.querySelector(".previous").disabled = !inList || data.place === 0;
  state.bar.querySelector(".next").disabled = !inList || data.place + 1 >= data.total;
}

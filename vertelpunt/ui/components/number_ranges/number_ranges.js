// A pair of number fields a label, from and to, and a button that sends them all.
const WRONG = "Vul hele getallen van 0 tot 100 in, telkens het kleinste eerst.";

function field(text, name, value) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type: "number", min: "0", max: "100", step: "1", value: String(value) });
  input.setAttribute("aria-label", name);
  label.append(text, input);
  return label;
}

function row(label, [low, high], unit) {
  const element = document.createElement("div");
  element.className = "row";
  const name = document.createElement("span");
  name.textContent = label;
  element.append(name, field(`van${unit}`, `${label}: van${unit}`, low),
    field(`tot en met${unit}`, `${label}: tot en met${unit}`, high));
  return element;
}

function build(root) {
  const form = document.createElement("form");
  form.noValidate = true;
  const legend = document.createElement("p");
  legend.className = "legend";
  const rows = document.createElement("div");
  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "alert");
  const go = document.createElement("button");
  const state = { form, legend, rows, go, drawn: "", send: () => {} };
  form.append(legend, rows, said, go);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ranges = [...rows.children].map((each) =>
      [...each.querySelectorAll("input")].map((input) => (input.value === "" ? NaN : Number(input.value))));
    const sound = ranges.every(([low, high]) =>
      Number.isInteger(low) && Number.isInteger(high) && low >= 0 && low <= high && high <= 100);
    said.textContent = sound ? "" : WRONG;
    if (sound) state.send(ranges);
  });
  root.append(form);
  return state;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = parentElement.vertelpuntRanges || build(parentElement);
  parentElement.vertelpuntRanges = state;
  state.send = (ranges) => setTriggerValue("ranges", ranges);
  const drawn = JSON.stringify(data);
  if (drawn === state.drawn) return;
  state.drawn = drawn;
  state.legend.textContent = data.legend;
  state.go.textContent = data.negated ? "Laat dit gebied weg" : "Kies dit gebied";
  state.form.setAttribute("aria-label", data.legend);
  state.rows.style.cssText = "display: grid; gap: .8rem;";
  state.rows.replaceChildren(...data.labels.map((label, n) =>
    row(label, (data.ranges && data.ranges[n]) || [0, 100], data.unit)));
}

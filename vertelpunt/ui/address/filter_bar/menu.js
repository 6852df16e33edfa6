// A form that makes a part of the selection: what to choose on, then the answers.
const MANY = 15;

function make(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

const pack = (token) => token.replaceAll("*", "**").replaceAll("~", "*-");
const unpack = (token) => token.split("**").map((piece) => piece.replaceAll("*-", "~")).join("*");
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

// What was chosen before on this entry: its tokens behind those of the entry, and whether it was negated.
function before(entry, chosen) {
  for (const text of chosen) {
    const tokens = text.replace(/^!/, "").split("~").map(unpack);
    if (entry.tokens.every((token, n) => tokens[n] === token)) {
      return { tokens: tokens.slice(entry.tokens.length), negated: text.startsWith("!") };
    }
  }
  return { tokens: [], negated: false };
}

function field(label, input) {
  const wrapper = make("label", "field", label);
  wrapper.append(input);
  return wrapper;
}

function option(type, name, value, label, checked) {
  const wrapper = make("label", "option", "");
  const input = document.createElement("input");
  input.type = type;
  input.name = name;
  input.value = value;
  input.checked = checked;
  const text = make("span", "", label);
  text.dir = "auto";
  wrapper.append(input, text);
  return wrapper;
}

function choices(entry, type, had) {
  const set = make("fieldset", "", "");
  set.append(make("legend", "", entry.label));
  const list = make("div", "options", "");
  list.append(...entry.options.map(([value, label]) => option(type, "value", value, label, had.includes(value))));
  if (entry.options.length > MANY) {
    const narrow = document.createElement("input");
    narrow.type = "search";
    narrow.addEventListener("input", () => {
      for (const each of list.children) each.hidden = !fold(each.textContent).includes(fold(narrow.value));
    });
    narrow.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    set.append(field("Zoek in de lijst", narrow));
  }
  set.append(list);
  return set;
}

function input(type, name, label, value, more) {
  const element = document.createElement("input");
  Object.assign(element, { type, name, value, ...more });
  return field(label, element);
}

function pair(type, had, labels, more) {
  const row = make("div", "pair", "");
  row.append(input(type, "first", labels[0], had[0] || "", more), input(type, "last", labels[1], had[1] || "", more));
  return row;
}

// Which fields an entry needs, and how what is filled in becomes tokens; null where it is not complete.
const FORMS = {
  checks: {
    draw: (entry, had) => {
      const parts = [choices(entry, "checkbox", had)];
      if (entry.together) {
        const how = make("fieldset", "", "");
        how.append(make("legend", "", "Bij meer antwoorden"),
          option("radio", "how", "any", "een van deze", had[0] !== "all"),
          option("radio", "how", "all", "allemaal samen", had[0] === "all"));
        parts.push(how);
      }
      return parts;
    },
    read: (entry, form) => {
      const values = [...form.querySelectorAll("[name=value]:checked")].map((each) => each.value);
      if (!values.length) return null;
      return entry.together ? [form.elements.how.value, ...values] : values;
    },
    missing: "Kies ten minste één antwoord.",
  },
  one: {
    draw: (entry, had) => [choices(entry, "radio", had)],
    read: (entry, form) => {
      const chosen = form.querySelector("[name=value]:checked");
      return chosen ? [chosen.value] : null;
    },
    missing: "Kies er een.",
  },
  range: {
    draw: (entry, had) => [pair("number", had.length ? had : ["0", "100"], ["Van (0 tot 100)", "Tot en met (0 tot 100)"],
      { min: "0", max: "100", step: "1" })],
    read: (entry, form) => {
      const [low, high] = [form.elements.first, form.elements.last].map((each) => each.value);
      return low !== "" && high !== "" && +low >= 0 && +high <= 100 && +low <= +high ? [low, high] : null;
    },
    missing: "Vul twee getallen van 0 tot 100 in, het kleinste eerst.",
  },
  dates: {
    draw: (entry, had) => [pair("date", had, ["Vanaf", "Tot en met"], {})],
    read: (entry, form) => {
      const [first, last] = [form.elements.first.value, form.elements.last.value];
      return (first || last) && (!first || !last || first <= last) ? [first, last] : null;
    },
    missing: "Vul een of twee dagen in, de eerste eerst.",
  },
  none: { draw: () => [], read: () => [], missing: "" },
};

function drawEntry(state, entry) {
  const { tokens, negated } = before(entry, state.chosen);
  state.fields.replaceChildren(...FORMS[entry.form].draw(entry, tokens));
  if (entry.form !== "none") {
    state.fields.append(option("checkbox", "negated", "yes", "Draai om: juist de verhalen waarvoor dit niet geldt", negated));
  }
  state.said.textContent = "";
}

function drawSelect(state, entries) {
  state.entries = entries;
  const groups = new Map();
  entries.forEach((entry, n) => {
    if (!groups.has(entry.group)) {
      const group = document.createElement("optgroup");
      group.label = entry.group;
      groups.set(entry.group, group);
    }
    const choice = document.createElement("option");
    choice.value = String(n);
    choice.textContent = entry.label;
    groups.get(entry.group).append(choice);
  });
  const here = state.select.value;
  state.select.replaceChildren(...groups.values());
  state.select.value = here || "0";
  drawEntry(state, entries[Number(state.select.value)]);
}

function build(root) {
  const form = document.createElement("form");
  const state = { form, select: document.createElement("select"), fields: make("div", "field", ""),
    said: make("p", "said", ""), entries: [], chosen: [], drawn: "", send: () => {} };
  state.said.setAttribute("role", "alert");
  const go = make("button", "go", "Kies");
  go.type = "submit";
  form.noValidate = true;
  form.append(field("Waarop wil je kiezen?", state.select), state.fields, state.said, go);
  state.select.addEventListener("change", () => drawEntry(state, state.entries[Number(state.select.value)]));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const entry = state.entries[Number(state.select.value)];
    const { read, missing } = FORMS[entry.form];
    const values = read(entry, form);
    state.said.textContent = values ? "" : missing;
    if (!values) return;
    const negated = form.elements.negated && form.elements.negated.checked;
    state.send({ what: "take", on: (negated ? "!" : "") + [...entry.tokens, ...values].map(pack).join("~") });
  });
  root.append(form);
  return state;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = parentElement.vertelpuntMenu || build(parentElement);
  parentElement.vertelpuntMenu = state;
  state.send = (act) => setTriggerValue("act", act);
  state.chosen = data.chosen;
  const drawn = JSON.stringify(data.entries);
  // What is being filled in stays while the page follows another choice.
  if (drawn !== state.drawn) drawSelect(state, data.entries);
  state.drawn = drawn;
}

// Small tools: elements whose text is only ever text, and numbers in Dutch.
const SVG = "http://www.w3.org/2000/svg";
let lastId = 0;

function freshId(name) {
  lastId += 1;
  return `vp-${name}-${lastId}`;
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : value);
  }
}

// A button's words can be too few without what stands around it; `more` is for the ear only.
function button(words, onClick, { kind = "plain", more = "" } = {}) {
  return el("button", { type: "button", class: `button ${kind}`, on: { click: onClick } },
    words, more ? el("span", { class: "unseen" }, ` ${more}`) : null);
}

// Returns whether the text of this field was copied. Without https a page has no clipboard, but it can
// still copy what is selected.
async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

// One quiet voice for the screen reader. It speaks after a pause, and only the last sentence.
function makeVoice() {
  const element = el("p", { class: "unseen", "aria-live": "polite" });
  let timer = 0;
  return {
    element,
    say(sentence, pause = 600) {
      clearTimeout(timer);
      timer = setTimeout(() => { element.textContent = sentence; }, pause);
    },
  };
}

function plural(count, one, many) {
  return `${count.toLocaleString("nl-NL")} ${count === 1 ? one : many}`;
}

function clock(ms) {
  return new Date(ms).toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
}

function moment(ms) {
  const then = new Date(ms);
  const day = (date) => date.toDateString();
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (day(then) === day(new Date())) return `vandaag om ${clock(ms)}`;
  if (day(then) === day(yesterday)) return `gisteren om ${clock(ms)}`;
  return then.toLocaleDateString("nl-NL", { weekday: "long", day: "numeric", month: "long" });
}

// What nobody sees: white space, signs that only steer, and letters that are drawn as nothing.
const SEEN = new RegExp("[^\\s\\p{Cc}\\p{Cf}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800" +
  "\\u3164\\ufe00-\\ufe0f\\uffa0\\u{e0100}-\\u{e01ef}]", "u");

// It stops at the first sign that is seen, so a long text costs nothing.
function isBlank(text) {
  return !SEEN.test(text);
}

// As the server counts: characters of the text without the white space around it.
function lengthOf(text) {
  let count = 0;
  for (const _ of text.trim()) count += 1;
  return count;
}

function firstWords(text, most) {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most - 20))} …`;
}

// The element that has the focus, also inside a shadow root.
function focusedIn(root) {
  return root.getRootNode().activeElement;
}

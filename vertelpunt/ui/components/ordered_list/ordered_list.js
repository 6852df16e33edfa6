// Stories in an order of one's own. What is changed shows at once; Python is told the stories it is about.
const SLACK = 6;
const EDGE = 56;
const SPEED = 9;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const titled = (row) => `‘${row.querySelector(".name").textContent}’`;
const focused = (list) => list.getRootNode().activeElement;

function address(id) {
  const url = new URL(window.location.href);
  url.searchParams.set("verhaal", id);
  return url.pathname + url.search;
}

// What Python has not heard yet goes along again: a message may come in the place of another.
function tell(state, change) {
  state.number = Math.max(state.number + 1, state.data.heard + 1, Date.now());
  state.unheard.push({ number: state.number, ...change });
  state.send(state.unheard);
}

function number(list) {
  [...list.children].forEach((row, place) => {
    row.querySelector(".number").textContent = `${place + 1}. `;
  });
}

// The row itself stays in the page while others pass it, so that it keeps finger and focus.
function pass(row, step) {
  const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return false;
  if (step < 0) row.after(other);
  else row.before(other);
  number(row.parentElement);
  return true;
}

function settle(state, row) {
  const { list, said } = state;
  const place = [...list.children].indexOf(row) + 1;
  said.textContent = `${titled(row)} staat nu op plaats ${place} van ${list.children.length}.`;
  tell(state, { story: row.dataset.id, before: row.nextElementSibling?.dataset.id ?? null });
}

function step(state, row, by) {
  if (pass(row, by)) {
    settle(state, row);
    row.scrollIntoView({ block: "nearest" });
  } else {
    state.said.textContent = `${titled(row)} staat al ${by < 0 ? "bovenaan" : "onderaan"}.`;
  }
}

function takeOff(state, row) {
  const next = row.nextElementSibling || row.previousElementSibling;
  row.remove();
  number(state.list);
  state.said.textContent = `${titled(row)} is van de lijst.`;
  if (next) next.querySelector(".handle").focus();
  tell(state, { story: row.dataset.id, off: true });
}

function showWays(state, row, shown) {
  for (const each of state.list.children) {
    const open = each === row && shown;
    each.querySelector(".ways").hidden = !open;
    each.querySelector(".handle").setAttribute("aria-expanded", String(open));
  }
}

function scroller(list) {
  let at = list;
  while (at) {
    const way = getComputedStyle(at).overflowY;
    if ((way === "auto" || way === "scroll") && at.scrollHeight > at.clientHeight) return at;
    at = at.parentElement || at.getRootNode().host;
  }
  return document.scrollingElement;
}

// Whatever lies under the pointer passes the row; near an edge the list goes on by itself.
function follow(row, box, y) {
  const middle = (other) => {
    const { top, height } = other.getBoundingClientRect();
    return top + height / 2;
  };
  const { top, bottom } = box.getBoundingClientRect();
  if (y < Math.max(top, 0) + EDGE) box.scrollBy(0, -SPEED);
  else if (y > Math.min(bottom, window.innerHeight) - EDGE) box.scrollBy(0, SPEED);
  const [before, after] = [row.previousElementSibling, row.nextElementSibling];
  if (before && y < middle(before)) pass(row, -1);
  else if (after && y > middle(after)) pass(row, 1);
}

function drag(state, row, handle, start) {
  const { list } = state;
  const order = [...list.children];
  const over = new AbortController();
  const box = scroller(list);
  let y = start.clientY;
  state.dragged = false;
  const frame = () => {
    if (over.signal.aborted) return;
    follow(row, box, y);
    requestAnimationFrame(frame);
  };
  const end = (kept) => {
    over.abort();
    row.classList.remove("lifted");
    state.lifted = null;
    if (!kept) list.replaceChildren(...order);
    if (order.some((each, place) => list.children[place] !== each)) settle(state, row);
    else draw(state);
  };
  const on = (target, name, act) => target.addEventListener(name, act, { signal: over.signal });
  handle.setPointerCapture(start.pointerId);
  on(handle, "pointermove", (event) => {
    y = event.clientY;
    if (state.dragged || Math.abs(y - start.clientY) < SLACK) return;
    state.dragged = true;
    state.lifted = row;
    row.classList.add("lifted");
    frame();
  });
  on(handle, "pointerup", () => end(true));
  on(handle, "pointercancel", () => { end(false); state.dragged = false; });
  on(window, "keydown", (event) => { if (event.key === "Escape") end(false); });
}

function made(state, id) {
  const handle = element("button", { class: "handle", type: "button", "aria-expanded": "false", "aria-describedby": "how" });
  const way = (name, text, act) => {
    const button = element("button", { class: name, type: "button" }, text);
    button.addEventListener("click", act);
    return button;
  };
  const title = element("span", { class: "title", dir: "auto" }, element("span", { class: "number" }), element("span", { class: "name" }));
  const row = element("li", {}, handle, element("a", {}, title, element("span", { class: "about", dir: "auto" })));
  row.dataset.id = id;
  const ways = element("div", { class: "ways" },
    way("up", "Omhoog", () => step(state, row, -1)),
    way("down", "Omlaag", () => step(state, row, 1)),
    way("off", "Van de lijst", () => takeOff(state, row)));
  ways.hidden = true;
  row.append(ways);
  handle.addEventListener("pointerdown", (event) => { if (!event.button) drag(state, row, handle, event); });
  handle.addEventListener("click", () => {
    if (!state.dragged) showWays(state, row, ways.hidden);
    state.dragged = false;
  });
  return row;
}

function fill(row, told, opened) {
  const link = row.querySelector("a");
  link.href = address(told.id);
  link.querySelector(".name").textContent = told.title;
  link.querySelector(".about").textContent = told.about;
  row.querySelector(".handle").setAttribute("aria-label", `Verplaats: ${told.title}`);
  const here = told.id === opened;
  row.toggleAttribute("data-opened", here);
  if (here) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

// The order of Python, unless it has not heard of the last change yet.
function draw(state) {
  const { list, data } = state;
  if (state.unheard.length || state.lifted) return;
  const holder = focused(list);
  const rows = new Map([...list.children].map((row) => [row.dataset.id, row]));
  const wanted = data.rows.map((told) => {
    const row = rows.get(told.id) || made(state, told.id);
    fill(row, told, data.opened);
    return row;
  });
  for (const row of rows.values()) if (!wanted.includes(row)) row.remove();
  wanted.forEach((row, place) => {
    if (list.children[place] !== row) list.insertBefore(row, list.children[place] || null);
  });
  number(list);
  list.setAttribute("aria-label", data.label);
  if (holder && holder !== focused(list) && list.contains(holder)) holder.focus({ preventScroll: true });
}

function press(state, event) {
  const row = event.target.closest("li");
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (by && event.altKey) {
    event.preventDefault();
    step(state, row, by);
    return;
  }
  const kind = ["a", ".handle"].find((name) => event.target.matches(name));
  const all = kind ? [...state.list.querySelectorAll(kind)] : [];
  const to = { ArrowUp: all.indexOf(event.target) - 1, ArrowDown: all.indexOf(event.target) + 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || !all[to]) return;
  event.preventDefault();
  all[to].focus();
}

// On a phone the card comes over the list: the focus goes along, to its title.
function focusCard(title) {
  const look = () => {
    const heading = document.getElementById("storycard-title");
    if (heading?.textContent !== title || !heading.offsetParent) return;
    watch.disconnect();
    heading.focus();
  };
  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  window.addEventListener("pointerdown", () => watch.disconnect(), { once: true, capture: true });
}

function open(state, event) {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  state.choose(link.closest("li").dataset.id);
  if (window.matchMedia("(max-width: 999px), (max-height: 559px)").matches) focusCard(link.querySelector(".name").textContent);
}

function build(parent) {
  const how = element("p", { class: "how", id: "how" }, "Sleep aan de stippen, of druk erop voor knoppen. Met toetsen: Alt en een pijl.");
  const list = element("ol", {});
  const said = element("p", { class: "said", role: "status" });
  const state = { list, said, unheard: [], number: 0, lifted: null, dragged: false };
  list.addEventListener("keydown", (event) => press(state, event));
  list.addEventListener("click", (event) => open(state, event));
  parent.append(how, list, said);
  return state;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = parentElement.vertelpuntOrder || build(parentElement);
  parentElement.vertelpuntOrder = state;
  state.data = data;
  state.send = (changes) => setTriggerValue("changes", changes);
  state.choose = (id) => setTriggerValue("chosen", id);
  state.unheard = state.unheard.filter((change) => change.number > data.heard);
  draw(state);
}

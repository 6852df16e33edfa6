// A list of links. A plain click opens a story here; with a modifier it opens in a new tab.
// `pieces`: [text, whether it was looked for].
function part(link, name, pieces) {
  const element = document.createElement("span");
  element.className = name;
  element.dir = "auto";
  for (const [text, hit] of pieces) {
    const piece = hit ? document.createElement("mark") : document.createTextNode("");
    piece.textContent = text;
    element.append(piece);
  }
  link.append(element);
}

function address(id) {
  const url = new URL(window.location.href);
  url.searchParams.set("verhaal", id);
  return url.pathname + url.search;
}

function item(row, opened, printAll) {
  const link = document.createElement("a");
  link.href = address(row.id);
  link.dataset.id = row.id;
  if (row.id === opened) link.setAttribute("aria-current", "true");
  part(link, "title", row.title);
  part(link, "about", [[row.aside ? `${row.about} · niet bruikbaar` : row.about, false]]);
  part(link, "first", row.first);
  if (row.only) part(link, "only", [["alleen kerngroep", false]]);
  const element = document.createElement("li");
  if (row.only && !printAll) element.className = "unprinted";
  element.append(link);
  return element;
}

function move(event) {
  const links = [...event.currentTarget.querySelectorAll("a")];
  const here = links.indexOf(event.target.closest("a"));
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to === undefined || !links[to]) return;
  event.preventDefault();
  links[to].focus();
}

// On a phone the card comes over the list: the focus goes along, to its title.
function focusCard(title) {
  const until = Date.now() + 4000;
  const timer = setInterval(() => {
    const heading = document.getElementById("storycard-title");
    const here = heading && heading.textContent === title && heading.offsetParent;
    if (here) heading.focus();
    if (here || Date.now() > until) clearInterval(timer);
  }, 100);
}

const page = channel();

// The story that is pointed at, here or in a plot; and only those inside what is being drawn stand out.
function markPointed(list, id) {
  for (const link of list.querySelectorAll("a")) link.classList.toggle("pointed", link.dataset.id === id);
}

function dim(list, lit) {
  for (const link of list.querySelectorAll("a")) link.classList.toggle("dim", Boolean(lit) && !lit.has(link.dataset.id));
}

function tellPointed(list) {
  const point = (event) => {
    const link = event.target.closest("a");
    if (link) page.say("pointed", link.dataset.id);
  };
  const leave = () => page.say("pointed", null);
  list.addEventListener("mouseover", point);
  list.addEventListener("focusin", point);
  list.addEventListener("mouseleave", leave);
  list.addEventListener("focusout", leave);
}

export default function ({ data, parentElement, setTriggerValue }) {
  let list = parentElement.querySelector("ul");
  if (!list) {
    list = document.createElement("ul");
    list.addEventListener("keydown", move);
    tellPointed(list);
    parentElement.append(list);
  }
  list.onclick = (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("chosen", link.dataset.id);
    if (window.matchMedia("(max-width: 999px), (max-height: 559px)").matches) {
      focusCard(link.querySelector(".title").textContent);
    }
  };
  list.setAttribute("aria-label", data.label);
  const focused = list.getRootNode().activeElement;
  const focusedId = focused && focused.dataset && focused.dataset.id;
  list.replaceChildren(...data.rows.map((row) => item(row, data.opened, data.print_all)));
  // Drawing anew must not take the keyboard's place away.
  const again = [...list.querySelectorAll("a")].find((link) => link.dataset.id === focusedId);
  if (again) again.focus({ preventScroll: true });
  markPointed(list, page.value("pointed"));
  const stops = [page.hear("pointed", (id) => markPointed(list, id)), page.hear("lit", (lit) => dim(list, lit))];
  return () => {
    for (const stop of stops) stop();
    if (!list.isConnected) page.say("pointed", null);
  };
}

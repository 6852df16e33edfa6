// Sets what Streamlit's page lacks. It runs again whenever Python mounts it anew.
import { appRoot } from "./root.js";

/** @import { DocumentData } from "./types" */

/**
 * `focused`: what had the focus last, outside a dialog. `understood`: the welcome was read just now.
 * @typedef {object} Page
 * @property {string} base
 * @property {HTMLElement | null} bar
 * @property {HTMLElement | null} focused
 * @property {boolean} understood
 * @property {string | null} ticket
 */

const LABELS = new Map([
  ["Close", "Sluiten"],
  ["Show password", "Laat de code zien"],
  ["Hide password", "Verberg de code"],
  ["Copy to clipboard", "Kopieer"],
  ["Main menu", "Menu"],
  ["Open", "Toon de keuzes"],
  ["Clear value", "Maak leeg"],
  ["Choose an option", "Kies"],
  ["Link to heading", "Link naar deze kop"],
  ["file upload", "Bestand kiezen"],
  ["Add files", "Kies nog een bestand"],
]);
// What stands before a label of our own.
const BEFORE = new Map([
  ["Help for ", "Uitleg bij "],
  ["Remove ", "Haal weg: "],
  ["Shortcut ", "Sneltoets "],
]);
/** @type {[english: RegExp, dutch: string][]} */
const UPLOADING = [
  [/^Upload$/, "Kies een bestand"],
  [/(\d+)MB per file/, "tot $1 MB"],
];
const OFFLINE = "Geen verbinding. We proberen het vanzelf opnieuw. Laat deze pagina open: wat je typte, blijft staan.";
const RETRY_MS = 3000;

/** @param {string} label */
function begunInDutch(label) {
  for (const [english, dutch] of BEFORE) if (label.startsWith(english)) return dutch + label.slice(english.length);
  return label;
}

function inDutch() {
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
    for (const name of ["aria-label", "title", "placeholder"]) {
      const label = element.getAttribute(name) || "";
      const dutch = LABELS.get(label) ?? begunInDutch(label);
      if (dutch !== label) element.setAttribute(name, dutch);
    }
  }
  for (const box of document.querySelectorAll('[data-testid="stFileUploaderDropzone"]')) {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = /** @type {Text} */ (texts.currentNode);
      const { data } = node;
      const dutch = UPLOADING.reduce((text, [english, words]) => text.replace(english, words), data);
      if (dutch !== data) node.data = dutch;
    }
  }
  const skip = document.querySelector('[data-testid="stSkipToContent"]');
  if (skip && skip.textContent !== "Naar de inhoud") skip.textContent = "Naar de inhoud";
}

function nameNavigation() {
  const navigation = document.querySelector(".st-key-navigation");
  if (!navigation) return;
  navigation.setAttribute("role", "navigation");
  navigation.setAttribute("aria-label", "Hoofdmenu");
  for (const link of navigation.querySelectorAll("a")) {
    const here = new URL(link.href).pathname === window.location.pathname;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

// The word cloud is drawn by a component in a frame of its own, with English buttons over the words.
const CLOUD_STYLE =
  "body { margin: 0; } .modebar-container { display: none !important; } .textpoint { cursor: pointer; } " +
  "@media print { text { fill: #000 !important; } }";

function adoptCloud() {
  /** @type {(HTMLIFrameElement & { vertelpuntWaits?: boolean }) | null} */
  const frame = document.querySelector(".st-key-cloud iframe");
  if (!frame) return;
  if (frame.title !== "Woordwolk") frame.title = "Woordwolk";
  const inner = frame.contentDocument;
  if (!inner?.head || inner.getElementById("vp-cloud")) {
    if (!frame.vertelpuntWaits) frame.addEventListener("load", adoptCloud);
    frame.vertelpuntWaits = true;
    return;
  }
  const style = inner.createElement("style");
  style.id = "vp-cloud";
  style.textContent = CLOUD_STYLE;
  inner.head.append(style);
  inner.documentElement.lang = "nl";
  inner.title = "Woordwolk";
}

// Streamlit covers the page with an English dialog when the connection drops or an address does not
// exist. The first would lock a teller out of a form that still works, so both go away at once.
/** @param {Page} page */
function dismissDialogs(page) {
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    const title = dialog.querySelector("h2");
    const lost = title?.textContent === "Connection error";
    if (!lost && title?.textContent !== "Page not found") continue;
    const focused = page.focused;
    const close = dialog.querySelector("button");
    close?.click();
    // The dialog took the focus, and gives it back to a component, not to the field inside it.
    setTimeout(() => {
      if (focused?.isConnected) focused.focus();
    }, 50);
    if (lost) sayOffline(page);
  }
}

/** @param {Page} page */
function sayOffline(page) {
  if (page.bar) return;
  const bar = document.createElement("div");
  page.bar = bar;
  bar.className = "vp-offline";
  bar.setAttribute("role", "status");
  document.body.append(bar);
  bar.textContent = OFFLINE;
  const retry = setInterval(async () => {
    try {
      const answer = await fetch(`${page.base}_stcore/health`, { cache: "no-store" });
      if (!answer.ok) return;
    } catch {
      return;
    }
    clearInterval(retry);
    bar.remove();
    page.bar = null;
  }, RETRY_MS);
}

// The button that had the focus goes away with what it stood under, so the heading takes it over.
/** @param {Page} page */
function leaveWelcome(page) {
  if (!page.understood || document.querySelector(".st-key-welcome")) return;
  page.understood = false;
  /** @type {HTMLElement | null} */
  const heading = document.querySelector(".st-key-masthead h1");
  if (!heading || document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** @param {Page} page */
function refresh(page) {
  if (document.documentElement.lang !== "nl") document.documentElement.lang = "nl";
  inDutch();
  nameNavigation();
  adoptCloud();
  dismissDialogs(page);
  leaveWelcome(page);
}

/** @param {string} base */
function watch(base) {
  /** @type {Page} */
  const page = { base, bar: null, focused: null, understood: false, ticket: null };
  document.addEventListener("focusin", (event) => {
    const element = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (!element.closest('[role="dialog"]')) page.focused = element;
  });
  document.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest(".st-key-understood")) page.understood = true;
  });
  let waiting = 0;
  new MutationObserver(() => {
    waiting =
      waiting ||
      setTimeout(() => {
        waiting = 0;
        refresh(page);
      }, 30);
  }).observe(document.body, { childList: true, subtree: true });
  // A browser may keep a page as it was, and show it to who goes back after somebody signed off.
  window.addEventListener("pagehide", ({ persisted }) => {
    document.documentElement.hidden = persisted;
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) window.location.reload();
  });
  return page;
}

// A cookie that no script may read comes as an answer of the server, for a ticket that is good once.
/** @param {Page} page @param {string | null} ticket */
function fetchCookie(page, ticket) {
  if (!ticket || page.ticket === ticket) return;
  page.ticket = ticket;
  fetch(`${page.base}vertelpunt/cookie/${ticket}`, {
    method: "POST",
    cache: "no-store",
    // A page that is left or loaded anew at once still gets its cookie.
    keepalive: true,
  }).catch(() => {
    page.ticket = null;
  });
}

/** @param {string} address */
function fetchAhead(address) {
  if (document.head.querySelector("link[data-ahead]")) return;
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "script", href: address });
  link.dataset.ahead = "";
  document.head.append(link);
}

/** @param {{ data: DocumentData }} given */
export default function ({ data }) {
  const root = appRoot(data.base);
  if (data.script) fetchAhead(root + data.script);
  document.documentElement.toggleAttribute("data-one-screen", data.one_screen);
  document.documentElement.toggleAttribute("data-big-screen", data.big_screen);
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  for (const { name, value, seconds } of data.cookies) {
    document.cookie = `${name}=${value}; Path=${data.base}; Max-Age=${seconds}; SameSite=Strict${secure}`;
  }
  const shared = /** @type {Window & { vertelpuntPage?: Page }} */ (window);
  const page = shared.vertelpuntPage || watch(root);
  shared.vertelpuntPage = page;
  fetchCookie(page, data.ticket);
  refresh(page);
}

// The light page around the form: gets the questions, carries the form's messages, shows the thanks.
import { el, setText } from "../browser/dom.js";
import { randomId } from "../browser/ids.js";

/** @import { Trigger } from "../telling/story_form/shapes" */
/** @import { Answer, FormData, Message, Outcome, Told } from "../telling/story_form/types" */

/** @typedef {(given: { data: FormData, parentElement: ShadowRoot, setTriggerValue: Trigger }) => void} Draw */

// What the page says of itself: where its parts are.
const {
  base = "/",
  form: formAddress = "",
  style = "",
  cardStyle = "",
  passOn = "",
  passOnStyle = "",
  invite = "",
} = /** @type {HTMLElement} */ (document.querySelector("main")).dataset;
const RETRY_AFTER = 5_000;
const GIVE_UP_AFTER = 30_000;
const TAB = randomId();
// What is asked may be the form of the campaign that the link names.
const QUESTIONS = /[?&]campagne=/i.test(location.search) ? `vragen${location.search}` : "vragen";
const OFFLINE = "Geen verbinding. We proberen het vanzelf opnieuw. Laat deze pagina open: wat je typte, blijft staan.";
const SENT = "Je verhaal is verstuurd. Zo ziet de kerngroep het:";
const SENT_ALREADY = "Je verhaal is verstuurd.";
const NO_COPY = "Dat lukt nu niet. Probeer het zo nog eens, of kies ‘Druk af’.";
const UNREACHED = "De vragen zijn nu niet op te halen. We proberen het steeds opnieuw.";

/** @type {string | undefined} */
let asked;
/** @type {FormData} */
let data;
/** @type {Draw} */
let draw;

// Each id here is one of the page's own document.
/** @param {string} id */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

// A root of its own, so that the form's styles and the page's leave each other alone.
/** @param {HTMLElement} host @param {string} address */
function rootIn(host, address) {
  const root = host.shadowRoot || host.attachShadow({ mode: "open" });
  const sheet = el("link", { rel: "stylesheet", href: address });
  const loaded = new Promise((done) => {
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", done);
  });
  root.replaceChildren(sheet);
  return { root, loaded };
}

/** @param {string} words */
function sayLine(words) {
  setText(part("line"), words);
}

/** @param {string} path @param {RequestInit} [options] */
function fetchOwn(path, options) {
  return fetch(`${base}verhaal/${path}`, { signal: AbortSignal.timeout(GIVE_UP_AFTER), ...options });
}

/** @param {object} content */
function asMessage(content) {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Vertelpunt-Tab": TAB },
    body: JSON.stringify(content),
  };
}

// The answer as JSON with what it is of; rejects where there is no line, or no answer of the app.
/** @param {string} path @param {RequestInit} [options] */
async function ask(path, options = {}) {
  const answer = await fetchOwn(path, options);
  const json = await answer.json();
  if (!answer.ok && !json.sentence) throw new Error(String(answer.status));
  return json;
}

async function getQuestions() {
  const found = await ask(QUESTIONS);
  if (found.sentence) throw new Error(found.sentence);
  asked = found.asked;
  return found.data;
}

// What the server kept for this device; only a device that began before has anything there.
async function getDraft() {
  if (!document.cookie.includes("vertelpunt_draft=")) return {};
  try {
    return await ask(`concept${location.search}`, { cache: "no-store" });
  } catch {
    return {};
  }
}

// Messages on their way, by kind: the newest of a kind is enough, and goes until it arrives.
/** @type {Map<string, Message>} */
const waiting = new Map();
/** @type {Set<string>} */
const onTheWay = new Set();

/** @param {Message} message */
function post(message) {
  if (message.kind === "submit") waiting.delete("draft");
  waiting.set(message.kind, message);
  carry(message.kind);
}

/** @param {string} kind */
async function carry(kind) {
  const message = waiting.get(kind);
  if (!message || onTheWay.has(kind)) return;
  onTheWay.add(kind);
  try {
    const answer = await ask(`bericht${location.search}`, asMessage(message));
    if (waiting.get(kind) === message) waiting.delete(kind);
    onTheWay.delete(kind);
    sayLine("");
    await take(message, answer);
  } catch {
    onTheWay.delete(kind);
    if (!navigator.onLine) sayLine(OFFLINE);
  }
  // A newer one may have come meanwhile; one that did not arrive goes again after a while.
  if (waiting.has(kind) && waiting.get(kind) !== message) carry(kind);
}

/** @param {Message} message @param {Answer} answer */
async function take(message, answer) {
  const { draft_id, nr } = message;
  /** @type {Outcome | null} */
  const outcome = answer.sentence ? { draft_id, nr, failure: answer.sentence } : answer.outcome || null;
  const renewed = Boolean(answer.asked) && answer.asked !== asked && (await renew());
  // A draft that was kept, and one that was kept before, change nothing on the page.
  const said = Boolean(outcome || answer.sentence || data.outcome?.unkept || data.outcome?.marks);
  if (message.kind === "draft" && !said && !renewed) return;
  show({ outcome: message.kind === "draft" && answer.sentence ? { unkept: answer.sentence } : outcome });
  if (outcome?.sent) thank(message, outcome, answer.told);
}

// The questions changed while this page was open; returns whether they could be had.
async function renew() {
  try {
    data = { ...data, ...(await getQuestions()) };
    return true;
  } catch {
    // The server checks every answer anyway, and says at sending what has changed.
    return false;
  }
}

/** @param {Partial<FormData>} more */
function show(more) {
  data = { ...data, ...more };
  draw({ data, parentElement: formRoot, setTriggerValue: (_, message) => post(/** @type {Message} */ (message)) });
}

// `told`: the story as its teller may see it, null where there is none.
/** @param {Message} message @param {Outcome} outcome @param {Told | null | undefined} told */
async function thank({ draft_id, shared }, outcome, told) {
  waiting.clear();
  // On a shared device the form goes on: it says when it makes room for the next.
  part("form").hidden = !shared;
  part("again").hidden = Boolean(shared);
  part("thanks").hidden = false;
  part("shown").textContent = told ? SENT : SENT_ALREADY;
  part("lost").replaceChildren(
    ...(outcome.lost || []).map(({ question, message }) => {
      const found = data.questionnaire.questions.find(({ id }) => id === question);
      return el("p", {}, `${found ? found.label : ""} ${message}`);
    }),
  );
  showHtml("card", told ? told.receipt + told.card : "");
  showHtml("dots", told ? told.dots : "");
  part("where").hidden = !told?.dots;
  part("copy").hidden = Boolean(shared) || !told;
  part("copy-said").textContent = "";
  part("pdf").onclick = () => savePdf(draft_id);
  window.scrollTo(0, 0);
  part("thanks").querySelector("h1")?.focus({ preventScroll: true });
  const { default: pass } = await import(passOn);
  pass({ data: { base, page: invite }, parentElement: rootIn(part("invite"), passOnStyle).root });
  if (told) pass({ data: { own: told }, parentElement: rootIn(part("own"), passOnStyle).root });
}

// `html`: of our own template, in which everything of a teller is escaped.
/** @param {string} id @param {string} html */
function showHtml(id, html) {
  const shown = new DOMParser().parseFromString(html, "text/html");
  rootIn(part(id), cardStyle).root.append(...shown.body.childNodes);
}

/** @param {string} draftId */
async function savePdf(draftId) {
  part("copy-said").textContent = "Even geduld. We maken je PDF.";
  try {
    const answer = await fetchOwn("kopie", asMessage({ draft_id: draftId }));
    if (!answer.ok) throw new Error((await answer.json()).sentence);
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(await answer.blob()),
      download: "mijn-verhaal.pdf",
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), GIVE_UP_AFTER);
    part("copy-said").textContent = "Je PDF is gemaakt.";
  } catch {
    part("copy-said").textContent = NO_COPY;
  }
}

function again() {
  part("thanks").hidden = true;
  part("form").hidden = false;
  show({ outcome: null, draft: null });
  window.scrollTo(0, 0);
}

/**
 * @template Done
 * @param {() => Promise<Done>} task
 */
async function keepTrying(task) {
  for (;;) {
    try {
      return await task();
    } catch {
      sayLine(navigator.onLine ? UNREACHED : OFFLINE);
      await new Promise((done) => {
        setTimeout(done, RETRY_AFTER);
      });
    }
  }
}

function carryAll() {
  for (const kind of [...waiting.keys()]) carry(kind);
}

const { root: formRoot, loaded: styled } = rootIn(part("form"), style);
window.addEventListener("offline", () => sayLine(OFFLINE));
window.addEventListener("online", () => {
  sayLine("");
  carryAll();
});
setInterval(carryAll, RETRY_AFTER);
part("again").addEventListener("click", again);

const [module, questions, kept] = await Promise.all([
  import(formAddress),
  keepTrying(getQuestions),
  getDraft(),
  styled,
]);
draw = module.default;
sayLine(navigator.onLine ? "" : OFFLINE);
show({ ...questions, base, draft: kept.draft || null, outcome: kept.outcome || null });

// It may only keep what opens the page; where a browser has none, the page works with a line.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(`${base}verhaal/werker.js`, { scope: `${base}verhaal` }).catch(() => {});
  // Those of a campaign it has not kept yet, where they were fetched before it looked after this page.
  const keep = () => fetchOwn(QUESTIONS).catch(() => {});
  if (QUESTIONS !== "vragen") navigator.serviceWorker.addEventListener("controllerchange", keep, { once: true });
}

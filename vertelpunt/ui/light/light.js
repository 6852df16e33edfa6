// The light page around the form: gets the questions, carries the form's messages, shows the thanks.
const main = document.querySelector("main");
const { base, form: formAddress, style, cardStyle } = main.dataset;
const RETRY_AFTER = 5_000;
const GIVE_UP_AFTER = 30_000;
const TAB = Array.from(crypto.getRandomValues(new Uint8Array(16)),
  (byte) => byte.toString(16).padStart(2, "0")).join("");
const OFFLINE = "Geen verbinding. Wat je typt, staat veilig op dit toestel.";
const SENT = "Je verhaal is verstuurd. Zo ziet de kerngroep het:";
const SENT_ALREADY = "Je verhaal is verstuurd.";
const UNREACHED = "De vragen zijn nu niet op te halen. We proberen het steeds opnieuw.";

const part = (id) => document.getElementById(id);
let asked = null;
let data = null;
let draw = null;

// A root of its own, so that the form's styles and the page's leave each other alone.
function rootIn(host, address) {
  const root = host.shadowRoot || host.attachShadow({ mode: "open" });
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = address;
  const loaded = new Promise((done) => {
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", done);
  });
  root.replaceChildren(sheet);
  return { root, loaded };
}

function sayLine(words) {
  if (part("line").textContent !== words) part("line").textContent = words;
}

// The answer as JSON with what it is of; rejects where there is no line, or no answer of the app.
async function ask(path, options = {}) {
  const answer = await fetch(`${base}verhaal/${path}`,
    { signal: AbortSignal.timeout(GIVE_UP_AFTER), ...options });
  const json = await answer.json();
  if (!answer.ok && !json.sentence) throw new Error(String(answer.status));
  return json;
}

async function getQuestions() {
  const found = await ask("vragen");
  if (found.sentence) throw new Error(found.sentence);
  asked = found.asked;
  return found.data;
}

// What the server kept for this device; only a device that began before has anything there.
async function getDraft() {
  if (!document.cookie.includes("vertelpunt_draft=")) return {};
  try {
    return await ask("concept", { cache: "no-store" });
  } catch {
    return {};
  }
}

// Messages on their way, by kind: the newest of a kind is enough, and goes until it arrives.
const waiting = new Map();
const onTheWay = new Set();

function post(message) {
  if (message.kind === "submit") waiting.delete("draft");
  waiting.set(message.kind, message);
  carry(message.kind);
}

async function carry(kind) {
  const message = waiting.get(kind);
  if (!message || onTheWay.has(kind)) return;
  onTheWay.add(kind);
  try {
    const answer = await ask(`bericht${location.search}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Vertelpunt-Tab": TAB },
      body: JSON.stringify(message),
    });
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

async function take(message, answer) {
  const { draft_id, nr } = message;
  const outcome = answer.sentence ? { draft_id, nr, failure: answer.sentence } : answer.outcome;
  const renewed = Boolean(answer.asked) && answer.asked !== asked && await renew();
  // A draft that was kept, and one that was kept before, change nothing on the page.
  const said = Boolean(outcome || answer.sentence || (data.outcome && data.outcome.unkept));
  if (message.kind === "draft" && !said && !renewed) return;
  show({ outcome: message.kind === "draft" && answer.sentence ? { unkept: answer.sentence } : outcome });
  if (outcome && outcome.sent) thank(outcome, answer.card);
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

function show(more) {
  data = { ...data, ...more };
  draw({ data, parentElement: formRoot, setTriggerValue: (_, message) => post(message) });
}

// `card`: of our own template, in which everything of a teller is escaped; '' where there is none.
function thank(outcome, card) {
  waiting.clear();
  part("form").hidden = true;
  part("thanks").hidden = false;
  part("shown").textContent = card ? SENT : SENT_ALREADY;
  part("lost").replaceChildren(...(outcome.lost || []).map(({ question, message }) => {
    const found = data.questionnaire.questions.find(({ id }) => id === question);
    const line = document.createElement("p");
    line.textContent = `${found ? found.label : ""} ${message}`;
    return line;
  }));
  const shown = new DOMParser().parseFromString(card || "", "text/html");
  rootIn(part("card"), cardStyle).root.append(...shown.body.childNodes);
  const heading = part("thanks").querySelector("h1");
  window.scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

function again() {
  part("thanks").hidden = true;
  part("form").hidden = false;
  show({ outcome: null, draft: null });
  window.scrollTo(0, 0);
}

async function keepTrying(task) {
  for (;;) {
    try {
      return await task();
    } catch {
      sayLine(navigator.onLine ? UNREACHED : OFFLINE);
      await new Promise((done) => { setTimeout(done, RETRY_AFTER); });
    }
  }
}

const { root: formRoot, loaded: styled } = rootIn(part("form"), style);
const carryAll = () => [...waiting.keys()].forEach(carry);
window.addEventListener("offline", () => sayLine(OFFLINE));
window.addEventListener("online", () => { sayLine(""); carryAll(); });
setInterval(carryAll, RETRY_AFTER);
part("again").addEventListener("click", again);

const [module, questions, kept] = await Promise.all([
  import(formAddress), keepTrying(getQuestions), getDraft(), styled]);
draw = module.default;
sayLine(navigator.onLine ? "" : OFFLINE);
show({ ...questions, base, draft: kept.draft || null, outcome: kept.outcome || null });

// It may only keep what opens the page; where a browser has none, the page works with a line.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(`${base}verhaal/werker.js`, { scope: `${base}verhaal` })
    .catch(() => {});
}

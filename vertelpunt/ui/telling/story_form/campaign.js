// The campaign of the link: what stands in the place of the questions where nobody can begin, and the
// way back to where a draft was begun.

import { button } from "../../browser/controls.js";
import { el } from "../../browser/dom.js";
import { isFilled } from "./draft.js";

/** @import { Draft } from "./shapes" */
/** @import { Campaign, FormData } from "./types" */

const NAME = "campagne";
const CODE = "code";

// By which link this page was opened, as a draft remembers it.
/** @param {Campaign | null} campaign */
export function linkOf(campaign) {
  if (!campaign) return {};
  return { campaign: campaign.key, code: new URLSearchParams(location.search).get(CODE) || undefined };
}

// Whether this page's questions would leave behind something that was filled in elsewhere.
/** @param {Draft} draft @param {FormData} data */
export function isOfElsewhere({ campaign = "", fields }, data) {
  if (campaign === (data.campaign?.key || "")) return false;
  // Nothing is gained by opening the same link again.
  if (campaign && new URLSearchParams(location.search).get(NAME) === campaign) return false;
  const asked = new Set(data.questionnaire.questions.map(({ id }) => id));
  return Object.keys(fields).some((id) => !asked.has(id) && isFilled(fields[id]));
}

// The page anew, by the link where this draft was begun.
/** @param {Draft} draft */
export function goWhereBegun({ campaign, code }) {
  const query = new URLSearchParams(location.search);
  for (const name of [...query.keys()]) if (name.toLowerCase() === NAME || name === CODE) query.delete(name);
  if (campaign) query.set(NAME, campaign);
  if (code) query.set(CODE, code);
  location.assign(`${location.pathname}${query.size ? "?" : ""}${query}`);
}

// Where nobody can begin: why, what came of it, and where to tell anyway. Where a code is asked: a
// field for it. null where anybody can begin. `began`: a draft was begun here.
/** @param {Campaign | null} campaign @param {boolean} began */
export function makeGate(campaign, began) {
  if (!campaign) return null;
  if (campaign.state !== "open" && !began) return closed(campaign);
  return campaign.asks_code ? askCode(campaign) : null;
}

/** @param {Campaign} campaign */
function closed({ sentences }) {
  const [first, ...rest] = sentences;
  const lines = rest.flatMap((sentence) => sentence.split("\n")).filter((line) => line.trim());
  return el(
    "section",
    { class: "welcome gate" },
    el("h2", { tabindex: "-1" }, first),
    lines.map((line) => el("p", {}, line)),
    el("p", {}, "Heb je een verhaal? Vertel het gerust. Het komt bij alle andere verhalen."),
    el("div", { class: "navigation" }, el("a", { class: "button main", href: location.pathname }, "Vertel je verhaal")),
  );
}

/** @param {Campaign} campaign */
function askCode(campaign) {
  const said = el("p", { class: "error", id: "code-said", role: "alert" });
  if (campaign.wrong_code) said.textContent = "Deze code klopt niet. Kijk hem na, en typ hem nog eens.";
  const field = el("input", {
    id: "campaign-code",
    type: "text",
    class: "input",
    autocomplete: "off",
    autocapitalize: "off",
  });
  field.setAttribute("aria-describedby", "code-said");
  if (campaign.wrong_code) field.setAttribute("aria-invalid", "true");
  const form = el(
    "form",
    { class: "welcome gate", novalidate: true },
    el("h2", { tabindex: "-1" }, "Typ de code"),
    el("p", {}, "Om hier te vertellen heb je een code nodig. Je krijgt hem van wie je uitnodigde."),
    el("label", { for: "campaign-code" }, "Code"),
    field,
    said,
    el(
      "div",
      { class: "navigation" },
      button("Verder", () => form.requestSubmit(), { kind: "main" }),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = field.value.trim();
    if (!code) {
      said.textContent = "Vul de code in.";
      field.focus();
      return;
    }
    const query = new URLSearchParams(location.search);
    query.set(CODE, code);
    location.assign(`${location.pathname}?${query}`);
  });
  return form;
}

// A draft goes on where it was begun, wherever another form would leave something of it behind.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { goWhereBegun, isOfElsewhere, linkOf } from "../../vertelpunt/ui/telling/story_form/campaign.js";

const TITLE = { title: { value: "De trap" } };
const OWN = { ...TITLE, c_1: { value: "o_1" } };
const WEEK = { key: "Week & 47", state: "open", asks_code: false, wrong_code: false, sentences: [] };

function at(search) {
  globalThis.location = { pathname: "/verhaal", search, assign: (address) => (globalThis.gone = address) };
}

function page(campaign, ids) {
  return { campaign, questionnaire: { questions: ids.map((id) => ({ id })) } };
}

beforeEach(() => at(""));

test("a draft of a campaign is of elsewhere where its own question is not asked", () => {
  const draft = { campaign: WEEK.key, fields: OWN };
  assert.equal(isOfElsewhere(draft, page(null, ["title"])), true);
  assert.equal(isOfElsewhere(draft, page(WEEK, ["title"])), false);
  assert.equal(isOfElsewhere({ ...draft, fields: TITLE }, page(null, ["title"])), false);
  assert.equal(isOfElsewhere({ fields: { ...TITLE, yield: { value: "Rust" } } }, page(WEEK, ["title"])), true);
  // What was wiped is not left behind.
  assert.equal(isOfElsewhere({ ...draft, fields: { ...TITLE, c_1: { value: "" } } }, page(null, ["title"])), false);
});

test("the link where it was begun is opened once, with its code and what else the address says", () => {
  at("?toestel=gedeeld&Campagne=Elders&code=peer");
  goWhereBegun({ campaign: WEEK.key, code: "appel" });
  assert.equal(globalThis.gone, "/verhaal?toestel=gedeeld&campagne=Week+%26+47&code=appel");
  goWhereBegun({});
  assert.equal(globalThis.gone, "/verhaal?toestel=gedeeld");
  at("?campagne=Week+%26+47");
  assert.equal(isOfElsewhere({ campaign: WEEK.key, fields: OWN }, page(null, ["title"])), false);
});

test("a draft remembers the campaign and the code of its link", () => {
  at("?campagne=x&code=appel");
  assert.deepEqual(linkOf(WEEK), { campaign: WEEK.key, code: "appel" });
  assert.deepEqual(linkOf(null), {});
});

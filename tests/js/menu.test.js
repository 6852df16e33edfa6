// What is filled in in the menu of the filter bar becomes a part of the selection.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMS } from "../../vertelpunt/ui/address/filter_bar/forms.js";
import { before, partOf } from "../../vertelpunt/ui/address/filter_bar/tokens.js";

const entry = (...tokens) => ({ tokens });

function filled(...pairs) {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

test("signs that part tokens come back as they were", () => {
  const tokens = ["options", "who", "any", "a~b", "*~-*", "~*"];
  const part = partOf(tokens, true);
  assert.equal(part, "!options~who~any~a*-b~***--**~*-**");
  assert.deepEqual(before(entry("options", "who"), [part]), { tokens: tokens.slice(2), negated: true });
});

test("only what was chosen on this very entry was chosen before", () => {
  const chosen = ["range~speed~10~20", "!period~2025-01-01~"];
  assert.deepEqual(before(entry("range", "size"), chosen), { tokens: [], negated: false });
  assert.deepEqual(before(entry("range", "speed"), chosen), { tokens: ["10", "20"], negated: false });
  assert.deepEqual(before(entry("period"), chosen), { tokens: ["2025-01-01", ""], negated: true });
});

for (const [form, pairs, tokens, more] of [
  ["checks", [], null],
  [
    "checks",
    [
      ["value", "a"],
      ["value", "b"],
    ],
    ["a", "b"],
  ],
  [
    "checks",
    [
      ["value", "a"],
      ["how", "all"],
    ],
    ["all", "a"],
    { together: true },
  ],
  ["one", [], null],
  ["one", [["value", "a"]], ["a"]],
  [
    "range",
    [
      ["first", "0"],
      ["last", "100"],
    ],
    ["0", "100"],
  ],
  [
    "range",
    [
      ["first", "9"],
      ["last", "10"],
    ],
    ["9", "10"],
  ],
  [
    "range",
    [
      ["first", "10"],
      ["last", "9"],
    ],
    null,
  ],
  [
    "range",
    [
      ["first", ""],
      ["last", "9"],
    ],
    null,
  ],
  [
    "range",
    [
      ["first", "0"],
      ["last", "101"],
    ],
    null,
  ],
  [
    "dates",
    [
      ["first", "2025-01-01"],
      ["last", ""],
    ],
    ["2025-01-01", ""],
  ],
  [
    "dates",
    [
      ["first", "2025-01-02"],
      ["last", "2025-01-01"],
    ],
    null,
  ],
  [
    "dates",
    [
      ["first", ""],
      ["last", ""],
    ],
    null,
  ],
  ["none", [], []],
]) {
  test(`${form} of ${JSON.stringify(pairs)}`, () => {
    assert.deepEqual(FORMS[form].read({ ...entry(), ...more }, filled(...pairs)), tokens);
  });
}

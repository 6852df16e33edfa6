"""Tabs and devices on one draft: whatever the order of their edits, no text goes in silence."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from vertelpunt.store.versions import merge_entry, same_state
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.telling import story_form

_RULES = linked(Path(story_form.__file__).parent / "versions.js")
# Three forms, a browser's shelf whose reads and writes are apart, and a server. A text may only go
# where a form that showed it as the answer typed another in its place.
_TRIAL = """
function trial(seed, { clocks }) {
  let state = seed;
  const random = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  let now = 1_000, names = 0, shelf = null, server = null;
  const typed = new Set(), replaced = new Set(), merges = [];
  const line = () => (names += 1).toString(16).padStart(8, "0");
  const forms = [0, 1, 2].map((n) => ({ entry: null, line: null, focused: false, read: null,
    ahead: clocks ? n * 5_000 - 5_000 : 0 }));
  const both = (mine, theirs) => {
    const merged = mergeEntry(mine, theirs);
    if (mine && theirs) merges.push([mine, theirs, merged]);
    if (mine && theirs && !sameState(merged, mergeEntry(theirs, mine))) throw Error("order");
    if (mine && theirs && !sameState(merged, mergeEntry(merged, theirs))) throw Error("repeat");
    return merged;
  };
  const take = (form, theirs) => {
    if (!form.focused && theirs) form.entry = both(form.entry, theirs);
  };
  const texts = ({ value, others = [] }) => [value, ...others.map((each) => each.value)].join("|");
  const moves = {
    type(form) {
      form.focused = random(3) > 0;
      if (!form.line || !form.entry || lineOf(form.entry) !== form.line) form.line = line();
      if (form.entry) form.entry.value.split("+").forEach((text) => replaced.add(text));
      const text = `<${typed.size}>` + "x".repeat(random(4));
      typed.add(text);
      form.entry = edited(form.entry, { value: text }, form.line, now + form.ahead);
    },
    read(form) { form.read = shelf; },
    write(form) {
      shelf = both(form.entry, form.read);
      take(form, form.read);
    },
    blur(form) { form.focused = false; take(form, shelf); },
    send(form) {
      if (!form.entry) return;
      server = both(form.entry, server);
      take(form, server);
    },
    choose(form) {
      const open = form.entry ? openVersions(form.entry) : [];
      if (!open.length) return;
      form.line = line();
      const pick = open[random(open.length)];
      const value = random(2) ? pick.value : `${form.entry.value}+${pick.value}`;
      form.entry = chosen(form.entry, { value }, form.line, now + form.ahead);
    },
  };
  const names_of_moves = Object.keys(moves);
  for (let n = 0; n < 40; n += 1) {
    now += random(900);
    moves[names_of_moves[random(names_of_moves.length)]](forms[random(3)]);
  }
  for (let round = 0; round < 4; round += 1) {
    for (const form of forms) {
      moves.blur(form);
      if (form.entry) { moves.read(form); moves.write(form); moves.send(form); }
    }
  }
  const ends = forms.map((form) => form.entry).filter(Boolean);
  if (!ends.every((entry) => sameState(entry, ends[0]))) throw Error(`apart: ${seed}`);
  for (const text of typed) {
    if (!replaced.has(text) && !texts(ends[0]).includes(text)) throw Error(`lost ${text}: ${seed}`);
  }
  return { merges, versions: ends.length ? (ends[0].others || []).length : 0 };
}
"""


@pytest.fixture
def rules(desktop: Page) -> Page:
    desktop.goto("about:blank")
    desktop.evaluate(f"() => {{ window.eval({json.dumps(_RULES + _TRIAL)}); }}")
    return desktop


@pytest.mark.parametrize("clocks", [False, True])
def test_no_order_of_edits_saves_and_choices_loses_a_text(rules: Page, clocks: bool):
    versions = rules.evaluate(
        """([clocks]) => {
            let versions = 0;
            for (let seed = 1; seed <= 3000; seed += 1) {
                versions += trial(seed, { clocks }).versions;
            }
            return versions;
        }""",
        [clocks],
    )
    # There was something to lose.
    assert versions > 1_000


def test_the_server_merges_as_the_browser_does(rules: Page):
    merges: list[list[dict[str, Any]]] = rules.evaluate(
        """() => [...Array(150).keys()].flatMap((seed) =>
            trial(seed + 7_000, { clocks: true }).merges)"""
    )
    assert len(merges) > 1_000
    for mine, theirs, merged in merges:
        ours = merge_entry(mine, theirs)
        assert same_state(ours, merged)
        assert ours == merged

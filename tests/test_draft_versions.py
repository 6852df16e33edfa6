"""Tabs and devices on one draft: the server makes the same of their versions as the browser."""

import json
from typing import Any

from tests.node import node
from vertelpunt.store.versions import merge_entry, same_state

# What `tests/js/versions.test.js` tries, with every merge that it makes on its way.
_MERGES = """
import { trial } from "./tests/js/trial.js";
const seeds = [...Array(150).keys()].map((n) => n + 7_000);
const merges = seeds.flatMap((seed) => trial(seed, { clocks: true }).merges);
console.log(JSON.stringify(merges));
"""


def test_the_server_merges_as_the_browser_does() -> None:
    merges: list[list[dict[str, Any]]] = json.loads(node("--input-type=module", "--eval", _MERGES))
    assert len(merges) > 1_000
    for mine, theirs, merged in merges:
        ours = merge_entry(mine, theirs)
        assert same_state(ours, merged)
        assert ours == merged

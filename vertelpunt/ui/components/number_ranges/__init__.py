"""Fields for ranges of whole numbers, each from and to: the way to an area without dragging."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent

_HERE = Path(__file__).parent
Ranges = tuple[tuple[int, int], ...]


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_number_ranges",
        css=(_HERE / "number_ranges.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "number_ranges.js"),
    )


def number_ranges(
    labels: Sequence[str],
    *,
    legend: str,
    unit: str,
    ranges: Ranges | None,
    negated: bool,
    key: str,
    on_ranges: Callable[[Ranges], None],
) -> None:
    """Draw a pair of fields, 0 to 100, a label; `ranges`: what is chosen now, None for nothing.

    `negated`: with a *niet*, so that the button leaves out what is filled in.
    """

    def chosen() -> None:
        wanted = parse_ranges(sent(key, "ranges"), len(labels))
        if wanted is not None:
            on_ranges(wanted)

    _component()(
        key=key,
        data={
            "labels": list(labels),
            "legend": legend,
            "unit": unit,
            "ranges": ranges and [list(pair) for pair in ranges],
            "negated": negated,
        },
        on_ranges_change=chosen,
    )


def parse_ranges(raw: Any, total: int) -> Ranges | None:
    """The pairs that the browser sent, if they are whole numbers from 0 to 100, in order."""
    if not isinstance(raw, list) or len(raw) != total:
        return None
    pairs = []
    for pair in raw:
        match pair:
            case [int(low), int(high)] if 0 <= low <= high <= 100:
                pairs.append((low, high))
            case _:
                return None
    return tuple(pairs)

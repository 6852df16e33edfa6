"""Words of the open card to mask: selected in it, typed, or suggested."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent

_HERE = Path(__file__).parent
# What may be read in the place of words; the first one is offered.
KINDS = ("[naam]", "[plaats]", "[organisatie]", "[gegeven]")
LONGEST = 200


@dataclass(frozen=True)
class Masking:
    """Words to mask, and what is read in their place."""

    words: str
    shown: str


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_mask_bar",
        css=(_HERE / "mask_bar.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "mask_bar.js"),
    )


def mask_bar(
    story_id: str,
    *,
    masked: int,
    suggested: Sequence[Masking],
    key: str,
    on_mask: Callable[[Masking], None],
) -> None:
    """Draw the bar; `on_mask` hears what should be masked. `masked`: the places that are."""

    def asked() -> None:
        if masking := parse_masking(sent(key, "mask"), suggested):
            on_mask(masking)

    _component()(
        key=key,
        data={
            "story": story_id,
            "masked": masked,
            "kinds": list(KINDS),
            "suggested": [asdict(each) for each in suggested],
        },
        on_mask_change=asked,
    )


def parse_masking(raw: Any, suggested: Sequence[Masking] = ()) -> Masking | None:
    """What the bar sent, if it is something to mask."""
    match raw:
        case {"words": str(words), "shown": str(shown)} if 0 < len(words.strip()) <= LONGEST:
            offered = {*KINDS, *(each.shown for each in suggested)}
            return Masking(words.strip(), shown) if shown in offered else None
    return None

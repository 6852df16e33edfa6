"""A table of what was kept under a name, with what can be done with each row."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import streamlit as st

from vertelpunt.ui.browser.modules import linked

_HERE = Path(__file__).parent
Wish = Literal["see", "change", "remove"]


@dataclass(frozen=True)
class KeptRow:
    """One thing that was kept, as its row says it. `then`, `now`: "12", or "–" where not known."""

    id: str
    name: str
    words: str
    note: str
    then: str
    now: str
    on: str
    by: str


@dataclass(frozen=True)
class Asked:
    """What was asked for, and of which row."""

    wish: Wish
    id: str


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_kept_table",
        css=(_HERE / "kept_table.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "kept_table.js"),
    )


def kept_table(rows: Sequence[KeptRow], *, label: str, key: str) -> Asked | None:
    """Draw the table; returns what was asked for in this run."""
    result = _component()(
        key=key,
        data={"label": label, "rows": [asdict(row) for row in rows]},
        on_asked_change=lambda: None,
    )
    return parse_asked(result["asked"], {row.id for row in rows})


def parse_asked(raw: Any, known: set[str]) -> Asked | None:
    """What the table sent, if it is a wish about one of its rows."""
    match raw:
        case {"wish": str(wish), "id": str(kept_id)} if wish in get_args(Wish) and kept_id in known:
            return Asked(wish, kept_id)  # type: ignore[arg-type]
    return None

"""Buttons that each select something, with how many stories it has; pressed where it is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent
from vertelpunt.ui.visit.whole import to_its_end

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Choice:
    """One button. `note`: what stands behind the label, as "12 · 24%".

    `negated`: it is pressed with a *niet*, and says so.
    """

    label: str
    note: str
    pressed: bool
    negated: bool


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_choice_buttons",
        css=(_HERE / "choice_buttons.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "choice_buttons.js"),
    )


def choice_buttons(
    choices: Sequence[Choice], *, label: str, key: str, on_choice: Callable[[int], None]
) -> None:
    """Draw the buttons under their label; `on_choice` hears the place of the one pressed."""

    @to_its_end()
    def chosen() -> None:
        place = parse_place(sent(key, "place"), len(choices))
        if place is not None:
            on_choice(place)

    _component()(
        key=key,
        data={"label": label, "choices": [vars(choice) for choice in choices]},
        on_place_change=chosen,
    )


def parse_place(raw: Any, total: int) -> int | None:
    """The place that the browser sent, if there is such a button."""
    sound = isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw < total
    return raw if sound else None

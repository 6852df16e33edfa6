"""A list beside an open story: which stories are listed, and the way along them."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from vertelpunt.ui.address import panel
from vertelpunt.ui.components.card_bar import Step, card_bar
from vertelpunt.ui.visit.session import Key

State = TypeVar("State", bound=str)


def choose_state(names: Mapping[State, str], there: Mapping[State, int], held: Key[State]) -> None:
    """Choose which stories are listed; `there`: how many each has, `held`: the one now."""
    key = f"{held.name}_choice"
    st.session_state[key] = held.get(next(iter(names)))

    def choose() -> None:
        held.set(st.session_state[key])
        panel.close_story()

    st.segmented_control(
        "Welke verhalen", list(names), key=key, required=True, on_change=choose,
        format_func=lambda each: f"{names[each]} ({there[each]})", label_visibility="collapsed",
    )  # fmt: skip


def way_along(ids: Sequence[str], opened: str) -> None:
    """The bar above the open story, with the one before and the one after it in this list."""
    place = ids.index(opened) if opened in ids else None

    def step(to: Step) -> None:
        if to == "list":
            panel.close_story()
        elif place is not None:
            to_place = place + (1 if to == "next" else -1)
            if 0 <= to_place < len(ids):
                panel.open_story(ids[to_place])

    with st.container(key="card_head", horizontal=True, gap="xsmall"):
        card_bar(place=place, total=len(ids), closes=False, key="card_bar", on_step=step)

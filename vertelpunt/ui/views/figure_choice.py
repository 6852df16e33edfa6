"""Which public figure stands beside the stories; the same on every page."""

import streamlit as st

from vertelpunt.insight.municipal_figures import BroughtFigure, figures
from vertelpunt.insight.source import Source
from vertelpunt.ui.visit.session import Key

_CHOSEN = Key[str]("figure_chosen")
_NONE = ""


def choose_figure(source: Source, *, key: str) -> BroughtFigure | None:
    """A field that asks which figure; None where there is none to ask for."""
    found = _all(source)
    return found[_ask(found, [*found], "Cijfer", key)] if found else None


def chosen_figure(source: Source) -> BroughtFigure | None:
    """The figure that was asked for before; None where none was."""
    return _all(source).get(_CHOSEN.get(_NONE))


def offer_figure(source: Source, *, key: str) -> None:
    """A button behind which a figure is asked for, or none; nothing where there are none."""
    if found := _all(source):
        with st.popover("Cijfer ernaast", type="tertiary", key=f"{key}_offer"):
            _ask(found, [_NONE, *found], "Welk cijfer?", key)


def counting(source: Source, figure: BroughtFigure | None) -> BroughtFigure | None:
    """The figure of which shares can be taken: this one where it counts, or else the first."""
    if figure is None or figure.counts:
        return figure
    return next((each for each in figures(source) if each.counts), None)


def _all(source: Source) -> dict[str, BroughtFigure]:
    return {each.key: each for each in figures(source)}


def _ask(found: dict[str, BroughtFigure], options: list[str], label: str, key: str) -> str:
    """The option that is chosen; what was chosen before, on any page, at first."""
    now = _CHOSEN.get(options[0])
    # What another page chose since; a field remembers what it was itself.
    st.session_state[key] = now if now in options else options[0]

    def take() -> None:
        _CHOSEN.set(st.session_state[key])

    return st.selectbox(
        label, options, format_func=lambda each: found[each].label if each else "geen cijfer",
        key=key, on_change=take, filter_mode=None, width=190,
    )  # fmt: skip

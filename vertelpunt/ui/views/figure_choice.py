"""Which public figure stands beside the stories; the same on every page."""

from collections.abc import Sequence

import streamlit as st

from vertelpunt.insight.municipal_figures import BroughtFigure, figures
from vertelpunt.insight.source import Source
from vertelpunt.ui.visit.session import Key

_CHOSEN = Key[str]("figure_chosen")
_NONE = ""


def choose_figure(source: Source, *, key: str, may_be_none: bool) -> BroughtFigure | None:
    """A field that asks which figure; None where there is none, or none was asked for.

    `may_be_none`: a page that shows stories without one as well.
    """
    return _ask({each.key: each for each in figures(source)}, key, may_be_none=may_be_none)


def counting(source: Source, figure: BroughtFigure | None) -> BroughtFigure | None:
    """The figure of which shares can be taken: this one where it counts, or else the first."""
    if figure is None or figure.counts:
        return figure
    return next((each for each in figures(source) if each.counts), None)


def _ask(found: dict[str, BroughtFigure], key: str, *, may_be_none: bool) -> BroughtFigure | None:
    if not found:
        return None
    options: Sequence[str] = [*([_NONE] if may_be_none else []), *found]
    now = _CHOSEN.get(options[0])

    def take() -> None:
        _CHOSEN.set(st.session_state[key])

    chosen = st.selectbox(
        "Cijfer ernaast" if may_be_none else "Cijfer", options,
        index=options.index(now) if now in options else 0,
        format_func=lambda each: found[each].label if each else "geen cijfer", key=key,
        on_change=take, filter_mode=None, width=260,
    )  # fmt: skip
    return found.get(chosen)

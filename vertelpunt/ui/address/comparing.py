"""A second selection beside the first: the rest, all stories, or one that was saved."""

import streamlit as st
from markupsafe import escape

from vertelpunt.dutch import count, percent
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.source import Source
from vertelpunt.ui.address import selecting


def offer_to_compare(source: Source) -> None:
    """Choose what to compare with."""
    names = _names(source)
    second = selecting.compared() or ""
    if second not in names:
        selecting.compare(None)
        st.warning("De keuze om mee te vergelijken is er niet meer.")
        second = ""
    st.session_state["compare_with"] = second
    st.selectbox(
        "Vergelijk met",
        list(names),
        format_func=names.__getitem__,
        key="compare_with",
        filter_mode=None,
        label_visibility="collapsed",
        width=210,
        on_change=lambda: selecting.compare(st.session_state["compare_with"] or None),
    )


def say_compared(source: Source) -> None:
    """While comparing, what the two colours mean, with both n."""
    if second := selecting.compared():
        found, name = selecting.found(), _names(source)[second]
        st.html(
            '<p class="vp-beside" role="note"><span><i class="vp-first"></i>Je keuze: '
            f"{count(found.selected, 'verhaal', 'verhalen')}</span> "
            f'<span><i class="vp-second"></i><bdi>{escape(name)}</bdi>: '
            f"{count(found.beside, 'verhaal', 'verhalen')}</span></p>",
            width="content",
        )


def _names(source: Source) -> dict[str, str]:
    """What can be compared with, by what the address says of it."""
    return {
        "": "Vergelijk met …",
        selecting.REST: "de rest van de verhalen",
        selecting.ALL: "alle verhalen",
    } | {kept_id: f"bewaard: {name}" for kept_id, name in _saved(source).items()}


def second_name(source: Source) -> str:
    """What the selection is compared with, in a sentence; with nothing, it is all stories."""
    second = selecting.compared()
    if second in (None, selecting.ALL):
        return "alle verhalen"
    if second == selecting.REST:
        return "de rest van de verhalen"
    return f"‘{_saved(source).get(second or '', 'een bewaarde keuze')}’"


def layer_names(what: str) -> tuple[str, ...]:
    """The columns of a table of layers. `what`: what a row is."""
    if selecting.compared() is not None:
        return (what, "Je keuze", "Aandeel", "Tweede keuze", "Aandeel daarin")
    return (what, "Verhalen", "Aandeel", "Hier gekozen", "Van alle verhalen")


def layer_cells(layers: Layers, total: Layers) -> tuple[str | int, ...]:
    """The cells of a row but for its name; `total`: what the shares are shares of."""
    if selecting.compared() is not None:
        return (
            layers.within, _share(layers.within, total.within),
            layers.beside, _share(layers.beside, total.beside),
        )  # fmt: skip
    return (layers.within, _share(layers.within, total.within), layers.ringed, layers.stories)


def _saved(source: Source) -> dict[str, str]:
    """The name of every saved selection, by id."""
    return {
        kept.id: kept.body["name"]
        for kept in source.collection.kept(source.viewer, "selection")
        if not kept.removed
    }


def _share(stories: int, of: int) -> str:
    return percent(stories / of) if of else "–"

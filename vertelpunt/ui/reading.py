"""Storycards: choose stories by words, period and order; and keep the open one in the address."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from vertelpunt.dutch import count, month, number
from vertelpunt.insight.responses import overview
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import Order, months, one_story, story_ids, story_rows
from vertelpunt.selection import (
    USABLE,
    Selection,
    Words,
    parse_words,
    period_clause,
    words_clause,
)
from vertelpunt.selection.words import MOST_WORDS
from vertelpunt.ui.card_bar import card_bar
from vertelpunt.ui.story_list import story_list
from vertelpunt.ui.storycard import show_storycard

_PER_PAGE = 20
_ORDERS: dict[Order, str] = {"best": "beste treffer", "newest": "nieuwste", "longest": "langste"}


@dataclass(frozen=True)
class Choice:
    """The stories chosen, in order, and the words they were chosen by."""

    ids: list[str]
    words: Words


def choose(source: Source) -> Choice:
    """The search box and the other ways to choose; returns what they give."""
    typed = st.text_input(
        "Zoek woorden in verhalen",
        key="zoek",
        type="search",
        live=True,
        bind="query-params",
        placeholder="bijvoorbeeld: gezin",
    )
    with st.expander("Zo zoek je"):
        st.write(
            "Alle woorden moeten voorkomen. Je vindt ook andere vormen van een woord: met *helpen* "
            'vind je ook *helpt*. Tussen "aanhalingstekens" zoek je precies die woorden achter '
            "elkaar. Zet een minteken voor een woord dat er niet in mag staan: *-school*."
        )
    words = parse_words(typed or "")
    if words.too_many:
        st.caption(f"We zoeken op de eerste {MOST_WORDS} woorden.")
    told = months(source)
    first, last = _period(told)
    order = _order(bool(words))
    all_too = st.checkbox("Toon ook verhalen die niet bruikbaar zijn", key="all_stories")
    clauses = [
        *([] if all_too else [USABLE]),
        *([words_clause(words, typed or "")] if words else []),
        *([period] if (period := period_clause(first, last)) else []),
    ]
    ids = story_ids(source, Selection(tuple(clauses)), words, order)
    every = overview(source, Selection(() if all_too else (USABLE,))).stories
    st.html(
        f'<p role="status" class="vp-count">{number(len(ids))} van '
        f"{count(every, 'verhaal', 'verhalen')}</p>"
    )
    return Choice(ids, words)


def _period(told: list[date]) -> tuple[date | None, date | None]:
    """The first and last month, by their first day; None where it doesn't matter."""
    options: list[date | None] = [None, *told]
    named = {None: "alle maanden"} | {each: month(each) for each in told}
    left, right = st.columns(2)
    first = left.selectbox(
        "Verteld vanaf", options, format_func=named.__getitem__, key="first", filter_mode=None
    )
    last = right.selectbox(
        "Tot en met", options, format_func=named.__getitem__, key="last", filter_mode=None
    )
    return first, last


def _order(searching: bool) -> Order:
    options: list[Order] = ["best", "newest", "longest"] if searching else ["newest", "longest"]
    return st.selectbox(
        "Volgorde", options, format_func=_ORDERS.__getitem__, key=f"order_{searching}",
        filter_mode=None,
    )  # fmt: skip


def show_list(source: Source, choice: Choice, opened: str | None) -> None:
    """The list to choose from; what is chosen goes to the address."""
    st.subheader("Selecteer een verhaal")
    shown = st.session_state.get("shown", _PER_PAGE)
    rows = story_rows(source, choice.ids[:shown])
    chosen = story_list(rows, label="Verhalen", opened=opened, words=choice.words, key="story_list")
    if chosen:
        _open(chosen)
    if len(choice.ids) > shown and st.button("Toon meer verhalen", width="stretch"):
        st.session_state["shown"] = shown + _PER_PAGE
        st.rerun()


def opened_story(choice: Choice) -> str | None:
    """The story that the address names, or else the first of the list."""
    asked = st.query_params.get("verhaal")
    return asked or next(iter(choice.ids), None)


def show_card(source: Source, choice: Choice, opened: str | None) -> None:
    """The open card, with the way to the stories around it."""
    asked = "verhaal" in st.query_params
    # What the style sheet knows on a phone: the card lies over the list.
    st.html(f'<span class="vp-{"opened" if asked else "unopened"}"></span>')
    if opened is None:
        return
    place = choice.ids.index(opened) if opened in choice.ids else None
    step = card_bar(place=place, total=len(choice.ids), key="card_bar")
    if step == "list":
        del st.query_params["verhaal"]
        st.rerun()
    elif step and place is not None:
        to = place + (1 if step == "next" else -1)
        if 0 <= to < len(choice.ids):
            _open(choice.ids[to])
    card = one_story(source, opened)
    if card is None:
        st.info("Dit verhaal is er niet, of niet meer. Kies een ander verhaal uit de lijst.")
    else:
        show_storycard(card, choice.words)


def _open(story_id: str) -> None:
    st.query_params["verhaal"] = story_id
    st.rerun()

"""Find stories in the selection by a word in them, and read them."""

from dataclasses import dataclass

import streamlit as st

from vertelpunt.commands import MOST_LISTED
from vertelpunt.dutch import count, number
from vertelpunt.insight.nearest import nearest_words
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import (
    Order,
    StoryRow,
    matching,
    neighbours,
    story_ids,
    story_rows,
)
from vertelpunt.insight.storycard import one_story
from vertelpunt.selection import Search, Selection, Words, parse_words, part_of, to_address
from vertelpunt.selection.words import MOST_CHARACTERS, MOST_WORDS, with_word
from vertelpunt.ui.address import room, selecting
from vertelpunt.ui.address.panel import close_story, open_story
from vertelpunt.ui.components.card_bar import Step, card_bar
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.components.story_list import story_list
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.views.doubles import show_doubles
from vertelpunt.ui.views.reading_lists import offer_list
from vertelpunt.ui.visit.session import Key

_SHOWN = Key[int]("shown")
# The order while nothing is looked for, and the one of what was found.
_ORDER = {False: Key[Order]("order_of_all"), True: Key[Order]("order_of_found")}

_PER_PAGE = 25
_HOW_TO_SEARCH = (
    "Alle woorden moeten voorkomen. Je vindt ook andere vormen van een woord: met *helpen* "
    "vind je ook *geholpen*. En je vindt langere woorden waar het in zit: met *hulp* ook "
    '*jeugdhulp*. Tussen "aanhalingstekens" zoek je precies die woorden achter elkaar. '
    "Zet een minteken voor een woord dat er niet in mag staan: *-school*."
)
_ORDERS: dict[Order, str] = {
    "best": "beste treffer",
    "newest": "nieuwste",
    "oldest": "oudste",
    "longest": "langste",
}


@dataclass(frozen=True)
class Listed:
    """The first stories of the selection, in order; `total`: how many there are."""

    rows: list[StoryRow]
    total: int
    selection: Selection
    words: Words
    order: Order


def find(source: Source, *, hidden: bool = False) -> Listed:
    """The search box and the order; returns the stories they give.

    `hidden`: both keep what they say, and a story stands in their place.
    """
    words, selection = selecting.words(), selecting.selection()
    if hidden:
        order = _kept_order(bool(words.terms))
    else:
        with st.container(key="find", horizontal=True, vertical_alignment="bottom", gap="small"):
            _search_box(source)
            order = _order(bool(words.terms))
        _say_found(source)
    shown = _SHOWN.get(_PER_PAGE)
    rows = story_rows(source, selection, words, order, most=shown)
    return Listed(rows, selecting.found().selected, selection, words, order)


def show_list(source: Source, listed: Listed, opened: str | None) -> None:
    """The list to choose from; what is chosen goes to the address."""
    if not listed.rows:
        say_no_stories(source)
        return
    story_list(
        listed.rows,
        label="Verhalen",
        opened=opened,
        words=listed.words,
        key="story_list",
        on_chosen=open_story,
        print_all=room.alone(),
    )
    if listed.total > len(listed.rows):
        st.caption(
            f"Je ziet {number(len(listed.rows))} van de "
            f"{count(listed.total, 'verhaal', 'verhalen')}."
        )
    offer_list(
        source,
        lambda: story_ids(
            source, listed.selection, listed.words, listed.order, most=MOST_LISTED + 1
        ),
        parts=to_address(selecting.chosen()),
        label=_all_on_list(listed.total),
        key="list",
    )
    if listed.total > len(listed.rows):
        st.button("Toon meer verhalen", width="stretch", on_click=_show_more, args=[listed])


def _all_on_list(total: int) -> str:
    if total == 1:
        return "Zet dit verhaal op een leeslijst"
    return f"Zet alle {count(total, 'verhaal', 'verhalen')} op een leeslijst"


def first_story(listed: Listed) -> str | None:
    """The story on top of the list, or None."""
    return listed.rows[0].story_id if listed.rows else None


def show_card(source: Source, listed: Listed, opened: str | None, *, closes: bool = False) -> None:
    """The open card, with the way to the stories around it."""
    if opened is None:
        return
    near = neighbours(source, listed.selection, listed.words, listed.order, opened)

    def step(to: Step) -> None:
        story_id = None if to == "list" or near is None else getattr(near, to)
        if story_id:
            open_story(story_id)
        elif to == "list":
            close_story()

    card = one_story(source, opened)
    with st.container(key="card_head", horizontal=True, gap="xsmall"):
        card_bar(
            place=near.place if near else None,
            total=listed.total,
            closes=closes,
            key="card_bar",
            on_step=step,
        )
        if card is not None:
            offer_list(source, lambda: [opened], label="Zet op een leeslijst", key="card")
    if card is None:
        st.info("Dit verhaal is er niet, of niet meer. Kies een ander verhaal uit de lijst.")
    else:
        show_doubles(source, opened)
        show_storycard(card, listed.words, printed=room.alone() or not card.core_group_only)


def say_no_stories(source: Source) -> None:
    """A sentence for a selection without stories, or a collection without any."""
    if selecting.found().stories or matching(source, Selection()).stories:
        st.write("Geen verhaal past hierbij. Probeer minder woorden, of haal een keuze weg.")
    else:
        st.write("Er zijn nog geen verhalen. Deel het adres van Vertel met je team.")


def _search_box(source: Source) -> None:
    part = part_of(selecting.chosen(), Search.source)
    sought = part.typed if isinstance(part, Search) else ""
    typed = st.session_state.get("zoek", "")
    # The box follows a chip that went away or another address, and leaves alone what is half typed.
    if sought != (typed if parse_words(typed) else ""):
        st.session_state["zoek"] = sought

    def look() -> None:
        now = st.session_state["zoek"]
        if parse_words(now):
            selecting.adjust(source, Search(now[:MOST_CHARACTERS]))
        else:
            selecting.drop(Search.source)

    st.text_input(
        "Zoek woorden in verhalen",
        key="zoek",
        type="search",
        live=True,
        placeholder="bijvoorbeeld: gezin",
        on_change=look,
        help=_HOW_TO_SEARCH,
    )


def _say_found(source: Source) -> None:
    """What belongs to the search: a word nearby, a *niet*, and how much was looked for."""
    part = part_of(selecting.chosen(), Search.source)
    sought = part.typed if isinstance(part, Search) else ""
    _offer_nearest(source, sought)
    if part is not None and part.negated:
        st.write("Je ziet nu juist de verhalen waarin deze woorden niet staan.")
    if parse_words(sought).too_many:
        st.caption(f"We zoeken op de eerste {MOST_WORDS} woorden.")


def _offer_nearest(source: Source, sought: str) -> None:
    """For a word that no story has, a button that looks for the nearest one that stories have."""
    offered = list(nearest_words(source, parse_words(sought)).items())
    if not offered:
        return

    def take(place: int) -> None:
        selecting.choose(source, Search(with_word(sought, *offered[place])))

    # Words of stories, which these buttons show as text.
    choice_buttons(
        [Choice(near, "", pressed=False, negated=False) for _, near in offered],
        label="Bedoel je",
        key="nearest",
        on_choice=take,
    )


def _order(searching: bool) -> Order:
    order = st.selectbox(
        "Volgorde", _orders(searching), format_func=_ORDERS.__getitem__, key=f"order_{searching}",
        index=_orders(searching).index(_kept_order(searching)), filter_mode=None, width=150,
    )  # fmt: skip
    _ORDER[searching].set(order)
    return order


def _kept_order(searching: bool) -> Order:
    """The order that was chosen last, also while its field stands aside for a story."""
    return _ORDER[searching].get(_orders(searching)[0])


def _orders(searching: bool) -> list[Order]:
    everywhere: list[Order] = ["newest", "oldest", "longest"]
    return ["best", *everywhere] if searching else everywhere


def _show_more(listed: Listed) -> None:
    _SHOWN.set(len(listed.rows) + _PER_PAGE)

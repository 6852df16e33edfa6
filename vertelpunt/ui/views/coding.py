"""Coderen: a story and the schemes by which it is coded, and where coders differ."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from vertelpunt.commands import actor_of
from vertelpunt.dutch import number, percent
from vertelpunt.insight.coding import (
    Given,
    SchemeAgreement,
    State,
    agreements,
    coding_rows,
    codings_of,
    state_counts,
    used_tags,
)
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story, words_of
from vertelpunt.questionnaire import TAGS, Scheme
from vertelpunt.selection import Words
from vertelpunt.ui.address import panel
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.components.story_list import story_list
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.plots.plot_card import plot_table
from vertelpunt.ui.views.side_list import choose_state, way_along
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

_NAMES: dict[State, str] = {"to_do": "nog te doen", "differs": "verschilt", "done": "klaar"}
_NOTHING: dict[State, str] = {
    "to_do": "Je hebt alle bruikbare verhalen gecodeerd.",
    "differs": "Nergens verschilt wat jullie kozen, of er is al een besluit.",
    "done": "Er is nog geen verhaal klaar.",
}
_MOST_SHOWN, _LONGEST_TAGS = 200, 500
_STATE = Key[State]("coding_state")


def coding(source: Source) -> None:
    """The stories in one state at the left; at the right the open one, with its codes above it."""
    coder = actor_of(source.viewer).signature
    state = _STATE.get("to_do")
    rows = coding_rows(source, state, coder, most=_MOST_SHOWN)
    ids = [row.story_id for row in rows]
    read = panel.opened()
    opened = read or next(iter(ids), None)
    with st.container(key="desk_head", horizontal=True, vertical_alignment="center", gap="small"):
        choose_state(_NAMES, state_counts(source, coder), _STATE)
        with st.popover("Hoe eens zijn we?", key="agreement", on_change="rerun") as shown:
            if shown.open:
                _agreement(source)
        st.html(f'<i class="{"vp-reading" if read else ""}" hidden></i>')
    with st.container(key="desk", horizontal=True, gap=None, height="stretch"):
        with st.container(key="story_choice", height="stretch", gap="small"):
            if not rows:
                st.write(_NOTHING[state])
            story_list(
                rows, label="Verhalen", opened=opened, words=Words(), key="coding_list",
                on_chosen=panel.open_story, print_all=False,
            )  # fmt: skip
        with st.container(key="story_reading", height="stretch"):
            if opened:
                _open(source, ids, opened, coder)


def _open(source: Source, ids: list[str], opened: str, coder: str) -> None:
    card = one_story(source, opened)
    way_along(ids, opened)
    if card is None:
        st.info("Dit verhaal is er niet, of niet meer. Kies een ander verhaal uit de lijst.")
        return
    if opened not in ids and ids:
        st.button("Volgende verhaal", key="next_to_code", on_click=panel.open_story, args=[ids[0]])
    given = codings_of(source, opened, coder)
    with st.container(key="coding_split"):
        # What others made of it would steer who reads.
        with st.container(key="coding_card"):
            show_storycard(replace(card, coding=[]), printed=not card.core_group_only)
        with st.container(key="coding_form", gap="small"):
            for name, scheme in source.schemes.items():
                _scheme(source, opened, name, scheme, given.get(name, Given()))
            _tags(source, opened, given.get(TAGS, Given()))


def _scheme(source: Source, story_id: str, name: str, scheme: Scheme, given: Given) -> None:
    """What this coder gives, and once that is there what others gave."""

    def give(place: int) -> None:
        # The story stays open when nothing is left to do of it.
        panel.open_story(story_id)
        codes = _pressed(scheme, given.own or (), place)
        attempt(commands(source).code, story_id, name, codes or None)

    _buttons(scheme, given.own, label=scheme.label, key=f"code_{name}_{story_id}", on_choice=give)
    if given.hidden:
        others = "Iemand anders koos" if given.hidden == 1 else f"{given.hidden} anderen kozen"
        st.caption(f"{others} hier ook. Je ziet het zodra jij hebt gekozen.")
    for coder, codes in given.others.items():
        st.text(f"{_called(coder)}: {_words(scheme, codes)}")
    if not given.differs and given.decision is None:
        return

    def decide(place: int) -> None:
        panel.open_story(story_id)
        codes = _pressed(scheme, given.decision or (), place)
        attempt(commands(source).decide, story_id, name, codes or None)

    _buttons(
        scheme, given.decision, label=f"Samen besloten: {scheme.label}",
        key=f"decide_{name}_{story_id}", on_choice=decide,
    )  # fmt: skip


def _buttons(
    scheme: Scheme, codes: tuple[str, ...] | None, *, label: str, key: str,
    on_choice: Callable[[int], None],
) -> None:  # fmt: skip
    choice_buttons(
        [
            Choice(option.label, "", pressed=option.id in (codes or ()), negated=False)
            for option in scheme.options
        ],
        label=label,
        key=key,
        on_choice=on_choice,
    )


def _pressed(scheme: Scheme, codes: tuple[str, ...], place: int) -> list[str]:
    """The codes after a press: pressed again a code goes, and where one fits it takes the place."""
    pressed = scheme.options[place].id
    if pressed in codes:
        return [each for each in codes if each != pressed]
    kept = codes if scheme.several else ()
    return [option.id for option in scheme.options if option.id in (*kept, pressed)]


def _tags(source: Source, story_id: str, given: Given) -> None:
    key = f"tags_{story_id}"
    st.session_state.setdefault(key, ", ".join(given.own or ()))

    def give() -> None:
        panel.open_story(story_id)
        tags = [tag.strip() for tag in st.session_state[key].split(",") if tag.strip()]
        attempt(commands(source).code, story_id, TAGS, tags or None)

    st.text_input(
        "Labels in je eigen woorden, met komma’s ertussen", key=key, on_change=give,
        max_chars=_LONGEST_TAGS,
    )  # fmt: skip
    if used := used_tags(source):
        st.caption("Eerder gebruikt:")
        st.text(" · ".join(used))
    for coder, codes in given.others.items():
        st.text(f"{_called(coder)}: {' · '.join(codes)}")


def _agreement(source: Source) -> None:
    """How far coders agree, as numbers to talk about."""
    found = agreements(source)
    if not found:
        st.write(
            "Zodra twee van jullie hetzelfde verhaal coderen, zie je hier hoe eens je het bent."
        )
        return
    st.write(
        "Een middel om te praten, geen rapportcijfer. Alfa is 1 als je het overal eens bent, en "
        "0 als het niet beter is dan toeval. Bij weinig verhalen zegt het getal weinig: kijk dan "
        "naar de spreiding, en vooral naar de verhalen onder ‘verschilt’."
    )
    plot_table(
        "Hoe eens zijn we?",
        names=("Schema", "Verhalen", "Hetzelfde", "Alfa", "Spreiding"),
        rows=[
            (
                _row_name(each),
                number(each.found.units),
                percent(each.found.same),
                "–" if each.found.alpha is None else _decimals(each.found.alpha),
                _interval(each),
            )
            for each in found
        ],
        file_name="overeenstemming",
        no_file=None,
    )


def _row_name(each: SchemeAgreement) -> str:
    return f"{each.scheme.label}: {each.option}" if each.option else each.scheme.label


def _interval(each: SchemeAgreement) -> str:
    if each.found.interval is None:
        return "–"
    low, high = each.found.interval
    return f"{_decimals(low)} tot {_decimals(high)}"


def _decimals(value: float) -> str:
    return f"{value:.2f}".replace(".", ",").replace("-", "−")


def _words(scheme: Scheme, codes: tuple[str, ...]) -> str:
    return " · ".join(words_of(scheme, list(codes))) or "niets"


def _called(coder: str) -> str:
    """A coder as people call them."""
    _, _, name = coder.partition(":")
    return name or "De kerngroep"

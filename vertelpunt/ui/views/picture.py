"""The page Beeld: all stories together, and those with one or two answers."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from vertelpunt.dutch import count, listed, number
from vertelpunt.insight.counting import Condition, Counted
from vertelpunt.insight.picture import MOST_CONDITIONS, Picture, Visit, Why
from vertelpunt.insight.source import Source
from vertelpunt.store import COUNTS
from vertelpunt.ui.components.answer_bars import HELD_BACK, answer_bars
from vertelpunt.ui.visit.looking import this_visit
from vertelpunt.ui.visit.session import Key

_ASKED = "alleen"
_BETWEEN = "~"
_LAST = Key[tuple[Picture, str]]("picture_shown_last")
_ANY: Condition = ("", "")
_LABELS = ("Alleen verhalen met dit antwoord", "en ook met dit antwoord")


def picture(source: Source) -> None:
    """Draw it: what is asked for, and the picture of that or the last one that there was."""
    counts = replace(source, viewer=COUNTS, others=False)
    visit = this_visit()
    everything = visit.look(counts)
    if everything == "held_back":
        st.write(
            "Wat nu geteld kan worden, verschilt maar weinig van wat eerder is gepubliceerd. Samen "
            "zou dat iets verraden over een klein groepje. Kom terug als er nieuwe verhalen zijn."
        )
        return
    if not isinstance(everything, Picture):
        st.write(
            "Er zijn nog geen verhalen om samen te tellen, of het zijn er minder dan "
            f"{visit.smallest}. Deel het adres van Vertel met je team."
        )
        return
    asked = _asked()
    # A place of its own, so that what stands under it stays there when a sentence comes or goes.
    with st.container(key="picture_sentence"):
        try:
            found = visit.look(counts, asked)
        except (KeyError, ValueError):
            st.warning("Deze keuze kennen we niet. Je ziet nu alle verhalen.")
            asked, found = (), everything
        if not isinstance(found, Picture):
            st.info(_sentence(found, visit))
    _choose(visit.questions, asked)
    if isinstance(found, Picture):
        _LAST.set((found, _about(found, visit.questions, asked)))
    _show(visit, *_LAST.get((everything, _about(everything, visit.questions, ()))))


def _show(visit: Visit, found: Picture, about: str) -> None:
    st.text(about)
    st.text(
        f"Getallen zijn afgerond op {visit.smallest}. Staat er ‘{HELD_BACK}’, dan gaat het over "
        f"minder dan {visit.smallest} verhalen, of verraadt het samen met andere getallen iets "
        "over zo’n klein groepje. Nieuwe verhalen tellen mee zodra het er genoeg zijn."
    )
    answer_bars(found)


def _choose(questions: Sequence[Counted], asked: Sequence[Condition]) -> None:
    """A list of answers for each condition; what is chosen goes to the address."""
    named = {_ANY: "alle verhalen"} | {
        (question.id, answer): f"{question.name}: {label}"
        for question in questions
        if question.choosable
        for answer, label in question.labels.items()
    }
    with st.container(horizontal=True, gap="small"):
        for place in range(MOST_CONDITIONS):
            key = f"picture_{place}"
            st.session_state[key] = asked[place] if place < len(asked) else _ANY
            st.selectbox(
                _LABELS[place], [*named], format_func=named.__getitem__, key=key, on_change=_go,
                width=480,
            )  # fmt: skip


def _go() -> None:
    chosen = [st.session_state[f"picture_{place}"] for place in range(MOST_CONDITIONS)]
    st.query_params.pop(_ASKED, None)
    if asked := [_BETWEEN.join(each) for each in dict.fromkeys(chosen) if each != _ANY]:
        st.query_params[_ASKED] = asked


def _asked() -> tuple[Condition, ...]:
    """What the address asks for; whether there are such answers shows when it is looked up."""
    parts = [each.partition(_BETWEEN) for each in st.query_params.get_all(_ASKED)]
    return tuple(dict.fromkeys((question, answer) for question, _, answer in parts))


def _about(found: Picture, questions: Sequence[Counted], asked: Sequence[Condition]) -> str:
    every = count(found.among, "verhaal", "verhalen")
    if not asked:
        return f"Ongeveer {every} samen, ook die alleen de kerngroep leest."
    named = {question.id: question for question in questions}
    answers = [f"{named[q].name}: {named[q].labels[answer]}" for q, answer in asked]
    return f"Ongeveer {number(found.stories)} van {every} met {listed(answers)}."


def _sentence(why: Why, visit: Visit) -> str:
    instead = "Hieronder staan nog de cijfers van daarvoor."
    match why:
        case "moved_on":
            return (
                "Er is een verhaal weg of veranderd sinds je hier kwam. Met een nieuwe keuze zou "
                "te zien zijn welk. Meld je af en kom opnieuw binnen voor de cijfers van nu. "
                f"{instead}"
            )
        case "enough":
            return (
                "Je hebt hier veel keuzes bekeken. Meer zou iets over één verhaal kunnen zeggen. "
                f"Wat je al bekeek, kun je opnieuw kiezen. {instead}"
            )
    return (
        f"Deze keuze tonen we niet. Ze gaat over minder dan {visit.smallest} verhalen, of "
        "verschilt zo weinig van wat je al zag dat je iets over één verhaal zou kunnen uitrekenen. "
        f"Kies iets ruimers, of één antwoord in plaats van twee. {instead}"
    )

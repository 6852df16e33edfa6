"""Bars of every answer, to select answers with, and which answers go together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from vertelpunt.dutch import count, listed, number
from vertelpunt.figures import choices as figures
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.pairs import Pair, pair_bars
from vertelpunt.figures.rows import row_outline
from vertelpunt.insight.asked_here import asked_here, with_where_asked
from vertelpunt.insight.choices import Choices, choices
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, Question
from vertelpunt.selection import Options, part_of
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.comparing import layer_cells, layer_names
from vertelpunt.ui.components.choice_buttons import Choice, choice_buttons
from vertelpunt.ui.plots.areas import state_buttons
from vertelpunt.ui.plots.message import Cleared, Clicked, Pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing
from vertelpunt.ui.plots.sentences import most_chosen, origin
from vertelpunt.ui.visit.session import Key

_HOW = {"any": "één van deze", "all": "allemaal samen"}
_PAIRS = 6
# Of answers that stand in order of their number, so many are drawn until all are asked for.
_RANKED = 10
# Those are the answers to questions of these types: what one is called, and several.
_COUNTED = {"place": ("gemeente", "gemeenten"), "text": ("organisatie", "organisaties")}
Rows = list[tuple[str, str, Layers]]


def singles(source: Source) -> Iterator[Pattern]:
    """Every question with one answer, that of the onderdeel first and those of campaigns last."""
    usual, own = _asked(source, "single")
    first = sorted(usual, key=lambda q: q.part != "onderdeel")
    return choice_patterns(source, [*first, *own])


def multis(source: Source) -> Iterator[Pattern]:
    """Every question with several answers, and which of those go together; what campaigns asked of
    their own behind that.
    """
    usual, own = _asked(source, "multi")
    if usual or not own:
        yield from choice_patterns(source, usual)
    if own:
        yield from choice_patterns(source, own)


def _asked(source: Source, kind: str) -> tuple[list[ChoiceQuestion], list[ChoiceQuestion]]:
    questions = [each for each in source.asked.of_type(ChoiceQuestion) if each.type == kind]
    return asked_here(source, selecting.selection(), questions)


def choice_patterns(source: Source, questions: Sequence[Question]) -> Iterator[Pattern]:
    """The bars of these questions, and behind those with several answers which go together."""
    if not questions:
        st.write("Er zijn geen vragen van deze soort.")
    found = {q.id: choices(source, q.id, selecting.selection()) for q in questions}
    for question in questions:
        yield _bars(source, question, found[question.id])
    for question in questions:
        if found[question.id].pairs and _has_several(question):
            yield _together(source, question, found[question.id])


def _bars(source: Source, question: Question, found: Choices) -> Pattern:
    rows = _rows(source, question, found)
    ranked = question.type in _COUNTED and len(rows) > _RANKED
    every = Key[bool](f"every_{question.id}")
    drawn = rows[:_RANKED] if ranked and not every.get(False) else rows
    chosen = _chosen(question)
    drawing = bars_of(drawn, found.answered)

    def beside() -> None:
        if _has_several(question) and len(chosen.values) > 1:
            _how(source, question, chosen)
        if question.id in source.asked.questions:
            state_buttons(source, question.id)

    def all_or_ten() -> None:
        shown = every.get(False)

        def turn() -> None:
            every.set(not shown)

        st.button(
            f"Toon de eerste {_RANKED}" if shown else f"Toon alle {number(len(rows))}",
            key=f"ranked_{question.id}", type="tertiary", on_click=turn,
        )  # fmt: skip

    # What tellers typed themselves stays off paper with the words of a cloud.
    kind = "getypt" if question.type == "text" else "keuze"
    return Pattern(
        drawing.figure,
        title=question.name,
        sentence=_sentence(source, question, rows, found),
        names=layer_names("Antwoord"),
        rows=[(label, *layer_cells(layers, found.answered)) for _, label, layers in rows],
        file_name=f"{kind}-{question.id}",
        pointing=Pointing(
            unit=1.0,
            tools=("click",),
            outlines=[
                row_outline(place, drawing.reach("x"))
                for place, (option, _, _) in enumerate(drawn)
                if option in chosen.values
            ],
            selected=bool(chosen.values),
            negated=chosen.negated,
            on_pointed=partial(_point, source, question, set(found.options)),
        ),
        beside=(beside,),
        above=all_or_ten if ranked else None,
        shape="list" if question.type in _COUNTED else "bars",
    )


def _has_several(question: Question) -> bool:
    return question.type == "multi"


def _rows(source: Source, question: Question, found: Choices) -> Rows:
    """The answers in the order of the question; without one, those of most stories first."""
    labels = source.asked.labels(question.id)
    rows = [(value, labels.get(value, value), layers) for value, layers in found.options.items()]
    if question.type not in _COUNTED:
        return rows
    return sorted(rows, key=lambda row: (-row[2].within, -row[2].stories, row[1].casefold()))


def _sentence(source: Source, question: Question, rows: Rows, found: Choices) -> str:
    counts = [(label, layers.within) for _, label, layers in rows]
    if question.type in _COUNTED:
        return origin(counts, *_COUNTED[question.type])
    most = most_chosen(counts, found.answered.within, several=_has_several(question))
    return with_where_asked(source.asked, question.id, most)


def _how(source: Source, question: Question, chosen: Options) -> None:
    """Whether one of several answers is enough, or all of them must be there."""
    key = f"how_{question.id}"
    st.session_state[key] = "all" if chosen.every else "any"
    st.segmented_control(
        "Van de antwoorden die je koos",
        list(_HOW),
        format_func=_HOW.__getitem__,
        key=key,
        required=True,
        on_change=lambda: selecting.adjust(
            source, replace(chosen, every=st.session_state[key] == "all")
        ),
    )


def _together(source: Source, question: Question, found: Choices) -> Pattern:
    """The matrix of pairs, and the pairs that occur most as buttons."""
    rows = _rows(source, question, found)
    labels = {option: label for option, label, _ in rows}
    places = {option: place for place, option in enumerate(labels)}
    chosen = _chosen(question)
    pair = chosen.values if chosen.every and len(chosen.values) == 2 else ()
    most = sorted(found.pairs.items(), key=lambda item: -item[1])
    top = [(labels[a], labels[b], n) for (a, b), n in most if n and n == most[0][1]]
    sentence = (
        f"{listed([f'‘{a}’ met ‘{b}’' for a, b, _ in top])}: "
        f"samen in {count(top[0][2], 'verhaal', 'verhalen')}."
        if 0 < len(top) <= 3
        else "Geen twee antwoorden springen eruit."
    )

    def beside() -> None:
        shown = [key for key, stories in most[:_PAIRS] if stories]
        choice_buttons(
            [
                Choice(
                    f"{labels[a]} en {labels[b]}",
                    number(found.pairs[a, b]),
                    *selecting.marked(Options(question.id, (a, b), every=True)),
                )
                for a, b in shown
            ],
            label="Vaakst samen",
            key=f"pairs_{question.id}",
            on_choice=lambda place: selecting.toggle(
                source, Options(question.id, shown[place], every=True)
            ),
        )

    return Pattern(
        figures.pair_matrix(
            [(option, label) for option, label, _ in rows],
            found.pairs,
            found.pairs_beside if selecting.compared() is not None else None,
        ).figure,
        title=f"{question.name}: wat gaat samen",
        sentence=sentence,
        names=("", *labels.values()),
        rows=[
            (labels[one], *(
                "" if one == other else found.pairs.get(_ordered(one, other, places), 0)
                for other in labels
            ))
            for one in labels
        ],
        file_name=f"samen-{question.id}",
        pointing=Pointing(
            unit=1.0,
            tools=("click",),
            outlines=[figures.square_outline(*sorted(places[each] for each in pair))]
            if len(pair) == 2
            else [],
            selected=bool(pair),
            negated=bool(pair) and chosen.negated,
            on_pointed=partial(_point_at_pair, source, question),
        ),
        beside=(beside,),
        shape="square",
    )  # fmt: skip


def _point(source: Source, question: Question, options: set[str], sent: Pointed) -> None:
    match sent:
        case Clicked(option, _) if option in options:
            selecting.toggle(source, Options(question.id, (option,)), more=True)
        case Cleared():
            selecting.drop(question.id)


def _point_at_pair(source: Source, question: Question, sent: Pointed) -> None:
    match sent:
        case Clicked(key, _):
            pair = tuple(key.split("~"))
            if len(pair) == 2 and set(pair) <= set(source.asked.labels(question.id)):
                selecting.toggle(source, Options(question.id, pair, every=True))
        case Cleared():
            selecting.drop(question.id)


def _chosen(question: Question) -> Options:
    part = part_of(selecting.chosen(), question.id)
    return part if isinstance(part, Options) else Options(question.id, ())


def _ordered(one: str, other: str, places: dict[str, int]) -> tuple[str, str]:
    return (one, other) if places[one] < places[other] else (other, one)


def bars_of(rows: Rows, answered: Layers) -> Drawing:
    """The bars of these rows; beside a second selection, two bars a row."""
    if selecting.compared() is None:
        return figures.option_bars(rows, answered)
    return pair_bars(
        [
            Pair(key, label, (layers.within, answered.within), (layers.beside, answered.beside))
            for key, label, layers in rows
        ]
    )

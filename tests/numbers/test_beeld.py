"""Every number on the page Beeld, which no selection narrows but its own."""

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from tests.exported import Told
from tests.numbers.cases import CASES
from tests.numbers.checks import check_menu
from tests.numbers.page import Page, pieces_of, plain_text, rows_of
from tests.numbers.plain import (
    MULTIS,
    QUESTIONS,
    SINGLES,
    SLIDERS,
    SMALLEST,
    TRIADS,
    bearable,
    counted,
    labels,
    name,
    stories,
    zone,
    zones,
)

HELD_BACK = "niet getoond"


@pytest.mark.parametrize("asked", [None, ("onderdeel", "early_signals"), ("domains", "housing")])
def test_every_number_of_beeld(
    open_page: Callable[..., Page], told: list[Told], asked: tuple[str, str] | None
) -> None:
    query = {"alleen": ["~".join(asked)]} if asked else {}
    page = open_page("beeld", replace(CASES[0], told=told), **query)
    check_menu(page, told)
    every = counted(told)
    known = [frozenset(each.id for each in every)]
    expected = _tables(every, every, known, asked=None)
    about = f"Ongeveer {stories(_rounded(every))} samen"
    if asked:
        question, answer = asked
        kept = [each for each in every if answer in _answers(each, question)]
        ids = frozenset(each.id for each in kept)
        known += [ids, known[0] - ids]
        expected = _tables(every, kept, known, asked=question)
        about = f"Ongeveer {_rounded(kept)} van {stories(_rounded(every))} met {name(question)}:"
    assert page.text(about)
    assert f"minder dan {SMALLEST} verhalen" in page.text(f"Getallen zijn afgerond op {SMALLEST}.")
    *tables, rest = page.html('class="vp-answers"').split("</table>")
    found = {pieces_of(each)[0]: rows_of(each.partition("</caption>")[2]) for each in tables}
    head = ["Antwoord", "Verhalen"]
    empty = [q for q, rows in expected.items() if {cell for _, cell in rows} == {HELD_BACK}]
    assert found == {q: [head, *rows] for q, rows in expected.items() if q not in empty}
    assert [each for each in expected if f"‘{each}’" in rest] == empty
    offered = ["alle verhalen"]
    for question, named in _named(every).items():
        if question not in (*TRIADS, *SLIDERS):
            offered += [f"{_called(question)}: {label}" for label in named.values()]
    for label in ("Alleen verhalen met dit antwoord", "en ook met dit antwoord"):
        assert page.text(label) == plain_text("\n".join([label, *offered]))
    page.all_checked()


def _rounded(group: Collection[object]) -> int:
    return SMALLEST * round(len(group) / SMALLEST)


def _called(question: str) -> str:
    return "Wanneer verteld" if question == "period" else name(question)


def _tables(
    every: list[Told], kept: list[Told], known: list[frozenset[str]], *, asked: str | None
) -> dict[str, list[list[str]]]:
    """The rows of each table by its name; what they tell is added to what is known."""
    rows: dict[str, list[list[str]]] = {}
    whole = frozenset(each.id for each in kept)
    for question, named in _named(every).items():
        if question == asked and question not in MULTIS:
            continue
        groups = {
            answer: frozenset(each.id for each in kept if answer in _answers(each, question))
            for answer in named
        }
        left = whole.difference(*groups.values())
        if left and question not in MULTIS:
            groups[""] = left
        shown = bearable(known, whole, groups)
        table = rows.setdefault(_called(question), [])
        for answer, group in groups.items():
            said = str(_rounded(group)) if answer in shown else HELD_BACK
            table.append([named.get(answer, "geen antwoord"), said])
    return rows


def _named(every: list[Told]) -> dict[str, dict[str, str]]:
    """The answers that are counted, by question, with their labels."""
    quarters = sorted({_quarter(each) for each in every})
    found = {"period": {q: f"kwartaal {q[-1]} van {q[:4]}" for q in quarters}}
    found |= {q: labels(q) for q in (*SINGLES, *MULTIS) if q != "share_level"}
    found |= {q: zones((q,)) for q in TRIADS}
    for slider in SLIDERS:
        ends = QUESTIONS[slider]["ends"]
        found[slider] = {
            "0": f"0 tot 20 ({ends['low']})", "1": "20 tot 40", "2": "40 tot 60",
            "3": "60 tot 80", "4": f"80 tot 100 ({ends['high']})",
        }  # fmt: skip
    return {each: found[each] for each in ("period", *QUESTIONS) if each in found}


def _answers(told: Told, question: str) -> list[str]:
    """What a story answered, as it is counted."""
    if question == "period":
        return [_quarter(told)]
    answer = told.answers.get(question)
    if answer is None:
        return []
    if question in TRIADS:
        return [str(zone(told, (question,)))]
    if question in SLIDERS:
        return [str(min(4, int(answer // 20)))]
    return list(answer) if isinstance(answer, list) else [answer]


def _quarter(told: Told) -> str:
    return f"{told.day.year}-{(told.day.month + 2) // 3}"


def test_the_page_says_which_answers_are_chosen(
    open_page: Callable[..., Page], told: list[Told]
) -> None:
    page = open_page("beeld", replace(CASES[0], told=told), alleen=["onderdeel~early_signals"])
    first, second = page.app.selectbox
    assert first.value == ("onderdeel", "early_signals")
    assert second.value == ("", "")
    assert plain_text(second.options[0]) == "alle verhalen"

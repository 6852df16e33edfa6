"""Two selections beside each other: every view counts the same stories of both."""

import pytest

from tests.exported import Told, exported
from vertelpunt.insight.choices import choices
from vertelpunt.insight.planes import plane_counts, plane_dots
from vertelpunt.insight.responses import lengths, per_period
from vertelpunt.insight.sliders import distributions
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching
from vertelpunt.selection import (
    USABLE,
    Clause,
    Options,
    Range,
    Selection,
    base_of,
    rest_of,
    selection_of,
)

CHOSEN = (Options("domains", ("money",)), Range("difficulty", 0, 60))
SAVED = (Options("domains", ("housing",)),)


def _in_first(told: Told) -> bool:
    return "money" in told.chose("domains") and 0 <= told.answers.get("difficulty", -1) <= 60


def _in_second(told: Told, second: str) -> bool:
    return {
        "rest": not _in_first(told),
        "all": True,
        "saved": "housing" in told.chose("domains"),
    }[second]


@pytest.fixture(params=["rest", "all", "saved"])
def second(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _compared(source: Source, second: str) -> Selection:
    first = selection_of(CHOSEN, source.asked)
    beside: dict[str, tuple[Clause, ...]] = {
        "rest": rest_of(first).clauses,
        "all": base_of(CHOSEN).clauses,
        "saved": selection_of(SAVED, source.asked).clauses,
    }
    return Selection(first.clauses, beside[second])


def test_both_numbers_are_plain_counts_in_every_view(demonstration: Source, second: str) -> None:
    told = exported(demonstration.collection)
    selection = _compared(demonstration, second)
    first = [each for each in told if _in_first(each)]
    other = [each for each in told if _in_second(each, second)]
    found = matching(demonstration, selection)
    assert (found.selected, found.stories, found.beside) == (len(first), len(told), len(other))

    for question in ("domains", "impact", "municipality"):
        counted = choices(demonstration, question, selection)
        for option, layers in counted.options.items():
            assert layers.within == sum(option in each.chose(question) for each in first)
            assert layers.beside == sum(option in each.chose(question) for each in other)
            assert layers.ringed == 0
        for (a, b), stories in counted.pairs_beside.items():
            assert stories == sum({a, b} <= each.chose(question) for each in other)

    for slider, steps in distributions(
        demonstration, ["difficulty", "impact_size"], selection
    ).items():
        for n, layers in enumerate(steps):
            for got, those in ((layers.within, first), (layers.beside, other)):
                here = [each.answers[slider] for each in those if slider in each.answers]
                assert got == sum(min(9, int(value // 10)) == n for value in here)

    for plane in (("effect_triad",), ("difficulty", "impact_size")):
        answered = [each for each in other if all(p in each.answers for p in plane)]
        zones = plane_counts(demonstration, plane, selection, per_side=10)
        assert sum(zone.beside for zone in zones.zones.values()) == len(answered)
        assert sum(cell.beside for cell in zones.cells) == len(answered)
        dots = plane_dots(demonstration, plane, selection, None)
        ids = {each.id for each in answered}
        assert {s for s, b in zip(dots.stories, dots.beside, strict=True) if b} == ids

    assert sum(count.beside for count in per_period(demonstration, selection, "week")) == len(other)
    steps = lengths(demonstration, selection).steps
    assert sum(layers.beside for _, layers in steps) == len(other)
    assert sum(layers.within for _, layers in steps) == len(first)


def test_the_rest_of_everything_is_nothing(demonstration: Source) -> None:
    everything = selection_of((), demonstration.asked)
    compared = Selection(everything.clauses, rest_of(everything).clauses)
    found = matching(demonstration, compared)
    assert (found.selected, found.beside) == (65, 0)
    assert USABLE in compared.clauses

"""Two selections beside each other, at the edge; tests/numbers counts them on every page."""

from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching
from vertelpunt.selection import (
    USABLE,
    Selection,
    rest_of,
    selection_of,
)


def test_the_rest_of_everything_is_nothing(demonstration: Source) -> None:
    everything = selection_of((), demonstration.asked)
    compared = Selection(everything.clauses, rest_of(everything).clauses)
    found = matching(demonstration, compared)
    assert (found.selected, found.beside) == (65, 0)
    assert USABLE in compared.clauses

"""Every number on the page Triades: as dots, with zones and middles, and as counts per cell."""

from collections.abc import Callable
from fractions import Fraction

from tests.numbers.bars import check_states
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar, check_cloud, check_stories, check_titles
from tests.numbers.differences import check_differences
from tests.numbers.page import Figure, Page, numbers_in
from tests.numbers.plain import CORNERS, QUESTIONS, TRIADS, dot, settled
from tests.numbers.planes import (
    check_cells,
    check_dots,
    check_middles,
    check_ranges,
    check_zone_notes,
    check_zones,
)


def test_every_number_of_triades(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("triades", case)
    _check(page, case)
    app = page.app
    app.toggle(key="zones").set_value(True)
    app.toggle(key="centre").set_value(True)
    app.selectbox(key="colour").set_value("domains")
    _check(Page(app.run()), case, zones=True, centre=True, colour="domains")
    app.toggle(key="zones").set_value(False)
    app.toggle(key="centre").set_value(False)
    app.toggle(key="cells").set_value(True)
    _check(Page(app.run()), case, cells=True)


def _check(
    page: Page, case: Case, *, zones: bool = False, centre: bool = False, cells: bool = False,
    colour: str | None = None,
) -> None:  # fmt: skip
    check_bar(page, case)
    ids = check_titles(page, case, cells=cells)
    for triad in TRIADS:
        plane = (triad,)
        card = page.card(f"triade-{triad}")
        assert card.title == QUESTIONS[triad]["label"]
        counts = check_zones(page, card, case, plane)
        notes = []
        if cells:
            notes = check_cells(card.figure, case, plane, numbers=True)
        else:
            check_dots(card.figure, case, plane, ids, colour, centre=centre)
        told = card.figure.numbers
        assert told[: len(notes)] == notes
        if zones:
            check_zone_notes(told[len(notes) :], case, plane, counts)
        else:
            assert told == notes
        if centre:
            _check_centre(page, card.figure, case, triad)
        assert numbers_in(page.text("Een stip hoort bij een hoek")) == [60, 20]
        check_ranges(page, triad, [QUESTIONS[triad]["corners"][each] for each in CORNERS], None)
        check_states(page, case, triad)
    check_stories(page, case)
    check_cloud(page, case)
    check_differences(page, case)
    page.all_checked()


def _check_centre(page: Page, figure: Figure, case: Case, triad: str) -> None:
    """Both middles, and in how many dots a share was raised."""
    dots = [told.answers[triad] for told in case.within(triad) if dot(told, (triad,))]
    check_middles(figure, dots)
    small = sum(settled(min(each.values())) < Fraction(5, 1000) for each in dots)
    said = numbers_in(page.text(f"Het midden van {len(dots)} stip"))
    assert said == [len(dots)] + [small] * bool(small)

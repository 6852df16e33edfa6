"""Every number on the page Duidingsessie, which no selection narrows."""

from collections.abc import Callable
from dataclasses import replace

from tests.exported import Told, events
from tests.numbers.cases import CASES, TWO_DOMAINS
from tests.numbers.checks import check_menu
from tests.numbers.held import (
    CALLED,
    PLANNED,
    SESSION,
    check_looking_back,
    check_report,
    check_room,
)
from tests.numbers.page import Page, pieces_of, rows_of
from tests.numbers.shift import check_shift
from tests.numbers.words import length, title
from vertelpunt.store import Collection


def test_every_number_of_duidingsessie(
    open_page: Callable[..., Page], told: list[Told], shown_collection: Collection
) -> None:
    case = replace(CASES[0], told=told)
    page = open_page("duidingsessie", case)
    check_menu(page, told)
    taken = [each for each in told if each.usable][:10]
    assert page.text("Welke sessie?") == f"Welke sessie? {CALLED}"
    assert page.text("3 juli 2025") == "3 juli 2025 · Goes · 10 verhalen · 30 minuten"
    assert page.text("Alles") == "Alles 10 verhalen, gekozen op 1 jul 2025"
    assert page.text(TWO_DOMAINS.sentence) == TWO_DOMAINS.sentence
    assert pieces_of(page.html("<ul>")) == [title(each) for each in taken]
    # Each story twice is twenty stories: ten for each of two tables, at two minutes.
    assert page.text("Er zijn 10 verhalen") == (
        "Er zijn 10 verhalen. Wil je dat ze allemaal worden gelezen? Dan leest ieder er 10. "
        "Reken daar 20 minuten voor."
    )
    _, *rows = rows_of(page.html("Wie leest wat"))
    for (name, read, sorts), mine in zip(rows, (taken[:2], taken[1:3]), strict=True):
        lengths = sorted(map(length, mine))
        assert name.startswith("Tafel")
        assert read == "2"
        assert sorts.endswith(f"; van {lengths[0]} tot {lengths[-1]} woorden")
    assert page.text("7 verhalen worden nu door niemand gelezen")
    assert page.html("minuut 0 tot 9")
    assert page.html("minuut 9 tot 30")
    assert page.text("Samen 30") == "Samen 30 minuten."
    assert page.text("Datum") == "Datum (mag leeg blijven) 21 mei 2026"
    check_room(page, taken)
    check_report(page, taken)
    check_shift(page, told, taken, PLANNED)
    steps = [each for each in events(shown_collection) if each["subject"] == SESSION]
    check_looking_back(page, taken, len(steps))
    page.all_checked()

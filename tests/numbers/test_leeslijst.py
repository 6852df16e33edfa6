"""Every number on the page Leeslijst."""

from collections.abc import Callable

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar, check_card
from tests.numbers.page import Page, plain_text
from tests.numbers.plain import PLACES, day
from tests.numbers.words import title

# The box to choose a list in: its label, and every list with its number.
LISTS = "Welke leeslijst?\nNog leeg (geen verhalen)\nVoor de sessie (3 verhalen)"


def test_every_number_of_leeslijst(
    open_page: Callable[..., Page], case: Case, told: list[Told]
) -> None:
    page = open_page("leeslijst", case)
    check_bar(page, case)
    assert page.text("Welke leeslijst?") == plain_text(LISTS)
    assert page.text("geen verhalen") == "geen verhalen · 1 juli 2025"
    page.all_checked()

    page = open_page("leeslijst", case, lijst=["d" * 16])
    check_bar(page, case)
    assert page.text("Welke leeslijst?") == plain_text(LISTS)
    assert page.text("3 verhalen") == "3 verhalen · 1 juli 2025"
    usable = [each for each in told if each.usable]
    aside = next(each for each in told if not each.usable)
    listed = [usable[9], aside, usable[3]]
    data = page.data(f"ordered_{'d' * 16}")
    assert data["opened"] == listed[0].id
    assert data["rows"] == [
        {"id": each.id, "title": title(each), "about": about(each)} for each in listed
    ]
    check_card(page, case, listed[0], listed, closes=False)
    page.all_checked()


def about(told: Told) -> str:
    """What a row says under its title."""
    said = [day(told.day), PLACES[told.answers["municipality"]]]
    said += ["niet bruikbaar"] * (not told.usable) + ["alleen kerngroep"] * told.core_group_only
    return " · ".join(said)

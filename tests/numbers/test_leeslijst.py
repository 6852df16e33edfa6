"""Every number on the page Leeslijst."""

from collections.abc import Callable

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar
from tests.numbers.page import Page, plain_text
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
    for n, each in enumerate((usable[9], aside, usable[3]), 1):
        assert page.text(f"{n}. ") == f"{n}. {title(each)}"
    page.all_checked()

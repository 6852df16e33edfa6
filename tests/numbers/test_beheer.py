"""Every number on the page Beheer."""

from collections.abc import Callable

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.checks import check_menu
from tests.numbers.page import Page
from tests.numbers.plain import day, stories


def test_every_number_of_beheer(
    open_page: Callable[..., Page], case: Case, told: list[Told]
) -> None:
    page = open_page("beheer", case)
    check_menu(page, told)
    first = min(told, key=lambda each: each.at)
    assert page.text("In deze verzameling") == (
        f"In deze verzameling: {stories(len(told))}. "
        f"Het oudste is van {day(first.day)} om {first.there:%-H.%M} uur."
    )
    page.all_checked()

"""Every number on the page Beheer."""

from collections.abc import Callable

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.page import Page, numbers_in
from tests.numbers.plain import stories


def test_every_number_of_beheer(
    open_page: Callable[..., Page], case: Case, told: list[Told]
) -> None:
    page = open_page("beheer", case)
    assert page.text("In deze verzameling") == f"In deze verzameling: {stories(len(told))}."
    assert numbers_in(page.text("Terugladen kan alleen")) == []
    page.all_checked()

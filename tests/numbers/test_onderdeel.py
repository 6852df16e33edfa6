"""Every number on the page Onderdeel."""

from collections.abc import Callable

from tests.numbers.bars import check_choice
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar, check_cloud, check_stories
from tests.numbers.differences import check_differences
from tests.numbers.page import Page
from tests.numbers.plain import SINGLES


def test_every_number_of_onderdeel(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("onderdeel", case)
    check_bar(page, case)
    for question in SINGLES:
        check_choice(page, case, question)
    check_stories(page, case)
    check_cloud(page, case)
    check_differences(page, case)
    page.all_checked()

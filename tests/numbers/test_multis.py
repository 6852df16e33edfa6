"""Every number on the page Multi's."""

from collections.abc import Callable

from tests.numbers.bars import check_choice
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar, check_cloud, check_stories
from tests.numbers.differences import check_differences
from tests.numbers.page import Page
from tests.numbers.plain import MULTIS


def test_every_number_of_multis(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("multis", case)
    check_bar(page, case)
    for question in MULTIS:
        check_choice(page, case, question)
    check_stories(page, case)
    check_cloud(page, case)
    check_differences(page, case)
    page.all_checked()

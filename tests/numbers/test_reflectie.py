"""Every number on the page Reflectie, with the words of titles and of whole stories."""

from collections.abc import Callable

from tests.numbers.bars import check_choice
from tests.numbers.cases import EASY, Case
from tests.numbers.checks import check_bar, check_cloud, check_stories
from tests.numbers.differences import check_differences
from tests.numbers.page import Page, open_tab
from tests.numbers.plain import ASKED, CODES
from tests.numbers.words import whole


def test_every_number_of_reflectie(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("reflectie", case)
    _check(page, case)
    check_cloud(page, case)
    page.all_checked()
    open_tab(page.app, "Woorden")
    page.app.segmented_control(key="whole_stories").set_value(True)
    page = Page(page.app.run())
    _check(page, case)
    check_cloud(page, case, "story", whole)
    page.all_checked()


def _check(page: Page, case: Case) -> None:
    check_bar(page, case)
    for code in CODES:
        check_choice(page, case, code, added_later=True)
    for question in ASKED["reflection"]:
        check_choice(page, case, question)
    check_differences(page, case)
    assert page.text("EF · ") == "EF · 1 juli 2025"
    assert page.text("Moeilijkheid: ") == EASY.sentence
    check_stories(page, case)

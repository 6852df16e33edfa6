"""Every number on the page Storycards."""

from collections.abc import Callable

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar, check_card, check_stories
from tests.numbers.page import Page


def test_every_number_of_storycards(
    open_page: Callable[..., Page], case: Case, told: list[Told]
) -> None:
    page = open_page("storycards", case)
    check_bar(page, case)
    ordered = check_stories(page, case)
    check_card(page, case, ordered[0], ordered, closes=False)
    page.all_checked()
    page.app.selectbox(key="order_False").set_value("longest")
    for each in (ordered[-1], next(t for t in told if not t.usable), *_unusual(told)):
        page.app.query_params["verhaal"] = [each.id]
        page = Page(page.app.run())
        check_bar(page, case)
        check_card(page, case, each, check_stories(page, case, longest=True), closes=False)
        page.all_checked()


def _unusual(told: list[Told]) -> list[Told]:
    """A story to which a question didn't apply, and one with words beside a choice."""
    return [next(t for t in told if t.not_applicable), next(t for t in told if t.other)]

"""Every number on the page Nieuw binnen, which no selection narrows."""

from collections.abc import Callable
from dataclasses import replace

from tests.exported import Told
from tests.numbers.cases import CASES
from tests.numbers.checks import check_card, check_menu
from tests.numbers.page import Page, plain_text


def test_every_number_of_nieuw(open_page: Callable[..., Page], told: list[Told]) -> None:
    case = replace(CASES[0], told=told)
    page = open_page("nieuw", case)
    check_menu(page, told)
    waits = sorted((each for each in told if each.judged is None), key=lambda each: each.at)
    usable = sum(each.judged is True for each in told)
    aside = sum(each.judged is False for each in told)
    assert page.text("Welke verhalen") == plain_text(
        f"Welke verhalen\nwacht ({len(waits)})\nbruikbaar ({usable})\nniet bruikbaar ({aside})"
    )
    assert [row["id"] for row in page.data("desk_list")["rows"]] == [each.id for each in waits]
    assert page.data("mask_bar")["masked"] == 0
    fewer = page.buttons(f"narrow_{waits[0].id}")
    assert fewer == [("alleen de kerngroep", "", False)]
    check_card(page, case, waits[0], waits, closes=False)
    page.all_checked()

"""Every number on the page Coderen, which no selection narrows."""

from collections.abc import Callable
from dataclasses import replace

from tests.exported import Told
from tests.numbers.cases import CASES
from tests.numbers.checks import check_menu
from tests.numbers.page import Page, plain_text


def test_every_number_of_coderen(open_page: Callable[..., Page], told: list[Told]) -> None:
    case = replace(CASES[0], told=told)
    page = open_page("coderen", case)
    check_menu(page, told)
    usable = [each for each in told if each.usable]
    to_do = sorted((each for each in usable if not each.coding), key=lambda each: each.at)
    differs = [each for each in usable if each.coding and None in map(each.coding.get, SCHEMES)]
    done = len(usable) - len(to_do) - len(differs)
    assert page.text("Welke verhalen") == plain_text(
        f"Welke verhalen\nnog te doen ({len(to_do)})\nverschilt ({len(differs)})\nklaar ({done})"
    )
    assert [row["id"] for row in page.data("coding_list")["rows"]] == [each.id for each in to_do]
    assert page.data("card_bar") == {"place": 0, "total": len(to_do), "closes": False}
    for scheme in SCHEMES:
        given = page.buttons(f"code_{scheme}_{to_do[0].id}")
        assert {pressed for _, _, pressed in given} == {False}
    assert page.html('class="vp-card"')
    page.all_checked()


SCHEMES = ("initiative", "tone")

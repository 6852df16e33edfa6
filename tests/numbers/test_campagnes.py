"""Every number on the page Campagnes: what came in by links of which nobody made a campaign."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from tests.exported import Told
from tests.numbers.cases import CASES
from tests.numbers.checks import check_menu
from tests.numbers.page import Page
from tests.numbers.plain import stories


def test_every_number_of_campagnes(open_page: Callable[..., Page], told: list[Told]) -> None:
    page = open_page("campagnes", replace(CASES[0], told=told))
    check_menu(page, told)
    named = Counter(each.campaign for each in told if each.campaign and each.usable)
    links = [f"{name} ({stories(there)})" for name, there in sorted(named.items())]
    assert page.text("Welke link?").split() == ["Welke", "link?", *" ".join(links).split()]
    assert page.text("Eerste dag") == "Eerste dag (mag leeg blijven) 21 mei 2026"
    assert page.text("Laatste dag") == "Laatste dag (mag leeg blijven) 21 mei 2026"
    page.all_checked()

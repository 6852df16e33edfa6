"""Every number on the page Bewaard."""

from collections.abc import Callable

from tests.numbers.cases import EASY, EVERYTHING, NOT_POSITIVE, TWO_DOMAINS, Case
from tests.numbers.checks import check_bar
from tests.numbers.page import Page


def test_every_number_of_bewaard(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("bewaard", case)
    check_bar(page, case)
    for parts, initials in (((EVERYTHING, NOT_POSITIVE, EASY), "CD"), ((TWO_DOMAINS,), "AB")):
        saved = Case("saved", parts, told=case.told)
        sentences = [part.sentence for part in parts]
        assert page.text(sentences[0]) == " · ".join(sentences)
        assert page.text("Nu ") == f"Nu {saved.count}"
        assert page.text(f"{initials} · ") == f"{initials} · 1 juli 2025"
    page.all_checked()

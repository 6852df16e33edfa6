"""Every number on the page Bewaard."""

from collections.abc import Callable

from tests.numbers.cases import EASY, EVERYTHING, NOT_POSITIVE, TWO_DOMAINS, Case
from tests.numbers.checks import check_bar
from tests.numbers.page import Page


def test_every_number_of_bewaard(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("bewaard", case)
    check_bar(page, case)
    rows = page.data("kept_table")["rows"]
    saved = (
        ("De andere", (EVERYTHING, NOT_POSITIVE, EASY), "3"),
        ("Twee domeinen", (TWO_DOMAINS,), "–"),
    )
    assert len(rows) == len(saved)
    for row, (name, parts, then) in zip(rows, saved, strict=True):
        assert row["name"] == name
        assert row["words"] == " · ".join(part.sentence for part in parts)
        assert row["then"] == then
        assert row["now"] == str(len(Case("saved", parts, told=case.told).selected))
        assert row["on"] == "1 juli 2025"
    page.all_checked()

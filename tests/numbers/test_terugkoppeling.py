"""Every number of a terugkoppeling, where it is read and where it is written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.doing import core_group
from tests.exported import Told
from tests.giving_back import now, publish, write
from tests.numbers.cases import CASES
from tests.numbers.checks import check_menu
from tests.numbers.page import Page, plain_text, rows_of
from tests.numbers.plain import PLACES, SMALLEST, counted, labels, stories
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import CORE_GROUP, Collection

NOT_SHOWN = "niet getoond"
HEAD = ["Antwoord", "Verhalen, ongeveer"]


@pytest.fixture
def given_back(
    shown_collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> Iterator[None]:
    """How many stories there are, and their domains; gone afterwards, as others read here too."""
    source = Source(shown_collection, CORE_GROUP, questionnaire, places)
    blocks = [{"kind": "number"}, {"kind": "plot", "question": "domains"}]
    made = write(source, [("everyone", each) for each in blocks])
    publish(source, date(2026, 5, 21))
    assert now(source).version
    yield
    group = core_group(shown_collection)
    group.withdraw_feedback()
    for each in made:
        group.remove_block(each)
    with shown_collection._gate.write() as cursor:
        cursor.execute("delete from published_group")


@pytest.mark.usefixtures("given_back")
def test_every_number_of_terugkoppeling(open_page: Callable[..., Page], told: list[Told]) -> None:
    every = counted(told)
    places = {each.answers["municipality"] for each in every} - {"several", "national"}
    assert all(each in PLACES for each in places)
    sentence = (
        f"Er zijn ongeveer {stories(_rounded(len(every)))} verteld, "
        f"uit ongeveer {_rounded(len(places))} gemeenten."
    )
    rows = []
    for answer, label in labels("domains").items():
        given = sum(answer in each.answers.get("domains", ()) for each in every)
        rows.append([label, str(_rounded(given)) if given >= SMALLEST else NOT_SHOWN])
    for address, key in (("terugkoppeling", ""), ("terugkoppelen", "Bekijken en publiceren")):
        page = open_page(address, replace(CASES[0], told=told))
        check_menu(page, told)
        if key:
            assert len(page.data("ordered_feedback")["rows"]) == 2
        html = page.html('class="vp-feedback"')
        assert sentence in plain_text(html)
        assert rows_of(html.partition("</table>")[0]) == [HEAD, *rows]
        assert f"Getallen zijn afgerond op {SMALLEST}" in plain_text(html)
        if key:
            # No number: it asks to tell no story over.
            page.text("Noem geen namen van mensen")
            page.text("Versie 1 staat er sinds")
            page.text("Versie 1, van")
            # The port of the test is in it.
            page.text("Het adres om door te geven")
        page.all_checked()


def _rounded(number: int) -> int:
    return SMALLEST * round(number / SMALLEST)

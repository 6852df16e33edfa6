"""How long stories are kept: what is over, what follows within a month, and erasing it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from streamlit.testing.v1 import AppTest

from tests.stories import story
from vertelpunt.insight.retention import Term, term
from vertelpunt.insight.source import Source
from vertelpunt.store import ADMIN, CORE_GROUP, story_id_of, submitted

TODAY = date(2026, 3, 31)
TOLD = {"a": datetime(2025, 2, 1), "b": datetime(2025, 3, 31), "c": datetime(2025, 4, 20),
        "d": datetime(2025, 6, 1)}  # fmt: skip


@pytest.fixture
def kept(source: Source) -> Source:
    version = source.questionnaire.version
    source.collection.append(
        [submitted(story_id_of(name * 32), version, story(), at=at) for name, at in TOLD.items()]
    )
    return replace(source, viewer=ADMIN)


def test_a_story_is_over_on_the_day_and_announced_a_month_ahead(kept: Source) -> None:
    over = [story_id_of(name * 32) for name in "ab"]
    assert term(kept, 12, TODAY) == Term(over, 1, date(2026, 4, 20))
    assert term(kept, 24, TODAY) == Term([], 0, None)


def test_who_may_not_erase_hears_nothing_of_it(kept: Source) -> None:
    assert term(replace(kept, viewer=CORE_GROUP), 12, TODAY) == Term([], 0, None)


def test_beheer_offers_to_erase_what_is_over(
    open_page: Callable[..., AppTest], kept: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "6")
    page = open_page("pages/beheer.py", code="geheim")
    page.text_input[0].set_value("geheim")
    page.button[0].click().run()
    page.checkbox(key="retention_sure").check().run()
    page.button(key="retention_erase").click().run()
    assert not page.exception
    assert any(each.value == "Voorgoed gewist: 4 verhalen." for each in page.text)
    assert len(kept.collection.erasures()) == 4

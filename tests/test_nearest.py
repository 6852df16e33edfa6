"""A word that no story has: the nearest that stories have is offered, to whom may see it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import tell_all
from tests.numbers.page import Page
from tests.showing import opened, shown
from tests.stories import story
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.nearest import nearest_words
from vertelpunt.insight.source import Source
from vertelpunt.selection import parse_words
from vertelpunt.selection.words import with_word
from vertelpunt.store import COUNTS, VISITOR, story_id_of, teller

TEXTS = (
    "Haar schulden liepen op. De schuldhulp belde over de woning.",
    "Met zijn schulden ging hij naar het café. In het café zat __zij__.",
    "Een cliënt vroeg naar de huurtoeslag.",
)


@pytest.fixture
def library(source: Source) -> Source:
    texts = enumerate(TEXTS)
    tell_all(
        source, (story(title=f"Verhaal {n}", what_happens=t, key_moment="Zo.") for n, t in texts)
    )
    return source


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("schuldne", {"schuldne": "schulden"}),
        ("wooning", {"wooning": "woning"}),
        ("CAVE", {"cave": "café"}),
        ("clienx", {"clienx": "cliënt"}),
        ("huurtoelsag", {"huurtoelsag": "huurtoeslag"}),
        ("schuldne wooning", {"schuldne": "schulden", "wooning": "woning"}),
        ("schuld", {}),
        ("toeslag", {}),
        ("zeppelin", {}),
        ("xy", {}),
        ('"schuldne"', {}),
        ("-schuldne", {}),
        ("", {}),
    ],
)
def test_the_nearest_word_is_offered_for_a_word_that_no_story_has(
    library: Source, typed: str, offered: dict[str, str]
) -> None:
    assert nearest_words(library, parse_words(typed)) == offered


def test_what_a_reader_may_not_see_is_not_offered(library: Source) -> None:
    sought = parse_words("huurtoelsag schuldne")
    for reader in (VISITOR, COUNTS):
        assert nearest_words(replace(library, viewer=reader), sought) == {}
    last = teller(story_id_of(f"{2:032x}"))
    assert nearest_words(replace(library, viewer=last), sought) == {"huurtoelsag": "huurtoeslag"}


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60))
def test_any_text_may_be_looked_for(library: Source, typed: str) -> None:
    for term, near in nearest_words(library, parse_words(typed)).items():
        assert near.isprintable()
        assert with_word(typed, term, near) != typed


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("Wooning -school", "woning -school"),
        ('"een e-mail" woo\u00adning', '"een e-mail" woning'),
        ("wooning, wooningen", "woning, wooningen"),
    ],
)
def test_the_rest_of_what_was_typed_stays(typed: str, then: str) -> None:
    assert with_word(typed, "wooning", "woning") == then


@pytest.fixture
def page(library: Source, database: Path) -> Iterator[AppTest]:
    library.collection.append([declared()])
    with shown(database):
        yield opened("storycards")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("wooning", ["woning"]),
        ("__zijn__ schuldne", ["__zij__", "schulden"]),
        ("schuld", None),
        ("zeppelin", None),
        ("", None),
    ],
)
def test_the_page_offers_it_under_the_search_box(
    page: AppTest, typed: str, offered: list[str] | None
) -> None:
    page.run()
    page.text_input(key="zoek").set_value(typed).run()
    shows = Page(page)
    assert shows.has("nearest") == bool(offered)
    if offered:
        data = shows.data("nearest")
        assert data["label"] == "Bedoel je"
        assert [each["label"] for each in data["choices"]] == offered

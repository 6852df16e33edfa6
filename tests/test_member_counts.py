"""What a member finds and counts on Storycards is the same as where no other story exists."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_access import type_code
from tests.test_pages import said
from vertelpunt.insight.nearest import nearest_words
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching, neighbours, story_rows
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import SelectionError, from_address, parse_words, selection_of
from vertelpunt.store import Collection, close_collection, in_role, now, open_collection
from vertelpunt.ui.address.filter_bar.menu import menu

SHARED = {
    0: {"title": "De bank in het park", "organisation": "Team Oost", "role": "manager"},
    1: {"title": "Een open deur", "organisation": "Team West", "share_level": "partners"},
    2: {"title": "Samen koken", "domains": ["money", "work"], "municipality": "GM0363"},
}
HIDDEN = {
    3: {"title": "Het geheime tuinhek", "organisation": "Stichting Tuin", "role": "director"},
    4: {"title": "De bank en het tuinhek", "domains": ["money"], "difficulty": 5.0},
    5: {"title": "Huurtoeslag", "municipality": "GM0599", "onderdeel": "unknown"},
}
PARTS = [
    "options~role~any~director", "options~role~any~manager", "options~domains~any~money",
    "options~organisation~any~Stichting Tuin", "options~organisation~any~Team Oost",
    "options~municipality~any~GM0599", "province~municipality~Utrecht", "range~difficulty~0~10",
    "area~effect_triad~zone~left_right", "state~role~answered", "state~organisation~open",
    "title~tuinhek", "story~bank", "words~huurtoelsag", "everything", "period~2025-01-01~",
    "words~bank", "words~tuinhek",
]  # fmt: skip


@pytest.fixture
def two(
    collection: Collection, tmp_path: Path, questionnaire: Questionnaire, places: dict[str, Place]
) -> Iterator[tuple[Source, Source]]:
    """As a member reads: a collection with stories that are not for members, and one without."""
    path = tmp_path / "shared.duckdb"
    shared = open_collection(path)
    admin(shared).publish(questionnaire)
    tell(collection, questionnaire, hidden=True)
    tell(shared, questionnaire, hidden=False)
    member = in_role("member")
    yield (
        Source(collection, member, questionnaire, places),
        Source(shared, member, questionnaire, places),
    )
    close_collection(path)


def tell(collection: Collection, questionnaire: Questionnaire, *, hidden: bool) -> None:
    given = {n: {"share_level": "members", **each} for n, each in SHARED.items()}
    if hidden:
        given |= {n: {"share_level": "core_group", **each} for n, each in HIDDEN.items()}
    version = questionnaire.version
    for n, each in given.items():
        send(collection, f"{n:032x}", version, story(**each))


def all_of(source: Source, texts: list[str], sought: str) -> list[object]:
    """Everything that Storycards reads for a selection."""
    words = parse_words(sought)
    found: list[object] = [menu(source), list(nearest_words(source, words))]
    try:
        selection = selection_of(from_address(texts), source.asked)
    except SelectionError as error:
        return [*found, str(error)]
    rows = story_rows(source, selection, words, "oldest", most=99)
    near = [neighbours(source, selection, words, "oldest", row.story_id) for row in rows]
    titles = [(row.title, row.place, row.first_words) for row in rows]
    places = [each and each.place for each in near]
    return [*found, matching(source, selection), titles, places]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from(PARTS)), max_size=4),
    st.sampled_from(["", "tuinhek", "bank", "huurtoelsag", "geheim -bank"]),
)
def test_no_list_count_or_choice_of_a_member_tells_of_a_story_for_others(
    two: tuple[Source, Source], chosen: list[tuple[bool, str]], sought: str
) -> None:
    texts = [f"!{part}" if turned else part for turned, part in chosen]
    with_hidden, without = two
    assert all_of(with_hidden, texts, sought) == all_of(without, texts, sought)


def test_the_page_of_a_member_is_the_same_as_where_no_other_story_exists(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    tell(collection, questionnaire, hidden=False)
    _, code = admin(collection).make_invitation("member", "Bo", now() + timedelta(days=1), 9)
    app = type_code(open_page("pages/storycards.py"), code)
    # What opens at a press is open.
    app.session_state["add"] = app.session_state["more"] = True
    before = said(app.run())
    assert "3 van 3 verhalen" in before
    tell(collection, questionnaire, hidden=True)
    assert said(app.run()) == before

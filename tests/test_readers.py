"""Who may read what is decided in the store: every read, as every viewer."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FilledOnce
from tests.doing import keep, send
from tests.stories import story
from vertelpunt.insight.organisations import organisations_used
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import (
    CORE_GROUP,
    COUNTS,
    NAMES,
    PLACES,
    VISITOR,
    WITH_CODE,
    Collection,
    Event,
    Viewer,
    close_collection,
    in_role,
    story_id_of,
    teller,
)
from vertelpunt.store.event import now

DRAFTS = {
    "core_group": "a" * 32, "members": "b" * 32, "partners": "c" * 32, "set_aside": "d" * 32,
}  # fmt: skip
OWN = story_id_of(DRAFTS["members"])
VIEWERS: dict[str, tuple[Viewer, set[str]]] = {
    "core_group": (CORE_GROUP, {story_id_of(draft) for draft in DRAFTS.values()}),
    "teller": (teller(OWN), {OWN}),
    "a teller of nothing": (teller("0" * 16), set()),
    "visitor": (VISITOR, set()),
    "a member": (in_role("member"), {OWN, story_id_of(DRAFTS["partners"])}),
    "a facilitator": (in_role("facilitator"), {story_id_of(draft) for draft in DRAFTS.values()}),
    "a keeper": (in_role("keeper"), {story_id_of(draft) for draft in DRAFTS.values()}),
    "whoever has the code": (WITH_CODE, {story_id_of(draft) for draft in DRAFTS.values()}),
}


def four(collection: Collection, version: str) -> None:
    for level, draft in DRAFTS.items():
        shared = level if level != "set_aside" else "members"
        told = story(title=f"Verhaal {level}", share_level=shared, organisation="Team Oost")
        send(collection, draft, version, told)
    aside = story_id_of(DRAFTS["set_aside"])
    collection.append([Event("story_set_aside", aside, {"reason": "reclame"}, "x", now())])


@pytest.fixture
def four_stories(database: Path, filled_once: FilledOnce) -> Iterator[Collection]:
    yield filled_once(four, database)
    close_collection(database)


@pytest.mark.parametrize("name", VIEWERS)
@pytest.mark.parametrize("table", ["story", "story_term", "story_text"])
@pytest.mark.parametrize(
    "statement",
    [
        "select distinct story_id from {table}",
        "with mine as (select * from {table}) select distinct story_id from mine",
        "WITH mine as (select * from {table}) select distinct story_id from mine",
        "select distinct story_id from {table} where story_id in (select story_id from story)",
    ],
)
def test_a_viewer_sees_what_it_may_and_nothing_else(
    four_stories: Collection, name: str, table: str, statement: str
) -> None:
    reader, expected = VIEWERS[name]
    rows = four_stories.read(reader, statement.format(table=table)).to_pylist()
    assert {row["story_id"] for row in rows} == expected


def test_the_reader_of_numbers_sees_what_is_counted_and_no_words(
    four_stories: Collection, questionnaire: Questionnaire
) -> None:
    assert four_stories.read(COUNTS, "select * from story").num_rows == 0
    four_stories.make_groups(3)
    rows = four_stories.read(COUNTS, "select * from story").to_pylist()
    assert len(rows) == 3
    counted = {
        name
        for q in questionnaire.questions
        for name in ([q.id] if q.type in ("slider", "single", "multi") else
                     [f"{q.id}_{p}" for p in ("left", "right", "top", "x", "y")]
                     if q.type == "triad" else [])
    }  # fmt: skip
    assert set(rows[0]) == (counted - {"share_level"}) | {
        "story_id", "revision", "submitted_on", "usable",
    }  # fmt: skip
    for table in (
        "story_term",
        "story_text",
        "coding",
        "session_story",
        "outcome_story",
        "figure_table",
        "figure",
        "figure_value",
    ):
        for reader in (COUNTS, NAMES, PLACES):
            assert four_stories.read(reader, f"select * from {table}").num_rows == 0


def test_the_reader_of_places_sees_where_counted_stories_play_and_nothing_else(
    four_stories: Collection,
) -> None:
    assert four_stories.read(PLACES, "select * from story").num_rows == 0
    four_stories.make_groups(3)
    rows = four_stories.read(PLACES, "select * from story").to_pylist()
    assert rows == [{"usable": True, "municipality": "GM0344"}] * 3


def test_the_reader_of_names_sees_the_organisations_that_members_may_read(
    four_stories: Collection,
) -> None:
    rows = four_stories.read(NAMES, "select * from story").to_pylist()
    assert rows == [{"usable": True, "organisation": "Team Oost"}] * 2


@pytest.mark.parametrize(
    ("viewer", "coded"), [(in_role("member"), False), (in_role("facilitator"), True)]
)
def test_what_the_core_group_added_is_not_there_for_a_member(
    four_stories: Collection, viewer: Viewer, coded: bool
) -> None:
    body = {"initiative": "prevention", "tone": "mixed", "tags": ["geld"]}
    four_stories.append([Event("story_coded", OWN, body, "x", now())])
    statement = "select initiative, tone, tags from story where story_id = ?"
    (row,) = four_stories.read(viewer, statement, [OWN]).to_pylist()
    assert row == (body if coded else dict.fromkeys(body))
    many = "select count(tags) as n from (select * from story)"
    assert four_stories.read(viewer, many).to_pylist() == [{"n": int(coded)}]


def test_bound_values_come_behind_those_of_the_reader(four_stories: Collection) -> None:
    rows = four_stories.read(
        teller(OWN), "select story_title from story where share_level = ?", ["members"]
    ).to_pylist()
    assert rows == [{"story_title": "Verhaal members"}]


def test_an_organisation_is_suggested_once_two_stories_name_it(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    names = Source(collection, NAMES, questionnaire, places)
    named = ["Team Oost", "Team West", "team oost", None]
    for n, organisation in enumerate(named):
        told = story(organisation=organisation)
        send(collection, f"{n:032x}", questionnaire.version, told)
    assert [name.lower() for name in organisations_used(names)] == ["team oost"]


@pytest.mark.parametrize("name", ["Team Oost", "STICHTING ÉÉN", "a'b"])
@pytest.mark.parametrize(
    ("others", "suggested"),
    [
        ([], False),
        (["members"], False),
        (["core_group", "core_group", "core_group"], False),
        (["members", "core_group"], False),
        (["members", "set_aside"], False),
        (["members", "partners"], True),
        (["partners", "partners", "core_group"], True),
    ],
)
def test_who_guesses_a_name_learns_nothing_of_what_members_may_not_read(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place],
    name: str, others: list[str], suggested: bool,
) -> None:  # fmt: skip
    names = Source(collection, NAMES, questionnaire, places)
    for n, level in enumerate(others):
        shared = level if level != "set_aside" else "members"
        told = story(organisation=name, share_level=shared)
        told_id = send(collection, f"{n:032x}", questionnaire.version, told)
        if level == "set_aside":
            aside = Event("story_set_aside", told_id, {"reason": "reclame"}, "x", now())
            collection.append([aside])
    assert bool(organisations_used(names)) is suggested
    # One visitor gives the name twice, to see whether it is suggested then.
    for n in range(2):
        send(collection, f"{90 + n:032x}", questionnaire.version, story(organisation=name))
        assert bool(organisations_used(names, [name.swapcase()] * (n + 1))) is suggested


# What the collection offers besides `read`: nothing here hands out a story.
WITHOUT_STORIES: dict[str, Callable[[Collection], Any]] = {
    "is_told": lambda c: c.is_told(OWN),
    "is_double": lambda c: c.is_double(OWN),
    "writes": lambda c: c.writes,
    "own_version": lambda c: c.own_version,
    "campaigns": lambda c: [c.campaigns(viewer) for viewer in (CORE_GROUP, VISITOR, COUNTS)],
    "all_campaigns": lambda c: c.all_campaigns(),
    "published_at": lambda c: c.published_at(),
    "all_imports": lambda c: c.all_imports(),
    "stories_of_import": lambda c: c.stories_of_import("0" * 16),
    "told_of": lambda c: c.told_of([OWN]),
    "erased_because": lambda c: c.erased_because([OWN]),
    "campaign_of": lambda c: c.campaign_of("Vertelweek"),
    "report_periods": lambda c: [c.report_periods(viewer) for viewer in (CORE_GROUP, VISITOR)],
    "position": lambda c: c.position(),
    "path": lambda c: c.path,
    "first_told": lambda c: c.first_told(),
    "stored_bytes": lambda c: c.stored_bytes(),
    "differences": lambda c: c.differences(),
    "kept_selection": lambda c: c.kept_selection("0" * 16),
    "kept_body": lambda c: c.kept_body(keep(c, "question", {"text": "Wie mist hier?"}, "1" * 16)),
    "kept": lambda c: [c.kept(viewer, "question") for viewer in (CORE_GROUP, VISITOR, COUNTS)],
    "original": lambda c: [c.original(viewer, OWN) for viewer in (CORE_GROUP, VISITOR, COUNTS)],
    "activity": lambda c: c.activity(CORE_GROUP, ["story_submitted"], None),
    "of_receipt": lambda c: c.of_receipt("aap-beer-citroen-dadel-eik-fiets"),
    "listed": lambda c: c.listed(OWN),
    "sessions_with": lambda c: c.sessions_with(OWN),
    "published_groups": lambda c: c.published_groups(),
    "remember_published": lambda c: c.remember_published([{OWN}]),
    "session_ids": lambda c: [c.session_ids(viewer) for viewer in (CORE_GROUP, VISITOR)],
    "has_written": lambda c: c.has_written,
    "schemes": lambda c: sorted(c.schemes),
    "notes": lambda c: [c.notes(viewer, OWN) for viewer in (VISITOR, COUNTS, in_role("member"))],
    "statements": lambda c: c.statements,
    "versions": lambda c: list(c.versions),
    "is_demonstration": lambda c: c.is_demonstration,
    "lost_log_at": lambda c: c.lost_log_at(),
    "is_erased": lambda c: c.is_erased(OWN),
    "erasures": lambda c: c.erasures(),
    "owes_copy": lambda c: c.owes_copy(),
    "make_groups": lambda c: c.make_groups(2),
}
FOR_THE_KEEPER = {
    "events", "about", "told", "rebuild", "append", "checkpoint", "read", "merge_earlier",
    "transaction", "accept_loss", "last_good", "keep_last_good", "erase", "finish_erasing",
}  # fmt: skip


def test_no_other_function_of_the_store_hands_out_a_story(four_stories: Collection) -> None:
    offered = {name for name in vars(Collection) if not name.startswith("_")}
    assert offered == set(WITHOUT_STORIES) | FOR_THE_KEEPER
    for call in WITHOUT_STORIES.values():
        assert "Verhaal" not in str(call(four_stories))

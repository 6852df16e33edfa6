"""A story that is erased is gone from the record, the tables, what is kept, and stays gone."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, core_group, keep, save_draft, send
from tests.stories import fields, story
from tests.test_merging import fresh, load, recorded, titles
from vertelpunt.admin.check import check_collection
from vertelpunt.commands import Commands, ErasedError, NotAllowedError, actor_of, teller_of
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.selection.words import Search, StoryWords, TitleWords
from vertelpunt.store import (
    CORE_GROUP,
    ERASED,
    REASONS,
    WITH_CODE,
    Collection,
    Event,
    StoreError,
    close_collection,
    now,
    open_collection,
    story_id_of,
)
from vertelpunt.store.erased_file import erased_path, read_erased
from vertelpunt.store.parts import WORD_KINDS, PartText, read_part

A, B, C = "a" * 32, "b" * 32, "c" * 32
WITHOUT_ERASING = actor_of(WITH_CODE.without("erase"))
LIST, SAVED, QUESTION = "1" * 16, "2" * 16, "3" * 16


@pytest.fixture
def two(collection: Collection, questionnaire: Questionnaire) -> Collection:
    """A story that will go, coded and set aside, and one that stays."""
    gone = send(collection, A, questionnaire.version, story(title="De zilverreiger kwam langs"))
    send(collection, B, questionnaire.version, story(title="De koffietafel"))
    coding = {"tone": "mixed", "initiative": None, "tags": ["vogel"]}
    collection.append([Event("story_coded", gone, coding, "core_group", now())])
    collection.append([Event("story_set_aside", gone, {"reason": "reclame"}, "x", now())])
    return collection


def erase(collection: Collection, draft: str = A) -> None:
    admin(collection).erase([story_id_of(draft)], "privacy")


def tables(collection: Collection) -> list[list[dict[str, Any]]]:
    return [
        collection.read(CORE_GROUP, f"select * from {table} order by all").to_pylist()
        for table in ("story", "story_term", "story_text")
    ]


def parts_of(collection: Collection, kept_id: str) -> list[str]:
    return list(collection.kept_body(kept_id)["parts"])


def test_of_an_erased_story_one_signed_event_is_left(two: Collection) -> None:
    before = two.position()
    erase(two)
    about = [event for event in two.events() if event.subject == story_id_of(A)]
    assert [(e.kind, e.body, e.actor) for e in about] == [(ERASED, {"reason": "privacy"}, "keeper")]
    assert two.position() == about[0].seq == before + 1
    for rows in tables(two):
        assert {row["story_id"] for row in rows} == {story_id_of(B)}
    assert [each.reason for each in two.erasures()] == ["privacy"]
    assert two.differences() == []
    assert check_collection(two) == []


def test_the_last_story_of_all_can_be_erased(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    """Its number goes and does not come back, or the tables would take the erasure for known."""
    send(collection, A, questionnaire.version, story())
    erase(collection)
    assert titles(collection) == []
    assert [event.seq for event in collection.events()] == [1, 3]
    assert collection.differences() == []


def test_an_erased_story_is_on_no_list_and_does_not_come_on_one(two: Collection) -> None:
    gone, stays = story_id_of(A), story_id_of(B)
    keep(two, "reading_list", {"name": "L", "stories": [gone, stays], "selections": []}, LIST)
    core_group(two).make_list("Ook", [stays, gone])
    erase(two)
    assert [kept.body["stories"] for kept in two.kept(CORE_GROUP, "reading_list")] == [[stays]] * 2
    core_group(two).list_stories(LIST, [gone])
    keep(two, "reading_list", {"name": "L", "stories": [gone], "selections": []}, "4" * 16)
    assert two.kept_body(LIST)["stories"] == [stays]
    assert two.kept_body("4" * 16)["stories"] == []
    assert two.differences() == []
    two.rebuild()
    assert two.kept_body(LIST)["stories"] == [stays]


def test_nothing_about_an_erased_story_is_appended_again(two: Collection) -> None:
    events = [event for event in two.events() if event.subject == story_id_of(A)]
    erase(two)
    assert two.append([*events, Event("story_coded", story_id_of(A), {}, "x", now())]) == []
    assert titles(two) == ["De koffietafel"]
    with pytest.raises(ErasedError, match="komt niet terug"):
        send(two, A, next(iter(two.versions)), story())
    with pytest.raises(ErasedError):
        Commands(two, teller_of(A)).save_draft(A, {"step": 1})
    assert two.drafts.load(A) is None
    assert two.differences() == []


def test_its_draft_and_the_links_to_it_go_and_those_of_others_stay(two: Collection) -> None:
    two.drafts.save(A, {"fields": fields(story(title="Een late kopie"))})
    token = two.links.make(A, story_id_of(A))
    save_draft(two, C, {"step": 1})
    other = Commands(two, teller_of(C)).make_link(C)
    erase(two)
    assert (two.drafts.load(A), two.links.find(token)) == (None, None)
    assert two.drafts.load(C) == {"step": 1}
    assert two.links.find(other) is not None


def test_what_is_not_there_and_what_is_erased_already_are_said_and_nothing_is_erased(
    two: Collection,
) -> None:
    with pytest.raises(StoreError, match=r"Er is geen verhaal f{16}\. Er is niets gewist"):
        admin(two).erase([story_id_of(B), "f" * 16], "other")
    erase(two)
    with pytest.raises(StoreError, match="al gewist"):
        admin(two).erase([story_id_of(B), story_id_of(A)], "other")
    assert titles(two) == ["De koffietafel"]


@pytest.mark.parametrize(
    ("parts", "stay"),
    [
        (["words~zilverreiger"], []),
        (["words~Zilverreiger kwam langs", "range~difficulty~0~50"], ["range~difficulty~0~50"]),
        # A phrase of this story alone, of words that others have too; and words that others have.
        (['words~"kwam langs"'], []),
        (['words~"reiger" "de koffietafel kwam"'], ['words~"reiger" "de koffietafel kwam"']),
        (["words~de"], ["words~de"]),
        (["words~vijver"], ["words~vijver"]),
        (["!words~koffietafel -zilverreiger"], []),
        (["title~koffietafel~zilverreiger"], ["title~koffietafel"]),
        (["!story~zilverreiger"], []),
        (["options~organisation~any~Reigerhuis~Wijkteam De Brug"],
         ["options~organisation~any~Wijkteam De Brug"]),
        (["options~organisation~any~Reigerhuis"], []),
        # What stands beside a choice, and a choice that is no word of anybody.
        (["words~vogelgilde"], []),
        (["options~role~any~practitioner"], ["options~role~any~practitioner"]),
        (["words~a*-b"], ["words~a*-b"]),
    ],
)  # fmt: skip
def test_words_of_an_erased_story_alone_go_from_what_is_kept(
    collection: Collection, questionnaire: Questionnaire, parts: list[str], stay: list[str]
) -> None:
    told = story(
        title="De zilverreiger kwam langs", organisation="Reigerhuis",
        domains=["other"], other={"domains": "vogelgilde"},
    )  # fmt: skip
    send(collection, A, questionnaire.version, told)
    send(collection, B, questionnaire.version, story(title="Langs de koffietafel kwam"))
    saved = {"name": "Naam", "note": "", "initials": "", "parts": parts}
    keep(collection, "selection", saved, SAVED)
    keep(collection, "question", {"text": "Wat?", "initials": "AB", "parts": parts}, QUESTION)
    short = core_group(collection).keep_link(parts)
    listed = {"name": "Lijst", "stories": [], "selections": [parts, []]}
    keep(collection, "reading_list", listed, LIST)
    core_group(collection).list_stories(LIST, [story_id_of(B)], parts)
    erase(collection)
    assert parts_of(collection, SAVED) == parts_of(collection, QUESTION) == stay
    assert collection.kept_selection(short) == stay
    assert all(each in (stay, []) for each in collection.kept_body(LIST)["selections"])
    assert collection.differences() == []
    assert core_group(collection).keep_link(parts) == short


def test_the_kinds_that_hold_words_are_those_of_a_selection() -> None:
    assert {kind.kind for kind in (Search, StoryWords, TitleWords)} == WORD_KINDS


@given(st.text("ab~*!", max_size=9), st.lists(st.text("ab~*!-"), max_size=3), st.booleans())
def test_a_part_comes_out_of_its_text_as_it_went_in(
    kind: str, tokens: list[str], negated: bool
) -> None:
    part = PartText(kind.lstrip("!"), tuple(tokens), negated)
    assert read_part(str(part)) == part


# What was kept elsewhere


def test_an_older_file_does_not_bring_an_erased_story_back(
    two: Collection, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    saved = {"name": "Naam", "note": "", "initials": "", "parts": ["words~zilverreiger"]}
    keep(two, "selection", saved, SAVED)
    older = recorded(two)
    erase(two)
    assert load(two, older) == 0
    assert titles(two) == ["De koffietafel"]
    assert parts_of(two, SAVED) == []
    newer = recorded(two)
    with fresh(tmp_path / "wiped.duckdb", questionnaire) as wiped:
        # What the core group kept comes from the older file, and its words go there too.
        less = [event for event in newer if event.kind != "kept"]
        load(wiped, [replace(event, seq=n) for n, event in enumerate(less, 1)])
        load(wiped, older)
        assert titles(wiped) == ["De koffietafel"]
        assert parts_of(wiped, SAVED) == []
        assert not wiped.owes_copy()
        assert wiped.differences() == []


def test_a_newer_file_erases_here_too(
    two: Collection, tmp_path: Path, questionnaire: Questionnaire
) -> None:
    older = recorded(two)
    erase(two)
    newer = recorded(two)
    with fresh(tmp_path / "other.duckdb", questionnaire) as other:
        load(other, older)
        send(other, C, questionnaire.version, story(title="Sindsdien"))
        keep(other, "reading_list", {"name": "L", "stories": [story_id_of(A)]}, LIST)
        before = other.position()
        assert load(other, newer) == 1
        assert other.position() > before
        assert titles(other) == ["De koffietafel", "Sindsdien"]
        assert other.kept_body(LIST)["stories"] == []
        assert [each.subject for each in read_erased(other.path)] == [story_id_of(A)]
        assert other.differences() == []
        assert load(other, newer) == load(other, older) == 0
        assert sum(event.kind == ERASED for event in other.events()) == 1


def test_who_may_load_back_but_not_erase_does_not_erase_with_a_file(
    two: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    older = recorded(two)
    erase(two)
    newer = check_record(map(vars, recorded(two)), {"GM0344"})
    with fresh(tmp_path / "other.duckdb", questionnaire) as other:
        load(other, older)
        with pytest.raises(NotAllowedError):
            Commands(other, WITHOUT_ERASING).load_back(newer)
        assert len(titles(other)) == 2
        assert admin(other).load_back(newer) == 1
    with fresh(tmp_path / "wiped.duckdb", questionnaire) as wiped:
        assert Commands(wiped, WITHOUT_ERASING).load_back(newer) > 0


def test_a_record_that_still_holds_an_erased_story_is_refused(two: Collection) -> None:
    events = [*two.events(), Event(ERASED, story_id_of(A), {"reason": "other"}, "x", now())]
    for order in (events, [events[-1], *events[:-1]]):
        raw = [{**vars(event), "seq": n} for n, event in enumerate(order, 1)]
        found = [finding.message for finding in check_record(raw, {"GM0344"}).findings]
        assert found == ["dit verhaal is gewist, maar het staat er nog."]


def test_an_older_database_in_its_place_erases_again_when_it_is_opened(
    two: Collection, database: Path
) -> None:
    close_collection(database)
    older = database.read_bytes()
    erase(open_collection(database))
    close_collection(database)
    database.write_bytes(older)
    again = open_collection(database)
    assert titles(again) == ["De koffietafel"]
    assert not again.owes_copy()
    assert [event.body for event in again.events() if event.kind == ERASED] == [
        {"reason": "privacy"}
    ]
    assert again.differences() == []


def test_a_collection_that_was_carried_elsewhere_makes_its_list_of_erased_stories_again(
    two: Collection, database: Path
) -> None:
    erase(two)
    (line,) = erased_path(database).read_text().splitlines()
    close_collection(database)
    erased_path(database).unlink()
    open_collection(database)
    assert erased_path(database).read_text().splitlines() == [line]
    assert line.endswith(f"{story_id_of(A)} privacy keeper")


@pytest.mark.parametrize("before", ["", "gisteren ", "\ufeff", "- ", "2026-13-01 "])
@pytest.mark.parametrize("after", ["", " zomaar", " privacy", "\x00"])
def test_a_line_that_was_changed_by_hand_still_erases(
    two: Collection, database: Path, before: str, after: str
) -> None:
    close_collection(database)
    erased_path(database).write_text(f"geen verhaal\n{before}{story_id_of(A)}{after}\n")
    again = open_collection(database)
    assert titles(again) == ["De koffietafel"]
    assert [each.reason for each in again.erasures()] == [
        "privacy" if "privacy" in after else "other"
    ]


# Whatever happens, the tables are what the record says

THINGS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["tell", "erase", "code", "aside"]), st.integers(0, 4)),
        st.tuples(st.sampled_from(["list", "move", "unlist", "search"]), st.integers(0, 4)),
    ),
    max_size=14,
)


def do(collection: Collection, version: str, things: list[tuple[str, int]]) -> None:
    core = core_group(collection)
    for kind, n in things:
        draft = f"{n:032x}"
        told, at = story_id_of(draft), now()
        if kind == "tell":
            if not collection.is_erased(told):
                send(collection, draft, version, story(title=f"Titel nummer{n}"))
        elif kind == "erase":
            if collection.is_told(told):
                admin(collection).erase([told], REASONS[n % len(REASONS)])
        elif kind == "list":
            core.list_stories(LIST, [told], [f"words~nummer{n}"])
        elif kind == "move":
            core.move_story(LIST, story_id_of(f"{(n + 1) % 5:032x}"), told)
        elif kind == "unlist":
            core.unlist_story(LIST, told)
        elif kind == "search":
            core.keep_link([f"words~nummer{n}", f"title~nummer{n}~titel"])
        elif collection.is_told(told):
            body: dict[str, Any] = {"tone": "mixed"} if kind == "code" else {"reason": "r"}
            name = "story_coded" if kind == "code" else "story_set_aside"
            collection.append([Event(name, told, body, "x", at)])


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(shared=THINGS, here=THINGS, there=THINGS)
def test_tables_equal_the_record_however_stories_are_told_and_erased(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire,
    shared: list[tuple[str, int]], here: list[tuple[str, int]], there: list[tuple[str, int]],
) -> None:  # fmt: skip
    folder, version = tmp_path_factory.mktemp("erase"), questionnaire.version
    with fresh(folder / "a.duckdb", questionnaire) as one:
        keep(one, "reading_list", {"name": "L", "stories": [], "selections": []}, LIST)
        do(one, version, shared)
        start = recorded(one)
        do(one, version, there)
        assert one.differences() == []
        assert check_collection(one) == []
        elsewhere = recorded(one)
    with fresh(folder / "b.duckdb", questionnaire) as two:
        load(two, start)
        do(two, version, here)
        before = two.position()
        came = load(two, elsewhere)
        assert two.position() >= before + bool(came)
        gone = {e.subject for e in (*elsewhere, *two.events()) if e.kind == ERASED}
        told = two.read(CORE_GROUP, "select story_id from story").to_pylist()
        assert gone.isdisjoint(row["story_id"] for row in told)
        assert gone.isdisjoint(two.kept_body(LIST)["stories"])
        about = {
            e.subject for e in two.events() if e.kind.startswith("story_") and e.kind != ERASED
        }
        assert gone.isdisjoint(about)
        left = json.dumps([event.body for event in two.events()])
        for n in range(5):
            if story_id_of(f"{n:032x}") in gone and not any(
                ("search", n) in done or ("list", n) in done for done in (here, there, shared)
            ):
                assert f"nummer{n}" not in left
        assert not two.owes_copy()
        assert two.differences() == []
        assert check_collection(two) == []
        assert load(two, elsewhere) == load(two, start) == 0

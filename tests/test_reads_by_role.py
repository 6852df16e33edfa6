"""What a role reads is what it would read if nothing were there but what it may see: every read."""

import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import vertelpunt.insight
from tests.doing import admin, core_group, save_draft, send
from tests.exported import all_exported
from tests.stories import FIGURES, story
from vertelpunt.commands import Commands, actor_of
from vertelpunt.insight import (
    activity,
    asked_here,
    audience,
    by_municipality,
    campaigns,
    choices,
    coding,
    coming,
    contradicting,
    counting,
    desk,
    differences,
    doubles,
    erasures,
    imports,
    looking_back,
    meaning,
    municipal_figures,
    nearest,
    organisations,
    outcomes,
    passages,
    planes,
    provinces,
    question_counts,
    raw_table,
    reading_list,
    responses,
    retention,
    session_planes,
    session_report,
    session_tasks,
    sessions,
    shapes,
    shifted,
    sliders,
    stones,
    stories,
    story_table,
    storycard,
    triads,
    unheard,
    word_counts,
    year_report,
    year_shared,
    year_standing,
)
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import OwnQuestion, SliderQuestion, editing
from vertelpunt.reports import Chosen, KeptSentence, Number, Report, Text
from vertelpunt.selection import Everything, Options, Selection, Words, parse_words, selection_of
from vertelpunt.sessions import Answer, Basis, Material, Passage, Room, Session, Task
from vertelpunt.store import (
    CORE_GROUP,
    VISITOR,
    WITH_CODE,
    Event,
    Right,
    Viewer,
    close_collection,
    in_role,
    now,
    open_collection,
    participant,
    story_id_of,
    teller,
)
from vertelpunt.store.viewers import RIGHTS

LATE = date(2040, 1, 1)
YEAR = (date(2025, 1, 1), date(2025, 12, 31))
CHOSEN = (Everything(), Options("domains", ("social_support", "money")))
TRIAD, SLIDERS, CHOICE, PLACE = (
    "effect_triad",
    ("effect_size", "difficulty"),
    "role",
    "municipality",
)
COLOUR, CODER = (CHOICE, ["staff", "partner"]), "core_group"
HERE = Passage("key_moment", 1, 0, 9)
ANSWERS = {"a" * 16: Answer((0.5, 0.25)), "b" * 16: Answer((0.25, 0.125))}
# Hidden from members: the first set aside, the last erased, and one that was shared at first.
HIDDEN = [story_id_of(f"{n:032x}") for n in range(3)]
NARROWED = story_id_of(f"{3:032x}")
OWN = HIDDEN[1]
# Who sees a part, and who sees every story.
READ_IN_SESSION = [*HIDDEN, NARROWED, *(story_id_of(f"demonstration a{n:02}") for n in range(1, 9))]
SOME = {
    "a visitor": VISITOR,
    "a teller": teller(OWN),
    "who takes part in a session": participant("5" * 16, READ_IN_SESSION),
    "a member": in_role("member", "Anouk"),
}
ALL = {
    "a facilitator": in_role("facilitator", "Bo"),
    "the core group": CORE_GROUP,
    "whoever has the code": WITH_CODE,
    "a keeper": in_role("keeper", "Dian"),
}
# What the core group added to a story; other roles don't have it.
ADDED = ("story_coded", "story_codes_given", "story_codes_decided", "story_noted")


def selected(source: Source) -> Selection:
    return selection_of(CHOSEN, source.asked)


def shape_in(source: Source) -> shapes.Shape:
    found = shapes.shape_of(source.asked, (TRIAD,))
    assert found
    return found


def sides_in(source: Source) -> stones.Sides:
    """Two sliders as they are: a stone is read as they are."""
    x, y = (source.asked.questions[each] for each in SLIDERS)
    assert isinstance(x, SliderQuestion)
    assert isinstance(y, SliderQuestion)
    return x, y


def held(ids: list[str]) -> Session:
    """A session about these stories, with a task whose answers were shown."""
    at = datetime(2026, 5, 21, 9)
    placed = Task(
        "task", at, "place", (TRIAD,), ids[0], revealed=True,
        answers={"somebody": Answer((0.5, 0.25))},
    )  # fmt: skip
    taken = Material("material", "Alles", at, tuple(ids), ((),))
    return Session("session", at, "Lezen", materials=(taken,), room=Room(tasks={"task": placed}))


def made(ids: list[str]) -> Report:
    """A report that quotes and rests on these stories."""
    at = datetime(2026, 1, 1)
    chosen = tuple(Chosen(f"{n:016x}", each, HERE) for n, each in enumerate(ids))
    numbers = (Number("bruikbare verhalen", 9),)
    kept = KeptSentence("introduction", "Zo was het.", numbers, tuple(ids), at, CODER)
    text = {"next": Text("Meer.", True, at, CODER)}
    return Report(*YEAR, text, chosen, {"introduction": kept})


# `i`: ids of stories, as somebody may have them who was told.
READS: dict[Callable[..., Any], Callable[[Source, list[str]], Any]] = {
    activity.activity: lambda s, i: activity.activity(s, activity.KINDS, most=None),
    audience.for_core_group_only: lambda s, i: audience.for_core_group_only(s, selected(s)),
    campaigns.all_campaigns: lambda s, i: campaigns.all_campaigns(s),
    campaigns.unmade: lambda s, i: campaigns.unmade(s),
    campaigns.choosable: lambda s, i: campaigns.choosable(s),
    campaigns.told_days: lambda s, i: campaigns.told_days(s),
    campaigns.stories_of: lambda s, i: campaigns.stories_of(s, "Vertelweek voorjaar"),
    campaigns.being_written: lambda s, i: campaigns.being_written(s, "Vertelweek voorjaar"),
    by_municipality.answers: lambda s, i: [
        by_municipality.answers(s, PLACE, each, selected(s))
        for each in by_municipality.measures(s.asked)
    ],
    imports.brought_stories: lambda s, i: imports.brought_stories(s),
    municipal_figures.tables: lambda s, i: municipal_figures.tables(s),
    municipal_figures.figures: lambda s, i: municipal_figures.figures(s),
    municipal_figures.values: lambda s, i: [
        municipal_figures.values(s, each)
        for each in municipal_figures.figures(replace(s, viewer=CORE_GROUP))
    ],
    unheard.unheard: lambda s, i: unheard.unheard(s, PLACE, CHOICE, selected(s), None, {}),
    asked_here.asked_here: lambda s, i: asked_here.asked_here(
        s, selected(s), [*s.asked.questions.values()]
    ),
    choices.choices: lambda s, i: choices.choices(s, CHOICE, selected(s)),
    coming.what_comes: lambda s, i: [
        coming.what_comes(s, sought, date(2000, 1, 1)) for sought in coming.SOUGHT
    ],
    counting.counting: lambda s, i: [
        sorted(counting.counting(s).ids),
        {q.id: {a: g.bit_count() for a, g in q.groups.items() if g}
         for q in counting.counting(s).questions.values()},
    ],
    coding.state_counts: lambda s, i: coding.state_counts(s, CODER),
    coding.coding_rows: lambda s, i: coding.coding_rows(s, "to_do", CODER, most=999),
    coding.codings_of: lambda s, i: [coding.codings_of(s, each, CODER) for each in i],
    coding.used_tags: lambda s, i: coding.used_tags(s),
    coding.agreements: lambda s, i: coding.agreements(s),
    contradicting.contradicting: lambda s, i: [
        contradicting.contradicting(s, [each], i, most=9) for each in i
    ],
    desk.waiting: lambda s, i: desk.waiting(s),
    desk.counts: lambda s, i: desk.counts(s),
    desk.desk_rows: lambda s, i: desk.desk_rows(s, "waiting", most=999),
    desk.judgement: lambda s, i: [desk.judgement(s, each) for each in i],
    desk.likely_doubles: lambda s, i: [desk.likely_doubles(s, each, most=9) for each in i],
    doubles.doubles: lambda s, i: [doubles.doubles(s, each) for each in i],
    differences.differences: lambda s, i: differences.differences(s, CHOSEN, most=9, second="rest"),
    erasures.erased_months: lambda s, i: erasures.erased_months(s),
    meaning.meaning_of: lambda s, i: [
        meaning.meaning_of(s, i).ids, meaning.meaning_of(s, i).sides.tolist(),
    ],
    looking_back.steps_in: lambda s, i: [
        looking_back.steps_in(s, each) for each in s.collection.session_ids(CORE_GROUP)
    ],
    looking_back.moment_at: lambda s, i: [
        looking_back.moment_at(s, each, 2) for each in s.collection.session_ids(CORE_GROUP)
    ],
    nearest.nearest_words: lambda s, i: nearest.nearest_words(s, parse_words("zwanenmassel")),
    organisations.organisations_used: lambda s, i: organisations.organisations_used(s),
    passages.texts_to_read: lambda s, i: [passages.texts_to_read(s, each) for each in i],
    passages.passage_of: lambda s, i: [
        passages.passage_of(s, each, "key_moment", 0, 9) for each in i
    ],
    passages.places_read: lambda s, i: [passages.places_read(s, each, [HERE]) for each in i],
    passages.read_passages: lambda s, i: passages.read_passages(s, [(each, HERE) for each in i]),
    outcomes.shared: lambda s, i: outcomes.shared(s, i),
    planes.plane_dots: lambda s, i: planes.plane_dots(s, (TRIAD,), selected(s), COLOUR),
    planes.plane_counts: lambda s, i: planes.plane_counts(s, SLIDERS, selected(s), per_side=9),
    planes.plane_states: lambda s, i: planes.plane_states(s, (TRIAD,), selected(s)),
    planes.question_states: lambda s, i: planes.question_states(s, CHOICE, selected(s)),
    question_counts.answered: lambda s, i: question_counts.answered(s),
    question_counts.chosen: lambda s, i: [
        question_counts.chosen(s, each) for each in (CHOICE, "domains")
    ],
    question_counts.by_version: lambda s, i: question_counts.by_version(s),
    question_counts.campaigns_changed: lambda s, i: question_counts.campaigns_changed(
        s, s.questionnaire, editing.hide(s.questionnaire, CHOICE)
    ),
    provinces.provinces: lambda s, i: provinces.provinces(s, PLACE, selected(s)),
    organisations.organisations_named: lambda s, i: organisations.organisations_named(
        s, selected(s)
    ),
    year_report.year_report: lambda s, i: year_report.year_report(s, made(i)),
    year_report.quotes_in: lambda s, i: year_report.quotes_in(s, made(i)),
    year_report.sessions_in: lambda s, i: year_report.sessions_in(s, *YEAR),
    year_shared.shared_report: lambda s, i: year_shared.shared_report(s, made(i), "members", 5),
    year_standing.year_told: lambda s, i: year_standing.year_told(s, made(i)),
    year_standing.standings: lambda s, i: year_standing.standings(
        s, made(i).kept, year_report.year_report(s, made(i)).sentences
    ),
    triads.heaviest: lambda s, i: triads.heaviest(s, TRIAD, selected(s)),
    reading_list.rows_of: lambda s, i: reading_list.rows_of(s, i),
    reading_list.numbered_dots: lambda s, i: reading_list.numbered_dots(s, SLIDERS, i),
    responses.overview: lambda s, i: responses.overview(s, selected(s)),
    responses.per_period: lambda s, i: responses.per_period(s, selected(s), "month"),
    responses.lengths: lambda s, i: responses.lengths(s, selected(s)),
    responses.answer_states: lambda s, i: responses.answer_states(s, selected(s)),
    retention.term: lambda s, i: retention.term(s, 12, LATE),
    session_planes.revealed: lambda s, i: session_planes.revealed(s, shape_in(s), i, ANSWERS),
    session_planes.placed: lambda s, i: [
        session_planes.placed(s, shape_in(s), each, ANSWERS) for each in i
    ],
    session_report.session_report: lambda s, i: session_report.session_report(s, held(i)),
    session_tasks.tasks_told: lambda s, i: session_tasks.tasks_told(
        s, held(i), {row.story_id: row.title for row in reading_list.rows_of(s, i)}
    ),
    sessions.all_sessions: lambda s, i: sessions.all_sessions(s),
    sessions.one_session: lambda s, i: [
        sessions.one_session(s, each) for each in s.collection.session_ids(CORE_GROUP)
    ],
    sessions.kindred: lambda s, i: sessions.kindred(s, i),
    shapes.dots_of: lambda s, i: shapes.dots_of(s, SLIDERS, i),
    shifted.shifts: lambda s, i: shifted.shifts(s, held(i)),
    sliders.distributions: lambda s, i: sliders.distributions(s, SLIDERS, selected(s)),
    stones.stone_places: lambda s, i: [
        np.nan_to_num(place, nan=-1).tolist()
        for places in stones.stone_places(s, [sides_in(s)], selected(s), "none")
        for place in places
    ],
    stories.matching: lambda s, i: stories.matching(s, selected(s)),
    stories.titles: lambda s, i: stories.titles(s, selected(s)),
    stories.story_rows: lambda s, i: stories.story_rows(s, selected(s), Words(), "newest", most=9),
    stories.story_ids: lambda s, i: stories.story_ids(s, selected(s), Words(), "newest", most=99),
    stories.neighbours: lambda s, i: [
        stories.neighbours(s, selected(s), Words(), "oldest", each) for each in i
    ],
    raw_table.raw_table: lambda s, i: [
        raw_table.raw_table(s, selected(s)).stories.to_pylist(),
        raw_table.raw_table(s, selected(s)).codebook,
    ],
    story_table.story_table: lambda s, i: [
        [column.name for column in story_table.story_table(s, selected(s)).columns],
        story_table.story_table(s, selected(s)).rows,
    ],
    storycard.storycards: lambda s, i: storycard.storycards(s, i),
    storycard.one_story: lambda s, i: [storycard.one_story(s, each) for each in i],
    triads.centre: lambda s, i: triads.centre(s, TRIAD, selected(s)),
    word_counts.title_words: lambda s, i: word_counts.title_words(s, selected(s)),
    word_counts.story_words: lambda s, i: word_counts.story_words(s, selected(s)),
}  # fmt: skip
# What is told of the collection as a whole, to who has a right beyond reading.
NEEDS: dict[Callable[..., Any], Right] = {
    activity.activity: "take_out", erasures.erased_months: "erase", retention.term: "erase",
    imports.brought_stories: "bring_in", question_counts.campaigns_changed: "publish",
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(demonstration: Source) -> Source:
    """The demonstration, with stories that are hidden or gone, and what the core group did."""
    collection, version = demonstration.collection, demonstration.questionnaire.version
    for n in range(4):
        told = story(
            title=f"De zwanenmossel van {n}", key_moment="De zwanenmossel en de zwanenmossel.",
            organisation="Team Zwanenmossel", share_level="core_group" if n < 3 else "members",
        )  # fmt: skip
        send(collection, f"{n:032x}", version, told)
    group = core_group(collection)
    others = Commands(collection, actor_of(in_role("facilitator", "Bo")))
    for each in all_exported(collection)[::3]:
        group.code(each.id, "tags", [f"buit {each.answers['share_level']}"])
        group.code(each.id, "tone", ["critical"])
        others.code(each.id, "tone", ["mixed"])
    group.judge(HIDDEN[0], usable=False, reason="De zwanenmossel", double_of=HIDDEN[1])
    group.mask(HIDDEN[0], "zwanenmossel", "[naam]")
    group.narrow(NARROWED, "core_group")
    session = group.plan_session("Duiden", date(2025, 5, 21), "", "")
    group.plan_session("Later", LATE, "", "")
    group.take_along(session, "Alles", [*HIDDEN, NARROWED], [])
    rests, against = [Basis(NARROWED), Basis(HIDDEN[2])], [OWN]
    group.record_outcome(session, "insight", "Zwanenmossel", rests_on=rests, against=against)
    asked = demonstration.questionnaire
    own = OwnQuestion("c_1", "single", "Zag je een zwanenmossel?", ("ja", "nee"))
    week = {"key": "Vertelweek voorjaar", "name": "Voorjaar", "code": "zwanenmossel",
            "first": date(2025, 3, 3), "questions": (own,)}  # fmt: skip
    group.open_campaign(group.make_campaign(week, asked), asked)
    (form,) = (
        each for each in collection.versions.values() if each.campaign and each.question("c_1")
    )
    send(collection, "f" * 32, form.version, story(share_level="core_group"))
    # Not opened yet, so that only who keeps campaigns knows of it.
    group.make_campaign({"name": "Daarna", "first": LATE}, asked)
    save_draft(collection, "e" * 32, {"campaign": "Vertelweek voorjaar"})
    admin(collection).bring_in_figures([FIGURES])
    # Brought in and taken back again: no story of it is there.
    brought = {"name": "Tabel", "tool": "table", "source": "b", "version": "0" * 12,
               "file": "a.csv", "columns": []}  # fmt: skip
    collection.append([Event("import_made", "1" * 16, brought, "keeper", now())])
    admin(collection).erase([HIDDEN[2]], "privacy")
    return demonstration


def exists_for(viewer: Viewer, whole: Source) -> list[Event]:
    """The record with only what this viewer may know of, as plainly as it can be said."""
    told = [each for each in all_exported(whole.collection) if each.id != NARROWED]
    shared = {each.id for each in told if each.usable and not each.core_group_only}
    mine = {
        "visitor": set[str](),
        "teller": {OWN},
        "participant": shared & {*READ_IN_SESSION},
        "member": shared,
    }[viewer.role]
    return [
        event
        for event in whole.collection.events()
        if not event.kind.startswith("story_")
        or (event.subject in mine and event.kind not in ADDED)
    ]


def plain(value: Any) -> Any:
    """A result that can be compared."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    match value:
        case float():
            # Whose last places depend on the order in which they were added.
            return round(value, 9)
        case np.ndarray():
            return value.tolist()
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple() | set():
            return [plain(each) for each in value]
    return value


def name_of(read: Callable[..., Any]) -> str:
    return f"{read.__module__.rpartition('.')[2]}.{read.__name__}"


def ids_of(source: Source) -> list[str]:
    """Some stories of every kind."""
    return [*(each.id for each in all_exported(source.collection)[::8]), *HIDDEN, NARROWED]


def read_all(source: Source, ids: list[str]) -> dict[str, Any]:
    return {name_of(read): plain(call(source, ids)) for read, call in READS.items()}


def test_every_read_is_tried_here() -> None:
    found = {
        function
        for module in pkgutil.iter_modules(vertelpunt.insight.__path__)
        for _, function in inspect.getmembers(
            import_module(f"vertelpunt.insight.{module.name}"), inspect.isfunction
        )
        if function.__module__ == f"vertelpunt.insight.{module.name}"
        and not function.__name__.startswith("_")
        and "source" in inspect.signature(function).parameters
    }
    assert found == READS.keys()


def test_every_role_is_tried_here() -> None:
    assert {each.role for each in (SOME | ALL).values()} == RIGHTS.keys()


@pytest.mark.parametrize("name", SOME)
def test_a_role_reads_what_it_would_if_nothing_else_were_there(
    whole: Source, tmp_path: Path, name: str
) -> None:
    viewer, ids = SOME[name], ids_of(whole)
    alone = open_collection(tmp_path / "alone.duckdb")
    alone.append(exists_for(viewer, whole))
    among_all = read_all(replace(whole, viewer=viewer), ids)
    expected = read_all(replace(whole, viewer=viewer, collection=alone), ids)
    close_collection(tmp_path / "alone.duckdb")
    for read, found in among_all.items():
        assert found == expected[read], read


def test_who_sees_every_story_reads_the_same_but_for_what_needs_a_right(whole: Source) -> None:
    ids = ids_of(whole)
    nothing = read_all(replace(whole, viewer=VISITOR), ids)
    everything = read_all(replace(whole, viewer=ALL["a keeper"]), ids)
    assert [read for read, found in everything.items() if found == nothing[read]] == []
    needs = {name_of(read): right for read, right in NEEDS.items()}
    for name, viewer in ALL.items():
        for read, found in read_all(replace(whole, viewer=viewer), ids).items():
            may = read not in needs or viewer.may(needs[read])
            assert found == (everything if may else nothing)[read], (name, read)

"""A record from outside: each fault is refused by name, and all that the app stored comes in."""

import copy
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.brought import FILE, prepared
from tests.doing import admin, core_group, keep, revise, send
from tests.stories import FIGURES, STATED, story
from vertelpunt.admin.check import check_collection
from vertelpunt.commands import Commands, guest_of, in_the_room, teller_of_story
from vertelpunt.feedback import Block
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.insight.storycard import storycards
from vertelpunt.intake.bodies import BODIES
from vertelpunt.intake.loading import take_in
from vertelpunt.intake.record import Record, check_record
from vertelpunt.intake.record_file import TransferError, parse_record
from vertelpunt.questionnaire import (
    OwnQuestion,
    Place,
    Questionnaire,
    ShortForm,
    read_questionnaire,
)
from vertelpunt.reports import Number
from vertelpunt.selection import Selection
from vertelpunt.sessions import READY, Answer, Basis, Pack, Passage, Round
from vertelpunt.store import (
    CORE_GROUP,
    PUBLISHED,
    Collection,
    Event,
    close_collection,
    now,
    open_collection,
    participant,
    story_id_of,
)
from vertelpunt.store.transfer import write_record

A, B, C = "a" * 32, "b" * 32, "c" * 32
TITLE = "Een verhaal met een fout"
NAN, INFINITE = float("nan"), float("inf")
Raw = dict[str, Any]
Change = Callable[[list[Raw]], None]


def filled(collection: Collection, version: str) -> None:
    """A story, one more with every sort of answer, and everything that is kept beside them."""
    send(collection, A, version, story(title="Een goed verhaal"))
    sent = story(
        title=TITLE, domains=["money", "other"], other={"domains": "muziek"},
        not_applicable=("impact_size",),
    )  # fmt: skip
    send(collection, B, version, sent, campaign="vertelweek")
    at = now()
    coding = {"tone": "mixed", "initiative": "data", "tags": ["flat"]}
    collection.append([Event("story_coded", story_id_of(B), coding, "core_group", at)])
    aside = {"reason": "reclame"}
    collection.append([Event("story_set_aside", story_id_of(A), aside, "core_group", at)])
    core_group(collection).keep_link(["options~domains~any~money"])
    group = core_group(collection)
    own = Commands(collection, teller_of_story(story_id_of(B)))
    own.make_receipt(story_id_of(B))
    revise(collection, story_id_of(B), how_started="Zo begon het.", effect_size=0.0)
    group.judge(story_id_of(B), usable=True)
    group.code(story_id_of(B), "moed", ["much"])
    group.decide(story_id_of(B), "moed", None)
    group.unmask(story_id_of(B), group.mask(story_id_of(B), "tafel", "[gegeven]"))
    group.narrow(story_id_of(B), "core_group")
    group.remove_note(story_id_of(B), group.note(story_id_of(B), "Vraag na."))
    saved = {"name": "Geld", "note": "", "initials": "", "parts": ["options~domains~any~money"]}
    keep(collection, "selection", saved | {"counted": 2}, "1" * 16)
    keep(collection, "question", {"text": "Wie mist?", "initials": "AB", "parts": []}, "2" * 16)
    reading = {"name": "Lijst", "stories": [story_id_of(B)], "selections": [[]]}
    keep(collection, "reading_list", reading, "3" * 16)
    core_group(collection).remove_kept("2" * 16)
    core_group(collection).restore_kept("2" * 16)
    core_group(collection).rename("1" * 16, "Geld en schulden")
    core_group(collection).change_kept("1" * 16, {"note": "Lees deze eerst."})
    core_group(collection).list_stories("3" * 16, [story_id_of(A)], ["options~domains~any~money"])
    core_group(collection).move_story("3" * 16, story_id_of(A), story_id_of(B))
    core_group(collection).unlist_story("3" * 16, story_id_of(A))
    session = group.plan_session("Duiden", date(2026, 5, 21), "Goes", "")
    group.take_script(session, READY["Een half uur"])
    group.put_round(session, Round("Lezen", 9, "In stilte."), None)
    group.remove_round(session, "9" * 16)
    group.change_session(session, {"place": "Middelburg"})
    material = group.take_along(
        session, "Schulden", [story_id_of(B)], [["options~domains~any~money"]]
    )
    group.divide(session, [Pack("Tafel 1", (story_id_of(B),))])
    group.take_story(session, "Tafel 1", story_id_of(B))
    group.give_story(session, "Tafel 1", story_id_of(B))
    group.open_session(session)
    group.begin_round(session, None)
    here = Commands(collection, in_the_room(participant(session, ()), "d" * 16))
    here.come_in(session, "Ann", "Tafel 1", named=True)
    passage = Passage("what_happens", 2, 0, 4)
    here.write_note(session, "1" * 16, "Zo snel", story=story_id_of(B), passage=passage)
    group.make_group(session, "3" * 16, "Tijd", "1" * 16)
    here.write_reading(session, "2" * 16, "3" * 16, "Het gaat om tijd.")
    task = group.set_task(session, "predict", plane=("effect_triad",))
    here.answer_task(session, task, Answer(point=(0.5, 0.25)))
    group.reveal_task(session, task)
    group.end_task(session, task)
    outcome = group.record_outcome(
        session, "action", "Bellen", owner="Sam", on=date(2026, 6, 1),
        rests_on=[Basis(story_id_of(B), passage)],
    )  # fmt: skip
    here.put_aside(session, "1" * 16)
    here.bring_back(session, "1" * 16)
    year = (date(2026, 1, 1), date(2026, 12, 31))
    group.write_report_text(*year, "next", "Meer over geld.", was="", shared=True)
    for quoted in ("4" * 16, "5" * 16):
        group.choose_passage(*year, quoted, story_id_of(B), passage, "Mooi")
    group.leave_passage(*year, "5" * 16)
    numbers = [Number("verhalen", 2, 3), Number("gemiddeld", 61, 3, "%")]
    for sentence in ("growth", "next"):
        group.keep_sentence(*year, sentence, "Het zijn er 2.", numbers, [story_id_of(B)])
    group.release_sentence(*year, "next")
    group.close_session(session)
    group.leave_behind(session, material)
    group.remove_session(session)
    group.restore_session(session)
    asked = collection.versions[version]
    own = OwnQuestion("c_1", "single", "Wie was erbij?", ("een buur", "niemand"))
    fields = {"name": "Vertelweek", "first": date(2026, 5, 11), "short": ShortForm()}
    campaign = group.make_campaign({**fields, "questions": (own,)}, asked)
    group.open_campaign(campaign, asked)
    group.end_campaign(campaign)
    group.close_campaign(campaign)
    group.remove_campaign(campaign)
    group.restore_campaign(campaign)
    (figures,) = admin(collection).bring_in_figures([FIGURES])
    admin(collection).remove_figures(figures)
    admin(collection).restore_figures(figures)
    brought = admin(collection).bring_in(prepared(2), FILE).import_id
    admin(collection).take_back_import(str(brought))
    _give_back(collection, session, outcome, story_id_of(B), passage)
    invited, _ = admin(collection).make_invitation("member", "Anouk", now() + timedelta(days=1), 3)
    Commands(collection, guest_of(invited)).use_invitation(invited.id)
    admin(collection).revoke_invitation(invited.id)
    goes = {"on": "2036-04-20"}
    collection.append([Event("story_retention_announced", story_id_of(B), goes, "keeper", now())])
    gone = send(collection, C, version, story(title="Een verhaal dat weg moet"))
    admin(collection).erase([gone], "privacy")
    admin(collection).state_privacy(STATED)


def _give_back(
    collection: Collection, session: str, outcome: str, told: str, passage: Passage
) -> None:
    """A terugkoppeling with a block of every kind, published, withdrawn and put back."""
    group = core_group(collection)
    request = group.add_request("Bellen", session, outcome)
    group.answer_request(request, "not_done", "er niemand opneemt")
    group.remove_request(request)
    group.restore_request(request)
    place = {"kind": "quote", "story": told, "passage": asdict(passage)}
    first, *_ = [
        group.add_block("members", content)
        for content in (
            {"kind": "text", "title": "", "text": "Dank je wel"},
            {"kind": "number"},
            {"kind": "plot", "question": "period"},
            place,
            {"kind": "outcome", "session": session, "outcome": outcome},
            {"kind": "request", "request": request},
            {"kind": "next", "titled": True},
        )
    ]
    group.move_block(first, None)
    group.remove_block(first)
    group.restore_block(first)
    answers = [{"answer": "2026-2", "label": "kwartaal 2 van 2026", "stories": None}]
    from_session = {"session": session, "outcome": outcome, "stories": [told]}
    came = [{"on": "2026-06-01", "state": "heard", "reason": ""}]
    published = [
        {"kind": "text", "title": "", "text": "Dank je wel"},
        {"kind": "number", "stories": 10, "places": None},
        {"kind": "plot", "question": "period", "name": "Groei", "of": 10, "answers": answers},
        place,
        {"kind": "outcome", **from_session, "named": "insight", "text": "Bellen"},
        {"kind": "request", **from_session, "request": request, "text": "Bellen", "said": came},
        {"kind": "next", "title": "", "on": "2026-06-01"},
    ]
    blocks = [Block(f"{n:016x}", "members", content) for n, content in enumerate(published)]
    version = group.publish_feedback(blocks, [], expected=collection.position())
    group.withdraw_feedback()
    group.put_back_feedback(version)


def exported(collection: Collection) -> bytes:
    out = io.StringIO()
    write_record(collection, out, step=lambda _: None)
    return out.getvalue().encode()


@pytest.fixture(scope="module")
def sound(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire
) -> Iterator[bytes]:
    """A file with every kind of event in it."""
    path = tmp_path_factory.mktemp("sound") / "x.duckdb"
    collection = open_collection(path)
    filled(collection, admin(collection).publish(questionnaire))
    yield exported(collection)
    close_collection(path)


def read(content: bytes) -> Record:
    return parse_record(content, "x.json", {"GM0344"})


def one(events: list[Raw], kind: str, key: str = "") -> Raw:
    """The last event of this kind; of kept things the one with this key."""
    return next(e for e in reversed(events) if e["kind"] == kind and (not key or key in e["body"]))


def changed(sound: bytes, change: Change) -> bytes:
    document = json.loads(sound)
    change(document["events"])
    return json.dumps(document).encode()


def test_every_kind_is_in_the_file_and_it_is_sound(sound: bytes) -> None:
    record = read(sound)
    assert record.findings == ()
    assert {event.kind for event in record.events} == BODIES.keys() - {"demonstration_declared"}


ANSWERS: dict[str, tuple[str, list[Any]]] = {
    "an unknown option": ("subject_kind", ["weg", "Praktijk", "practice ", ["practice"]]),
    "null": ("key_moment", [None, [], {}]),
    "null for a choice": ("onderdeel", [None, "", 3]),
    "NaN": ("effect_size", [NAN, INFINITE, -INFINITE]),
    "a share below zero": (
        "effect_triad",
        [
            {"left": -0.1, "right": 0.6, "top": 0.5},
            {"left": 0.5, "right": 0.6, "top": -0.1},
            {"left": -1e-10, "right": 0.5, "top": 0.5},
        ],
    ),
    "shares that are not 1": (
        "effect_triad",
        [
            {"left": 50, "right": 38, "top": 12},
            {"left": 0.3, "right": 0.3, "top": 0.3},
            {"left": 0, "right": 0, "top": 0},
            {"left": 0.5, "right": 0.5, "top": 1e-7},
        ],
    ),
    "half a dot": (
        "challenge_triad",
        [
            {"left": 0.5, "right": 0.5},
            [0.5, 0.25, 0.25],
            "midden",
            {"left": 0.5, "right": 0.5, "top": None},
            {"left": "0.5", "right": 0.5, "top": 0},
            {"left": True, "right": 0, "top": 0},
            {"left": NAN, "right": 0.5, "top": 0.5},
            {"left": 0.5, "right": 0.25, "top": 0.25, "below": 0},
        ],
    ),
    "a slider beside its ends": ("difficulty", [500, -1, 100.001, 10**400]),
    "no number": ("difficulty", ["50", True, None, [50]]),
    "a place that never was": ("municipality", ["GM9999", "Utrecht", "gm0344", "GM0000", 344]),
    "a choice twice": (
        "parties",
        [["residents", "residents"], ["schools", "police", "schools"], ["schools", 1]],
    ),
    "no list": ("parties", ["residents", {}, [], ["residents", None]]),
    "an unknown choice": ("target_groups", [["weg"], ["youth", "weg"], [["youth"]]]),
    "too long": ("title", ["x" * 81, "x" * 5_000, "🙂" * 81]),
    "an empty text": ("what_happens", ["", "  \n", 12, False]),
    "what no file can hold": ("key_moment", ["a\x00b", "\ud800", "goed\udfff"]),
    "no agreement": ("no_names", [False, "ja", 1, None]),
    "nobody may read it": ("share_level", ["niemand", None, []]),
}


@pytest.mark.parametrize(
    ("question", "value"),
    [(question, value) for question, values in ANSWERS.values() for value in values],
    ids=[f"{fault} {n}" for fault, (_, values) in ANSWERS.items() for n in range(len(values))],
)
def test_an_answer_that_no_teller_could_send_is_named_with_its_story_and_question(
    sound: bytes, questionnaire: Questionnaire, question: str, value: Any
) -> None:
    def change(events: list[Raw]) -> None:
        one(events, "story_submitted")["body"]["answers"][question] = value

    (finding,) = read(changed(sound, change)).findings
    asked = questionnaire.question(question)
    assert asked is not None
    assert finding.where == f"vraag ‘{asked.name}’"
    assert question == "title" or f"‘{TITLE}’" in finding.about
    assert "Er staat: " in finding.sentence
    assert "\n" not in finding.sentence
    assert len(finding.sentence) < 700


def of(kind: str, change: Callable[[Raw], object], key: str = "") -> Change:
    return lambda events: change(one(events, kind, key)) and None


def put(kind: str, path: str, value: Any, key: str = "") -> Change:
    """Put a value in an event of this kind."""
    *steps, last = path.split(".")

    def change(events: list[Raw]) -> None:
        at = one(events, kind, key)
        for step in steps:
            at = at[step]
        at[last] = value

    return change


def puts(kind: str, path: str, *values: Any, key: str = "") -> list[Change]:
    return [put(kind, path, value, key) for value in values]


def both(*changes: Change) -> Change:
    return lambda events: [change(events) for change in changes] and None


STORY = "story_submitted"
ENVELOPE: dict[str, tuple[str, list[Change]]] = {
    "an impossible date": (
        "`at`",
        puts(
            STORY, "at", "2025-02-30T10:00:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59",
            "1999-12-31T23:59:59", (now() + timedelta(days=2)).isoformat(), "gisteren", "", None,
            1_700_000_000, "2025-06-01T10:00:00+02:00", "2025-06-01T10:00:00Z",
        ),
    ),
    "a foreign id": (
        "`subject`",
        puts(STORY, "subject", "X" * 16, "a" * 15, "../../x", "", None, 7, "A" * 16),
    ),
    "an unknown kind": ("`kind`", puts(STORY, "kind", "story_sung", "", None, ["kept"])),
    "nobody did it": ("`actor`", puts(STORY, "actor", "", None, 3, "x" * 999)),
    "no body": ("`body`", puts(STORY, "body", None, [], "tekst", 3)),
    "a campaign that is no text": (
        "`campaign`", puts(STORY, "body.campaign", 3, ["week"], "", "x" * 999, {"a": 1}),
    ),
    "a campaign that no link gives": (
        "`campaign`",
        puts(STORY, "body.campaign", " ", "a\nb", "week\x00", "w\u200beek", " week", "x" * 61),
    ),
    "something else around it": (
        "`iets`", [put(kind, "iets", value) for kind, value in
                   ((STORY, True), ("kept", None), ("story_coded", [NAN]))],
    ),
    "fictitious or not": ("`fictitious`", puts(STORY, "body.fictitious", "ja", 1, None)),
    "answers that are none": ("`answers`", puts(STORY, "body.answers", [1], None, "x")),
    "something else in it": (
        "`iets`", [put(kind, "body.iets", value) for kind, value in
                   ((STORY, 1), ("story_coded", NAN), ("kept_removed", "x"))],
    ),
    "unknown questions": (
        "`questionnaire`", puts(STORY, "body.questionnaire", "a" * 12, "", "x", "1" * 12),
    ),
    "a question that was not asked": (
        "vraag ‘bestaat_niet’",
        [
            *puts(STORY, "body.answers.bestaat_niet", 1, "x", None),
            put(STORY, "body.other.bestaat_niet", "x"),
            put(STORY, "body.not_applicable", ["impact_size", "bestaat_niet"]),
        ],
    ),
    "answered, and n.v.t. as well": (
        "vraag",
        [put(STORY, "body.not_applicable", ["impact_size", name])
         for name in ("effect_size", "effect_triad", "domains")],
    ),
    "n.v.t. where it can't be": (
        "vraag", [put(STORY, "body.not_applicable", [n]) for n in ("title", "role", "no_names")],
    ),
    "n.v.t. that is none": (
        "`not_applicable`",
        puts(STORY, "body.not_applicable", [3], ["impact_size"] * 2, [None, "impact_size"], "x"),
    ),
    "words beside a choice that was not made": (
        "vraag",
        [put(STORY, f"body.other.{name}", "x") for name in ("parties", "role", "effect_size")],
    ),
    "words that are none": (
        "vraag", puts(STORY, "body.other.domains", 3, "", None, ["x"], "x" * 301),
    ),
    "no answer where one must be": (
        "vraag",
        [of(STORY, lambda e, name=name: e["body"]["answers"].pop(name))
         for name in ("title", "role", "share_level", "no_names")],
    ),
    "a story that isn't there": (
        "`subject`",
        [put(kind, "subject", "0" * 16) for kind in ("story_coded", "story_set_aside")]
        + [put(STORY, "subject", "0" * 16)],
    ),
    "a story twice": ("`subject`", puts(STORY, "subject", story_id_of(A))),
    "a tone that is no text": ("`tone`", puts("story_coded", "body.tone", 3, ["x"], "x" * 101)),
    "tags that are none": (
        "`tags", puts("story_coded", "body.tags", "flat", [3], [None], ["x" * 101], {"flat": 1}),
    ),
    "an initiative": ("`initiative`", puts("story_coded", "body.initiative", 3, [], False)),
    "a reason": ("`reason`", puts("story_set_aside", "body.reason", 3, [], "x" * 10_001)),
    "parts of a selection": (
        "`parts", puts("selection_kept", "body.parts", None, "x", [3], ["x"] * 101, ["x" * 20_001]),
    ),
    "a kept thing of a kind": (
        "`body`", puts("kept", "body.kind", "iets", None, ["question"], ""),
    ),
    "a name": ("`name`", puts("kept", "body.name", "", None, 3, "x" * 301, key="stories")),
    "a note": ("`note`", puts("kept", "body.note", None, 3, ["x"], "x" * 10_001, key="note")),
    "a question's text": ("`text`", puts("kept", "body.text", "", None, 3, key="text")),
    "initials": ("`initials`", puts("kept", "body.initials", None, 3, "x" * 301, key="text")),
    "a number of stories": (
        "`counted`", puts("kept", "body.counted", -1, "3", True, 2.5, key="note"),
    ),
    "stories of a list": (
        "`stories",
        puts("kept", "body.stories", "x", ["x"], [3], [story_id_of(B)] * 2, None, key="stories"),
    ),
    "selections of a list": (
        "`selections", puts("kept", "body.selections", "x", ["x"], [[3]], None, key="stories"),
    ),
    "something that is not kept": (
        "`subject`",
        [*puts("kept_removed", "subject", "0" * 16, "x", 3), put("kept_restored", "subject", "")],
    ),
    "routes of dots": (
        "`routes`",
        [*puts(STORY, "body.routes", {"title": "finger"}, {"effect_triad": "voet"},
               {"impact_size": "mouse"}, {"weg": "mouse"}, {"effect_triad": 3}),
         put(STORY, "body.routes", [])],
    ),
    "what was wiped": (
        "`cleared`",
        puts(STORY, "body.cleared", ["effect_size"], ["impact_size"], ["weg"], [3], None,
             ["how_started", "how_started"]),
    ),
    "a privacy statement that is not there": (
        "`privacy`", puts(STORY, "body.privacy", "0" * 12, "x", "", 3),
    ),
    "other words under a privacy statement": (
        "",
        [put(PUBLISHED, "body.sections", [{"title": "Iets", "paragraphs": ["Anders."]}]),
         put(PUBLISHED, "body.facts", {}), put(PUBLISHED, "body.own", True)],
    ),
    "a privacy statement that is none": (
        "`",
        [*puts(PUBLISHED, "body.sections", [], None, [3], [{"title": "", "paragraphs": ["x"]}],
               [{"title": "x", "paragraphs": []}], [{"title": "x", "paragraphs": [3]}]),
         *puts(PUBLISHED, "body.facts", None, {"contact": 3}), put(PUBLISHED, "body.own", "ja"),
         *puts(PUBLISHED, "subject", "x", 3, "0" * 16)],
    ),
    "other questions under a version": (
        "vragenlijst",
        [
            put("questionnaire_published", "body.name", "Andere vragen"),
            put("questionnaire_published", "body.introduction", ""),
            of("questionnaire_published", lambda e: e["body"]["questions"][0].update(label="x")),
        ],
    ),
    "questions that are none": (
        "vragenlijst",
        puts("questionnaire_published", "body.questions", [], None, [3], [{"id": "x"}]),
    ),
    "half characters anywhere": (
        "",
        [put("story_set_aside", "actor", "\ud800"), put("kept", "body.name", "\udfff", "note"),
         put("selection_kept", "body.parts", ["\ud800"])],
    ),
    "a number that is missing": (
        "",
        [*puts(STORY, "seq", 99, 1, -5), lambda events: events.remove(events[3]),
         lambda events: events.insert(2, copy.deepcopy(events[5]))],
    ),
    "a number that is none": ("`seq`", puts(STORY, "seq", "3", None, 3.0, True)),
    "no event": ("", [lambda events, x=x: events.append(x) for x in (None, 3, "x", [])]),
}  # fmt: skip


@pytest.mark.parametrize(
    ("where", "change"),
    [(where, change) for where, changes in ENVELOPE.values() for change in changes],
    ids=[f"{fault} {n}" for fault, (_, changes) in ENVELOPE.items() for n in range(len(changes))],
)
def test_a_fault_around_the_answers_is_named(sound: bytes, where: str, change: Change) -> None:
    findings = read(changed(sound, change)).findings
    assert any(finding.where.startswith(where) or where in finding.where for finding in findings)
    assert all(finding.sentence.startswith("Gebeurtenis ") for finding in findings)


def test_all_faults_of_all_stories_are_said_at_once_and_nothing_is_stored(
    sound: bytes, collection: Collection
) -> None:
    faults = both(
        put(STORY, "body.answers.effect_size", 500),
        put(STORY, "body.answers.key_moment", None),
        put(STORY, "at", "0001-01-01"),
        lambda events: events[1]["body"]["answers"].update(role="weg"),
    )
    record = read(changed(sound, faults))
    sentences = [finding.sentence for finding in record.findings]
    assert len(sentences) == 4
    assert "Gebeurtenis 2 ‘Een goed verhaal’, vraag ‘" in sentences[0]
    assert sentences[0].endswith('Er staat: "weg"')
    before = list(collection.events())
    with pytest.raises(TransferError, match="hier hoort een getal van 0 tot en met 100"):
        take_in(collection, record, step=lambda _: None)
    assert list(collection.events()) == before


DECLARED = {
    "kind": "demonstration_declared", "subject": "collection", "body": {}, "actor": "keeper",
    "at": "2025-06-01T10:00:00",
}  # fmt: skip


@pytest.mark.parametrize("said", [True, False, None, "nee"])
def test_a_file_says_itself_whether_everybody_may_read_it(sound: bytes, said: Any) -> None:
    document = json.loads(sound)
    document["fictitious"] = said
    if said is not True:
        document["events"].append({**DECLARED, "seq": len(document["events"]) + 1})
    (finding,) = read(json.dumps(document).encode()).findings
    assert finding.where == "`fictitious`"
    del document["fictitious"]
    assert read(json.dumps(document).encode()).findings == ()


@pytest.mark.parametrize(
    "campaign", ["---", "week_47", "Vertelweek voorjaar", "👨\u200d👩 thuis", "ﬁ"]
)
def test_a_campaign_that_a_link_gave_comes_in(sound: bytes, campaign: str) -> None:
    assert read(changed(sound, put(STORY, "body.campaign", campaign))).findings == ()


@pytest.mark.parametrize("place", ["GM0344", "GM0500", "GM1999", "GM0001"])
def test_a_municipality_that_was_merged_since_stays_sound(sound: bytes, place: str) -> None:
    content = changed(sound, put(STORY, "body.answers.municipality", place))
    assert read(content).findings == ()


@pytest.mark.parametrize(
    "change",
    [
        put(STORY, "body.answers.difficulty", 50),
        put(STORY, "body.answers.title", "Een titel met een spatie erachter "),
        put(STORY, "body.answers.title", "\u200b"),
        put(STORY, "body.routes", {"effect_triad": "zone", "effect_size": "finger"}),
        put(STORY, "body.cleared", ["how_started"]),
        of(STORY, lambda e: [e["body"].pop(name) for name in ("routes", "cleared")]),
        put(STORY, "body.answers.key_moment", "=1+1 <b>x</b> **x** \x1b[31m שלום 🙂\r\n\t"),
        put("story_coded", "body.tone", "een_toon_van_later"),
        put("story_coded", "body.tags", None),
        put("story_set_aside", "body.reason", None),
        put("kept", "body.name", "\x00", "note"),
        put(STORY, "at", "2025-06-01"),
    ],
)
def test_what_does_no_harm_comes_in(
    sound: bytes, questionnaire: Questionnaire, tmp_path: Path, change: Change
) -> None:
    assert check_loaded(read(changed(sound, change)), questionnaire, tmp_path / "x.duckdb") > 0


@pytest.mark.parametrize(
    "write",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(), lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"), lambda text: text.replace("\n", "\r\n").encode(),
    ],
    ids=["a mark in front", "utf-16", "utf-16 without a mark", "lines of windows"],
)  # fmt: skip
def test_a_file_may_be_saved_by_an_editor(sound: bytes, write: Callable[[str], bytes]) -> None:
    assert read(write(sound.decode())) == read(sound)


HALF = '{"vertelpunt": 1, "events": '


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"null", b"{", b"geen json", b"\x00" * 9, b"\xff\xfe\xff",
        b'{"vertelpunt": 1}', b'{"vertelpunt": 1, "events": {}}', b"[" * 200_000,
        (HALF + "[" * 100_000).encode(), (HALF + '[{"body": ' * 50_000).encode(),
        (HALF + "9" * 5_000 + "}").encode(), '{"vertelpunt": 1, "é'.encode("cp1252"),
        (HALF + '[], "events": []}').encode(), b'{"vertelpunt": 2, "events": []}',
        b'{"vertelpunt": NaN, "events": []}',
    ],
)  # fmt: skip
def test_a_file_that_is_no_record_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(TransferError, match=r"\.$"):
        read(content)


@pytest.mark.parametrize(
    ("text", "where", "stands"),
    [
        ('"difficulty": 41.0', "vraag ‘Moeilijkheid’", "41.0 en ook 50"),
        ('"effect_size": 72.0', "vraag ‘Effect’", "72.0 en ook 50"),
        ('"right": 0.25', "vraag ‘Waar zit de uitdaging’", "0.25 en ook 50"),
        ('"reason": "reclame"', "`reason`", "en ook 50"),
        ('"actor": "teller"', "`actor`", "en ook 50"),
    ],
)
def test_what_a_block_has_twice_is_named(sound: bytes, text: str, where: str, stands: str) -> None:
    name = text.split(":")[0]
    findings = read(sound.replace(text.encode(), f"{text}, {name}: 50".encode())).findings
    assert findings
    assert all(f.where == where and stands in f.sentence for f in findings)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_file_that_was_damaged_is_refused_or_read_and_never_a_traceback(
    sound: bytes, data: st.DataObject
) -> None:
    cut = sound[: data.draw(st.integers(0, len(sound)))]
    start = data.draw(st.integers(0, len(cut)))
    content = cut[:start] + data.draw(st.binary(max_size=20)) + sound[start:]
    for each in (cut, content, data.draw(st.binary(max_size=200))):
        try:
            record = read(each)
        except TransferError as error:
            said = [str(error)]
        else:
            said = [finding.sentence for finding in record.findings]
        assert all(said)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["other", "title", "GM0344", "1" * 16, story_id_of(A), story_id_of(B)]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)  # fmt: skip


def mutated(sound: bytes, data: st.DataObject) -> bytes:
    """The file with a few values changed, dropped, doubled or exchanged, anywhere in it."""
    document = json.loads(sound)
    for _ in range(data.draw(st.integers(1, 3))):
        at: Any = document["events"]
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            if not keys:
                break
            key = data.draw(st.sampled_from(keys))
            if isinstance(at[key], dict | list) and at[key] and data.draw(st.integers(0, 5)):
                at = at[key]
                continue
            match data.draw(st.sampled_from(["change", "drop", "double", "exchange"])):
                case "change":
                    at[key] = data.draw(ANYTHING)
                case "drop":
                    del at[key]
                case "double" if isinstance(at, list):
                    at.append(copy.deepcopy(at[key]))
                case _:
                    other = data.draw(st.sampled_from(keys))
                    at[key], at[other] = at[other], at[key]
            break
    if data.draw(st.booleans()):
        for number, event in enumerate(document["events"], 1):
            if isinstance(event, dict):
                event["seq"] = number
    return json.dumps(document).encode()


def check_loaded(record: Record, questionnaire: Questionnaire, path: Path) -> int:
    """Take a record into a new collection and read all of it; returns how many events came in."""
    collection = open_collection(path)
    try:
        admin(collection).publish(questionnaire)
        came = take_in(collection, record, step=lambda _: None)
        assert collection.differences() == []
        assert check_collection(collection) == []
        source = Source(collection, CORE_GROUP, questionnaire, {})
        rows = collection.read(CORE_GROUP, "select story_id from story").to_pylist()
        ids = [row["story_id"] for row in rows]
        assert len(storycards(source, ids)) == len(ids) == len(set(ids))
        assert story_table(source, Selection()).rows is not None
        for kind in ("selection", "question", "reading_list"):
            for kept in collection.kept(CORE_GROUP, kind):
                assert kept.body
        assert read(exported(collection)).findings == ()
        return came
    finally:
        close_collection(path)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_file_that_was_edited_anyhow_is_sound_or_refused_whole_by_name(
    sound: bytes, questionnaire: Questionnaire, collection: Collection,
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject,
) -> None:  # fmt: skip
    record = read(mutated(sound, data))
    if not record.findings:
        path = tmp_path_factory.mktemp("loaded") / "x.duckdb"
        check_loaded(record, questionnaire, path)
        return
    assert all(each.sentence.startswith("Gebeurtenis ") for each in record.findings)
    before = list(collection.events())
    with pytest.raises(TransferError):
        take_in(collection, record, step=lambda _: None)
    assert list(collection.events()) == before


def test_check_names_what_stands_in_the_record_itself(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    filled(collection, questionnaire.version)
    assert check_collection(collection) == []
    with collection._gate.write() as cursor:
        cursor.execute(
            "update event set body = replace(body, '72.0', '720') where kind = 'story_submitted'"
        )
    said = check_collection(collection)
    assert len([each for each in said if "vraag ‘Effect’" in each and "720" in each]) == 2
    assert f"‘{TITLE}’" in said[1]


def test_the_demonstration_passes(demonstration: Source, places: dict[str, Place]) -> None:
    record = parse_record(exported(demonstration.collection), "x.json", places)
    assert record.findings == ()
    assert list(record.events) == list(demonstration.collection.events())


def test_the_rules_are_those_of_the_version_that_a_story_names(
    questionnaire: Questionnaire, tmp_path: Path
) -> None:
    """A choice and a length that are gone since."""
    raw = copy.deepcopy(questionnaire.content())
    (title,) = (q for q in raw["questions"] if q["id"] == "title")
    title["max_length"] = 20
    (kind,) = (q for q in raw["questions"] if q["id"] == "subject_kind")
    kind["options"] = [option for option in kind["options"] if option["id"] != "practice"]
    later = read_questionnaire(raw, "x")
    collection = open_collection(tmp_path / "x.duckdb")
    admin(collection).publish(questionnaire)
    send(collection, A, questionnaire.version, story(title="x" * 80))
    admin(collection).publish(later)
    send(collection, B, later.version, story(title="x" * 20, subject_kind="idea"))
    content = exported(collection)
    close_collection(tmp_path / "x.duckdb")
    assert read(content).findings == ()
    document = json.loads(content)
    document["events"][1]["body"]["questionnaire"] = later.version
    document["events"][0], document["events"][2] = document["events"][2], document["events"][0]
    document["events"][0]["seq"], document["events"][2]["seq"] = 1, 3
    wheres = [each.where for each in read(json.dumps(document).encode()).findings]
    assert wheres == ["vraag ‘Titel’", "vraag ‘Het gaat over een’"]


def test_a_record_without_a_zone_is_one_of_datetimes_too(collection: Collection) -> None:
    (event,) = collection.events()
    assert check_record([vars(event)], ()).events == (event,)
    late = {**vars(event), "at": datetime(1, 1, 1)}
    assert check_record([late], ()).findings[0].stands == "0001-01-01T00:00:00"

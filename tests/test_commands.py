"""Every write says who did it, is checked, and leaves alone what somebody else did meanwhile."""

import ast
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.brought import FILE, prepared
from tests.doing import admin, core_group, keep, send, with_code
from tests.stories import FIGURES, STATED, story
from vertelpunt.commands import (
    ADMIN_ACTOR,
    MOST_LISTED,
    Actor,
    Commands,
    Judged,
    NotAllowedError,
    NotSoundError,
    TooManyStoriesError,
    actor_of,
    guest_of,
    in_the_room,
    teller_of,
)
from vertelpunt.feedback import Block, Request
from vertelpunt.intake.record import check_record
from vertelpunt.paths import ROOT
from vertelpunt.questionnaire import Place, Questionnaire, editing
from vertelpunt.sessions import READY, Answer, Outcome, Pack, Passage, Round
from vertelpunt.store import (
    CORE_GROUP,
    FEEDBACK,
    VISITOR,
    WITH_CODE,
    Collection,
    Event,
    Invitation,
    MovedOnError,
    StoreError,
    close_collection,
    in_role,
    now,
    open_collection,
    participant,
    record,
    story_id_of,
    submitted,
    tables,
)
from vertelpunt.store.record import EmbeddedRecord

A, B = "a" * 32, "b" * 32
KEPT_ID = "1" * 16
TOLD = "d" * 32
STORY = story_id_of(TOLD)
AGAIN = story_id_of("e" * 32)
INVITED = "7" * 16
SESSION, TASK, GROUP, NOTE, OUTCOME = (each * 16 for each in "568ab")
ME = "c" * 16
CAMPAIGN = "4" * 16
FIGURES_ID = "4" * 16
IMPORT = "2" * 15 + "f"
YEAR = (date(2025, 1, 1), date(2025, 12, 31))
HERE = Passage("key_moment", 1, 0, 9)
LATER = now() + timedelta(days=1)
WORDS = {"kind": "text", "title": "", "text": "Wat we leerden"}
BLOCK = Block("1a" * 8, "everyone", WORDS)
REQUEST = Request("2b" * 8, "Kan het korter?", None, None, ())
VERSION = "3c" * 8
ASKED_WHY = Outcome(OUTCOME, now(), "question", "Waarom?")


def drafted(commands: Commands) -> Questionnaire:
    """The questions as whoever edits them sees them."""
    draft, own = commands.collection.question_drafts.now(), commands.collection.own_version
    assert own
    return draft.asked if draft else own.unmarked()


ASKED: dict[str, Callable[[Commands, str], object]] = {
    "tell": lambda c, version: c.tell(A, version, story()),
    "save_draft": lambda c, _: c.save_draft(A, {"step": 1}),
    "discard_draft": lambda c, _: c.discard_draft(A),
    "make_link": lambda c, _: c.make_link(A),
    "make_receipt": lambda c, _: c.make_receipt(STORY),
    "revise": lambda c, _: c.revise(STORY, story(title="Een andere titel")),
    "keep_change": lambda c, _: c.keep_change(STORY, {"title": {"value": "Half"}}),
    "narrow_own": lambda c, _: c.narrow_own(STORY, "core_group"),
    "take_back": lambda c, _: c.take_back(STORY),
    "judge": lambda c, _: c.judge(STORY, usable=True),
    "judge_all": lambda c, _: c.judge_all([Judged(STORY, True)]),
    "turn_around": lambda c, _: c.turn_around(AGAIN),
    "mask": lambda c, _: c.mask(STORY, "koffietafel", "[naam]"),
    "unmask": lambda c, _: c.unmask(STORY, c.mask(STORY, "appeltaart", "[naam]")),
    "narrow": lambda c, _: c.narrow(STORY, "core_group"),
    "note": lambda c, _: c.note(STORY, "Vraag na."),
    "remove_note": lambda c, _: c.remove_note(STORY, "2" * 16),
    "code": lambda c, _: c.code(STORY, "tone", ["mixed"]),
    "decide": lambda c, _: c.decide(STORY, "tone", ["mixed"]),
    "keep": lambda c, _: c.keep("question", {"text": "Wie?", "initials": "AB", "parts": []}),
    "rename": lambda c, _: c.rename(KEPT_ID, "Anders"),
    "change_kept": lambda c, _: c.change_kept(KEPT_ID, {"note": "x"}),
    "remove_kept": lambda c, _: c.remove_kept(KEPT_ID),
    "restore_kept": lambda c, _: c.restore_kept(KEPT_ID),
    "make_list": lambda c, _: c.make_list("Samen", ["0" * 16]),
    "list_stories": lambda c, _: c.list_stories(KEPT_ID, ["0" * 16]),
    "move_story": lambda c, _: c.move_story(KEPT_ID, "0" * 16, None),
    "unlist_story": lambda c, _: c.unlist_story(KEPT_ID, "0" * 16),
    "keep_link": lambda c, _: c.keep_link(["options~role~any~staff"]),
    "plan_session": lambda c, _: c.plan_session("Samen lezen", None, "", ""),
    "change_session": lambda c, _: c.change_session(SESSION, {"place": "Goes"}),
    "take_script": lambda c, _: c.take_script(SESSION, READY["Een uur"]),
    "put_round": lambda c, _: c.put_round(SESSION, Round("Lezen", 9, ""), None),
    "remove_round": lambda c, _: c.remove_round(SESSION, "3" * 16),
    "take_along": lambda c, _: c.take_along(SESSION, "Alles", ["0" * 16], []),
    "leave_behind": lambda c, _: c.leave_behind(SESSION, "3" * 16),
    "divide": lambda c, _: c.divide(SESSION, [Pack("Tafel 1", ("0" * 16,))]),
    "give_story": lambda c, _: c.give_story(SESSION, "Tafel 1", "0" * 16),
    "take_story": lambda c, _: c.take_story(SESSION, "Tafel 1", "0" * 16),
    "remove_session": lambda c, _: c.remove_session(SESSION),
    "restore_session": lambda c, _: c.restore_session(SESSION),
    "open_session": lambda c, _: c.open_session(SESSION),
    "close_session": lambda c, _: c.close_session(SESSION),
    "begin_round": lambda c, _: c.begin_round(SESSION, None),
    "come_in": lambda c, _: c.come_in(SESSION, "Ann", "", named=False),
    "write_note": lambda c, _: c.write_note(SESSION, "d" * 16, "Wat valt op"),
    "move_note": lambda c, _: c.move_note(SESSION, NOTE, GROUP, was=None),
    "name_group": lambda c, _: c.name_group(SESSION, GROUP, "Geld", was="Tijd"),
    "make_group": lambda c, _: c.make_group(SESSION, "9" * 16, "Geld", NOTE, was=None),
    "write_reading": lambda c, _: c.write_reading(SESSION, "d" * 16, GROUP, "Het gaat om tijd."),
    "set_task": lambda c, _: c.set_task(SESSION, "vote", votes=3),
    "answer_task": lambda c, _: c.answer_task(SESSION, TASK, Answer(chosen=(GROUP,))),
    "reveal_task": lambda c, _: c.reveal_task(SESSION, TASK),
    "end_task": lambda c, _: c.end_task(SESSION, TASK),
    "record_outcome": lambda c, _: c.record_outcome(SESSION, "question", "Waarom?"),
    "change_outcome": lambda c, _: c.change_outcome(SESSION, ASKED_WHY, {"text": "Hoezo?"}),
    "put_aside": lambda c, _: c.put_aside(SESSION, NOTE),
    "bring_back": lambda c, _: c.bring_back(SESSION, NOTE),
    "make_campaign": lambda c, v: c.make_campaign({"name": "Week"}, c.collection.versions[v]),
    "change_campaign": lambda c, v: c.change_campaign(
        CAMPAIGN, {"reaches": "allen"}, c.collection.versions[v]
    ),
    "open_campaign": lambda c, v: c.open_campaign(CAMPAIGN, c.collection.versions[v]),
    "end_campaign": lambda c, _: c.end_campaign(CAMPAIGN),
    "close_campaign": lambda c, _: c.close_campaign(CAMPAIGN),
    "remove_campaign": lambda c, _: c.remove_campaign(CAMPAIGN),
    "restore_campaign": lambda c, _: c.restore_campaign(CAMPAIGN),
    "bring_in_figures": lambda c, _: c.bring_in_figures([FIGURES]),
    "remove_figures": lambda c, _: c.remove_figures(FIGURES_ID),
    "restore_figures": lambda c, _: c.restore_figures(FIGURES_ID),
    "bring_in": lambda c, _: c.bring_in(prepared(), FILE),
    "take_back_import": lambda c, _: c.take_back_import(IMPORT),
    "write_report_text": lambda c, _: c.write_report_text(*YEAR, "next", "Meer.", was="Geld."),
    "choose_passage": lambda c, _: c.choose_passage(*YEAR, "9" * 16, STORY, HERE),
    "leave_passage": lambda c, _: c.leave_passage(*YEAR, NOTE),
    "keep_sentence": lambda c, _: c.keep_sentence(*YEAR, "growth", "Het groeit.", [], []),
    "release_sentence": lambda c, _: c.release_sentence(*YEAR, "triads"),
    "add_block": lambda c, _: c.add_block("everyone", WORDS),
    "change_block": lambda c, _: c.change_block(BLOCK, "members", WORDS),
    "move_block": lambda c, _: c.move_block(BLOCK.id, None),
    "remove_block": lambda c, _: c.remove_block(BLOCK.id),
    "restore_block": lambda c, _: c.restore_block(BLOCK.id),
    "add_request": lambda c, _: c.add_request("Kan het korter?"),
    "change_request": lambda c, _: c.change_request(REQUEST, "Kan het veel korter?"),
    "answer_request": lambda c, _: c.answer_request(REQUEST.id, "not_done", "het niet mag"),
    "remove_request": lambda c, _: c.remove_request(REQUEST.id),
    "restore_request": lambda c, _: c.restore_request(REQUEST.id),
    "publish_feedback": lambda c, _: c.publish_feedback(
        [BLOCK], [{STORY}], expected=c.collection.position()
    ),
    "withdraw_feedback": lambda c, _: c.withdraw_feedback(),
    "put_back_feedback": lambda c, _: c.put_back_feedback(VERSION),
    "publish": lambda c, _: c.publish(next(reversed(c.collection.versions.values()))),
    "edit_questions": lambda c, _: c.edit_questions(
        lambda asked: editing.reword(asked, "title", {"label": "Titel"}), drafted(c)
    ),
    "draft_questions": lambda c, v: c.draft_questions(c.collection.versions[v], drafted(c)),
    "take_back_edit": lambda c, _: c.take_back_edit(drafted(c)),
    "discard_questions": lambda c, _: c.discard_questions(drafted(c)),
    "publish_questions": lambda c, _: c.publish_questions(drafted(c)),
    "follow_file": lambda c, v: c.follow_file(c.collection.versions[v]),
    "make_trial": lambda c, _: c.make_trial(),
    "withdraw_trials": lambda c, _: c.withdraw_trials(),
    "state_privacy": lambda c, _: c.state_privacy(STATED),
    "keep_files": lambda c, _: c.keep_files(),
    "fill": lambda c, _: c.fill([[Event("kept_removed", KEPT_ID, {}, "x", now())]]),
    "load_back": lambda c, _: c.load_back(check_record([], ())),
    "make_invitation": lambda c, _: c.make_invitation("member", "Anouk", LATER, 3),
    "revoke_invitation": lambda c, _: c.revoke_invitation(c.collection.invitations.all()[0].id),
    "use_invitation": lambda c, _: c.use_invitation(INVITED),
    "rebuild": lambda c, _: c.rebuild(),
    "accept_loss": lambda c, _: c.accept_loss(),
    "erase": lambda c, _: c.erase([STORY], "privacy"),
    "finish_erasing": lambda c, _: c.finish_erasing(),
    "retain": lambda c, _: c.retain(12, now() + timedelta(days=340)),
}
OF_A_TELLER = {"tell", "save_draft", "discard_draft", "make_link"}
OF_ITS_TELLER = {"make_receipt", "revise", "keep_change", "narrow_own", "take_back"}
OF_THE_KEEPER = {"keep_files", "fill", "rebuild"}
ON_BEHEER = {
    "state_privacy", "load_back", "accept_loss", "make_invitation", "revoke_invitation", "erase",
    "publish", "edit_questions", "draft_questions", "take_back_edit", "discard_questions",
    "publish_questions", "follow_file", "make_trial", "withdraw_trials",
    "finish_erasing", "retain", "bring_in_figures", "remove_figures", "restore_figures",
    "bring_in", "take_back_import",
}  # fmt: skip
OF_A_GUEST = {"use_invitation"}
# Who leads without taking part answers nothing.
AS_PARTICIPANT = {"come_in", "answer_task"}
OF_A_PARTICIPANT = AS_PARTICIPANT | {"write_note", "write_reading", "put_aside", "bring_back"}
OF_THE_CORE_GROUP = (
    set(ASKED)
    - OF_A_TELLER
    - OF_ITS_TELLER
    - OF_THE_KEEPER
    - ON_BEHEER
    - OF_A_GUEST
    - AS_PARTICIPANT
)
GUEST = guest_of(Invitation(INVITED, "member", "Anouk", now(), LATER, 1, 0))
ACTORS: dict[str, tuple[Actor, set[str]]] = {
    "the teller": (teller_of(A), OF_A_TELLER),
    "another teller": (teller_of(B), set()),
    "the teller of a story that was sent": (teller_of(TOLD), OF_ITS_TELLER),
    "a visitor": (actor_of(VISITOR), set()),
    "a guest": (GUEST, {"keep_link", *OF_A_GUEST}),
    "a member": (actor_of(in_role("member", "Anouk")), {"keep_link"}),
    "who takes part": (in_the_room(participant(SESSION, ()), ME), OF_A_PARTICIPANT),
    "who takes part elsewhere": (in_the_room(participant("0" * 16, ()), ME), set()),
    "one of the core group who takes part": (
        in_the_room(CORE_GROUP, ME),
        OF_THE_CORE_GROUP | AS_PARTICIPANT,
    ),
    "a facilitator": (actor_of(in_role("facilitator", "Bo")), OF_THE_CORE_GROUP),
    "the core group": (actor_of(CORE_GROUP), OF_THE_CORE_GROUP),
    "one of the core group": (actor_of(in_role("core_group", "Cas: Oost")), OF_THE_CORE_GROUP),
    "whoever has the code": (actor_of(WITH_CODE), OF_THE_CORE_GROUP | ON_BEHEER),
    "the keeper": (ADMIN_ACTOR, OF_THE_CORE_GROUP | ON_BEHEER | OF_THE_KEEPER),
    "a keeper by name": (
        actor_of(in_role("keeper", "Dian")),
        OF_THE_CORE_GROUP | ON_BEHEER | OF_THE_KEEPER,
    ),
}


@pytest.fixture(scope="module")
def kept_file(
    tmp_path_factory: pytest.TempPathFactory, published: Path, questionnaire: Questionnaire
) -> Path:
    """A file with something of all that commands are about, to copy."""
    path = tmp_path_factory.mktemp("kept") / "x.duckdb"
    shutil.copy(published, path)
    collection = open_collection(path)
    send(collection, TOLD, questionnaire.version, story())
    send(collection, "e" * 32, questionnaire.version, story())
    core_group(collection).judge(AGAIN, usable=False, double_of=STORY)
    keep(collection, "reading_list", {"name": "Lijst", "stories": [], "selections": []}, KEPT_ID)
    planned = {"title": "Samen lezen", "on": None, "place": "", "goal": ""}
    asked = {"task": TASK, "kind": "vote", "plane": [], "story": None, "votes": 3}
    noted = {"note": NOTE, "participant": ME, "text": "Tijd", "story": None, "passage": None}
    why = {"kind": "question", "text": ASKED_WHY.text}
    for kind, body in (
        ("session_planned", planned), ("session_opened", {}), ("session_task_set", asked),
        ("session_note_written", noted | {"plane": []}),
        ("session_group_named", {"group": GROUP, "name": "Tijd"}),
        ("session_outcome_written", {"outcome": OUTCOME, "fields": why}),
    ):  # fmt: skip
        collection.append([Event(kind, SESSION, body, "core_group", now())])
    named = {"key": "Vertelweek", "name": "Vertelweek"}
    collection.append([Event("campaign_written", CAMPAIGN, named, "core_group", now())])
    collection.append([Event("figures_brought_in", FIGURES_ID, FIGURES.body(), "keeper", now())])
    table = {
        "name": "Tabel", "tool": "table", "source": "b", "version": "0" * 12, "file": "a.csv",
        "columns": [],
    }  # fmt: skip
    collection.append([Event("import_made", IMPORT, table, "keeper", now())])
    block = {"block": BLOCK.id, "audience": BLOCK.audience, "content": WORDS}
    request = {"request": REQUEST.id, "text": REQUEST.text, "session": None, "outcome": None}
    for kind, body in (
        ("feedback_block_put", block), ("feedback_request_put", request),
        ("feedback_published", {"version": VERSION, "blocks": [block]}),
    ):  # fmt: skip
        collection.append([Event(kind, FEEDBACK, body, "core_group", now())])
    collection.invitations.make("core_group", "Cas", LATER, 3)
    core_group(collection).write_report_text(*YEAR, "next", "Geld.", was="")
    core_group(collection).choose_passage(*YEAR, NOTE, STORY, HERE)
    core_group(collection).keep_sentence(*YEAR, "triads", "Zo is het.", [], [])
    close_collection(path)
    return path


@pytest.fixture
def kept(database: Path, kept_file: Path) -> Iterator[Collection]:
    shutil.copy(kept_file, database)
    yield open_collection(database)
    close_collection(database)


def test_every_command_is_tried_here() -> None:
    offered = {name for name in dir(Commands) if not name.startswith("_")}
    assert offered - {"collection", "actor"} == set(ASKED)


# What writes the file itself anew, for which a transaction that is undone has no place.
OF_THE_FILE = {
    "bring_in", "erase", "finish_erasing", "follow_file", "load_back", "publish_questions",
    "rebuild", "retain", "take_back",
}  # fmt: skip
WITH_THE_FILE = [(n, c) for n, (_, may) in ACTORS.items() for c in sorted(may & OF_THE_FILE)]


class UndoneError(Exception):
    """Nothing of what was done stays."""


@contextmanager
def undone(collection: Collection) -> Iterator[None]:
    """What is written inside is there inside alone, which takes less than a file for each."""
    with suppress(UndoneError), collection.transaction():
        yield
        raise UndoneError


def do(kept: Collection, questionnaire: Questionnaire, name: str, command: str) -> None:
    """An actor does what it may: what is added by that, it signed."""
    actor, _ = ACTORS[name]
    before = kept.position()
    if command == "make_link":
        kept.drafts.save(A, {"step": 1})
    ASKED[command](Commands(kept, actor), questionnaire.version)
    signed = {event.actor for event in kept.events() if event.seq > before}
    assert signed <= {actor.signature} | ({"x"} if command == "fill" else set()), command


@pytest.mark.parametrize("name", ACTORS)
def test_an_actor_does_what_it_may_and_signs_it(
    kept: Collection, questionnaire: Questionnaire, name: str
) -> None:
    before = list(kept.events())
    for command in sorted(ACTORS[name][1] - OF_THE_FILE):
        with undone(kept):
            do(kept, questionnaire, name, command)
    assert list(kept.events()) == before


@pytest.mark.parametrize(("name", "command"), WITH_THE_FILE)
def test_an_actor_does_to_the_file_what_it_may_and_signs_it(
    kept: Collection, questionnaire: Questionnaire, name: str, command: str
) -> None:
    do(kept, questionnaire, name, command)


@pytest.mark.parametrize("name", ACTORS)
def test_an_actor_does_nothing_else(
    kept: Collection, questionnaire: Questionnaire, name: str
) -> None:
    actor, may = ACTORS[name]
    before = list(kept.events())
    for command in ASKED.keys() - may:
        with pytest.raises(NotAllowedError, match="niets veranderd"):
            ASKED[command](Commands(kept, actor), questionnaire.version)
        assert list(kept.events()) == before, command
        assert kept.drafts.load(A) is None


def test_what_somebody_with_a_name_did_says_so_and_loads_back(
    kept: Collection, places: dict[str, Place]
) -> None:
    for name in ("Anouk", "Cas: van Oost", "<b>x</b>", "é" * 80):
        named = Commands(kept, actor_of(in_role("facilitator", name)))
        named.rename(KEPT_ID, f"Van {name}")
        assert list(kept.events())[-1].actor == f"facilitator:{name}"
    record = check_record(map(vars, kept.events()), places)
    assert record.findings == ()
    assert list(record.events) == list(kept.events())


NOT_SOUND: dict[str, Callable[[Commands], object]] = {
    "a name that is too long": lambda c: c.rename(KEPT_ID, "x" * 301),
    "no name": lambda c: c.rename(KEPT_ID, ""),
    "a list without a name": lambda c: c.make_list("", ["0" * 16]),
    "half a character": lambda c: c.change_kept(KEPT_ID, {"note": "\ud800"}),
    "a field of nothing": lambda c: c.change_kept(KEPT_ID, {"stories": []}),
    "a note that is too long": lambda c: c.change_kept(KEPT_ID, {"note": "x" * 10_001}),
    "no story": lambda c: c.list_stories(KEPT_ID, ["0" * 16, "../x"]),
    "a question without a text": lambda c: c.keep(
        "question", {"text": "", "initials": "AB", "parts": []}
    ),
    "fewer stories than none": lambda c: c.keep(
        "selection", {"name": "Geld", "note": "", "initials": "", "parts": [], "counted": -1}
    ),
    "half a selection": lambda c: c.keep("selection", {"name": "Geld", "parts": []}),
    "a part without end": lambda c: c.keep_link(["x" * 20_001]),
    "what isn't there": lambda c: c.rename("9" * 16, "Naam"),
    "to put away what isn't there": lambda c: c.remove_kept("9" * 16),
    "an invitation of half a character": lambda c: c.make_invitation("member", "\ud800", LATER, 1),
    "an invitation for nobody": lambda c: c.make_invitation("visitor", "Anouk", LATER, 1),
    "an invitation for no times": lambda c: c.make_invitation("member", "Anouk", LATER, 0),
    "an invitation of a long name": lambda c: c.make_invitation("member", "x" * 61, LATER, 1),
    "a move on no list": lambda c: c.move_story("9" * 16, "0" * 16, None),
}


@pytest.mark.parametrize("asked", NOT_SOUND.values(), ids=NOT_SOUND)
def test_what_could_not_be_loaded_back_is_not_written_either(
    kept: Collection, asked: Callable[[Commands], object]
) -> None:
    before = list(kept.events())
    with pytest.raises(StoreError) as refused:
        asked(with_code(kept))
    assert isinstance(refused.value, NotSoundError) or "niet meer" in str(refused.value)
    assert list(kept.events()) == before
    assert len(kept.invitations.all()) == 1


@settings(
    max_examples=40, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(
    name=st.text(st.characters(), max_size=320), note=st.text(st.characters(), max_size=40),
    story=st.text("0123456789abcdefx", min_size=15, max_size=17),
)  # fmt: skip
def test_whatever_the_core_group_types_is_refused_or_is_a_sound_record(
    kept: Collection, places: dict[str, Place], name: str, note: str, story: str
) -> None:
    by = core_group(kept)
    body = {"name": name, "note": note, "initials": name[:10], "parts": [note]}
    for write in (
        lambda: by.keep("selection", body),
        lambda: by.rename(KEPT_ID, name),
        lambda: by.make_list(name, [story], [note]),
        lambda: by.change_kept(KEPT_ID, {"note": note}),
        lambda: by.keep_link([name, note]),
    ):
        with suppress(NotSoundError):
            write()
    assert check_record(map(vars, kept.events()), places).findings == ()


def test_only_commands_and_the_store_append() -> None:
    """No page, no command line: what is written has gone through the service."""
    writes = {"append", "merge_earlier", "transaction", "keep_last_good", "accept_loss", "rebuild"}
    owners = {"collection", "drafts", "_record", "record"}
    for path in (ROOT / "vertelpunt").rglob("*.py"):
        # `take_in` and `keep` are what the commands `load_back` and `keep_files` call.
        if path.parent.name in ("store", "commands") or path.name in ("loading.py", "editable.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in writes | {"save", "discard"}:
                owner = node.value
                named = getattr(owner, "attr", getattr(owner, "id", ""))
                assert named not in owners, f"{path.name}:{node.lineno}"


def at_once(*works: Callable[[], object]) -> None:
    """Do these things in threads that begin together; raises what one of them raised."""
    ready, failed = threading.Barrier(len(works)), list[BaseException]()

    def do(work: Callable[[], object]) -> None:
        ready.wait()
        try:
            work()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=do, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


def held(collection: Collection) -> dict[str, Any]:
    (one,) = collection.kept(CORE_GROUP, "reading_list")
    return one.body


def test_two_people_who_add_to_one_list_both_keep_their_work(kept: Collection) -> None:
    mine = [f"{n:016x}" for n in range(30)]
    yours = [f"{n:016x}" for n in range(20, 60)]
    at_once(
        lambda: [core_group(kept).list_stories(KEPT_ID, [each]) for each in mine],
        lambda: [core_group(kept).list_stories(KEPT_ID, [each]) for each in yours],
    )
    stories = held(kept)["stories"]
    assert sorted(stories) == sorted(set(mine) | set(yours))
    assert [each for each in stories if each in mine[:20]] == mine[:20]
    assert kept.differences() == []


def test_a_list_gets_another_name_while_somebody_adds_to_it(kept: Collection) -> None:
    stories = [f"{n:016x}" for n in range(40)]
    at_once(
        lambda: [core_group(kept).rename(KEPT_ID, f"Naam {n}") for n in range(40)],
        lambda: [core_group(kept).list_stories(KEPT_ID, [each]) for each in stories],
    )
    assert held(kept) == {"name": "Naam 39", "stories": stories, "selections": []}


@pytest.mark.parametrize(
    "write",
    [
        lambda c: core_group(c).keep_link(["options~role~any~staff"]),
        lambda c: admin(c).publish(next(iter(c.versions.values())).model_copy(
            update={"name": "Andere vragen"})),
        lambda c: send(c, A, next(iter(c.versions)), story()),
    ],
    ids=["a link", "questions", "a story"],
)  # fmt: skip
def test_what_many_do_at_once_is_there_once(
    kept: Collection, write: Callable[[Collection], object]
) -> None:
    before = len(list(kept.events()))
    at_once(*[lambda: write(kept)] * 8)
    assert len(list(kept.events())) == before + 1
    assert kept.differences() == []


def test_a_note_and_a_name_changed_at_once_both_stay(collection: Collection) -> None:
    body = {"name": "Klein", "note": "", "initials": "AB", "parts": []}
    kept_id = keep(collection, "selection", body)
    at_once(
        lambda: core_group(collection).rename(kept_id, "Groot"),
        lambda: core_group(collection).change_kept(kept_id, {"note": "Lees deze eerst."}),
    )
    (one,) = collection.kept(CORE_GROUP, "selection")
    assert one.body == body | {"name": "Groot", "note": "Lees deze eerst."}


def test_two_people_who_move_stories_of_one_list_lose_none(kept: Collection) -> None:
    stories = [f"{n:016x}" for n in range(12)]
    core_group(kept).list_stories(KEPT_ID, stories)
    at_once(
        lambda: [core_group(kept).move_story(KEPT_ID, s, stories[0]) for s in stories[6:]],
        lambda: [core_group(kept).move_story(KEPT_ID, s, None) for s in stories[:6]],
        lambda: core_group(kept).unlist_story(KEPT_ID, stories[3]),
    )
    assert sorted(held(kept)["stories"]) == sorted(set(stories) - {stories[3]})


def test_a_story_moves_before_the_one_that_is_named(kept: Collection) -> None:
    a, b, c, gone = (f"{n:016x}" for n in range(4))
    core_group(kept).list_stories(KEPT_ID, [a, b, c])
    for story_id, before, after in (
        (c, a, [c, a, b]),
        (c, None, [a, b, c]),
        (a, c, [b, a, c]),
        (b, gone, [a, c, b]),
        (gone, a, [a, c, b]),
    ):
        core_group(kept).move_story(KEPT_ID, story_id, before)
        assert held(kept)["stories"] == after


def test_a_list_has_room_for_so_many_and_takes_all_or_none(kept: Collection) -> None:
    stories = [f"{n:016x}" for n in range(MOST_LISTED)]
    assert core_group(kept).list_stories(KEPT_ID, stories[:-1]) == MOST_LISTED - 1
    with pytest.raises(TooManyStoriesError):
        core_group(kept).list_stories(KEPT_ID, ["f" * 16, "e" * 16])
    assert held(kept)["stories"] == stories[:-1]
    before = kept.position()
    with pytest.raises(TooManyStoriesError):
        core_group(kept).make_list("Te lang", [f"{n:016x}" for n in range(MOST_LISTED + 1)])
    assert (kept.position(), len(kept.kept(CORE_GROUP, "reading_list"))) == (before, 1)


def test_stories_that_are_sent_while_somebody_loads_back_and_the_file_both_stay(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place], tmp_path: Path
) -> None:
    other = open_collection(tmp_path / "other.duckdb")
    admin(other).publish(questionnaire)
    for n in range(100, 140):
        send(other, f"{n:032x}", questionnaire.version, story(title=f"Elders {n}"))
    earlier = check_record(map(vars, other.events()), places)
    close_collection(tmp_path / "other.duckdb")

    def sends(first: int) -> Callable[[], object]:
        told = [f"{n:032x}" for n in range(first, first + 12)]
        return lambda: [send(collection, each, questionnaire.version, story()) for each in told]

    at_once(sends(0), sends(20), lambda: with_code(collection).load_back(earlier))
    assert collection.read(CORE_GROUP, "select 1 from story").num_rows == 40 + 24
    assert check_record(map(vars, collection.events()), places).findings == ()
    assert collection.differences() == []


EVENTS = st.lists(
    st.builds(
        Event,
        st.sampled_from(["kept_removed", "kept_restored", "renamed"]),
        st.sampled_from([KEPT_ID, "2" * 16]),
        st.builds(lambda name: {"name": name}, st.text(max_size=4)),
        st.just("core_group"),
        st.sampled_from([datetime(2026, 1, 1), datetime(2026, 1, 2)]),
    ),
    max_size=6,
)


@settings(
    max_examples=30, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(first=EVENTS, second=EVENTS)
def test_an_event_that_is_appended_again_is_there_once(
    kept: Collection, first: list[Event], second: list[Event]
) -> None:
    kept.append(first)
    there = kept.position()
    assert kept.append(first) == []
    assert kept.position() == there
    added = kept.append([*first, *second])
    assert all(event.seq > there for event in added)
    contents = [repr(event.body) + event.kind + str(event.at) for event in kept.events()
                if event.subject == KEPT_ID and event.kind != "kept"]  # fmt: skip
    assert len(contents) == len(set(contents))
    assert kept.append(second) == []


@pytest.mark.parametrize("together", [True, False])
def test_the_same_story_appended_twice_is_one_story(
    collection: Collection, questionnaire: Questionnaire, together: bool
) -> None:
    story_id = story_id_of(A)
    told = [submitted(story_id, questionnaire.version, story(title=t)) for t in ("Een", "Twee")]
    if together:
        assert len(collection.append(told)) == 1
    else:
        assert [len(collection.append([each])) for each in told] == [1, 0]
    assert send(collection, A, questionnaire.version, story(title="Drie")) == story_id
    rows = collection.read(CORE_GROUP, "select story_title from story").to_pylist()
    assert rows == [{"story_title": "Een"}]
    assert collection.position() == 2
    with pytest.raises(StoreError), collection._gate.write() as cursor:
        cursor.execute("insert into story (story_id) values (?)", [story_id])
    assert collection.read(CORE_GROUP, "select 1 from story").num_rows == 1


def test_who_based_a_change_on_what_has_moved_on_writes_nothing(kept: Collection) -> None:
    seen = kept.position()
    event = Event("renamed", KEPT_ID, {"name": "Later"}, "x", now())
    core_group(kept).rename(KEPT_ID, "Eerst")
    with pytest.raises(MovedOnError):
        kept.append([event], expected=seen)
    assert held(kept)["name"] == "Eerst"
    kept.append([event], expected=kept.position())
    assert held(kept)["name"] == "Later"


def test_the_change_number_grows_with_every_change_and_with_nothing_else(
    kept: Collection, questionnaire: Questionnaire
) -> None:
    numbers = [kept.position()]
    for change in (
        lambda: send(kept, A, questionnaire.version, story()),
        lambda: core_group(kept).rename(KEPT_ID, "Anders"),
        lambda: core_group(kept).remove_kept(KEPT_ID),
    ):
        change()
        numbers.append(kept.position())
    assert numbers == sorted(set(numbers))
    send(kept, A, questionnaire.version, story())
    admin(kept).publish(questionnaire)
    admin(kept).rebuild()
    assert kept.position() == numbers[-1]


@pytest.mark.parametrize("behind", [1, 2, 3])
def test_tables_that_are_behind_catch_up_when_the_collection_opens(
    collection: Collection, database: Path, questionnaire: Questionnaire, behind: int
) -> None:
    """As after another process wrote to the record, or the power went in between."""
    told = [
        submitted(story_id_of(f"{n:032x}"), questionnaire.version, story(title=f"Verhaal {n}"))
        for n in range(4)
    ]
    collection.append(told[: 4 - behind])
    EmbeddedRecord(collection._gate).append(told[4 - behind :])
    assert collection.read(CORE_GROUP, "select 1 from story").num_rows == 4 - behind
    close_collection(database)
    again = open_collection(database)
    assert again.read(CORE_GROUP, "select 1 from story").num_rows == 4
    assert again.position() == 5
    assert again.differences() == []


def test_tables_derived_by_other_rules_are_derived_anew(
    collection: Collection, database: Path, questionnaire: Questionnaire,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    send(collection, A, questionnaire.version, story(title="Blijft"))
    with collection._gate.write() as cursor:
        cursor.execute("update story set story_title = 'volgens de oude regels'")
    close_collection(database)
    monkeypatch.setattr(tables, "RULES", tables.RULES + 1)
    again = open_collection(database)
    rows = again.read(CORE_GROUP, "select story_title from story").to_pylist()
    assert rows == [{"story_title": "Blijft"}]


def test_the_record_is_read_as_it_is_at_one_moment(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A download that goes on while somebody loads back holds what was there at its start."""
    for n in range(3):
        send(collection, f"{n:032x}", questionnaire.version, story(title=f"Toen {n}"))
    other = open_collection(tmp_path / "other.duckdb")
    admin(other).publish(questionnaire)
    for n in range(10, 30):
        send(other, f"{n:032x}", questionnaire.version, story(title=f"Elders {n}"))
    earlier = list(other.events())
    close_collection(tmp_path / "other.duckdb")
    before = list(collection.events())
    monkeypatch.setattr(record, "_BATCH", 2)
    reading = collection.events()
    seen = [next(reading)]
    with_code(collection).load_back(check_record(map(vars, earlier), places))
    send(collection, "f" * 32, questionnaire.version, story())
    seen += list(reading)
    assert seen == before
    assert len(list(collection.events())) == len(earlier) + len(before) + 1
    assert collection.differences() == []

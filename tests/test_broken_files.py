"""A broken file closes no page: the last good content holds, and the core group is told."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_pages import CODE, INSIGHTS, KEPT, said
from vertelpunt.__main__ import main
from vertelpunt.admin.check import check_questions
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.source import Source
from vertelpunt.insight.word_counts import title_words
from vertelpunt.intake import EditableFile, KeptFile
from vertelpunt.intake.files import (
    CODING,
    ORGANISATIONS,
    PERIODS,
    QUESTIONS,
    STOP_WORDS,
    WELCOME,
)
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.selection import Selection
from vertelpunt.store import Collection, Event, close_collection, now, open_collection

BROKEN = {
    "tab": b"responses:\n\tx: y\n",
    "not UTF-8": "coördinatie\r\n".encode("cp1252"),
    "empty": b"",
    "no end": b"[" * 900,
}
FILES: list[EditableFile[object]] = [
    QUESTIONS, CODING, PERIODS, WELCOME, ORGANISATIONS, STOP_WORDS,
]  # fmt: skip


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A function that gives a file of the admin another content, on a copy."""

    def edit(file: EditableFile[object], content: bytes | str) -> Path:
        copy = tmp_path / "edited" / file.path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(content if isinstance(content, bytes) else content.encode())
        monkeypatch.setattr(file, "path", copy)
        return copy

    return edit


@pytest.fixture
def told(database: Path, questionnaire: Questionnaire) -> Collection:
    """A demonstration with a story that was read, as it was when all files were good."""
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    story_id = send(collection, "a" * 32, questionnaire.version, story(title="Het oude tuinhek"))
    coding = {"initiative": "prevention", "tone": "mixed", "tags": []}
    collection.append([Event("story_coded", story_id, coding, "core_group", now())])
    return collection


@pytest.mark.parametrize("page", ["pages/vertel.py", "pages/uitleg.py", *INSIGHTS, *KEPT])
def test_no_page_closes_or_changes_when_a_file_breaks(
    open_page: Callable[..., AppTest], told: Collection, edited: Callable[..., Path], page: str
) -> None:
    def shown() -> tuple[str, set[str]]:
        app = open_page(page)
        assert not app.error
        bodies = {e.proto.body for e in app.main if hasattr(e.proto, "body")}
        return said(app), bodies

    first, before = shown()
    contents = [*BROKEN.values(), BROKEN["tab"], BROKEN["not UTF-8"]]
    for file, content in zip(FILES, contents, strict=True):
        good, name = file.path.read_bytes(), file.path.name
        edited(file, content)
        everything, bodies = shown()
        assert "ging iets mis" not in everything
        assert before <= bodies
        users = {
            PERIODS: ("pages/responses.py", "pages/beheer.py"),
            ORGANISATIONS: ("pages/beheer.py",),
        }
        used = page in users.get(file, (page,))
        insight = page not in ("pages/vertel.py", "pages/uitleg.py")
        # Beheer says always which file the questions are from.
        always = name in first
        assert (name in everything) == ((insight and used) or always)
        edited(file, good)
        assert (name in shown()[0]) == always


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_telling_goes_on_with_the_questions_that_were_published_last(
    open_page: Callable[..., AppTest], told: Collection, edited: Callable[..., Path],
    content: bytes,
) -> None:  # fmt: skip
    edited(QUESTIONS, content)
    vertel = open_page("pages/vertel.py")
    assert "Geef je verhaal een titel" in said(vertel)
    assert "kloppen" not in said(vertel)
    assert not vertel.warning
    beheer = open_page("pages/beheer.py")
    assert "Niet alle bestanden" in beheer.warning[0].value
    assert "questionnaire.yaml" in said(beheer)


def test_where_there_never_were_sound_questions_the_page_says_what_to_do(
    open_page: Callable[..., AppTest], edited: Callable[..., Path]
) -> None:
    edited(QUESTIONS, "name: x\nquestions: []\n")
    for page in ("pages/vertel.py", "pages/storycards.py"):
        app = open_page(page, CODE)
        if page == "pages/storycards.py":
            app.text_input[0].set_value(CODE)
            app.button[0].click().run()
            app.run()
        assert "De vragen kloppen nog niet" in said(app)
        assert "regel 2: er staat ‘questions: []’. Er staan geen vragen in" in said(app)


def test_questions_that_change_while_the_app_runs_ask_for_a_new_start(
    open_page: Callable[..., AppTest], told: Collection, edited: Callable[..., Path]
) -> None:
    text = QUESTIONS.path.read_text(encoding="utf-8")
    edited(QUESTIONS, "kapot: [")
    assert "Start de app opnieuw" not in said(open_page("pages/beheer.py"))
    edited(QUESTIONS, text.replace("Geef je verhaal een titel", "Hoe heet je verhaal?"))
    assert "Start de app opnieuw" in said(open_page("pages/beheer.py"))
    streamlit.cache_resource.clear()
    assert "Start de app opnieuw" not in said(open_page("pages/beheer.py"))
    assert "Hoe heet je verhaal?" in said(open_page("pages/vertel.py"))


def test_a_question_that_changed_its_type_is_told_on_beheer_and_telling_goes_on(
    open_page: Callable[..., AppTest], told: Collection, edited: Callable[..., Path]
) -> None:
    text = QUESTIONS.path.read_text(encoding="utf-8")
    edited(QUESTIONS, text.replace("  - id: organisation\n    type: text\n    part: organisation",
                                   "  - id: organisation\n    type: place")
           .replace("    suggestions: true\n    max_length: 120\n", ""))  # fmt: skip
    assert "Geef je verhaal een titel" in said(open_page("pages/vertel.py"))
    assert "organisation was eerder van een ander type" in said(open_page("pages/beheer.py"))
    assert "questionnaire" in open_page("pages/triades.py").warning[0].value


@pytest.mark.parametrize(
    ("file", "good", "better"),
    [
        (PERIODS, "- {name: Eerste week, first: 2025-01-06, last: 2025-01-10}", "Tweede week"),
        (WELCOME, "responses: [Eerste week, Kijk, Lees]", "Tweede week"),
        (CODING, "initiative:\n  label: Eerste week\n  options:\n"
                 "    - {id: a, label: A}\n    - {id: b, label: B}", "Tweede week"),
        (ORGANISATIONS, "- {name: Eerste week}", "Tweede week"),
    ],
    ids=["periods", "welcome", "coding", "organisations"],
)  # fmt: skip
def test_an_edit_shows_without_a_start_and_the_last_good_one_survives_a_start(
    database: Path, edited: Callable[..., Path], file: KeptFile[object], good: str, better: str
) -> None:
    collection = open_collection(database)
    edited(file, good)
    assert "Eerste week" in str(file.now(collection).content)
    edited(file, good.replace("Eerste week", better))
    admin(collection).keep_files()
    reading = file.now(collection)
    assert better in str(reading.content)
    assert not reading.problems
    for content in BROKEN.values():
        edited(file, content)
        reading = file.now(collection)
        assert better in str(reading.content)
        assert reading.problems
        close_collection(database)
        collection = open_collection(database)
    edited(file, good)
    assert "Eerste week" in str(file.now(collection).content)
    close_collection(database)


def test_a_page_reads_the_files_and_only_the_keeper_s_command_keeps_them(
    collection: Collection, edited: Callable[..., Path]
) -> None:
    edited(PERIODS, "- {name: Eerste week, first: 2025-01-06, last: 2025-01-10}")
    for file in (CODING, PERIODS, WELCOME, ORGANISATIONS, STOP_WORDS):
        file.now(collection)
        assert collection.last_good(file.path.name) is None
    admin(collection).keep_files()
    for file in (CODING, PERIODS, WELCOME, ORGANISATIONS, STOP_WORDS):
        assert collection.last_good(file.path.name) == file.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["pages/vertel.py", "pages/storycards.py"])
def test_what_is_good_while_the_app_runs_holds_after_a_start_whatever_page_was_open(
    open_page: Callable[..., AppTest], told: Collection, edited: Callable[..., Path], page: str
) -> None:
    open_page(page)
    edited(PERIODS, "- {name: Eerste week, first: 2025-01-06, last: 2025-01-10}")
    open_page(page)
    edited(PERIODS, BROKEN["no end"])
    streamlit.cache_resource.clear()
    app = open_page("pages/responses.py")
    app.session_state["panel_tab"] = "Cijfers"
    assert "Eerste week" in said(app.run())


@pytest.mark.parametrize(
    "days",
    [
        "first: 0001-01-01, last: 9999-12-31", "first: 1900-01-01, last: 2199-12-31",
        "first: 2199-12-31, last: 2199-12-31", "first: 1900-01-01, last: 1900-01-01",
    ],
)  # fmt: skip
def test_a_period_of_any_days_closes_no_page(
    open_page: Callable[..., AppTest], told: Collection, edited: Callable[..., Path], days: str
) -> None:
    edited(PERIODS, f"- {{name: Lang, {days}}}")
    app = open_page("pages/responses.py")
    assert "ging iets mis" not in said(app)
    assert not app.error


def test_where_nothing_was_ever_good_there_is_nothing_and_a_problem(
    collection: Collection, edited: Callable[..., Path]
) -> None:
    for file, nothing in (
        (CODING, {}), (PERIODS, []), (WELCOME, {}), (ORGANISATIONS, ()), (STOP_WORDS, frozenset()),
    ):  # fmt: skip
        edited(file, b"[" * 50 if file is not STOP_WORDS else b"\xff")
        reading = file.now(collection)
        assert reading.content == nothing
        assert reading.problems
    assert collection.last_good("coding.yaml") is None


def test_a_list_of_periods_tips_or_organisations_may_be_away_and_the_other_files_may_not(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in FILES:
        monkeypatch.setattr(file, "path", tmp_path / file.path.name)
        assert bool(file.problems()) == (file not in (PERIODS, WELCOME, ORGANISATIONS))
    assert PERIODS.now(collection).content == []
    assert [finding.split(":")[0] for finding in check_questions()] == [
        "questionnaire.yaml", "coding.yaml", "stop_words.txt",
    ]  # fmt: skip


def test_a_word_put_on_the_list_of_stop_words_leaves_the_cloud_at_once(
    source: Source, questionnaire: Questionnaire, edited: Callable[..., Path]
) -> None:
    for draft in ("a" * 32, "b" * 32):
        send(source.collection, draft, questionnaire.version, story(title="Koffie met Ali"))

    def cloud() -> list[str]:
        return [each.word for each in title_words(source, Selection())]

    assert "koffie" in cloud()
    edited(STOP_WORDS, "met koffie # en thee")
    assert cloud() == ["ali"]
    edited(STOP_WORDS, "coördinatie".encode("cp1252"))
    assert cloud() == ["ali"]


def test_check_reads_every_file_and_says_everything_in_one_form(
    edited: Callable[..., Path],
) -> None:
    assert check_questions() == []
    questions = QUESTIONS.path.read_text(encoding="utf-8")
    length = questions[: questions.index("max_length: 80")].count("\n") + 1
    edited(QUESTIONS, questions.replace("max_length: 80", "max_length: 1.000"))
    edited(CODING, "initiative:\n\tlabel: x")
    edited(PERIODS, "- {name: x, first: 12-11-2025, last: 2025-06-31}")
    edited(WELCOME, "sliders: [een]")
    edited(ORGANISATIONS, "- {naam: x}")
    edited(STOP_WORDS, "één".encode("cp1252"))
    findings = check_questions()
    assert [finding.split(":")[0] for finding in findings] == [
        f"questionnaire.yaml, regel {length}", "coding.yaml, regel 2", "periods.yaml, regel 1",
        "periods.yaml, regel 1", "welcome.yaml, regel 1", "organisations.yaml, regel 1",
        "organisations.yaml, regel 1", "stop_words.txt, regel 1",
    ]  # fmt: skip
    assert all(": er staat ‘" in finding for finding in findings)


@pytest.mark.parametrize("name", ["weg.duckdb", "cut.duckdb"])
def test_check_reads_every_file_also_where_it_can_not_open_the_collection(
    edited: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], name: str,
) -> None:  # fmt: skip
    """As before the first start, and while the app runs."""
    (tmp_path / "cut.duckdb").write_bytes(b"x" * 100)
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(tmp_path / name))
    edited(CODING, "initiative:\n\tlabel: x")
    edited(STOP_WORDS, "één".encode("cp1252"))
    monkeypatch.setattr("sys.argv", ["vertelpunt", "check"])
    with pytest.raises(SystemExit, match="1"):
        main()
    printed = capsys.readouterr()
    assert [line.split(":")[0] for line in printed.out.splitlines()] == [
        "coding.yaml, regel 2", "stop_words.txt, regel 1",
    ]  # fmt: skip
    assert str(tmp_path / name) in printed.err

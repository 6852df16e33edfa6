"""Stories are erased on Beheer or at the command line, and everybody reads what came of it."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, keep, send
from tests.stories import fields, story
from tests.test_admin import vertelpunt
from tests.test_erased_bytes import SECRETS, found
from tests.test_merging import fresh, load, recorded, titles
from tests.test_pages import said
from vertelpunt.admin.backups import backups_before, gone_by
from vertelpunt.insight.erasures import erased_months
from vertelpunt.insight.source import Source
from vertelpunt.intake.differences import erased_here, erases_here
from vertelpunt.intake.record import check_record
from vertelpunt.paths import ROOT
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import ADMIN, Collection, close_collection, open_collection, story_id_of
from vertelpunt.store import erased as erased_event
from vertelpunt.store.transfer import write_record
from vertelpunt.ui.telling.receiving import Sender, look_up, receive
from vertelpunt.ui.telling.story_form.message import Message
from vertelpunt.ui.visit.app_state import AppState

A, B = "a" * 32, "b" * 32
# Nothing in it is Markdown or HTML on the page.
TITLE = "**Zilverreiger** <b>:smile:</b> $x$"


@pytest.fixture
def beheer(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> AppTest:
    """Beheer on two stories, one of which is on a reading list."""
    gone = send(collection, A, questionnaire.version, story(title=TITLE))
    send(collection, B, questionnaire.version, story(title="De koffietafel"))
    keep(collection, "reading_list", {"name": "L", "stories": [gone], "selections": []})
    page = open_page("pages/beheer.py", code="geheim")
    page.text_input[0].set_value("geheim")
    return page.button[0].click().run()


def choose(app: AppTest) -> AppTest:
    """Find the story by its address, and say why and that it is sure."""
    address = f"https://example.org/storycards?verhaal={story_id_of(A)}&keuze=words~x"
    app.text_input(key="erase_sought").input(address).run()
    app.selectbox(key=f"erase_why_{story_id_of(A)}").set_value("teller")
    app.checkbox(key=f"erase_sure_{story_id_of(A)}").check()
    return app.run()


def test_a_story_is_found_by_the_address_of_its_card_and_erased_after_two_confirmations(
    beheer: AppTest, collection: Collection
) -> None:
    app = beheer.text_input(key="erase_sought").input(story_id_of(A)).run()
    button = app.button(key=f"erase_{story_id_of(A)}")
    assert button.disabled
    assert "&lt;b&gt;:smile:" in said(app)
    button = choose(app).button(key=f"erase_{story_id_of(A)}")
    assert not button.disabled
    app = button.click().run()
    assert "Het verhaal is gewist" in app.success[0].value
    assert titles(collection) == ["De koffietafel"]
    assert "Zilverreiger" not in said(app)
    assert "1 verhaal, 1 op verzoek van de verteller" in said(app)
    assert "Uiterlijk op" in said(app)
    assert app.text_input(key="erase_sought").value == ""


def test_a_story_is_found_by_its_words_and_named_as_it_was_typed(beheer: AppTest) -> None:
    app = beheer.text_input(key="erase_sought").input("zilverreiger").run()
    (option,) = app.selectbox(key="erase_chosen").options
    assert option.startswith(f"{TITLE}, ")
    app.selectbox(key="erase_chosen").select_index(0).run()
    assert app.button(key=f"erase_{story_id_of(A)}").disabled
    app.text_input(key="erase_sought").input("bestaatnietinverhalen").run()
    assert "We vinden geen verhaal" in said(app)
    for strange in ("'); drop table story; --", "f" * 16, "🙂", "?!", "~" * 2_000):
        assert not app.text_input(key="erase_sought").input(strange).run().exception


def test_what_keeps_the_file_from_being_exchanged_is_said_and_tried_again(
    beheer: AppTest, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1}))
        app = choose(beheer).button(key=f"erase_{story_id_of(A)}").click().run()
        assert "te vol om een verhaal echt te wissen" in said(app)
        assert len(titles(collection)) == 2
        # As where the disk filled between the look at it and the copy.
        collection._erase([erased_event(story_id_of(A), "teller", "keeper")])
        app = app.run()
        assert "de tekst staat nog in het bestand" in app.warning[0].value
        app = next(b for b in app.button if b.label == "Wis nu uit het bestand").click().run()
        assert "De schijf is te vol" in said(app)
    app = next(b for b in app.button if b.label == "Wis nu uit het bestand").click().run()
    assert "De tekst staat nu ook niet meer in het bestand" in app.success[0].value
    assert [b for b in app.button if b.label == "Wis nu uit het bestand"] == []


def test_who_may_not_erase_sees_nothing_of_it(
    beheer: AppTest, open_page: Callable[..., AppTest], source: Source, collection: Collection
) -> None:
    admin(collection).erase([story_id_of(A)], "other")
    page = said(open_page("pages/beheer.py"))
    assert "Wis een verhaal" not in page
    assert erased_months(source) == []


def test_backups_of_before_are_named_with_the_day_that_they_are_gone(
    beheer: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name, days in (("old", 59), ("older", 60), ("later", -1)):
        file = folder / f"vertelpunt-{name}.json"
        file.write_text("{}")
        moment = (datetime.now(UTC) - timedelta(days=days)).timestamp()
        os.utime(file, (moment, moment))
    (folder / "iets-anders.json").write_text("{}")
    monkeypatch.setenv("VERTELPUNT_BACKUPS", str(folder))
    monkeypatch.setenv("VERTELPUNT_BACKUP_DAYS", "90")
    page = said(choose(beheer).button(key=f"erase_{story_id_of(A)}").click().run())
    assert "vertelpunt-old.json" in page
    assert "vertelpunt-older.json" in page
    assert "later" not in page
    assert "iets-anders" not in page
    for file in folder.iterdir():
        file.unlink()
    assert "geen bestand meer van vóór het laatste wissen" in said(beheer.run())


def test_a_backup_is_gone_by_the_day_that_is_named() -> None:
    """`find -mtime +60`, once a day, throws away what is 61 whole days old."""
    made = datetime(2026, 3, 1, 3, 15, 10)
    for delay in (0, 3_600, 86_399):
        run = made + timedelta(days=61, seconds=delay)
        assert run.date() <= gone_by(made, 60)
    assert backups_before(None, made, 60) is None
    assert backups_before(Path("/nothing/here"), made, 60) is None


def test_months_are_counted_apart_with_why(
    collection: Collection, questionnaire: Questionnaire, source: Source
) -> None:
    told = [send(collection, f"{n:032x}", questionnaire.version, story()) for n in range(4)]
    # Half an hour before the new year in the Netherlands, and half an hour after.
    moments = [datetime(2025, 12, 31, 22, 30), datetime(2025, 12, 31, 23, 30)]
    for n, (reason, moment) in enumerate(
        [("teller", moments[0]), ("teller", moments[1]), ("privacy", moments[1])]
    ):
        collection.erase([erased_event(told[n], reason, "keeper", moment)])
    keeper = Source(collection, ADMIN, questionnaire, source.places)
    assert [(str(each.month), dict(each.reasons)) for each in erased_months(keeper)] == [
        ("2026-01-01", {"teller": 1, "privacy": 1}),
        ("2025-12-01", {"teller": 1}),
    ]


def test_a_file_says_before_it_is_loaded_what_it_erases_here_and_what_stays_erased(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    send(collection, A, questionnaire.version, story())
    send(collection, B, questionnaire.version, story())
    older = check_record(map(vars, recorded(collection)), {"GM0344"})
    admin(collection).erase([story_id_of(A)], "other")
    newer = check_record(map(vars, recorded(collection)), {"GM0344"})
    assert (erased_here(collection, older), erases_here(collection, older)) == (1, 0)
    with fresh(tmp_path / "other.duckdb", questionnaire) as other:
        load(other, list(older.events))
        assert (erased_here(other, newer), erases_here(other, newer)) == (0, 1)


def test_a_file_that_was_chosen_is_put_away_once_a_story_was_erased(
    beheer: AppTest, collection: Collection
) -> None:
    out = io.StringIO()
    write_record(collection, out, step=lambda _: None)
    content = out.getvalue().encode()
    beheer.file_uploader[0].set_value(("x.json", content, "application/json"))
    assert "In dit bestand: 2 verhalen" in said(beheer.run())
    assert "Zilverreiger" in str(beheer.session_state["checked_record"])
    admin(collection).erase([story_id_of(A)], "other")
    assert "In dit bestand" not in said(beheer.run())
    assert "checked_record" not in beheer.session_state
    beheer.file_uploader[0].set_value(("x.json", content, "application/json"))
    assert "Hier gewist: 1 verhaal uit dit bestand" in said(beheer.run())


# The teller


@pytest.fixture
def app_state(source: Source, questionnaire: Questionnaire) -> AppState:
    return AppState(source.collection, questionnaire, source.places)


@pytest.mark.parametrize("kind", ["submit", "draft", "link"])
def test_a_story_that_is_sent_again_after_it_was_erased_is_answered_calmly(
    collection: Collection, questionnaire: Questionnaire, app_state: AppState, kind: str
) -> None:
    send(collection, A, questionnaire.version, story())
    admin(collection).erase([story_id_of(A)], "teller")
    message = Message(kind, A, 3, fields(story()), address="http://localhost/verhaal")  # type: ignore[arg-type]
    outcome = receive(app_state, message, Sender("v", "b")).outcome
    assert outcome == {"draft_id": A, "nr": 3, "ended": "erased"}
    assert titles(collection) == []
    assert collection.drafts.load(A) is None
    assert look_up(collection, A) == (None, None)


def _tell() -> None:
    """Vertel, as pages/vertel.py shows it."""
    from vertelpunt.ui.telling.telling import lost_answers, tell
    from vertelpunt.ui.telling.thanks import thanks
    from vertelpunt.ui.visit.app_state import open_app_state

    app_state = open_app_state()
    if story_id := tell(app_state):
        thanks(app_state, story_id, lost_answers(), shared=False)


def test_a_session_shows_nothing_of_a_story_that_was_erased_since(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    open_page("pages/vertel.py")
    send(collection, A, questionnaire.version, story(title="Zilverreiger"))
    draft = {"draft_id": A, "fields": {"title": {"value": "Zilverreiger"}}, "step": None}
    app = AppTest.from_function(_tell, default_timeout=30)
    app.session_state["server_draft"] = draft
    app.session_state["outcome"] = {
        "draft_id": A, "nr": 2, "sent": True, "lost": [{"question": "title", "message": "x"}],
    }  # fmt: skip
    assert "Zilverreiger" in said(app.run())
    admin(collection).erase([story_id_of(A)], "teller")
    app.run()
    assert "Zilverreiger" not in said(app)
    assert "Dit verhaal is gewist" in said(app)
    assert app.session_state["server_draft"] is None
    app.session_state["outcome"] = {"draft_id": A, "nr": 2, "shared_draft": draft}
    app.run()
    assert app.session_state["outcome"] == {"draft_id": A, "nr": 2, "ended": "erased"}


# The command line


def test_at_the_command_line_a_word_confirms_and_nothing_else_erases(
    collection: Collection, questionnaire: Questionnaire, database: Path
) -> None:
    told = [send(collection, d, questionnaire.version, story(title="Weg")) for d in (A, B)]
    close_collection(database)
    erase = [sys.executable, "-m", "vertelpunt", "erase", *told, "--reason", "retention"]
    run = {"cwd": ROOT, "env": {**os.environ, "VERTELPUNT_DATABASE": str(database)}}
    for typed, code, sentence in (
        ("ja\n", 1, "Er is niets gewist."),
        ("wis\n", 0, "Voorgoed gewist: 2 verhalen."),
    ):  # fmt: skip
        done = subprocess.run(
            erase, input=typed, capture_output=True, text=True, timeout=120, check=False,
            **run,  # type: ignore[call-overload]
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        assert sentence in done.stdout + done.stderr
    assert titles(open_collection(database)) == []
    close_collection(database)
    code, told_off = vertelpunt(database, "erase", told[0], "--reason", "other", "--yes")
    assert (code, "Er is geen verhaal" in told_off) == (1, True)


def test_an_import_says_what_it_erased(
    collection: Collection, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    send(collection, A, questionnaire.version, story(title=SECRETS["title"]))
    newer, other = tmp_path / "newer.json", tmp_path / "x" / "other.duckdb"
    other.parent.mkdir()
    with fresh(other, questionnaire) as there:
        load(there, recorded(collection))
    assert found(other.parent)["title"]
    admin(collection).erase([story_id_of(A)], "teller")
    with newer.open("w", encoding="utf-8") as file:
        write_record(collection, file, step=lambda _: None)
    code, told = vertelpunt(other, "import", newer)
    assert (code, "Ook hier voorgoed gewist: 1 verhaal" in told) == (0, True)
    assert not any(found(other.parent).values())

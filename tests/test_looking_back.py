"""A session read back step by step, and its views on the page."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group
from tests.held_session import HOSTILE, Held, hold
from vertelpunt.insight.looking_back import moment_at, steps_in
from vertelpunt.insight.session_words import did
from vertelpunt.insight.source import Source
from vertelpunt.store import SESSION_EVENTS, Event, in_role, now


def said(source: Source, held: Held) -> list[str]:
    """Each step in a sentence, with what was typed."""
    found = []
    for n in range(1, steps_in(source, held.id) + 1):
        moment = moment_at(source, held.id, n)
        assert moment
        found.append(f"{moment.step.who} {moment.step.what}: {moment.step.text}")
    return found


def test_each_step_is_a_sentence_with_what_was_typed(source: Source) -> None:
    held = hold(source)
    told = said(source, held)
    assert told[:3] == [
        "Kerngroep maakte de sessie: Samen lezen Bellen helpt",
        "Kerngroep nam 3 verhalen mee: ",
        "Kerngroep verdeelde de verhalen: ",
    ]
    assert told.count("Een deelnemer kwam binnen: ") == 3
    assert "Een deelnemer schreef een briefje: Bellen helpt: zo snel" in told
    assert "Kerngroep gaf een groep een naam: Bellen helpt: groep" in told
    assert "Kerngroep gaf een opdracht: Stem" in told
    assert told[-1] == "Kerngroep sloot de sessie: "
    assert not any("Geheim" in each or "Annemiek" in each for each in told)


def test_what_lay_on_the_table_is_what_lay_there_then(source: Source) -> None:
    held = hold(source)
    told = said(source, held)
    grouped = told.index("Kerngroep verplaatste een briefje: Bellen helpt: zo snel") + 1
    before, after = (moment_at(source, held.id, n) for n in (grouped - 1, grouped))
    assert before
    assert after
    assert [each.notes for each in before.work.groups] == [()]
    assert [note.text for each in after.work.groups for note in each.notes] == [
        "Bellen helpt: zo snel"
    ]
    assert after.work.outcomes == ()
    assert after.work.voters is None
    last = moment_at(source, held.id, len(told))
    assert last
    assert len(last.work.outcomes) == 4
    assert last.work.voters == 2


def test_who_may_not_see_a_session_reads_no_step(source: Source) -> None:
    held = hold(source)
    member = replace(source, viewer=in_role("member", "Anouk"))
    assert steps_in(member, held.id) == 0
    assert moment_at(member, held.id, 1) is None
    assert moment_at(source, held.id, 0) is None
    assert moment_at(source, held.id, 999) is None


def test_what_was_written_about_a_story_that_others_may_not_read_is_in_no_step(
    source: Source,
) -> None:
    held = hold(source)
    core_group(source.collection).narrow(held.stories[0], "core_group")
    assert any("zo snel" in each for each in said(source, held))
    assert not any("zo snel" in each for each in said(source.with_others(), held))


def test_every_event_of_a_session_has_its_words() -> None:
    for kind in SESSION_EVENTS:
        event = Event(kind, "a" * 16, {"stories": ["1"]}, "core_group", now())
        assert did(event), kind
        assert " sessie ‘{Naam}’" in did(event, "‘{Naam}’"), kind


@pytest.fixture
def page(database: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(database))
    monkeypatch.delenv("VERTELPUNT_CODE", raising=False)
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


def _looking_back() -> None:
    from vertelpunt.insight.sessions import all_sessions
    from vertelpunt.insight.source import Source
    from vertelpunt.store import CORE_GROUP
    from vertelpunt.ui.views.sessions.looking_back import looking_back
    from vertelpunt.ui.visit.app_state import open_app_state

    state = open_app_state()
    assert state.questionnaire
    source = Source(state.collection, CORE_GROUP, state.questionnaire, state.places)
    looking_back(source, all_sessions(source)[0])


def _report() -> None:
    from vertelpunt.insight.sessions import all_sessions
    from vertelpunt.insight.source import Source
    from vertelpunt.store import CORE_GROUP
    from vertelpunt.ui.views.sessions.report import report
    from vertelpunt.ui.visit.app_state import open_app_state

    state = open_app_state()
    assert state.questionnaire
    source = Source(state.collection, CORE_GROUP, state.questionnaire, state.places)
    report(source, all_sessions(source)[0])


def html(app: AppTest) -> str:
    return "\n".join(each.proto.body for each in app.get("html"))


@pytest.mark.usefixtures("page")
def test_the_page_goes_back_and_forth(source: Source) -> None:
    held = hold(source, text=HOSTILE)
    steps = steps_in(source, held.id)
    app = AppTest.from_function(_looking_back, default_timeout=30).run()
    assert not app.exception
    assert app.slider[0].value == steps
    assert "Annemiek" not in html(app)
    assert "&lt;b&gt;x&lt;/b&gt; {{7*7}}" in html(app)
    buttons = {each.label: each for each in app.button}
    assert buttons["Laatste"].disabled
    assert buttons["Volgende"].disabled
    app = buttons["Eerste"].click().run()
    assert app.slider[0].value == 1
    assert "Er is niets vastgelegd." in html(app)
    assert "maakte de sessie" in app.text[0].value
    assert app.text[1].value == f"Samen lezen {HOSTILE}"
    (further,) = [each for each in app.button if each.label == "Volgende"]
    app = further.click().run()
    assert app.slider[0].value == 2
    assert "nam 3 verhalen mee" in app.text[0].value
    app = app.slider[0].set_value(steps).run()
    assert "sloot de sessie" in app.text[0].value


@pytest.mark.usefixtures("page")
def test_a_session_that_was_only_planned_has_one_step(source: Source) -> None:
    core_group(source.collection).plan_session("Nog leeg", None, "", "")
    app = AppTest.from_function(_looking_back, default_timeout=30).run()
    assert not app.exception
    assert not app.slider
    assert "maakte de sessie" in app.text[0].value


@pytest.mark.usefixtures("page")
def test_the_report_is_on_the_page_with_two_files_and_what_shifted(source: Source) -> None:
    held = hold(source, text=HOSTILE)
    app = AppTest.from_function(_report, default_timeout=30).run()
    assert not app.exception
    shown = html(app)
    for words in ("<h3>Wat we vastlegden</h3>", "<h4>Inzichten</h4>", "Tegenverhaal: ‘Het loket’"):
        assert words in shown
    assert "<b>" not in shown
    assert 'alt="Op wie of wat werkt dit het meest door? 2 voorspellingen en 3 ' in shown
    assert "Geheim" not in shown
    assert [each.label for each in app.get("download_button")] == [
        "Download als PDF", "Download voor Word",
    ]  # fmt: skip
    app.session_state[f"shifted_{held.id}"] = True
    app.run()
    assert not app.exception
    assert "Toen (" in html(app)
    assert "Dit zijn minder dan vijf verhalen." in html(app)


@pytest.mark.usefixtures("page")
def test_who_gets_the_file_is_asked_where_a_story_is_for_the_core_group_only(
    source: Source,
) -> None:
    held = hold(source)
    core_group(source.collection).narrow(held.stories[0], "core_group")
    app = AppTest.from_function(_report, default_timeout=30).run()
    assert not app.exception
    (asked,) = app.checkbox
    assert asked.label == "Dit verslag is alleen voor de kerngroep"
    assert "staat niet in dit verslag" in " ".join(each.value for each in app.markdown)
    app = asked.check().run()
    assert "staat ook in dit verslag" in " ".join(each.value for each in app.markdown)


@pytest.mark.usefixtures("page")
def test_a_story_that_is_erased_while_somebody_looks_back_breaks_nothing(source: Source) -> None:
    held = hold(source)
    app = AppTest.from_function(_looking_back, default_timeout=30).run()
    admin(source.collection).erase([held.stories[0]], "teller")
    app.run()
    assert not app.exception
    assert "zo snel" not in html(app)

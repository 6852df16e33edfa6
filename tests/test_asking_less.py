"""A teller knows whom to trust before writing, and what happens after."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import streamlit
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from tests.stories import fields, story
from tests.test_booklet import read, squeezed
from tests.test_pages import said
from tests.test_questionnaire import SMALL, changed, problems
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.questionnaire import Questionnaire, read_questionnaire
from vertelpunt.store import Collection, StoreError
from vertelpunt.store.errors import store_error
from vertelpunt.ui.telling import trust as module
from vertelpunt.ui.telling.own_story import as_text, own_pdf
from vertelpunt.ui.telling.trust import contact, trust
from vertelpunt.ui.visit.app_state import AppState, open_app_state

DRAFT = "d" * 32
HOSTILE = '<b>*Els*</b> $x$ "[a](b)"'


def with_help(help_text: object) -> dict[str, Any]:
    raw = deepcopy(SMALL)
    raw["questions"][1]["options"][0]["help"] = help_text
    return raw


def test_a_line_under_a_choice_is_part_of_the_questions_and_of_their_version() -> None:
    plain, helped = read_questionnaire(SMALL, "a"), read_questionnaire(with_help("Wij drie."), "b")
    assert helped.version != plain.version
    assert read_questionnaire(helped.content(), "again") == helped
    # What was asked before there were such lines has the version it had.
    assert all("help" not in option for option in plain.content()["questions"][1]["options"])
    assert "before" not in plain.content()
    assert "afterwards" not in plain.content()


@given(st.text(min_size=1, max_size=300))
def test_any_line_comes_back_as_it_was_written(line: str) -> None:
    read_back = read_questionnaire(
        read_questionnaire(with_help(line), "a").content(), "b"
    ).questions[1]
    assert read_back.options[0].help == line  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (with_help(""), "`options.1.help` is leeg. Vul het in."),
        (with_help("x" * 301), "`options.1.help` is te lang. Houd het op hoogstens 300 tekens."),
        (with_help(["a"]), "`options.1.help` moet tekst zijn."),
        ({**SMALL, "before": {"tijd": "kort"}}, "`before.tijd` kennen we hier niet."),
        ({**SMALL, "afterwards": "x" * 301}, "`afterwards` is te lang."),
        (changed(id="a", type="text", required=True, more=True), "`required` en `more` gaan niet"),
        (changed(id="a", type="text", more="ja"), "`more` is true of false"),
    ],
)
def test_what_is_wrong_with_it_is_said(raw: object, sentence: str) -> None:
    assert sentence in problems(raw)


def test_what_the_report_calls_seed_is_worded_as_it_was(questionnaire: Questionnaire) -> None:
    labels = {question.id: question.label for question in questionnaire.questions}
    assert labels["effect_size"] == "Hoe groot is het effect?"
    assert labels["impact_size"] == "Hoeveel impact heeft deze opgave?"
    assert labels["impact"] == "Wat is de impact?"
    # The three are told apart in the line under each.
    helps = {questionnaire.question(name).help for name in ("effect_size", "impact_size", "impact")}  # type: ignore[union-attr]
    assert len(helps) == 3
    assert None not in helps
    folded = [question.id for question in questionnaire.questions if question.more]
    assert folded == ["how_started", "help_and_hinder", "yield", "evidence", "municipality_role"]


@pytest.fixture
def app_state(
    collection: Collection, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AppState]:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(collection._gate.path))
    monkeypatch.delenv("VERTELPUNT_CONTACT", raising=False)
    streamlit.cache_resource.clear()
    yield open_app_state()
    streamlit.cache_resource.clear()


def test_five_short_lines_say_what_a_teller_wants_to_know(app_state: AppState) -> None:
    lines = trust(app_state)["lines"]
    assert len(lines) == 5
    assert max(map(len, lines)) < 100
    words = " ".join(lines)
    for each in ("minuten", "kerngroep leest", "dit toestel", "terugnemen", "naam is niet nodig"):
        assert each in words


def test_a_demonstration_never_says_that_only_the_core_group_reads(app_state: AppState) -> None:
    app_state.collection.append([declared()])
    assert module.DEMONSTRATION in trust(app_state)["lines"]
    assert not any("kerngroep" in line for line in trust(app_state)["lines"])


@pytest.mark.parametrize(
    ("set_to", "expected"),
    [
        ("", None),
        ("  ", None),
        ("els@wijkteam.nl", {"text": "els@wijkteam.nl", "mail": "els@wijkteam.nl"}),
        ("Els, 06 1234 5678", {"text": "Els, 06 1234 5678", "mail": ""}),
        ("els@wijkteam.nl?bcc=a@b.nl", {"text": "els@wijkteam.nl?bcc=a@b.nl", "mail": ""}),
        ("Els <els@wijkteam.nl>", {"text": "Els <els@wijkteam.nl>", "mail": ""}),
    ],
)
def test_a_contact_is_text_and_a_link_only_for_a_plain_address(
    app_state: AppState, monkeypatch: pytest.MonkeyPatch, set_to: str, expected: object
) -> None:
    monkeypatch.setenv("VERTELPUNT_CONTACT", set_to)
    assert contact() == expected
    assert trust(app_state)["contact"] == expected


def _send() -> None:
    """What the page Vertel does with a story that its form sends."""
    import streamlit as st

    from tests.stories import fields, story
    from vertelpunt.ui.telling.story_form.message import Message
    from vertelpunt.ui.telling.telling import receive
    from vertelpunt.ui.visit.app_state import open_app_state

    st.session_state["said"] = receive(
        open_app_state(), Message("submit", "d" * 32, 1, fields(story()))
    )


def test_a_teller_does_not_read_where_the_file_is_and_the_keeper_does(
    open_page: Callable[..., AppTest], collection: Collection, database: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    open_page("pages/vertel.py")
    database.unlink()
    app = AppTest.from_function(_send).run()
    failure = app.session_state["said"]["failure"]
    assert "Wat je schreef, is niet weg" in failure
    assert str(database.parent) not in failure
    assert str(database) in caplog.text
    with pytest.raises(StoreError, match=re.escape(str(database))) as error:
        collection.append([declared()])
    assert str(database.parent) not in error.value.for_teller


@given(st.text())
def test_no_error_of_the_file_tells_a_teller_its_path(said_by_driver: str) -> None:
    path = Path("/var/lib/geheim/vertelpunt.duckdb")
    error = store_error(OSError(said_by_driver), path)
    assert "geheim" not in error.for_teller
    assert error.for_teller.endswith("beheerder.")


def test_after_sending_the_card_has_its_title_on_top_and_the_page_says_what_happens(
    open_page: Callable[..., AppTest], source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_CONTACT", HOSTILE)
    open_page("pages/vertel.py")
    app = AppTest.from_function(_thanks)
    app.query_params["campagne"] = "Week 47"
    seen = said(app.run())
    assert [title.value for title in app.title] == ["Dank je wel voor je verhaal"]
    html = "\n".join(str(each.proto.body) for each in app.get("html"))
    card = html[html.index("<article") :]
    assert card.index("De koffietafel in het trappenhuis") < card.index("Ik ben een")
    assert source.questionnaire.afterwards
    assert source.questionnaire.afterwards in [text.value for text in app.text]
    assert f"Vragen? {escape(HOSTILE)}" in html
    assert "Download als PDF" in seen
    assert "?campagne=Week+47" in seen
    # Others use a shared device next, so nothing is offered that would stay on it.
    app.session_state["shared"] = True
    seen = said(app.run())
    assert "Download als PDF" not in seen
    assert "?campagne=Week+47" in seen


def _thanks() -> None:
    """The page Vertel once its story was sent."""
    import streamlit as st

    from tests.stories import fields, story
    from vertelpunt.store import story_id_of
    from vertelpunt.ui.telling.story_form.message import Message
    from vertelpunt.ui.telling.telling import receive
    from vertelpunt.ui.telling.thanks import thanks
    from vertelpunt.ui.visit.app_state import open_app_state

    st.session_state["said"] = receive(
        open_app_state(), Message("submit", "d" * 32, 1, fields(story()))
    )
    shared = bool(st.session_state.get("shared"))
    thanks(open_app_state(), story_id_of("d" * 32), [], shared=shared)


def test_the_copy_to_keep_is_the_own_story_and_nothing_around_it(
    open_page: Callable[..., AppTest], source: Source, tmp_path: Path
) -> None:
    open_page("pages/vertel.py")
    AppTest.from_function(_send).run()
    (row,) = source.read("select story_id from story").to_pylist()
    card = one_story(source, row["story_id"])
    assert card
    path = tmp_path / "own.pdf"
    path.write_bytes(own_pdf(card))
    text = squeezed(read(path))
    told = fields(story())
    for name in ("title", "what_happens", "key_moment"):
        assert squeezed(told[name]["value"]) in text
        assert told[name]["value"] in as_text(card)
    for left_out in ("Leesboekje", "Aantekeningen", "1.De koffietafel"):
        assert squeezed(left_out) not in text
    assert "practitioner" not in as_text(card)

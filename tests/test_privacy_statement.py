"""What tellers read about privacy, who may change it, and what each of them agreed to."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import streamlit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send, with_code
from tests.stories import STATED, fields, story
from vertelpunt.admin.demonstration import declared
from vertelpunt.commands import Commands, teller_of_story
from vertelpunt.commands.service import OtherStatementError
from vertelpunt.insight.activity import activity
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.intake import FileError
from vertelpunt.intake.differences import differences
from vertelpunt.intake.files import PRIVACY
from vertelpunt.intake.loading import take_in
from vertelpunt.intake.reading import privacy_of
from vertelpunt.intake.record import check_record
from vertelpunt.paths import ROOT
from vertelpunt.questionnaire import (
    FACTS,
    Place,
    Questionnaire,
    QuestionnaireError,
    Section,
    Statement,
    as_edited,
    read_sections,
    statement_of,
)
from vertelpunt.selection import Selection
from vertelpunt.store import ADMIN, Collection, StoreError, agreed_to, open_collection
from vertelpunt.ui.components.statement import VERSION, facts, stated, statement_html, to_agree_to
from vertelpunt.ui.telling import receiving
from vertelpunt.ui.telling.receiving import Sender
from vertelpunt.ui.telling.story_form.message import MessageError, parse_message
from vertelpunt.ui.visit.app_state import AppState, open_app_state

MARKS = "\n\n".join(f"{{{name}}}" for name in FACTS)
OWN = f"# Wie zijn wij\n\nTeam <b>Oost</b>\nen *West*.\n\n# De rest\n\n{MARKS}"
DRAFT = "d" * 32


@pytest.fixture
def app_state(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppState]:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(collection.path))
    for name in ("CONTACT", "KEEP_MONTHS", "BACKUPS", "CODE"):
        monkeypatch.delenv(f"VERTELPUNT_{name}", raising=False)
    streamlit.cache_resource.clear()
    yield open_app_state()
    streamlit.cache_resource.clear()


def own(text: str = OWN, **said: str) -> Statement:
    return Statement(read_sections(text, ""), dict.fromkeys(FACTS, "iets") | said, own=True)


def at_beheer(open_page: Callable[..., AppTest]) -> AppTest:
    page = open_page("pages/beheer.py", code="geheim")
    page.text_input[0].set_value("geheim")
    return page.button[0].click().run()


def typed(page: AppTest, text: str) -> AppTest:
    page.text_area(key="privacy_text").set_value(text)
    return next(b for b in page.button if b.label == "Bekijk hoe het wordt").click().run()


def seen(page: AppTest) -> str:
    return "\n".join(
        str(getattr(each, "body", None) or each.value)
        for each in (*page.get("html"), *page.text, *page.caption, *page.markdown)
    )


# The text


def test_a_text_becomes_sections_and_is_edited_as_it_was() -> None:
    sections = read_sections(OWN, "")
    assert sections[0] == Section("Wie zijn wij", ("Team <b>Oost</b> en *West*.",))
    assert read_sections(as_edited(sections), "") == sections
    assert read_sections(OWN.replace("\n", "\r\n"), "") == sections
    odd = f"## Kop\nx\n \x00# Nog een\n a #b\n\n{MARKS}"
    assert [each.title for each in read_sections(odd, "")] == ["# Kop", "Nog een"]
    assert read_sections(as_edited(read_sections(odd, "")), "") == read_sections(odd, "")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text("#\n \x00\x85\u200b\ud800ab", max_size=60))
def test_whatever_was_read_reads_the_same_again(text: str) -> None:
    try:
        sections = read_sections(f"# a{text}\n\n# Feiten\n\n{MARKS}", "")
    except QuestionnaireError:
        return
    assert read_sections(as_edited(sections), "") == sections
    assert statement_of(json.loads(json.dumps(Statement(sections, {}).content()))) == Statement(
        sections, {}
    )


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (f"Zomaar.\n{OWN}", 1, "Begin met een kopje"),
        (f"{OWN}\n#\nTekst", 15, "Zet achter de # een kopje."),
        (f"{OWN}\n# Leeg", 15, "Schrijf onder dit kopje een tekst"),
        (OWN.replace("{lezers}", "{lezer}"), 10, "We kennen {lezer} niet."),
        (OWN.replace("{lezers}", ""), 1, "{lezers} ontbreekt."),
        (f"{OWN}\n# {'x' * 121}\ntekst", 15, "Dit kopje is te lang."),
        (f"{OWN}{' x' * 10_001}", 1, "Houd de hele tekst op hoogstens 20000 tekens."),
        ("\n".join(["# Kop\ntekst"] * 41) + MARKS, 1, "Gebruik hoogstens 40 kopjes."),
        ("", 1, "{contact} ontbreekt."),
    ],
)
def test_what_is_wrong_with_a_text_is_said_with_its_line(
    text: str, line: int, sentence: str
) -> None:
    with pytest.raises(QuestionnaireError) as refused:
        read_sections(text, "")
    assert any(
        each.path == (line,) and each.sentence.startswith(sentence)
        for each in refused.value.findings
    ), refused.value.findings
    with pytest.raises(FileError, match=f"privacy.txt, regel {line}: "):
        privacy_of(text, "privacy.txt")


def test_the_text_of_the_app_itself_is_sound_and_says_what_the_law_asks() -> None:
    told = as_edited(PRIVACY.load())
    for words in (
        "verantwoordelijk", "toestemming", "intrekken", "verhaalbon", "cookies", "rechten",
        "Autoriteit Persoonsgegevens", "server", "cliënt", *(f"{{{name}}}" for name in FACTS),
    ):  # fmt: skip
        assert words in told
    assert (ROOT / "data" / "privacy.txt").exists()


def test_a_mark_within_what_the_app_says_stays_what_it_is() -> None:
    said = own(contact="Els {lezers} {x}", lezers="De kerngroep")
    words = [paragraph for each in said.told for paragraph in each.paragraphs]
    assert "Els {lezers} {x}" in words
    assert "De kerngroep" in words


def test_what_is_set_is_what_is_said(app_state: AppState, monkeypatch: pytest.MonkeyPatch) -> None:
    said = facts(app_state)
    assert set(said) == set(FACTS)
    assert "geen vaste tijd" in said["bewaartijd"]
    for name, value in (
        ("CONTACT", "els@wijkteam.nl"), ("KEEP_MONTHS", "1"), ("BACKUPS", "/x"),
        ("BACKUP_DAYS", "30"),
    ):  # fmt: skip
        monkeypatch.setenv(f"VERTELPUNT_{name}", value)
    said = facts(app_state)
    assert "els@wijkteam.nl" in said["contact"]
    assert "1 maand." in said["bewaartijd"]
    assert "na 30 dagen" in said["reservekopie"]


def test_every_sign_of_a_statement_is_text() -> None:
    hostile = "<script>alert(1)</script> & <img src=x onerror=alert(1)>"
    said = own(f"# {hostile}\n\n{hostile}\n\n{MARKS}", contact=hostile)
    html = statement_html(said, hostile)
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img") == 4
    assert "<script" not in html
    assert "<img" not in html


# Publishing


def test_what_a_teller_may_agree_to_is_in_the_record_and_changes_with_a_setting(
    app_state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = stated(app_state)
    assert first
    assert stated(app_state) == first
    assert [each.version for each in app_state.collection.statements] == [first.version]
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "24")
    second = stated(app_state)
    assert second
    assert second.version != first.version
    assert "24 maanden" in statement_html(second.statement)
    assert "24 maanden" not in statement_html(first.statement)


def test_what_was_written_in_the_app_counts_over_the_file_and_one_of_before_comes_back(
    app_state: AppState,
) -> None:
    collection = app_state.collection
    stated(app_state)
    for title in ("Een", "Twee", "Een"):
        said = replace(own(OWN.replace("De rest", title)), facts=facts(app_state))
        with_code(collection).state_privacy(said)
        now = stated(app_state)
        assert now
        assert now.statement.sections[1].title == title
    versions = [each.version for each in collection.statements]
    assert len(versions) == 4
    assert versions[1] == versions[3]
    with_code(collection).state_privacy(collection.statements[-1].statement)
    assert len(collection.statements) == 4


def test_statements_come_through_a_rebuild_a_start_and_loading_back(
    app_state: AppState, questionnaire: Questionnaire, places: dict[str, Place], tmp_path: Path
) -> None:
    collection = app_state.collection
    with_code(collection).state_privacy(own())
    stated(app_state)
    before = collection.statements
    send(collection, DRAFT, questionnaire.version, story(), privacy=before[0].version)
    assert collection.differences() == []
    collection.rebuild()
    assert collection.statements == before
    assert open_collection(collection.path).statements == before
    # On a server that began anew, what was written in the app comes back and counts.
    other = open_collection(tmp_path / "anew.duckdb")
    fresh = replace(app_state, collection=other)
    assert stated(fresh)
    record = check_record(map(vars, collection.events()), places)
    assert record.findings == ()
    assert differences(other, record) == []
    take_in(other, record, step=lambda _: None)
    now = stated(fresh)
    assert now
    assert now.statement.sections == own().sections
    assert (
        check_record(
            ({**vars(event), "seq": n} for n, event in enumerate(other.events(), 1)), places
        ).findings
        == ()
    )
    assert other.differences() == []


def test_a_statement_alone_keeps_no_fictitious_stories_out(
    app_state: AppState, tmp_path: Path
) -> None:
    other = open_collection(tmp_path / "other.duckdb")
    assert stated(replace(app_state, collection=other))
    other.merge_earlier([*app_state.collection.events(), declared()])
    assert other.is_demonstration


def test_a_record_of_before_there_was_a_statement_stays_sound(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    send(collection, DRAFT, questionnaire.version, story())
    raw = [dict(vars(event)) for event in collection.events()]
    raw[-1]["body"] = {name: v for name, v in raw[-1]["body"].items() if name != "privacy"}
    assert check_record(raw, places).findings == ()


def test_where_the_file_is_broken_and_nothing_was_published_the_form_goes_on(
    app_state: AppState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "privacy.txt"
    broken.write_text("zomaar", encoding="utf-8")
    monkeypatch.setattr(PRIVACY, "path", broken)
    with app_state.collection._gate.write() as cursor:
        cursor.execute("delete from last_good")
    assert to_agree_to(app_state, "privacy") is None
    assert [each.line for each in PRIVACY.problems()] == [1] * 5


# Agreeing


def test_the_story_keeps_what_was_on_the_screen_also_where_a_newer_one_came(
    app_state: AppState, source: Source
) -> None:
    collection = app_state.collection
    shown = stated(app_state)
    assert shown
    with_code(collection).state_privacy(own())
    raw = {"kind": "submit", "draft_id": DRAFT, "nr": 1, "fields": fields(story()), "step": None}
    sent = receiving.receive(
        app_state, parse_message({**raw, "privacy": shown.version}), Sender("a", "b")
    )
    assert sent.outcome
    assert sent.outcome["sent"]
    (event,) = (each for each in collection.events() if each.kind == "story_submitted")
    assert event.body["privacy"] == shown.version
    table = story_table(source, Selection())
    place = [column.name for column in table.columns].index("Privacyverklaring")
    assert table.rows[0][place] == shown.version


def test_a_version_that_never_was_is_refused_with_a_sentence_and_none_is_kept_as_none(
    app_state: AppState,
) -> None:
    raw = {"kind": "submit", "draft_id": DRAFT, "nr": 1, "fields": fields(story()), "step": None}
    never = parse_message({**raw, "privacy": "0" * 12})
    outcome = receiving.receive(app_state, never, Sender("a", "b")).outcome
    assert outcome
    assert outcome["failure"] == OtherStatementError().for_teller
    assert app_state.collection.first_told() is None
    for wrong in ("x", 3, "0" * 13, ["0" * 12]):
        with pytest.raises(MessageError):
            parse_message({**raw, "privacy": wrong})
    receiving.receive(app_state, parse_message(raw), Sender("a", "b"))
    (event,) = (e for e in app_state.collection.events() if e.kind == "story_submitted")
    assert event.body["privacy"] is None


def test_the_statement_that_was_agreed_to_is_the_one_before_the_story() -> None:
    day = datetime(2026, 1, 1)
    collection_of = [
        type("P", (), {"version": v, "at": day + timedelta(days=n)})
        for n, v in enumerate(("a", "b", "a"))
    ]
    for after, place in ((0, 0), (1, 0), (5, 2), (-1, 0)):
        found = agreed_to(collection_of, "a", day + timedelta(days=after))  # type: ignore[arg-type]
        assert found is collection_of[place]
    assert agreed_to(collection_of, None, day) is None  # type: ignore[arg-type]


def test_who_did_what_names_it(source: Source) -> None:
    with_code(source.collection).state_privacy(own())
    admin(source.collection).state_privacy(STATED)
    done = activity(replace(source, viewer=ADMIN), ["privacy"], most=None)
    assert [(each.who, each.what) for each in done] == [
        ("Beheerder", "zette de privacyverklaring van het bestand klaar"),
        ("Kerngroep", "zette een privacyverklaring klaar"),
    ]


# The pages


def test_the_page_shows_the_statement_of_now_or_that_of_an_address(
    open_page: Callable[..., AppTest],
) -> None:
    page = open_page("pages/privacy.py")
    collection = open_app_state().collection
    first = collection.statements[-1]
    assert "Wie is verantwoordelijk" in seen(page)
    with_code(collection).state_privacy(own())
    assert "Team &lt;b&gt;Oost&lt;/b&gt; en *West*." in seen(page.run())
    page = open_page("pages/privacy.py", **{VERSION: [first.version]})
    assert "Wie is verantwoordelijk" in seen(page)
    assert "Er is intussen een nieuwe." in seen(page)
    page = open_page("pages/privacy.py", **{VERSION: ["<script>"]})
    assert "Team &lt;b&gt;Oost" in seen(page)


def test_whoever_has_the_code_looks_publishes_and_puts_one_back(
    open_page: Callable[..., AppTest],
) -> None:
    page = at_beheer(open_page)
    collection = open_app_state().collection
    before = collection.statements[-1]
    assert page.text_area(key="privacy_text").value == as_edited(before.statement.sections)
    assert "kijk" not in [each.key for each in page.button]
    page = typed(page, OWN.replace("{lezers}", "{iedereen}"))
    assert "Regel 10: We kennen {iedereen} niet." in seen(page)
    assert collection.statements[-1] == before
    page = typed(page, OWN)
    assert "Team &lt;b&gt;Oost&lt;/b&gt; en *West*." in seen(page)
    assert collection.statements[-1] == before
    page = page.button(key="privacy_publish").click().run()
    assert not page.exception
    published = collection.statements[-1]
    assert published.statement.own
    assert published.statement.sections == read_sections(OWN, "")
    assert list(collection.events())[-1].actor == "core_group"
    page = page.button(key="privacy_restore").click().run()
    assert not page.exception
    back = collection.statements[-1].statement
    assert (back.own, back.sections) == (True, before.statement.sections)
    assert page.text_area(key="privacy_text").value == as_edited(before.statement.sections)


def test_on_an_open_demonstration_nobody_changes_what_tellers_read(
    open_page: Callable[..., AppTest],
) -> None:
    open_page("pages/vertel.py")
    open_app_state().collection.append([declared()])
    page = open_page("pages/beheer.py")
    headers = [each.value for each in page.header]
    assert "Bewaar alles" in headers
    assert "Privacyverklaring" not in headers


def test_the_verhaalbon_shows_what_was_agreed_to_and_the_desk_when(
    open_page: Callable[..., AppTest], questionnaire: Questionnaire
) -> None:
    open_page("pages/vertel.py")
    collection = open_app_state().collection
    with_code(collection).state_privacy(own(contact="Bel Els."))
    version = collection.statements[-1].version
    with_code(collection).state_privacy(STATED)
    told = send(collection, DRAFT, questionnaire.version, story(), privacy=version)
    earlier = send(collection, "e" * 32, questionnaire.version, story())
    for story_id, agreed in ((told, True), (earlier, False)):
        code = Commands(collection, teller_of_story(story_id)).make_receipt(story_id)
        shown = seen(open_page("pages/verhaalbon.py", bon=[code]))
        assert ("Je stemde in met de privacyverklaring van" in shown) is agreed
        assert ("Bel Els." in shown) is agreed
    page = open_page("pages/nieuw.py", code="geheim", verhaal=[told])
    page.text_input[0].set_value("geheim")
    assert "De verteller stemde in met de privacyverklaring van" in seen(
        page.button[0].click().run()
    )
    page.query_params["verhaal"] = [earlier]
    assert "We weten niet met welke privacyverklaring" in seen(page.run())


def test_on_a_full_disk_the_form_still_opens_with_what_was_published(
    app_state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = stated(app_state)

    def full(*_: object) -> None:
        raise StoreError("De schijf is vol.")

    monkeypatch.setattr(type(app_state.collection), "append", full)
    monkeypatch.setenv("VERTELPUNT_KEEP_MONTHS", "24")
    assert stated(app_state) == first

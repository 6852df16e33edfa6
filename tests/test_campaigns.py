"""Campaigns: what they ask, when they are open, and that nothing told or begun there is lost."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, send
from tests.numbers.page import open_tab
from tests.stories import fields, story
from tests.test_booklet import read, squeezed
from tests.test_session_page import press, typed
from vertelpunt.admin.demonstration import declared
from vertelpunt.admin.demonstration_campaigns import campaign_events
from vertelpunt.export.campaign_paper import PAPERS, Announced, paper_pdf, qr_png, qr_svg
from vertelpunt.insight.campaigns import all_campaigns, being_written, publicly, unmade
from vertelpunt.insight.responses import answer_states
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.insight.storycard import one_story
from vertelpunt.intake import FileError
from vertelpunt.intake.reading import questions_of
from vertelpunt.intake.record import check_record
from vertelpunt.paths import DEMONSTRATION_CAMPAIGNS, QUESTIONNAIRE
from vertelpunt.questionnaire import (
    ANSWERS,
    OwnQuestion,
    OwnType,
    Place,
    Questionnaire,
    ShortForm,
    campaign_form,
    can_be_left_out,
    first_choices,
    read_questionnaire,
)
from vertelpunt.selection import Campaigns, Selection, selection_of
from vertelpunt.store import (
    CORE_GROUP,
    VISITOR,
    Campaign,
    Collection,
    StoreError,
    in_role,
    now,
    open_collection,
    story_id_of,
)
from vertelpunt.ui.telling.arriving import arrive, campaign_data
from vertelpunt.ui.telling.receiving import Received, Sender, receive
from vertelpunt.ui.telling.story_form.message import Message
from vertelpunt.ui.visit.app_state import AppState

DRAFT = "d" * 32
HOSTILE = "<b>Week</b> _47_ [x](y) 🎈"
NEIGHBOUR = OwnQuestion("c_1", "single", "Wie was de buur?", ("naast", "boven"))
labels = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=300)


@st.composite
def _own(draw: st.DrawFn, n: int) -> OwnQuestion:
    kind: OwnType = draw(st.sampled_from([*ANSWERS]))
    least, most = ANSWERS[kind]
    answers = draw(st.lists(labels, min_size=least, max_size=most, unique=True))
    return OwnQuestion(f"c_{'a' * 16}_{n}", kind, draw(labels), tuple(answers))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(own=st.tuples(_own(0), _own(1)), data=st.data())
def test_whatever_a_campaign_asks_is_a_sound_questionnaire(
    questionnaire: Questionnaire, own: tuple[OwnQuestion, ...], data: st.DataObject
) -> None:
    ids = st.sampled_from([*(q.id for q in questionnaire.questions), "", "gone"])
    short = data.draw(st.none() | st.builds(ShortForm, ids, ids, ids, st.lists(ids).map(tuple)))
    form = campaign_form(questionnaire, "a" * 16, "Week", "", short, own)
    assert read_questionnaire(form.content(), "x") == form
    asked = {q.id for q in form.questions}
    assert asked >= {"title", "share_level", "no_names", *(each.id for each in own)}
    left = {q.id for q in can_be_left_out(questionnaire)} - asked
    assert bool(left) == (short is not None and bool(left))
    assert form.version != questionnaire.version


def test_a_short_form_asks_a_title_a_moment_a_triad_a_slider_and_what_is_needed(
    questionnaire: Questionnaire,
) -> None:
    form = campaign_form(questionnaire, "a" * 16, "Week", "Welkom", ShortForm(), (NEIGHBOUR,))
    assert [q.id for q in form.questions] == [
        "title", "key_moment", "effect_triad", "effect_size", "share_level", "no_names", "c_1",
    ]  # fmt: skip
    assert [step.id for step in form.steps] == ["story", "meaning", "own", "about_you", "check"]
    assert (form.name, form.introduction) == ("Week", "Welkom")
    assert first_choices(questionnaire).text == "key_moment"
    # Of what a step usually asks nothing is said where it does not ask it.
    help_of = {step.id: step.help for step in questionnaire.steps}
    assert [step.help for step in form.steps if step.id == "meaning"] == [help_of["meaning"]]
    assert help_of["about_you"]
    assert [step.help for step in form.steps if step.id == "about_you"] == [None]


@pytest.fixture
def made(collection: Collection, questionnaire: Questionnaire) -> Callable[..., Campaign]:
    """A function that makes a campaign of these fields, and opens it."""

    def make(name: str = "Week 47", *, open_it: bool = True, **more: Any) -> Campaign:
        group = core_group(collection)
        campaign_id = group.make_campaign({"name": name, **more}, questionnaire)
        if open_it:
            group.open_campaign(campaign_id, questionnaire)
        return next(c for c in collection.campaigns(CORE_GROUP) if c.id == campaign_id)

    return make


def test_what_it_asks_is_published_when_it_opens_and_the_files_questions_stay_those_of_now(
    collection: Collection, questionnaire: Questionnaire, made: Callable[..., Campaign]
) -> None:
    campaign = made(short=ShortForm(), questions=(NEIGHBOUR,))
    form = campaign.form(questionnaire)
    assert list(collection.versions) == [questionnaire.version, form.version]
    assert collection.own_version == questionnaire
    before = collection.position()
    admin(collection).publish(questionnaire)
    assert collection.position() == before
    renamed = questionnaire.model_copy(update={"name": "Anders"})
    admin(collection).publish(renamed)
    assert collection.own_version == renamed
    assert list(collection.versions)[2:] == [renamed.version]
    admin(collection).publish(questionnaire)
    assert collection.own_version == questionnaire
    assert collection.differences() == []


def test_a_name_may_change_and_the_link_stays(
    collection: Collection, questionnaire: Questionnaire, made: Callable[..., Campaign]
) -> None:
    campaign, group = made("Week 47"), core_group(collection)
    group.change_campaign(campaign.id, {"name": "Week 48", "key": "x"}, questionnaire)
    (held,) = collection.campaigns(CORE_GROUP)
    assert (held.key, held.name) == ("Week 47", "Week 48")
    assert made("Week 47").key == "Week 47 2"
    for fields_ in ({"name": "week 48"}, {"name": "x", "key": "Week 47"}, {"name": " \u200b"}):
        with pytest.raises(StoreError):
            group.make_campaign(fields_, questionnaire)
    assert len(collection.campaigns(CORE_GROUP)) == 2


def test_a_link_of_before_is_taken_over_with_its_stories(
    collection: Collection, questionnaire: Questionnaire, source: Source
) -> None:
    send(collection, DRAFT, questionnaire.version, story(), campaign="jeugd&wmo")
    assert unmade(source) == [("jeugd&wmo", 1)]
    fields_ = {"key": "jeugd&wmo", "name": "Jeugd en Wmo"}
    core_group(collection).make_campaign(fields_, questionnaire)
    assert unmade(source) == []
    assert [each.stories for each in all_campaigns(source)] == [1]
    card = one_story(Source(*vars(source).values()), story_id_of(DRAFT))
    assert card
    assert card.campaign == "Jeugd en Wmo"


@pytest.mark.parametrize(
    ("state", "days", "expected"),
    [
        ("new", (None, None), "new"),
        ("open", (None, None), "open"),
        ("open", (1, 5), "new"),
        ("open", (0, 0), "open"),
        ("open", (-5, -1), "closing"),
        ("closing", (0, 9), "closing"),
        ("closed", (0, 9), "closed"),
    ],
)
def test_a_campaign_begins_on_its_first_day_and_is_closing_after_its_last(
    state: Any, days: tuple[int | None, int | None], expected: str
) -> None:
    day = date(2026, 5, 21)
    first, last = (None if n is None else day + timedelta(n) for n in days)
    campaign = Campaign("a" * 16, now(), "k", "k", first, last, state=state)
    assert campaign.state_on(day) == expected
    assert replace(campaign, removed=True).state_on(day) == "closed"


@pytest.fixture
def sent(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> Callable[..., Received]:
    """A function that sends what was filled in, by the link of the campaign "Week 47"."""

    def send_(filled: dict[str, Any], code: str = "", draft: str = DRAFT, kind: Any = "submit"):  # type: ignore[no-untyped-def]
        app_state = AppState(collection, questionnaire, places)
        message = Message(kind, draft, 1, filled)
        return receive(app_state, message, Sender("v", "b", ["Week 47"], code=code))

    return send_


SHORT = {"title", "key_moment", "effect_triad", "effect_size", "share_level", "no_names"}


def _short_fields(**more: Any) -> dict[str, Any]:
    return {name: held for name, held in fields(story()).items() if name in SHORT} | more


def told_in(collection: Collection, draft: str = DRAFT) -> Any:
    return collection.told([story_id_of(draft)])[story_id_of(draft)]


def test_a_story_of_a_short_form_was_not_asked_the_rest(
    collection: Collection, source: Source, made: Callable[..., Campaign],
    sent: Callable[..., Received],
) -> None:  # fmt: skip
    campaign = made(short=ShortForm(), questions=(NEIGHBOUR,))
    form = campaign.form(source.questionnaire)
    option = form.questions[-1].chosen([o.id for o in form.questions[-1].options])[1]  # type: ignore[union-attr]
    assert sent(_short_fields(c_1={"value": option.id})).outcome == {
        "draft_id": DRAFT, "nr": 1, "sent": True, "lost": [],
    }  # fmt: skip
    told = told_in(collection)
    assert (told.version, told.campaign) == (form.version, "Week 47")
    states = {each.label: each for each in answer_states(source, Selection())}
    assert (states["Doelgroepen"].not_asked, states["Doelgroepen"].left_open) == (1, 0)
    assert (states["Wie was de buur?"].answered, states["Wie was de buur?"].dropped) == (1, False)
    table = story_table(source, Selection())
    at = [column.name for column in table.columns].index("Wie was de buur?")
    assert table.rows[0][at] == "boven"
    assert check_record(map(vars, collection.events()), source.places).findings == ()


def test_what_was_filled_in_before_the_form_was_short_goes_along(
    collection: Collection, made: Callable[..., Campaign], sent: Callable[..., Received]
) -> None:
    made(short=ShortForm())
    filled = _short_fields(how_started={"value": "Het begon bij de bakker."})
    assert (sent(filled).outcome or {}).get("sent")
    assert told_in(collection).submission.answers["how_started"] == "Het begon bij de bakker."


def test_who_began_may_finish_and_after_closing_a_story_is_told_outside_it(
    collection: Collection, questionnaire: Questionnaire, made: Callable[..., Campaign],
    sent: Callable[..., Received],
) -> None:  # fmt: skip
    campaign = made(short=ShortForm())
    core_group(collection).end_campaign(campaign.id)
    assert (sent(_short_fields()).outcome or {}).get("sent")
    core_group(collection).close_campaign(campaign.id)
    assert (sent(_short_fields(), draft="e" * 32).outcome or {}).get("sent")
    assert told_in(collection).campaign == "Week 47"
    assert told_in(collection, "e" * 32).campaign is None
    over = {"last": date(2026, 1, 1)}
    core_group(collection).change_campaign(campaign.id, over, questionnaire)
    with pytest.raises(StoreError, match="laatste dag"):
        core_group(collection).open_campaign(campaign.id, questionnaire)


def test_without_the_code_nothing_is_told_and_nothing_is_lost(
    collection: Collection, source: Source, made: Callable[..., Campaign],
    sent: Callable[..., Received],
) -> None:  # fmt: skip
    made(code="Rode Appel")
    for wrong in ("", "peer"):
        assert "code" in str((sent(fields(story()), wrong).outcome or {}).get("failure"))
        assert sent(fields(story()), wrong, kind="draft") is not None
        assert being_written(source, "Week 47") == 0
    assert collection.drafts.load(DRAFT)
    sent(fields(story()), "rode appel ", kind="draft")
    assert being_written(source, "Week 47") == 1
    assert (sent(fields(story()), " rodeappel").outcome or {}).get("sent")
    assert being_written(source, "Week 47") == 0
    for viewer in (VISITOR, in_role("member")):
        assert [each.code for each in collection.campaigns(viewer)] == ["?"]
        assert being_written(replace(source, viewer=viewer), "Week 47") == 0


@pytest.mark.parametrize(("stories", "said"), [(4, ""), (5, "5 verhalen"), (9, "5 verhalen")])
def test_a_closed_link_tells_of_no_fewer_than_five_stories_and_in_steps(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place],
    made: Callable[..., Campaign], stories: int, said: str,
) -> None:  # fmt: skip
    campaign = made(outcome="We bellen terug.")
    for n in range(stories):
        send(collection, f"{n:032x}", questionnaire.version, story(), campaign="Week 47")
    core_group(collection).close_campaign(campaign.id)
    at = arrive(AppState(collection, questionnaire, places), ["Week 47"], "")
    data = campaign_data(at, "")
    assert data
    assert data["state"] == "closed"
    count = [f"Er kwamen minstens {said} binnen."] if said else []
    assert data["sentences"] == ["‘Week 47’ is dicht.", *count, "We bellen terug."]
    assert publicly(stories) % 5 == 0


def test_stories_are_chosen_by_campaign_and_outside_one(
    collection: Collection, source: Source, made: Callable[..., Campaign]
) -> None:
    version = source.questionnaire.version
    for n, campaign in enumerate(("Week 47", "Oud & nieuw", None)):
        send(collection, f"{n:032x}", version, story(), campaign=campaign)
    held = made("Week 47")
    core_group(collection).change_campaign(held.id, {"name": HOSTILE[:12]}, source.questionnaire)
    chosen = Campaigns(("Week 47", ""))
    sentence = chosen.clause(source.asked).sentence
    assert sentence == "Verteld bij ‘<b>Week</b>’ of buiten een campagne"
    where, values = selection_of((chosen,), source.asked).where()
    found = source.read(f"select story_id from story where {where}", values).column(0).to_pylist()
    assert set(found) == {story_id_of(f"{n:032x}") for n in (0, 2)}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_one_page_with_what_was_typed_as_text(paper: Any, tmp_path: Path) -> None:
    link = "https://vertel.example.nl/?campagne=Week+47"
    announced = Announced(HOSTILE, '*Vertel* #import "x" ' * 90, "12 mei", link, "Kort.", "appel")
    (tmp_path / "x.pdf").write_bytes(paper_pdf(paper, announced, date(2026, 5, 1)))
    text = read(tmp_path / "x.pdf")
    assert squeezed("<b>Week</b> _47_ [x](y)") in squeezed(text)
    assert ("appel" in text) == (paper == "slide")
    assert re.search(r"Pages:\s+1\b", read(tmp_path / "x.pdf", "pdfinfo"))
    # What has little on it is larger, and still one page.
    little = replace(announced, name="Naam van een week " * 3, introduction="Kort en goed. " * 4)
    (tmp_path / "y.pdf").write_bytes(paper_pdf(paper, little, date(2026, 5, 1)))
    assert re.search(r"Pages:\s+1\b", read(tmp_path / "y.pdf", "pdfinfo"))
    assert qr_png(link).startswith(b"\x89PNG")
    assert b"<svg" in qr_svg(link)


def test_the_campaigns_of_the_demonstration_are_a_sound_record(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    admin(collection).fill([campaign_events(DEMONSTRATION_CAMPAIGNS)])
    admin(collection).publish(questionnaire)
    states = {each.state_on(date(2026, 1, 1)) for each in collection.campaigns(CORE_GROUP)}
    assert states == {"open", "closed"}
    assert check_record(map(vars, collection.events()), places).findings == ()


def test_a_campaign_is_made_opened_put_away_and_brought_back(
    open_page: Callable[..., AppTest], database: Any, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    version = admin(collection).publish(questionnaire)
    collection.append([declared()])
    send(collection, DRAFT, version, story(), campaign="Oud & nieuw")

    def held() -> list[Campaign]:
        # The app has a collection of its own on this file, which knows what it wrote.
        return open_collection(database).campaigns(CORE_GROUP)

    app = open_page("pages/campagnes.py")
    typed(app, "Naam", HOSTILE)
    typed(app, "Eerste dag", "31 februari 2026")
    app = press(app, "Maak de campagne")
    assert held() == []
    assert any("Een datum kennen we niet" in each.value for each in app.error)
    typed(app, "Eerste dag", "12 mei 2026")
    app = press(app, "Maak de campagne")
    assert [(each.name, each.first) for each in held()] == [(HOSTILE, date(2026, 5, 12))]
    typed(app, "Wat lezen vertellers eerst?", HOSTILE)
    app = press(app, "Bewaar")
    assert held()[0].introduction == HOSTILE
    open_tab(app, "Vragen")
    app.radio[0].set_value("Kort: in drie minuten klaar").run()
    app.selectbox(key=next(b.key for b in app.selectbox if "wat voor vraag" in b.label)).set_value(
        "één antwoord kiezen"
    ).run()
    typed(app, "De tekst van vraag 1", "Wie was de buur?")
    typed(app, "Wat kun je kiezen bij vraag 1", "naast")
    app = press(app, "Bewaar de vragen")
    assert any("vul twee tot twintig antwoorden in" in each.value for each in app.error)
    typed(app, "Wat kun je kiezen bij vraag 1", "naast\nboven")
    app = press(app, "Bewaar de vragen")
    assert held()[0].short is not None
    assert [each.answers for each in held()[0].questions] == [("naast", "boven")]
    open_tab(app, "Open en dicht")
    app = press(app, "Open de campagne")
    assert held()[0].state == "open"
    app = press(app, "Sluit de campagne")
    assert held()[0].state == "closed"
    app = press(app, "Haal deze campagne weg")
    assert held()[0].removed
    app = press(app, "Zet terug")
    assert not held()[0].removed
    app = press(app, "Maak er een campagne van")
    assert {each.key for each in held()} == {HOSTILE, "Oud & nieuw"}
    room = open_page("pages/zaal.py", campagne=[held()[0].id])
    assert any("1 verhaal" in each.proto.body for each in room.get("html"))
    assert not app.exception
    assert not room.exception


def test_the_admins_file_asks_for_no_campaign(questionnaire: Questionnaire) -> None:
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    assert questions_of(text, "x") == questionnaire
    with pytest.raises(FileError, match="campaign"):
        questions_of(f"{text}\ncampaign: {'a' * 16}\n", "x")

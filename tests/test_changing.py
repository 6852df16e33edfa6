"""A teller changes a story that was sent: any answer, in one event, and nothing is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, revise, send, tell_all
from tests.stories import story
from tests.test_literal_labels import hostile
from vertelpunt.commands import Commands, teller_of_story
from vertelpunt.insight.desk import judgement
from vertelpunt.insight.source import Source
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import (
    Place,
    Questionnaire,
    Submission,
    check_submission,
    fields_of,
    read_questionnaire,
)
from vertelpunt.store import ADMIN, Collection, told
from vertelpunt.ui.telling.change_fields import dot_problem, percents, same

TOLD = story(
    title="Fatima en de fiets", what_happens="Fatima belde.", subject_kind="other",
    other={"subject_kind": "een fiets"}, not_applicable=("impact_size",), effect_size=0.0,
    effect_triad={"left": 0.123, "right": 0.456, "top": 1 - 0.123 - 0.456},
)  # fmt: skip


@pytest.fixture
def one(source: Source) -> str:
    return tell_all(source, [TOLD])[0]


def now(collection: Collection, story_id: str) -> Submission:
    read = told(collection.about(story_id))
    assert read
    return read.submission


def test_only_what_is_other_is_in_the_one_event(source: Source, one: str) -> None:
    assert revise(
        source.collection, one, subject_kind="idea", other={}, effect_size=None, difficulty=0.0,
        effect_triad={"left": 0.5, "right": 0.5, "top": 0.0}, domains=["money", "social_support"],
        not_applicable=("challenge_size",), challenge_size=None, impact_size=80.0,
    )  # fmt: skip
    *_, event = source.collection.about(one)
    assert event.kind == "story_revised"
    assert event.body == {
        "answers": {
            "subject_kind": "idea", "effect_size": None, "difficulty": 0.0, "challenge_size": None,
            "effect_triad": {"left": 0.5, "right": 0.5, "top": 0.0}, "impact_size": 80.0,
            "domains": ["money", "social_support"],
        },
        "other": {"subject_kind": None},
        "not_applicable": {"challenge_size": True, "impact_size": False},
    }  # fmt: skip
    (row,) = source.read("select * from story where story_id = ?", [one]).to_pylist()
    assert (row["subject_kind"], row["subject_kind_other"]) == ("idea", None)
    assert (row["effect_size"], row["difficulty"], row["impact_size"]) == (None, 0.0, 80.0)
    assert row["not_applicable"] == ["challenge_size"]
    assert (row["effect_triad_left"], row["effect_triad_x"]) == (0.5, 0.5)
    assert source.collection.differences() == []


def test_a_changed_story_is_a_sound_record(
    source: Source, places: dict[str, Place], one: str
) -> None:
    revise(source.collection, one, effect_triad=None, not_applicable=("effect_triad",))
    assert check_record(map(vars, source.collection.events()), places).findings == ()


def test_masks_stay_where_the_text_stays_and_are_made_again_where_it_changes(
    source: Source, one: str
) -> None:
    core_group(source.collection).mask(one, "Fatima", "[naam]")
    core_group(source.collection).mask(one, "een fiets", "[ding]")
    revise(
        source.collection, one, what_happens="Daarna belde fatima weer.", difficulty=1.0,
        other={"subject_kind": "een fiets van Fatima"},
    )  # fmt: skip
    columns = "story_title, what_happens, subject_kind_other, difficulty"
    (row,) = source.read(f"select {columns} from story").to_pylist()
    assert list(row.values()) == [
        "[naam] en de fiets", "Daarna belde [naam] weer.", "[ding] van [naam]", 1.0
    ]  # fmt: skip
    said = judgement(source, one)
    assert said is not None
    assert said.usable is None


def test_a_change_that_was_not_sent_goes_with_the_story(source: Source, one: str) -> None:
    own = Commands(source.collection, teller_of_story(one))
    own.keep_change(one, {"title": {"value": "Half werk"}})
    admin(source.collection).erase([one], "privacy")
    assert source.collection.drafts.load(one) is None


VALUES = st.fixed_dictionaries(
    {corner: st.floats(0, 1, allow_nan=False) for corner in ("left", "right", "top")}
)


@given(VALUES)
def test_the_numbers_of_a_whole_dot_add_to_a_hundred(raw: dict[str, float]) -> None:
    total = sum(raw.values())
    if total < 1e-3:
        return
    whole = percents({corner: share / total for corner, share in raw.items()})
    assert sum(each for each in whole if each is not None) == 100


def test_what_can_not_be_a_dot_is_said_in_a_sentence(questionnaire: Questionnaire) -> None:
    triad = questionnaire.question("effect_triad")
    assert triad

    def triad_problem(field: dict[str, Any]) -> str | None:
        return dot_problem(triad, field)

    assert triad_problem({"value": {"left": 0.5, "right": None, "top": None}}) == (
        "Vul alle drie de getallen in, of laat ze alle drie leeg."
    )
    assert triad_problem({"value": {"left": 0.5, "right": 0.4, "top": 0.05}}) == (
        "De drie getallen zijn samen 95. Maak er samen 100 van."
    )
    assert triad_problem({"value": {"left": 0.29, "right": 0.57, "top": 0.14}}) is None
    assert triad_problem({}) is None


def test_a_dot_at_zero_is_an_answer() -> None:
    assert not same({"value": 0}, {})
    assert same({"value": None, "not_applicable": False, "other": ""}, {})


def test_fields_of_answers_give_those_answers(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    submission, problems = check_submission(questionnaire, fields_of(TOLD), places)
    assert problems == []
    assert (submission.answers, submission.other, submission.not_applicable) == (
        TOLD.answers, TOLD.other, TOLD.not_applicable
    )  # fmt: skip


@pytest.fixture
def opened(open_page: Callable[..., AppTest], source: Source, one: str) -> AppTest:
    return reopened(open_page, source, one)


def reopened(open_page: Callable[..., AppTest], source: Source, one: str) -> AppTest:
    code = Commands(source.collection, teller_of_story(one)).make_receipt(one)
    page = open_page("pages/verhaalbon.py", bon=[code])
    page.session_state["revise"] = True
    return page.run()


def sent(page: AppTest) -> AppTest:
    return page.button(key="changing_now").click().run()


def said(page: AppTest) -> str:
    shown: list[Any] = [*page.text, *page.markdown, *page.error, *page.warning, *page.success]
    return "\n".join(str(each.value) for each in shown)


def test_every_answer_stands_there_as_it_was_told_and_nothing_changes_when_it_is_sent(
    opened: AppTest, source: Source, one: str
) -> None:
    assert not opened.exception
    assert opened.text_area(key="change_what_happens_text").value == "Fatima belde."
    assert opened.selectbox(key="change_subject_kind_one").value == "other"
    assert opened.text_input(key="change_subject_kind_other").value == "een fiets"
    assert opened.checkbox(key="change_domains_is_social_support").value is True
    assert opened.checkbox(key="change_domains_is_money").value is False
    assert [
        opened.number_input(key=f"change_effect_triad_{corner}").value
        for corner in ("left", "right", "top")
    ] == [12, 46, 42]
    assert opened.number_input(key="change_effect_size_at").value == 0
    assert opened.checkbox(key="change_impact_size_na").value is True
    assert opened.selectbox(key="change_municipality_place").value == "GM0344"
    at = source.collection.position()
    sent(opened)
    assert not opened.exception
    assert "Er was niets veranderd." in said(opened)
    assert source.collection.position() == at


def test_any_kind_of_answer_is_changed(opened: AppTest, source: Source, one: str) -> None:
    opened.text_input(key="change_title_text").set_value("*Nieuw* <b>")
    opened.selectbox(key="change_subject_kind_one").set_value("idea")
    opened.checkbox(key="change_domains_is_money").check()
    for corner, share in (("left", 20), ("right", 30), ("top", 50)):
        opened.number_input(key=f"change_effect_triad_{corner}").set_value(share)
    opened.number_input(key="change_effect_size_at").set_value(100)
    opened.checkbox(key="change_challenge_size_na").check()
    opened.checkbox(key="change_impact_size_na").uncheck()
    opened.selectbox(key="change_municipality_place").set_value("GM0363")
    opened.run()
    opened.number_input(key="change_impact_size_at").set_value(5)
    sent(opened)
    assert not opened.exception
    assert "Je verandering is verstuurd." in said(opened)
    submission = now(source.collection, one)
    assert submission.not_applicable == ("challenge_size",)
    assert submission.other == {}
    for name, value in {
        "title": "*Nieuw* <b>", "subject_kind": "idea", "effect_size": 100.0, "impact_size": 5.0,
        "municipality": "GM0363", "challenge_size": None, "difficulty": 41.0,
        "share_level": "members", "no_names": True,
    }.items():  # fmt: skip
        assert submission.answers.get(name) == value
    assert set(submission.answers["domains"]) == {"money", "social_support"}
    assert submission.answers["effect_triad"] == {"left": 0.2, "right": 0.3, "top": 0.5}
    assert source.collection.drafts.load(one) is None
    assert source.collection.original(ADMIN, one) is not None


def test_what_may_identify_somebody_is_said_at_the_text_that_is_changed(
    opened: AppTest, source: Source, one: str
) -> None:
    hidden = "kan iemand herkenbaar maken"
    # What was told before was marked then.
    assert hidden not in said(opened)
    field = opened.text_area(key="change_what_happens_text")
    field.set_value("Mevrouw Jansen belt 06-12345678, en mevrouw Jansen wacht. _x_").run()
    assert "‘06-12345678’ kan iemand herkenbaar maken." in said(opened)
    opened.button(key="change_mark_what_happens_0_replace").click().run()
    assert "Jansen" not in opened.text_area(key="change_what_happens_text").value
    assert opened.text_area(key="change_what_happens_text").value.count("[naam]") == 2
    opened.button(key="change_mark_what_happens_0_stay").click().run()
    assert hidden not in said(opened)
    sent(opened)
    told_now = now(source.collection, one).answers["what_happens"]
    assert told_now == "Mevrouw [naam] belt 06-12345678, en mevrouw [naam] wacht. _x_"


def test_what_can_not_be_sent_is_said_at_the_question_and_nothing_is_lost(
    opened: AppTest, source: Source, one: str
) -> None:
    before = now(source.collection, one)
    opened.text_input(key="change_title_text").set_value("x" * 81)
    opened.text_area(key="change_what_happens_text").set_value(" \u200b ")
    opened.selectbox(key="change_role_one").set_value(None)
    opened.number_input(key="change_effect_triad_left").set_value(99)
    opened.number_input(key="change_challenge_triad_left").set_value(None)
    sent(opened.run())
    assert not opened.exception
    read = said(opened)
    for sentence in (
        "Dit zijn 81 tekens. Maak er hoogstens 80 van.", "Vul dit nog in.", "samen 187",
        "Vul alle drie de getallen in", "Maak hier nog een keuze.",
    ):  # fmt: skip
        assert sentence in read
    assert now(source.collection, one) == before
    assert opened.text_input(key="change_title_text").value == "x" * 81
    opened.run()
    assert opened.number_input(key="change_effect_triad_left").value == 99


def test_a_change_that_was_not_sent_is_gone_on_with_later_or_thrown_away(
    open_page: Callable[..., AppTest], opened: AppTest, source: Source, one: str
) -> None:
    opened.text_input(key="change_title_text").set_value("Half <i>")
    opened.number_input(key="change_effect_size_at").set_value(None)
    opened.number_input(key="change_effect_triad_left").set_value(None)
    opened.checkbox(key="change_impact_size_na").uncheck()
    opened.run()
    again = reopened(open_page, source, one)
    assert not again.exception
    assert again.text_input(key="change_title_text").value == "Half <i>"
    assert again.number_input(key="change_effect_size_at").value is None
    assert again.number_input(key="change_effect_triad_left").value is None
    assert again.number_input(key="change_effect_triad_right").value == 46
    assert again.checkbox(key="change_impact_size_na").value is False
    assert "Je veranderde 4 antwoorden" in said(again)
    again.button(key="changing_drop").click().run()
    assert not again.exception
    assert source.collection.drafts.load(one) is None
    assert now(source.collection, one).answers["title"] == "Fatima en de fiets"


def test_a_change_for_which_there_is_no_room_is_said_until_there_is(
    opened: AppTest, source: Source, one: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_MAX_MB", "1")
    opened.text_input(key="change_title_text").set_value("Van hier")
    for _ in range(2):
        opened.run()
        assert "geen ruimte om je verandering te bewaren" in said(opened)
        assert source.collection.drafts.load(one) is None
    monkeypatch.delenv("VERTELPUNT_MAX_MB")
    opened.run()
    assert "Je veranderde 1 antwoord" in said(opened)
    assert source.collection.drafts.load(one) is not None


def test_two_tabs_keep_what_each_changed(
    open_page: Callable[..., AppTest], opened: AppTest, source: Source, one: str
) -> None:
    other = reopened(open_page, source, one)
    opened.text_input(key="change_title_text").set_value("Van hier")
    opened.run()
    other.run()
    other.text_area(key="change_key_moment_text").set_value("Van daar.")
    other.run()
    kept = (source.collection.drafts.load(one) or {})["fields"]
    assert {name: field["value"] for name, field in kept.items()} == {
        "title": "Van hier", "key_moment": "Van daar."
    }  # fmt: skip
    opened.text_input(key="change_title_text").set_value("Fatima en de fiets")
    opened.run()
    assert list((source.collection.drafts.load(one) or {})["fields"]) == ["key_moment"]


def test_what_was_changed_elsewhere_meanwhile_stays(
    opened: AppTest, source: Source, one: str
) -> None:
    opened.text_input(key="change_title_text").set_value("Van hier")
    opened.run()
    revise(source.collection, one, key_moment="Van daar.")
    sent(opened)
    answers = now(source.collection, one).answers
    assert (answers["title"], answers["key_moment"]) == ("Van hier", "Van daar.")


def test_labels_of_questions_are_no_markup(
    open_page: Callable[..., AppTest], source: Source, questionnaire: Questionnaire
) -> None:
    asked = read_questionnaire(hostile(questionnaire.content()), "x")
    version = admin(source.collection).publish(asked)
    page = reopened(open_page, source, send(source.collection, "9" * 32, version, TOLD))
    assert not page.exception
    fields = (*page.text_area, *page.text_input, *page.number_input, *page.selectbox)
    said_as_markdown = [
        *(each.label for each in (*fields, *page.checkbox)),
        *(each.value for each in (*page.markdown, *page.caption)),
    ]
    assert len(said_as_markdown) > 20
    assert not [each for each in said_as_markdown if "*k*" in each or " <b>" in each]
    # Shown as it was written all the same.
    assert any(r"\*k\* \<b\>x" in each for each in said_as_markdown)

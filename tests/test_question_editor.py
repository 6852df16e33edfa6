"""The questions edited in the app: a draft that nobody is asked, publishing, trying, going back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, send, with_code
from tests.numbers.page import open_tab
from tests.stories import story
from tests.test_access import type_code
from tests.test_pages import CODE, said
from vertelpunt.__main__ import main
from vertelpunt.commands.questions import QuestionsMovedOnError
from vertelpunt.insight.question_counts import answered, by_version, campaigns_changed, chosen
from vertelpunt.insight.source import Source
from vertelpunt.intake.files import QUESTIONS
from vertelpunt.intake.reading import questions_of
from vertelpunt.intake.record import check_record
from vertelpunt.intake.writing import as_yaml
from vertelpunt.questionnaire import (
    EditError,
    Place,
    Questionnaire,
    ShortForm,
    editing,
    minimal,
)
from vertelpunt.store import (
    ADMIN,
    Collection,
    StoreError,
    close_collection,
    open_collection,
    question_drafts,
    trials,
)
from vertelpunt.ui.telling.trial import PARAMETER


def reworded(label: str) -> Callable[[Questionnaire], Questionnaire]:
    return lambda asked: editing.reword(asked, "title", {"label": label})


def title(asked: Questionnaire) -> object:
    return asked.question("title")


def draft(collection: Collection) -> Questionnaire:
    found = collection.question_drafts.now()
    assert found
    return found.asked


def published_here(collection: Collection, edit: Callable[[Questionnaire], Questionnaire]) -> str:
    own = collection.own_version
    assert own
    with_code(collection).edit_questions(edit, own.unmarked())
    return with_code(collection).publish_questions(draft(collection))


# The draft


def test_a_draft_is_kept_in_the_file_and_asked_by_nobody(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    path, before = collection.path, collection.position()
    with_code(collection).edit_questions(reworded("Hoe heet je verhaal?"), questionnaire)
    assert collection.own_version == questionnaire
    assert collection.position() == before
    close_collection(path)
    again = open_collection(path)
    question = draft(again).question("title")
    assert question
    assert question.label == "Hoe heet je verhaal?"


def test_two_who_edit_one_thing_do_not_overwrite_each_other_and_of_two_things_both_stay(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    first, second = with_code(collection), admin(collection)
    first.edit_questions(reworded("Van de een"), questionnaire, title)
    with pytest.raises(QuestionsMovedOnError, match="intussen veranderd"):
        second.edit_questions(reworded("Van de ander"), questionnaire, title)
    organisation = lambda asked: editing.reword(asked, "organisation", {"label": "Waar werk je?"})  # noqa: E731
    second.edit_questions(organisation, questionnaire, lambda asked: asked.question("organisation"))
    labels = {each.id: each.label for each in draft(collection).questions}
    assert (labels["title"], labels["organisation"]) == ("Van de een", "Waar werk je?")
    for stale in (first.publish_questions, first.discard_questions, first.take_back_edit):
        with pytest.raises(QuestionsMovedOnError):
            stale(questionnaire)


def test_edits_are_taken_back_one_by_one_and_the_draft_can_be_left(
    collection: Collection, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_drafts, "MOST_STEPS_BACK", 3)
    was = questionnaire
    for n in range(5):
        with_code(collection).edit_questions(reworded(f"Titel {n}"), was)
        was = draft(collection)
    with_code(collection).edit_questions(reworded("Titel 4"), was)
    for n in (3, 2):
        with_code(collection).take_back_edit(draft(collection))
        question = draft(collection).question("title")
        assert question
        assert question.label == f"Titel {n}"
    found = collection.question_drafts.now()
    assert found
    assert not found.can_go_back
    with_code(collection).discard_questions(draft(collection))
    assert collection.question_drafts.now() is None


def test_an_edit_that_can_not_be_leaves_everything_as_it_was(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    with pytest.raises(EditError):
        with_code(collection).edit_questions(reworded(" "), questionnaire)
    other = questionnaire.content()
    slider = {"id": "role", "type": "slider", "label": "x", "step": "story",
              "ends": {"low": "a", "high": "b"}}  # fmt: skip
    other["questions"] = [
        slider if each["id"] == "role" else each for each in questionnaire.content()["questions"]
    ]
    other["card"], other["reflection"] = {}, []
    with pytest.raises(StoreError, match="ander type"):
        with_code(collection).draft_questions(Questionnaire.model_validate(other), questionnaire)
    assert collection.question_drafts.now() is None


# What is asked


def test_what_is_published_here_counts_over_the_file_until_somebody_follows_it_again(
    collection: Collection, questionnaire: Questionnaire
) -> None:
    version = published_here(collection, reworded("Hoe heet je verhaal?"))
    own = collection.own_version
    assert own
    assert (own.version, own.kept_in) == (version, "app")
    before = collection.position()
    assert admin(collection).publish(questionnaire) == version
    assert (collection.own_version, collection.position()) == (own, before)
    with_code(collection).follow_file(questionnaire)
    assert collection.own_version
    assert collection.own_version.unmarked() == questionnaire
    changed = reworded("Uit het bestand")(questionnaire)
    assert admin(collection).publish(changed) == changed.version
    assert collection.own_version == changed


def test_what_was_published_here_wins_where_the_record_is_loaded_into_a_server_that_began_anew(
    collection: Collection, questionnaire: Questionnaire, places: dict[str, Place], tmp_path: Path
) -> None:
    version = published_here(collection, reworded("Hoe heet je verhaal?"))
    record = check_record(map(vars, collection.events()), places)
    assert record.findings == ()
    fresh = open_collection(tmp_path / "fresh.duckdb")
    admin(fresh).publish(reworded("Uit het bestand")(questionnaire))
    admin(fresh).load_back(record)
    assert fresh.own_version
    assert fresh.own_version.version == version
    close_collection(fresh.path)
    again = open_collection(fresh.path)
    assert again.own_version
    assert again.own_version.version == version
    close_collection(fresh.path)


def test_the_forms_of_campaigns_follow_what_is_published_here(source: Source) -> None:
    collection, asked = source.collection, source.questionnaire
    group = core_group(collection)
    short = ShortForm(also=("organisation",))
    made = group.make_campaign({"name": "Week", "short": short}, asked)
    group.open_campaign(made, asked)
    after = editing.hide(asked, "organisation")
    (changed,) = campaigns_changed(replace(source, viewer=ADMIN), asked, after)
    assert (changed.name, changed.lost, changed.gained) == ("Week", ["Organisatie"], [])
    published_here(collection, lambda _: after)
    (campaign,) = collection.all_campaigns()
    assert collection.own_version
    form = campaign.form(collection.own_version)
    assert form.version in collection.versions
    assert (form.kept_in, form.question("organisation")) == (None, None)


def test_stories_are_counted_by_question_answer_and_version(source: Source) -> None:
    version = source.questionnaire.version
    for n, domains in enumerate((["money"], ["money", "social_support"], None)):
        send(source.collection, f"{n:032x}", version, story(domains=domains))
    assert answered(source)["domains"] == 2
    assert chosen(source, "domains") == {"money": 2, "social_support": 1}
    assert chosen(source, "role") == {"practitioner": 3}
    assert by_version(source) == {version: 3}


def test_the_command_line_says_that_the_file_counts_no_more(
    collection: Collection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VERTELPUNT_DATABASE", str(collection.path))
    published_here(collection, reworded("Hoe heet je verhaal?"))
    close_collection(collection.path)
    monkeypatch.setattr("sys.argv", ["vertelpunt", "check"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert "questionnaire.yaml telt niet mee" in " ".join(capsys.readouterr().out.split())


# Trying


def test_a_trial_link_works_until_it_is_withdrawn_or_fourteen_days_have_gone(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = with_code(collection).make_trial()
    assert collection.trials.opens(token)
    assert not collection.trials.opens(f"{token}x")
    assert not collection.trials.opens("")
    moment = trials.now()
    monkeypatch.setattr(trials, "now", lambda: moment + timedelta(days=14, minutes=1))
    assert not collection.trials.opens(token)
    assert collection.trials.until() == []
    monkeypatch.undo()
    with_code(collection).withdraw_trials()
    assert not collection.trials.opens(token)


def test_whoever_has_a_trial_link_tries_the_draft_and_nobody_else_does(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    with_code(collection).edit_questions(reworded("Alleen in het concept"), questionnaire)
    token = with_code(collection).make_trial()
    app = open_page("pages/proef.py", **{PARAMETER: [token]})
    assert "Er wordt niets bewaard en niets verstuurd" in said(app)
    assert "Alleen in het concept" in said(app)
    assert "Alleen in het concept" not in said(open_page("pages/vertel.py"))
    with_code(collection).withdraw_trials()
    for query in ({PARAMETER: [token]}, {PARAMETER: ["x"]}, {}):
        closed = said(open_page("pages/proef.py", **query))
        assert "Deze proeflink werkt niet meer" in closed
        assert "Alleen in het concept" not in closed
    assert collection.drafts.load(token) is None


# The page


def at_editor(open_page: Callable[..., AppTest]) -> AppTest:
    return type_code(open_page("pages/vragen.py", CODE), CODE)


def at_tab(app: AppTest, tab: str) -> AppTest:
    open_tab(app, tab)
    return app


def press(app: AppTest, label: str) -> AppTest:
    return next(each for each in app.button if each.label == label).click().run()


def field(app: AppTest, label: str) -> object:
    return next(each for each in (*app.text_input, *app.text_area) if each.label == label)


def test_a_question_is_changed_and_published_on_the_page_and_asked_at_once(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    send(collection, "a" * 32, questionnaire.version, story())
    app = press(at_editor(open_page), "Titel (nodig)")
    field(app, "De vraag").set_value("")  # type: ignore[attr-defined]
    app = press(app, "Bewaar deze vraag")
    assert "Dit is nog leeg. Vul het in." in [each.value for each in app.error]
    words = "*Hoe* <b>heet</b> je verhaal?"
    field(app, "De vraag").set_value(words)  # type: ignore[attr-defined]
    app = press(app, "Bewaar deze vraag")
    assert draft(collection).questions[0].label == words
    assert collection.own_version == questionnaire
    app = at_tab(app, "Wat betekent dit?")
    told = [each.value for each in app.text]
    assert f"Andere woorden: ‘{questionnaire.questions[0].label}’ wordt ‘{words}’." in told
    assert any("worden samen geteld (1 verhaal tot nu toe)" in each for each in told)
    press(app, "Publiceer deze vragen")
    own = open_collection(collection.path).own_version
    assert own
    assert own.questions[0].label == words
    assert words in said(open_page("pages/vertel.py"))
    beheer = said(app.switch_page("pages/beheer.py").run())
    assert "De vragen zijn in het Vertelpunt zelf gemaakt" in beheer


def test_who_saves_what_another_changed_hears_so_and_loses_no_word(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    app = press(at_editor(open_page), "Titel (nodig)")
    admin(collection).edit_questions(reworded("Van een ander"), questionnaire, title)
    field(app, "De vraag").set_value("Van mij")  # type: ignore[attr-defined]
    app = press(app, "Bewaar deze vraag")
    assert any("Iemand anders heeft dit intussen veranderd" in each.value for each in app.warning)
    assert draft(collection).questions[0].label == "Van een ander"
    assert field(app, "De vraag").value == "Van mij"  # type: ignore[attr-defined]
    press(app, "Bewaar deze vraag")
    assert draft(collection).questions[0].label == "Van mij"


def test_a_version_of_before_is_compared_and_put_back(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    version = published_here(collection, reworded("Een nieuwe titel"))
    send(collection, "a" * 32, version, story())
    app = at_tab(at_editor(open_page), "Versies")
    told = [each.value for each in app.text]
    assert any(each.endswith("· 1 verhaal · nu") for each in told)
    assert any("wordt ‘Een nieuwe titel’." in each for each in told)
    app.selectbox(key="version_back").set_value(questionnaire.version)
    press(app, "Maak er het concept van")
    assert draft(collection) == questionnaire
    with_code(collection).publish_questions(draft(collection))
    assert collection.own_version
    assert collection.own_version.unmarked() == questionnaire


def test_where_nothing_was_ever_asked_the_first_questions_are_made_on_the_page(
    open_page: Callable[..., AppTest], database: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(QUESTIONS, "path", tmp_path / "questionnaire.yaml")
    closed = type_code(open_page("pages/storycards.py", CODE), CODE)
    assert any(each.proto.label == "Maak hier de eerste vragen" for each in closed.get("page_link"))
    app = closed.switch_page("pages/vragen.py").run()
    assert "Er zijn nog geen vragen." in said(app)
    app = press(at_tab(app, "Wat betekent dit?"), "Publiceer deze vragen")
    own = open_collection(database).own_version
    assert own
    assert own.unmarked() == minimal()
    assert "Geef je verhaal een titel" in said(open_page("pages/vertel.py"))


def test_a_broken_file_is_no_news_once_it_counts_no_more(
    open_page: Callable[..., AppTest], collection: Collection, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    published_here(collection, reworded("Een nieuwe titel"))
    broken = tmp_path / "questionnaire.yaml"
    broken.write_text("name: [", encoding="utf-8")
    monkeypatch.setattr(QUESTIONS, "path", broken)
    app = type_code(open_page("pages/beheer.py", CODE), CODE)
    assert not any("Niet alle bestanden" in each.value for each in app.warning)
    assert "Een nieuwe titel" in said(open_page("pages/vertel.py"))


def test_a_draft_may_be_taken_along_as_a_file(collection: Collection) -> None:
    own = collection.own_version
    assert own
    text = as_yaml(own.model_copy(update={"kept_in": "app"}))
    assert questions_of(text, "questionnaire.yaml") == own
    assert "kept_in" not in text


def test_stones_a_card_and_pairs_of_sliders_are_changed_on_the_page(
    open_page: Callable[..., AppTest], collection: Collection, questionnaire: Questionnaire
) -> None:
    words = {"label": "Wie stond waar?", "x.low": "ver", "x.high": "dichtbij", "y.low": "laag",
             "y.high": "hoog", "options": ["ik", "zij"]}  # fmt: skip
    asked, made = editing.add_question(questionnaire, "stones", "story", words, ())
    with_code(collection).edit_questions(lambda _: asked, questionnaire)
    app = press(at_editor(open_page), "Wie stond waar\\?")
    field(app, "Steen 1").set_value("*ik* zelf")  # type: ignore[attr-defined]
    field(app, "Het kwart linksboven heet (mag leeg blijven)").set_value("vertrouwd")  # type: ignore[attr-defined]
    app = press(app, "Bewaar deze vraag")
    stones = draft(collection).question(made)
    assert stones
    assert [each.label for each in getattr(stones, "stones")] == ["*ik* zelf", "zij"]  # noqa: B009
    assert getattr(stones, "quadrants") == {"low_high": "vertrouwd"}  # noqa: B009
    app = press(app, "Wie stond waar\\?")
    field(app, "Nieuwe steen").set_value("de inwoner")  # type: ignore[attr-defined]
    app = press(app, "Voeg de steen toe")
    assert len(getattr(draft(collection).question(made), "stones")) == 3  # noqa: B009
    app.selectbox(key="card_which").set_value(made)
    app = press(app, "Zet hem in het slot")
    app = press(app, "Eerder")
    assert draft(collection).card.closing == ("impact", made, "municipality_role")
    assert "Vooraan: Ik ben een ·" in "\n".join(each.value for each in app.text)
    app = press(app, "Haal ze uit elkaar")
    app.selectbox(key="plane_x").set_value("effect_size")
    app.selectbox(key="plane_y").set_value("impact_size")
    app = press(app, "Zet ze bij elkaar")
    pairs = [(each.x, each.y) for each in draft(collection).planes]
    assert pairs == [("difficulty", "impact_size"), ("effect_size", "impact_size")]
    app = press(app, "Zet ze bij elkaar")
    assert "Deze twee horen al bij elkaar." in [each.value for each in app.error]

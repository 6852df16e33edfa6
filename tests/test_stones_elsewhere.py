"""Stones beside triads and sliders: on Beeld, in a year report, a terugkoppeling and a session."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.doing import core_group, tell_all
from tests.giving_back import now, publish, write
from tests.held_session import ANN, phone
from tests.stones import asking, mark
from tests.stories import ids_of, story
from vertelpunt.insight.feedback_numbers import plottable
from vertelpunt.insight.picture import Picture, Visit
from vertelpunt.insight.plots import MarkedPlot
from vertelpunt.insight.session_planes import placed, revealed
from vertelpunt.insight.session_report import session_report
from vertelpunt.insight.sessions import one_session
from vertelpunt.insight.shapes import shapes
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_report import year_report
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import Place
from vertelpunt.reports import report_now
from vertelpunt.selection import from_address, selection_of
from vertelpunt.sessions import Answer, Pack
from vertelpunt.store import COUNTS

SMALLEST = 5
ME = ("team_me_x", "team_me_y")
TITLE = "Opstelling: ik"
# Of each story where the stone me lies; None: left out, while the other stone was put.
LIES: list[tuple[float, float] | None] = [
    *[(10, 90)] * 10, *[(90, 90)] * 9, (50, 50), *[(90, 10)] * 10, *[(10, 10)] * 10, *[None] * 10,
]  # fmt: skip


@pytest.fixture
def team(source: Source) -> Source:
    asked = asking(source)
    other = mark("resident", 40, 60)
    tell_all(asked, [story(team=[*([mark("me", *at)] if at else []), other]) for at in LIES])
    return asked


def counted(found: Any, name: str) -> dict[str, int | None]:
    (question,) = (each for each in found.questions if each.name == name)
    return dict(question.answers)


def test_beeld_counts_the_quarters_in_which_a_stone_lies(team: Source) -> None:
    found = Visit(SMALLEST).look(replace(team, viewer=COUNTS))
    assert isinstance(found, Picture)
    assert counted(found, TITLE) == {
        "vertrouwd, maar niet gehoord": 10,
        "veel zeggenschap, veel vertrouwen": 10,
        "weinig zeggenschap, weinig vertrouwen": 10,
        "veel zeggenschap, weinig vertrouwen": 10,
        "geen antwoord of niet gevraagd": 10,
    }
    # All lie in one quarter: that number would say that no other holds any story.
    assert set(counted(found, "Opstelling: de inwoner").values()) == {None}


def test_a_stone_is_no_condition_on_beeld(team: Source) -> None:
    visit = Visit(SMALLEST)
    with pytest.raises(KeyError):
        visit.look(replace(team, viewer=COUNTS), [(ME[0], "low_high")])


def test_a_stone_is_a_shape_behind_all_others_with_ways_for_names(team: Source) -> None:
    there = shapes(team.asked)
    assert [each.title for each in there][-3:] == [
        TITLE, "Opstelling: de inwoner", "Opstelling: de <b>gemeente</b>"
    ]  # fmt: skip
    stone = next(each for each in there if each.plane == ME)
    assert stone.names == (
        "Van links naar rechts", "weinig zeggenschap", "veel zeggenschap",
        "Van onder naar boven", "weinig vertrouwen", "veel vertrouwen",
    )  # fmt: skip


def test_a_room_predicts_where_a_stone_lies_and_lays_it_for_a_teller(team: Source) -> None:
    shape = next(each for each in shapes(team.asked) if each.plane == ME)
    ids = ids_of(team, selection_of((), team.asked), order="oldest")
    seen = revealed(team, shape, ids, {"a": Answer(point=(60, 60))})
    assert len(seen.dots) == sum(each is not None for each in LIES)
    assert "De ene voorspelling ligt" in seen.sentence
    own = placed(team, shape, ids[0], {"a": Answer(point=(10, 90))})
    assert own.own == (10, 90)
    assert own.gap == 0
    assert "naar rechts" in own.sentence.lower()
    assert placed(team, shape, ids[-1], {}).own is None


def test_a_task_about_a_stone_is_set_answered_reported_and_loads_back(
    team: Source, places: dict[str, Place]
) -> None:
    collection, stories = team.collection, ids_of(team, selection_of((), team.asked))
    lead = core_group(collection)
    made = lead.plan_session("Duiding", date(2026, 3, 1), "Buurthuis", "Doel")
    lead.take_along(made, "Alles", stories, [[]])
    lead.divide(made, [Pack("Tafel 1", tuple(stories))])
    lead.open_session(made)
    ann = phone(team, made, ANN)
    ann.come_in(made, "Ann", "Tafel 1", named=False)
    task = lead.set_task(made, "predict", plane=ME)
    ann.answer_task(made, task, Answer(point=(60, 60)))
    lead.reveal_task(made, task)
    lead.close_session(made)
    assert check_record(map(vars, collection.events()), places).findings == ()
    told = session_report(team, one_session(team, made))
    assert TITLE in [each.plot.title for each in told.lying]


def test_the_year_report_says_in_which_quarter_a_stone_lies_and_rests_on_those_stories(
    team: Source,
) -> None:
    year = date.today().year
    made = report_now(team.collection, team.viewer, date(year, 1, 1), date(year, 12, 31))
    found = year_report(team, made)
    told = [each for section in found.sections for each in section.told if each.title == TITLE]
    (stone,) = told
    assert sum(stories for _, stories in stone.rows) == stone.of == 40
    assert dict(stone.rows)["vertrouwd, maar niet gehoord"] == 10
    selection = selection_of(from_address(stone.sentence.selection), team.asked)
    assert len(ids_of(team, selection)) == 40
    ((_, drawn),) = [(each.title, each.drawn) for each in told]
    assert isinstance(drawn, MarkedPlot)
    assert "40 stippen" in drawn.alt


def test_a_terugkoppeling_may_plot_a_stone(team: Source) -> None:
    assert plottable(team.asked)[ME[0]] == TITLE
    write(team, [("members", {"kind": "plot", "question": ME[0]})])
    publish(team)
    version = now(team).latest
    assert version
    (block,) = version.of_kind("plot")
    answers = {each["answer"]: each["stories"] for each in block.content["answers"]}
    assert block.content["name"] == TITLE
    assert answers["low_high"] == 10

"""Stones in a plane: what is asked, taken in, kept, read on cards and in files, and changed."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import revise, send, tell_all
from tests.stones import TEAM, asking, mark, team_of, with_stones
from tests.stories import fields, ids_of, story
from tests.test_booklet import read
from tests.test_changing import now, reopened, said, sent
from tests.test_questionnaire import SMALL, problems
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.insight.storycard import one_story
from vertelpunt.intake.differences import _said
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import (
    Place,
    Questionnaire,
    check_submission,
    former_options,
    kind_of,
    without_misfits,
)
from vertelpunt.selection import Options, Selection, Words, selection_of
from vertelpunt.store.columns import columns
from vertelpunt.ui.components.storycard import storycard_html
from vertelpunt.ui.telling.own_story import own_pdf

ME, RESIDENT = mark("me", 20.0, 80.0), mark("resident", 50.0, 12.5)
SOUND = st.lists(
    st.builds(mark, st.sampled_from(["me", "resident", "council"]), st.floats(0, 100),
              st.integers(0, 100)),
    unique_by=lambda each: str(each["stone"]),
)  # fmt: skip


def small(**changes: Any) -> dict[str, Any]:
    raw = deepcopy(SMALL)
    raw["questions"].append({**deepcopy(TEAM), "step": "story", **changes})
    return raw


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"x": None}, "Vraag team: `x` is leeg. Vul het in."),
        ({"y": {"low": "weinig"}}, "Vraag team: `y.high` ontbreekt."),
        ({"stones": []}, "Vraag team: `stones` heeft er te weinig. Geef er ten minste 1."),
        ({"stones": [{"id": f"s{n}", "label": "S"} for n in range(9)]},
         "Vraag team: `stones` heeft er te veel. Geef er hoogstens 8."),
        ({"stones": [{"id": "me", "label": "ik"}] * 2}, "steen `me` staat er twee keer"),
        ({"quadrants": {"links": "x"}}, "Vraag team: `quadrants"),
    ],
)  # fmt: skip
def test_what_can_not_be_asked_is_said(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in problems(small(**changes))


def test_a_question_whose_columns_are_those_of_a_stone_is_said() -> None:
    raw = small()
    raw["questions"].append(
        {"id": "team_me", "type": "triad", "step": "story", "label": "X",
         "corners": {"left": "a", "right": "b", "top": "c"}}
    )  # fmt: skip
    assert "Vraag team: er is ook een vraag `team_me`. Kies een ander id." in problems(raw)


@given(SOUND)
def test_sound_stones_come_out_as_they_were_put_in_the_order_of_the_question(
    questionnaire: Questionnaire, marks: list[dict[str, Any]]
) -> None:
    asked = with_stones(questionnaire)
    sound, found = check_submission(asked, {"team": {"value": marks}}, ())
    assert not [each for each in found if each.question == "team"]
    order = ["me", "resident", "council"]
    expected = sorted(marks, key=lambda each: order.index(each["stone"]))
    assert sound.answers.get("team", []) == expected
    question = asked.question("team")
    assert question
    held = kind_of(question).row(expected)
    assert {question.column(suffix) for suffix in held} <= set(columns(question))


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([mark("me", 1, 1), mark("me", 2, 2)], "‘ik’ staat er twee keer."),
        ([mark("weg", 1, 1)], "Deze steen is er niet meer."),
        ([mark("me", 1, 101)], "‘ik’ is niet goed doorgekomen."),
        ([mark("me", 1, None)], "‘ik’ is niet goed doorgekomen."),  # type: ignore[arg-type]
        ([mark("me", 1, True)], "‘ik’ is niet goed doorgekomen."),
        ("ik", "Deze steen is er niet meer."),
        ([{"stone": ["me"]}], "Deze steen is er niet meer."),
    ],
)
def test_other_stones_are_refused_with_a_sentence_and_mended_in_a_draft(
    questionnaire: Questionnaire, value: Any, sentence: str
) -> None:
    asked, draft = with_stones(questionnaire), {"team": {"value": value}}
    _, found = check_submission(asked, draft, ())
    assert [each.message.startswith(sentence) for each in found if each.question == "team"] == [
        True
    ]
    kept, lost = without_misfits(asked, draft, (), {"team": {"weg": "de buurman"}})
    _, left = check_submission(asked, kept, ())
    assert "team" not in {each.question for each in left}
    assert [each.question for each in lost] == ["team"]


def test_a_stone_that_is_gone_is_taken_out_of_a_draft_by_its_name(
    questionnaire: Questionnaire,
) -> None:
    before = with_stones(questionnaire)
    after = with_stones(questionnaire, stones=TEAM["stones"][:1])
    former = former_options(after, [before, after])
    kept, lost = without_misfits(after, {"team": {"value": [ME, RESIDENT]}}, (), former)
    assert kept["team"] == {"value": [ME]}
    assert lost[0].message == (
        "Deze steen past niet meer bij de vraag; we hebben hem weggehaald: ‘de inwoner’."
    )


def test_stones_are_kept_changed_and_rebuilt(source: Source, places: dict[str, Place]) -> None:
    team = asking(source)
    one, two = tell_all(team, [story(team=[ME, RESIDENT]), story(not_applicable=("team",))])
    sql = "select team, team_me_x, team_me_y, team_resident_y, team_council_x from story"
    assert [list(row.values()) for row in team.read(f"{sql} order by team").to_pylist()] == [
        [["me", "resident"], 20.0, 80.0, 12.5, None], [None] * 5,
    ]  # fmt: skip
    assert revise(team.collection, one, team=[mark("council", 0.0, 100.0)])
    rows = team.read(f"{sql} where story_id = ?", [one]).to_pylist()
    assert [*rows[0].values()] == [["council"], None, None, None, 0.0]
    assert team.collection.differences() == []
    events = [deepcopy(vars(each)) for each in team.collection.events()]
    assert check_record(events, places).findings == ()
    changed = next(each for each in events if each["kind"] == "story_revised")
    changed["body"]["answers"]["team"] = [ME, ME]
    assert "hier hoort een lijst met stenen" in str(check_record(events, places).findings)
    assert two


def test_a_story_keeps_the_stones_that_its_version_asked(source: Source) -> None:
    before = asking(source)
    (one,) = tell_all(before, [story(team=[ME, RESIDENT])])
    after = asking(source, stones=TEAM["stones"][:1])
    card = one_story(after, one)
    assert card
    assert card.stones[0].lines[1].startswith("de inwoner: midden tussen weinig zeggenschap")
    named = {each.name: each for each in story_table(after, Selection()).columns}
    gone = named["Opstelling: de inwoner, van onder naar boven"]
    assert gone.about == "Wie stond waar? Van 0 (weinig vertrouwen) tot 100 (veel vertrouwen)"
    (row,) = after.read("select * from story").to_pylist()
    assert gone.cell(row) == 12.5
    assert named["Opstelling: de <b>gemeente</b>, van links naar rechts"].cell(row) is None


def test_a_card_shows_the_stones_by_number_and_in_words(source: Source, tmp_path: Path) -> None:
    team = asking(source)
    (one,) = tell_all(team, [story(team=[ME, mark("council", 49.6, 100.0)])])
    card = one_story(team, one)
    assert card
    html = storycard_html(card, Words())
    assert "ik: 20 van 100 richting weinig zeggenschap, 80 van 100 richting veel vertrouwen" in html
    assert "de &lt;b&gt;gemeente&lt;/b&gt;: midden tussen weinig zeggenschap en veel" in html
    assert '<i style="left:20.0%;top:20.0%">1</i>' in html
    assert 'aria-label="Vlak van links (weinig zeggenschap) naar rechts (veel zeggenschap)' in html
    paper = tmp_path / "own.pdf"
    paper.write_bytes(own_pdf(card))
    printed = read(paper)
    assert "Wie stond waar?" in printed
    assert "2. de <b>gemeente</b>: midden tussen" in printed.replace("\n", " ")


def test_stories_are_chosen_by_the_stones_that_were_put(source: Source) -> None:
    team = asking(source)
    one, two = tell_all(team, [story(team=[ME]), story(team=[RESIDENT])])
    tell = [
        ids_of(team, selection_of((part,), team.asked))
        for part in (
            Options("team", ("me",)),
            Options("team", ("me", "resident")),
            Options("team", ("me", "resident"), every=True),
            Options("team", ("council",), negated=True),
        )
    ]
    assert [set(each) for each in tell] == [{one}, {one, two}, set(), {one, two}]
    assert selection_of((Options("team", ("me",)),), team.asked).clauses[1].sentence == (
        "Opstelling: ik"
    )
    assert team_of(team).sides(team_of(team).stones[0])[0].id == "team_me_x"


def test_a_teller_changes_stones_by_numbers(
    open_page: Callable[..., AppTest], source: Source
) -> None:
    team = asking(source)
    exact = mark("me", 20.25, 79.75)
    one = send(team.collection, "a" * 32, team.questionnaire.version, story(team=[exact]))
    page = reopened(open_page, source, one)
    assert page.number_input(key="change_team_me_x").value == 20
    assert page.number_input(key="change_team_council_x").value is None
    page.number_input(key="change_team_council_x").set_value(5)
    sent(page.run())
    assert "Vul beide getallen in, of laat ze allebei leeg: de <b>gemeente</b>." in said(page)
    assert now(team.collection, one).answers["team"] == [exact]
    page.number_input(key="change_team_council_y").set_value(0)
    sent(page.run())
    assert not page.exception
    assert now(team.collection, one).answers["team"] == [exact, mark("council", 5.0, 0.0)]
    sound, found = check_submission(
        team.questionnaire, fields(now(team.collection, one)), team.places
    )
    assert found == []
    assert sound.answers["team"] == [exact, mark("council", 5.0, 0.0)]


def test_all_stones_are_taken_away_again_by_empty_fields(
    open_page: Callable[..., AppTest], source: Source
) -> None:
    team = asking(source)
    one = send(team.collection, "a" * 32, team.questionnaire.version, story(team=[ME]))
    page = reopened(open_page, source, one)
    for side in ("x", "y"):
        page.number_input(key=f"change_team_me_{side}").set_value(None)
    sent(page.run())
    assert "team" not in now(team.collection, one).answers
    assert team.read("select team from story").to_pylist() == [{"team": None}]


def test_where_stones_lie_otherwise_is_said_of_two_records(questionnaire: Questionnaire) -> None:
    question = with_stones(questionnaire).question("team")
    assert question
    body = {"answers": {"team": [ME, RESIDENT]}, "other": {}, "not_applicable": []}
    assert _said(question, body) == "ik 20/80, de inwoner 50/12,5"

"""Uitleg: open to all, on fictitious stories only, whatever the questions have become."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, send
from tests.stories import story
from tests.test_pages import CODE, said
from vertelpunt.admin.demonstration import (
    DemonstrationError,
    passing_collection,
    read_stories,
    stories_that_fit,
)
from vertelpunt.insight.examples import furthest, shares_of, spots
from vertelpunt.insight.planes import Dots
from vertelpunt.insight.source import Source
from vertelpunt.intake import load_questionnaire
from vertelpunt.intake.files import QUESTIONS
from vertelpunt.paths import DEMONSTRATION_STORIES, QUESTIONNAIRE
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection.zones import in_plane
from vertelpunt.store import CORE_GROUP, open_collection
from vertelpunt.ui.views.explanation.lessons import lessons
from vertelpunt.ui.visit import app_state as house_module

SECOND = Path(__file__).parent / "second" / "questionnaire.yaml"
WITHOUT_PICTURES = "zonder plaatjes"


def dots_at(*places: tuple[float, float]) -> Dots:
    x, y = np.array(places, dtype=np.float32).reshape(-1, 2).T
    none = np.zeros(len(x), dtype=np.int8)
    return Dots([str(n) for n in range(len(x))], x, y, none, none > 0, none)


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The questionnaire with these pieces of text in place of others."""
    text = QUESTIONNAIRE.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    file = tmp_path / "questionnaire.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_it_is_open_without_a_code_and_shows_no_story_of_the_collection(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    told = story(title="Het geheime tuinhek", effect_triad={"left": 0.0, "right": 0.0, "top": 1.0})
    send(collection, "a" * 32, questionnaire.version, told)
    app = open_page("pages/uitleg.py", CODE)
    shown = said(app)
    assert "Vul de code in" not in shown
    assert "verzonnen" in shown
    assert WITHOUT_PICTURES not in shown
    assert "tuinhek" not in shown
    # The only dot at that corner would be that of the collection's story.
    assert "62 stippen liggen hier" in shown
    assert not app.error
    assert collection.differences() == []
    kinds = [event.kind for event in collection.events()]
    assert kinds == ["questionnaire_published", "story_submitted"]


def test_its_stories_are_those_of_the_files_where_their_own_answers_put_them(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    usable = [each for each in written if each.coding.get("usable", True)]
    with passing_collection(written, questionnaire) as collection:
        found = {
            each.heading: each
            for each in lessons(Source(collection, CORE_GROUP, questionnaire, places))
        }
    one = found["Eén stip in een driehoek"]
    assert one.picture
    answers = {each.submission.answers["title"]: each.submission.answers for each in usable}
    named = [str(row[0]) for row in one.picture.rows]
    corner, edge, middle = (answers[title]["effect_triad"] for title in named)
    assert max(corner.values()) == max(
        max(each["effect_triad"].values()) for each in answers.values() if "effect_triad" in each
    )
    assert min(edge.values()) < 0.2
    assert max(edge.values()) <= 0.6
    assert min(middle.values()) >= 0.2
    for (_, words), title in zip(one.points, named, strict=True):
        assert f"‘{title}’" in words
        assert f"{100 * answers[title]['effect_triad']['left']:.0f}% Inwoner" in words
    plane = found["Twee sliders in één vlak"].picture
    assert plane
    quarters = Counter(
        (each["challenge_size"] >= 50, each["effect_size"] >= 50)
        for each in answers.values()
        if "challenge_size" in each and "effect_size" in each
    )
    numbers = {str(row[0]): row[1] for row in plane.rows}
    assert numbers["kleine uitdaging, groot effect"] == quarters[False, True]
    assert numbers["uitdaging: groot, effect: klein"] == quarters[True, False]


def test_a_spot_is_the_dot_that_shows_it_best() -> None:
    triad = dots_at(
        *map(in_plane, [(0.7, 0.2, 0.1), (0.9, 0.1, 0), (0.4, 0.3, 0.3), (0.5, 0.5, 0)])
    )
    assert spots(triad) == {"corner": 1, "edge": 3, "middle": 2}
    assert spots(dots_at(in_plane((0, 1, 0)))) == {"corner": 0}
    assert shares_of(dots_at(in_plane((1, 0, 0))), 0) == (1, 0, 0)
    assert spots(dots_at()) == {}


def test_the_furthest_in_a_quadrant_is_nearest_to_its_outer_corner() -> None:
    plane = dots_at((10, 80), (30, 99), (49.9, 50), (50, 50))
    assert furthest(plane, "low_high") == 0
    assert furthest(plane, "high_high") == 3
    assert furthest(plane, "low_low") is None


def test_it_works_with_questions_that_no_example_fits(
    open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QUESTIONS, "path", SECOND)
    app = open_page("pages/uitleg.py", CODE)
    shown = said(app)
    assert WITHOUT_PICTURES in shown
    assert "Eén stip in een driehoek" in shown
    # It asks no sliders.
    assert "Twee sliders in één vlak" not in shown
    assert not app.error
    assert not app.warning


EFFECT_SLIDER = """  - id: effect_size
    type: slider
    step: meaning
    label: Hoe groot is het effect?
    short: Effect
    help: Wat merken de mensen om wie het gaat ervan?
    not_applicable: true
    ends: {low: klein, high: groot}
"""
EFFECT_AS_TRIAD = """  - id: effect_size
    type: triad
    step: meaning
    label: Hoe groot is het effect?
    corners: {left: klein, right: middel, top: groot}
"""
EFFECT_PLANE = """  - x: challenge_size
    y: effect_size
    quadrants:
      low_high: "kleine uitdaging, groot effect"
"""
CHANGES = {
    "a triad under another id": ([("id: effect_triad", "id: other_triad")], True),
    "another required question": (
        [("  - id: how_started\n", "  - id: extra\n    required: true\n"),
         ("eerste stap, en waarom?\n    more: true\n", "eerste stap, en waarom?\n")],
        True,
    ),
    "a slider that became a triad": (
        [(EFFECT_SLIDER, EFFECT_AS_TRIAD), (EFFECT_PLANE, "")],
        True,
    ),
    "sliders that nobody answered": (
        [("challenge_size", "one"), ("effect_size", "two"), ("difficulty", "three"),
         ("impact_size", "four")],
        False,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "with_plane"), CHANGES.values(), ids=CHANGES)
def test_it_uses_what_still_fits(
    open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    places: dict[str, Place], changes: list[tuple[str, str]], with_plane: bool,
) -> None:  # fmt: skip
    file = changed(tmp_path, *changes)
    now = load_questionnaire(file)
    with pytest.raises(DemonstrationError):
        read_stories(DEMONSTRATION_STORIES, now, places)
    fitting = stories_that_fit(DEMONSTRATION_STORIES, now, places)
    assert len(fitting) == 72
    with passing_collection(fitting, now) as collection:
        told = lessons(Source(collection, CORE_GROUP, now, places))
    pictured = {each.heading for each in told if each.picture}
    assert {"Eén stip in een driehoek", "Veel stippen in een driehoek"} <= pictured
    assert ("Twee sliders in één vlak" in pictured) == with_plane
    monkeypatch.setattr(QUESTIONS, "path", file)
    app = open_page("pages/uitleg.py")
    assert WITHOUT_PICTURES not in said(app)
    assert not app.error


def test_broken_questions_leave_the_explanation_of_the_last_sound_ones(
    open_page: Callable[..., AppTest], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    database: Path, questionnaire: Questionnaire,
) -> None:  # fmt: skip
    broken = tmp_path / "questionnaire.yaml"
    broken.write_text("name: x\nquestions: []\n", encoding="utf-8")
    monkeypatch.setattr(QUESTIONS, "path", broken)
    assert "nog geen vragen" in said(open_page("pages/uitleg.py"))
    admin(open_collection(database)).publish(questionnaire)
    house_module._app_state.clear()
    assert "62 stippen liggen hier" in said(open_page("pages/uitleg.py"))

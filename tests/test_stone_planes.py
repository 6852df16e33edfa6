"""Stones on the page Sliders: one is pointed at, and stories are found by where it lies."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as draw
from ruamel.yaml import YAML

from tests.doing import tell_all
from tests.numbers.page import Page
from tests.showing import opened, shown
from tests.stones import TEAM, asking, mark, team_of
from tests.stories import ids_of, story
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.planes import plane_counts, plane_dots, question_states
from vertelpunt.insight.source import Source
from vertelpunt.insight.stones import stone_places, stones_of
from vertelpunt.paths import QUESTIONNAIRE
from vertelpunt.selection import (
    USABLE,
    Answered,
    Area,
    Box,
    Cells,
    Dots,
    Part,
    Selection,
    Zone,
    drawn_lasso,
    from_address,
    selection_of,
    to_address,
)
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.filter_bar.menu import menu
from vertelpunt.ui.plots import areas
from vertelpunt.ui.plots.message import BoxDrawn

ME, RESIDENT = ("team_me_x", "team_me_y"), ("team_resident_x", "team_resident_y")
# Where each story has the stones me and resident; None: left out.
LIES: list[tuple[Any, Any]] = [
    ((10, 90), (80, 20)), ((49.9, 50), (50, 50)), ((50, 49.9), None), (None, (0, 100)),
    ((100, 100), (10, 90)), ((0, 0), (100, 0)), (None, None),
]  # fmt: skip


def answered(me: Any, resident: Any) -> list[dict[str, Any]] | None:
    marks = [("me", me), ("resident", resident)]
    return [mark(stone, *at) for stone, at in marks if at] or None


@pytest.fixture
def team(source: Source) -> Source:
    asked = asking(source)
    tell_all(asked, [story(team=answered(*each)) for each in LIES])
    return asked


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    st.session_state.clear()
    yield
    st.session_state.clear()


def found(source: Source, *parts: Part) -> set[int]:
    """The places in LIES of the stories that are selected."""
    everybody = ids_of(source, Selection(), order="oldest")
    return {everybody.index(each) for each in ids_of(source, selection_of(parts, source.asked))}


def where(place: int, holds: Any) -> set[int]:
    return {n for n, each in enumerate(LIES) if each[place] and holds(*each[place])}


BOXES = draw.tuples(*[draw.integers(0, 1000)] * 4).map(
    lambda n: Box(min(n[0], n[1]), min(n[2], n[3]), max(n[0], n[1]), max(n[2], n[3]))
)


@given(BOXES, draw.sampled_from([0, 1]))
@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_a_box_selects_the_stories_whose_stone_lies_in_it(
    team: Source, box: Box, place: int
) -> None:
    part = Area((ME, RESIDENT)[place], box)
    assert found(team, part) == where(
        place,
        lambda x, y: box.left <= 10 * x <= box.right and box.bottom <= 10 * y <= box.top,
    )
    assert from_address(to_address([part])) == (part,)


def test_quarters_cells_lines_and_dots_of_a_stone_select_as_those_of_two_sliders(
    team: Source,
) -> None:
    low_high = where(0, lambda x, y: x < 50 <= y)
    assert found(team, Area(ME, Zone("low_high"))) == low_high == {0, 1}
    assert found(team, Area(ME, Cells(10, ((9, 9), (0, 0))))) == {4, 5}
    lasso = drawn_lasso(ME, [(0, 60), (40, 60), (40, 100), (0, 100)])
    assert lasso
    assert found(team, lasso) == {0}
    ids = ids_of(team, Selection(), order="oldest")
    assert found(team, Dots(RESIDENT, (ids[3],))) == {3}
    assert found(team, Area(ME, Zone("low_high"), negated=True)) == {2, 3, 4, 5, 6}
    both = Area(ME, Zone("low_high")), Area(RESIDENT, Zone("high_high"))
    assert found(team, *both) == {1}


def test_what_is_selected_is_said_by_the_stone_and_the_names_of_its_quarters(
    team: Source,
) -> None:
    said = [
        part.clause(team.asked).sentence
        for part in (
            Area(ME, Zone("low_high")), Area(RESIDENT, Zone("high_low")),
            Area(ME, Box(0, 100, 500, 1000)), Dots(ME, ("a" * 16,)),
        )
    ]  # fmt: skip
    assert said == [
        "Opstelling: ik: vertrouwd, maar niet gehoord",
        "Opstelling: de inwoner: veel zeggenschap, weinig vertrouwen",
        "Opstelling: ik: 0 tot 50 en 10 tot 100",
        "Opstelling: ik: 1 aangewezen stip",
    ]
    with pytest.raises(ValueError, match="hoort bij vragen die er niet zijn"):
        Area(("team_boss_x", "team_boss_y"), Zone("low_low")).plain(team.asked)


def test_counts_dots_and_places_are_those_of_the_stone(team: Source) -> None:
    chosen = selection_of((Area(RESIDENT, Zone("high_low")),), team.asked)
    counts = plane_counts(team, ME, chosen, per_side=10)
    assert {name: zone.stories for name, zone in counts.zones.items()} == {
        "low_high": 2, "high_high": 1, "low_low": 1, "high_low": 1,
    }  # fmt: skip
    assert counts.zones["low_high"].within == 1
    dots = plane_dots(team, ME, Selection((USABLE,)), None)
    assert sorted(zip(dots.x.tolist(), dots.y.tolist(), strict=True))[0] == (0, 0)
    assert len(dots.stories) == 5
    (resident,) = stone_places(team, [stones_of(team.asked, team_of(team))["resident"]], chosen, "")
    assert [each.tolist() for each in resident] == [[80, 100], [20, 0]]


def test_the_states_of_the_question_are_told_whatever_is_chosen_in_its_planes(
    team: Source,
) -> None:
    tell = selection_of((Area(ME, Zone("low_high")), Answered("team", ("open",))), team.asked)
    assert question_states(team, "team", tell) == {"answered": 6, "open": 1}


def test_a_drawing_in_the_plane_selects_and_another_stone_stands_beside_it(team: Source) -> None:
    areas._point(team, ME, 10, BoxDrawn((0, 50), (50, 100)))
    areas._point(team, RESIDENT, 10, BoxDrawn((0, 50), (50, 100)))
    assert to_address(selecting.chosen()) == [
        "area~team_me_x.team_me_y~box~0.500.500.1000",
        "area~team_resident_x.team_resident_y~box~0.500.500.1000",
    ]


def test_every_stone_can_be_chosen_in_the_bar(team: Source) -> None:
    (entry,) = (each for each in menu(team) if each["label"] == "Opstelling: de inwoner")
    assert entry["group"] == "Stenen"
    assert entry["tokens"] == ["area", "team_resident_x.team_resident_y", "zone"]
    assert ["low_high", "vertrouwd, maar niet gehoord"] in entry["options"]
    put = next(each for each in menu(team) if each["tokens"] == ["options", "team"])
    assert put["together"]
    assert put["options"][0] == ["me", "ik"]


def test_the_page_shows_one_stone_in_its_plane_with_the_others_around_it(
    team: Source, database: Path, tmp_path: Path
) -> None:
    yaml = YAML(typ="safe", pure=True)
    raw = yaml.load(QUESTIONNAIRE)
    raw["questions"].append(TEAM)
    file = tmp_path / "questionnaire.yaml"
    with file.open("w", encoding="utf-8") as out:
        yaml.dump(raw, out)
    team.collection.append([declared()])
    with shown(database, file):
        first = opened("sliders").run()
        card = Page(first).card("stenen-team")
        assert card.title == "Wie stond waar? ik"
        assert card.sentence == (
            "5 stenen liggen hier. De meeste bij ‘vertrouwd, maar niet gehoord’: 2 (40%)."
        )
        assert card.rows[0][:2] == ["vertrouwd, maar niet gehoord", "2"]
        names = [trace.get("name") for trace in card.figure.traces]
        assert any(str(name).startswith("de inwoner") for name in names)
        assert not any("<b>" in str(name) for name in names)
        first.selectbox(key="stone_team").set_value("resident").run()
        page = Page(first)
        assert page.card("stenen-team").title == "Wie stond waar? de inwoner"
        assert page.text("1 verhaal heeft").endswith("wel stenen gezet, maar niet deze.")
        assert [each[1] for each in page.buttons("states_team")] == ["6", "0", "1", "0"]
        assert [each[0] for each in page.buttons(f"zones_{'.'.join(RESIDENT)}")][3] == (
            "veel zeggenschap, weinig vertrouwen"
        )
        first.toggle(key="cells").set_value(True).run()
        assert Page(first).card("stenen-team").title == "Wie stond waar? de inwoner"
        # Where something of a stone is selected, its plane is there to see it.
        asked = opened("sliders")
        asked.query_params["kies"] = [f"area~{'.'.join(RESIDENT)}~zone~low_high"]
        card = Page(asked.run()).card("stenen-team")
        assert card.title == "Wie stond waar? de inwoner"
        assert card.selected

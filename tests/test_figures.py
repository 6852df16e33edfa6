"""What figures say of themselves, and what stands where in them."""

from datetime import date, timedelta
from typing import Any

import pytest

from vertelpunt.figures.choices import option_bars, without_empty_ends
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.frames import triad_frame
from vertelpunt.figures.pairs import Pair, pair_bars
from vertelpunt.figures.text import fitting, lines, stacked
from vertelpunt.figures.timeline import Named, timeline
from vertelpunt.figures.zones import add_zones
from vertelpunt.insight.layers import Layers
from vertelpunt.questionnaire import TriadQuestion
from vertelpunt.questionnaire.model import Corners

LONG = "Ik zie aantoonbaar positieve impact en de praktijk bereikt volgens mij de beoogde doelen"


def notes(drawing: Drawing) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = drawing.figure["layout"]["annotations"]
    return found


@pytest.mark.parametrize("text", [LONG, "stelsel- of organisatiedoorbraken", "kort", "a" * 50])
def test_a_text_is_whole_in_three_lines(text: str) -> None:
    def letters(text: str) -> str:
        return text.replace("-", "").replace(" ", "")

    found = lines(text, 18, 32)
    assert len(found) <= 3
    assert max(map(len, found)) <= 32
    assert letters("".join(found)) == letters(text)


def test_only_what_can_not_fit_is_cut() -> None:
    assert lines("woord " * 30, 10, 12)[-1].endswith("…")
    assert fitting("een heel lange naam", 13, 60).endswith("…")
    assert fitting("kort", 13, 60) == "kort"


def test_lines_show_tags_as_typed() -> None:
    assert stacked(["<b>x</b>", "y & z"]) == "&lt;b&gt;x&lt;/b&gt;<br>y &amp; z"


def test_a_bar_of_nothing_is_not_drawn() -> None:
    pairs = pair_bars([Pair("a", "A", (0, 4), (2, 4)), Pair("b", "B", (4, 4), (0, 0))])
    assert [trace["x"] for trace in pairs.figure["data"][:2]] == [[None, 1.0], [0.5, None]]
    told = [note["text"] for note in notes(pairs)]
    assert told == ["A", "<b>0</b> · 0%", "<b>2</b> · 50%", "B", "<b>4</b> · 100%", "<b>0</b> · –"]


def test_a_part_lies_within_all_as_thick_and_has_a_legend() -> None:
    part = option_bars([("a", "A", Layers(9, 3)), ("b", "B", Layers(2, 2))], Layers(11, 5))
    all_of_them, within = part.figure["data"][:2]
    assert (all_of_them["name"], within["name"]) == ("alle verhalen", "je keuze")
    assert (all_of_them["y"], all_of_them["width"]) == (within["y"], within["width"])
    assert part.figure["layout"]["showlegend"]
    whole = option_bars([("a", "A", Layers(9, 9))], Layers(9, 9))
    assert not whole.figure["layout"]["showlegend"]


def test_a_legend_that_grows_takes_its_room_once() -> None:
    drawing = Drawing()
    drawing.scatter(x=[1], y=[1], name="binnen")
    drawing.legend_under()
    once = drawing.figure["layout"]["margin"]["b"]
    drawing.scatter(x=[1], y=[1], name="buiten")
    drawing.legend_under()
    assert drawing.figure["layout"]["margin"]["b"] == once
    for n in range(9):
        drawing.scatter(x=[1], y=[1], name=f"{n} met een lange naam die niet past")
    drawing.legend_under()
    assert drawing.figure["layout"]["margin"]["b"] <= once + 20
    assert all(len(trace["name"]) < 20 for trace in drawing.figure["data"])
    assert drawing.figure["data"][0]["name"] == "binnen"


def test_numbers_stand_in_one_place_and_rows_tell_their_height() -> None:
    drawing = option_bars([("a", LONG, Layers(9, 9)), ("b", "B", Layers())], Layers(9, 9))
    at = {(note["x"], note["xshift"]) for note in notes(drawing) if note["text"].startswith("<b>")}
    assert len(at) == 1
    meta = drawing.figure["layout"]["meta"]
    assert meta["row"] >= 3 * 16
    assert meta["more"] >= 2 * meta["row"]


def test_empty_classes_around_the_full_ones_are_left_out() -> None:
    rows = [(str(n), str(n), Layers(n in (2, 4))) for n in range(7)]
    assert [key for key, _, _ in without_empty_ends(rows)] == ["2", "3", "4"]
    nothing = [("0", "0", Layers())]
    assert without_empty_ends(nothing) == nothing


def test_what_a_zone_holds_stands_outside_the_triangle() -> None:
    corners = Corners(left="Links", right="Rechts", top="Boven")
    question = TriadQuestion(id="t", step="s", label="T", type="triad", corners=corners)
    drawing = triad_frame(question)
    add_zones(drawing, dict.fromkeys(
        ("left", "right", "top", "left_right", "left_top", "right_top", "middle"), Layers(1, 1)
    ), compared=False)  # fmt: skip
    told = [note for note in notes(drawing) if "<b>" in note["text"]]
    assert len(told) == 7
    for note in told:
        below = note["y"] == 0 and note["yanchor"] == "top" and note["yshift"] < 0
        left = note["xanchor"] == "right" and note["y"] > 0.4 and note["x"] <= 0.26
        right = note["xanchor"] == "left" and note.get("xshift", 0) > 0 and note["x"] >= 0.5
        assert below or left or right


@pytest.mark.parametrize("bars", [1, 10, 12, 18, 24, 40])
def test_every_month_has_a_label_or_none_has(bars: int) -> None:
    starts = [date(2023 + n // 12, n % 12 + 1, 1) for n in range(bars)]
    drawing = timeline([(f"{each}", "", Layers(1, 1)) for each in starts], [], compared=False)
    texts = [note["text"] for note in notes(drawing)]
    months = [text for text in texts if not text.startswith("<b>")]
    years = [text for text in texts if text.startswith("<b>")]
    assert len(months) in (0, bars)
    assert (len(months) == bars) == (bars <= 24)
    assert years == [f"<b>{year}</b>" for year in sorted({each.year for each in starts})]


def test_every_week_has_a_number_where_there_are_few() -> None:
    starts = [date(2025, 1, 6) + timedelta(7 * n) for n in range(10)]
    drawing = timeline([(f"{each}", "", Layers(1, 1)) for each in starts], [], compared=False)
    texts = [note["text"] for note in notes(drawing)]
    assert texts == ["wk 2", *map(str, range(3, 12)), "<b>2025</b>"]


def test_names_of_periods_do_not_meet() -> None:
    starts = [date(2025, n + 1, 1) for n in range(12)]
    named: list[Named] = [
        ("Themabijeenkomst februari", 1.0, 1.1), ("Vertelweek voorjaar", 2.5, 2.7),
        ("Themabijeenkomst juni", 5.2, 5.3), ("Vertelweek najaar", 9.1, 9.3),
    ]  # fmt: skip
    drawing = timeline([(f"{each}", "", Layers(1, 1)) for each in starts], named, compared=False)
    shown = [note for note in notes(drawing) if note["text"] in {each for each, _, _ in named}]
    spans = []
    for note in shown:
        px, wide = (note["x"] + 0.5) / 12 * 284, len(note["text"]) * 6
        spans.append((note["yshift"], px - wide if note["xanchor"] == "right" else px, wide))
    for y, left, wide in spans:
        assert left >= 0
        assert left + wide <= 284
        assert not any(
            y == other and left < begin + long and begin < left + wide
            for other, begin, long in spans
            if (other, begin) != (y, left)
        )

"""The types that components are checked by are those of what Python sends and reads."""

import dataclasses
import json
from collections.abc import Callable
from datetime import date
from typing import Any, get_args, get_type_hints

import pytest

from tests.script_types import declared, fits, words, words_in
from vertelpunt.insight.passages import Paragraphs
from vertelpunt.insight.shapes import Point, Shape
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import StoryRow
from vertelpunt.selection import Words, from_address
from vertelpunt.ui.address import filter_bar as bar
from vertelpunt.ui.address.filter_bar.menu import menu
from vertelpunt.ui.components import (
    ballot,
    board,
    card_bar,
    choice_buttons,
    kept_table,
    kept_text,
    mask_bar,
    note_pad,
    number_ranges,
    ordered_list,
    panel_edge,
    plane_input,
    story_list,
)
from vertelpunt.ui.visit import watch

STORY = StoryRow("a" * 16, "Een huis", date(2025, 6, 30), "Delft", "Ik zocht een huis", True, True)
TRIAD = Shape(("t",), "Wie merkt het?", ("Inwoner", "Professional", "Kosten"))
SQUARE = Shape(("x", "y"), "Moeite en effect", ("Moeite", "nul", "veel", "Effect", "nul", "groot"))
FILTER_BAR = "address/filter_bar"
PAD_NOTE = note_pad.PadNote("a" * 16, "Zo snel", note_pad.Place("key_moment", 0, 3))


def ignore(_: Any) -> None: ...


def draw_board(on_note: Callable[[str], None] | None) -> None:
    notes = [board.BoardNote("a", "Geld", "Zo snel", "Een huis", "Tafel 2", "x", 2)]
    notes.append(board.BoardNote("b", "Los"))
    groups = [board.BoardGroup("x", "Geld", ("Te weinig", "Te laat"), 1)]
    board.board(notes=notes, groups=groups, key="k", on_change=ignore, on_note=on_note)


def draw_bar(place: int | None) -> None:
    card_bar.card_bar(place=place, total=3, closes=True, key="k", on_step=ignore)


def draw_buttons() -> None:
    choices = [choice_buttons.Choice("Geld", "3 · 10%", pressed=True, negated=False)]
    choice_buttons.choice_buttons(choices, label="Domein", key="k", on_choice=ignore)


def draw_ballot() -> None:
    named = {"a": "Geld", "b": "Tijd"}
    ballot.ballot(named, chosen=["b"], votes=2, key="k", on_chosen=ignore)


def draw_table() -> None:
    row = kept_table.KeptRow("a", "Geld", "in woorden", "", "–", "3", "30 juni", "AB")
    kept_table.kept_table([row], label="Bewaard", key="k")


def draw_text() -> None:
    kept_text.kept_text(
        "a", label="Wat zeg je?", text="Dit.", said="Bewaard.", refused="", on_written=ignore
    )


def draw_masking() -> None:
    suggested = [mask_bar.Masking("Jan", "[naam]")]
    mask_bar.mask_bar("a" * 16, masked=2, suggested=suggested, key="k", on_mask=ignore)


def draw_pad(notes: list[note_pad.PadNote]) -> None:
    note_pad.note_pad(
        "a", label="Wat valt op?", texts=[Paragraphs("key_moment", "Vertel", "Ze belde.")],
        notes=notes, refused={"a" * 16: "Te lang."}, closed=False, on_note=ignore, on_aside=ignore,
    )  # fmt: skip


def draw_fields(ranges: number_ranges.Ranges | None) -> None:
    number_ranges.number_ranges(
        ["Links", "Rechts"], legend="Gebied", unit=" %", ranges=ranges, negated=False, key="k",
        on_ranges=ignore,
    )  # fmt: skip


def draw_order(opened: str | None) -> None:
    ordered_list.ordered_list(
        [ordered_list.of_story(STORY)], label="Lijst", parameter="verhaal", off="Haal weg",
        opened=opened, key="k", on_chosen=ignore, on_change=ignore,
    )  # fmt: skip


def draw_plane(shape: Shape, point: Point | None) -> None:
    plane_input.plane_input(
        shape, point=point, label="Waar?", key="k", on_put=ignore, confirmed=point is not None
    )


def draw_stories(opened: str | None) -> None:
    story_list.story_list(
        [STORY], label="Verhalen", opened=opened, words=Words("huis"), key="k", on_chosen=ignore,
        print_all=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("module", "name", "draw"),
    [
        (board, "Board", lambda: draw_board(None)),
        (board, "Board", lambda: draw_board(ignore)),
        (card_bar, "Bar", lambda: draw_bar(0)),
        (card_bar, "Bar", lambda: draw_bar(None)),
        (choice_buttons, "Choices", draw_buttons),
        (kept_table, "Table", draw_table),
        (kept_text, "Field", draw_text),
        (mask_bar, "Bar", draw_masking),
        (note_pad, "Pad", lambda: draw_pad([])),
        (note_pad, "Pad", lambda: draw_pad([PAD_NOTE])),
        (number_ranges, "Fields", lambda: draw_fields(None)),
        (number_ranges, "Fields", lambda: draw_fields(((0, 100), (5, 5)))),
        (ordered_list, "Things", lambda: draw_order(None)),
        (ordered_list, "Things", lambda: draw_order(STORY.story_id)),
        (ballot, "Ballot", draw_ballot),
        (plane_input, "Plane", lambda: draw_plane(TRIAD, None)),
        (plane_input, "Plane", lambda: draw_plane(SQUARE, (5.0, 100.0))),
        (story_list, "Stories", lambda: draw_stories(None)),
        (story_list, "Stories", lambda: draw_stories(STORY.story_id)),
    ],
)
def test_a_component_gets_and_sends_what_its_types_say(
    module: Any, name: str, draw: Callable[[], None], monkeypatch: pytest.MonkeyPatch
):
    folder = f"components/{module.__name__.rpartition('.')[2]}"
    ((data, sent),) = _drawn(module, draw, monkeypatch)
    assert fits(data, name, folder)
    assert set(declared("Sent", folder)) == sent


def test_what_watches_gets_and_sends_what_its_types_say(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(watch, "are_served", lambda: True)
    monkeypatch.setattr(watch, "ticket_for", lambda key, _: f"vertelpunt/nu/{key}")
    ((data, sent),) = _drawn(
        watch, lambda: watch.watch("k", dict, drawn={}, every=1.0), monkeypatch
    )
    assert fits(data, "Watched", "visit/watch")
    assert set(declared("Sent", "visit/watch")) == sent


@pytest.mark.parametrize("opened", [None, STORY.story_id])
def test_the_edge_of_the_panel_gets_what_its_types_say(
    opened: str | None, monkeypatch: pytest.MonkeyPatch
):
    def draw() -> None:
        panel_edge.panel_edge(stories="3 verhalen", opened=opened)

    ((data, sent),) = _drawn(panel_edge, draw, monkeypatch)
    assert fits(data, "Panel", "components/panel_edge")
    assert not sent


def test_the_chips_get_and_send_what_their_types_say(
    source: Source, monkeypatch: pytest.MonkeyPatch
):
    parts = from_address(["!options~domains~any~money", "everything"])
    monkeypatch.setattr(bar.selecting, "chosen", lambda: parts)
    ((data, sent),) = _drawn(bar, lambda: bar.filter_bar(source), monkeypatch)
    assert len(data["chips"]) == 2
    assert fits(data, "Chips", FILTER_BAR)
    assert set(declared("Sent", FILTER_BAR)) == sent


def test_the_menu_has_every_form_that_its_types_name(source: Source):
    entries = _as_sent(menu(source))
    assert fits({"entries": entries, "chosen": ["everything"]}, "Menu", FILTER_BAR)
    assert {entry["form"] for entry in entries} == words("Form", FILTER_BAR)


def test_what_is_done_in_the_bar_is_what_python_reads():
    changed, cleared = (declared(name, FILTER_BAR) for name in ("Changed", "Cleared"))
    whats = [words_in(each["what"].type) for each in (changed, cleared)]
    assert set.union(*whats) == set(get_args(get_type_hints(bar.Act)["what"]))
    for what in whats[0]:
        assert bar.parse_act({"what": what, "on": "x"}) == bar.Act(what, "x")
    assert bar.parse_act({"what": "clear"})
    assert set(changed) == _fields(bar.Act)


def test_what_the_bar_above_a_card_asks_for_is_what_python_knows():
    assert words("Step", "components/card_bar") == set(get_args(card_bar.Step))


def test_what_a_table_asks_for_is_what_python_reads():
    folder = "components/kept_table"
    assert words("Wish", folder) == set(get_args(kept_table.Wish))
    assert set(declared("Asked", folder)) == _fields(kept_table.Asked)
    for wish in words("Wish", folder):
        assert kept_table.parse_asked({"wish": wish, "id": "a"}, {"a"})


def test_the_fields_send_pairs_and_the_buttons_a_place():
    ranges = [[0, 100], [5, 5]]
    sent = declared("Sent", "components/number_ranges")["ranges"]
    assert fits(ranges, sent.type, "components/number_ranges")
    assert number_ranges.parse_ranges(ranges, 2)
    sent = declared("Sent", "components/choice_buttons")["place"]
    assert fits(0, sent.type, "components/choice_buttons")
    assert choice_buttons.parse_place(0, 1) == 0


@pytest.mark.parametrize(
    ("change", "name", "meant"),
    [
        ({"id": "a", "before": "b"}, "Moved", ordered_list.Moved("a", "b")),
        ({"id": "a", "before": None}, "Moved", ordered_list.Moved("a", None)),
        ({"id": "a", "off": True}, "TakenOff", ordered_list.TakenOff("a")),
    ],
)
def test_a_change_of_an_order_is_what_python_reads(change: dict[str, Any], name: str, meant: Any):
    (read,) = ordered_list.parse_changes([{"number": 1, **change}], {"a", "b"}, after=0)
    assert read == (1, meant)
    assert set(declared(name, "components/ordered_list")) == set(change)


def test_a_text_is_sent_as_python_reads_it():
    written = {"text": "Nu dit.", "was": "Eerst dat."}
    folder = "components/kept_text"
    assert fits(written, "Written", folder)
    assert set(declared("Written", folder)) == set(written)
    assert kept_text.parse_written(written) == kept_text.Written(**written)
    assert kept_text.parse_written({"text": "x" * (kept_text.LONGEST + 1), "was": ""}) is None
    assert kept_text.parse_written(None) is None


def test_a_dot_is_sent_as_python_reads_it():
    folder = "components/plane_input"
    put = {"number": 1, "point": [0.5, 0.25]}
    assert fits(put, declared("Sent", folder)["put"].type, folder)
    assert plane_input.parse_point(put["point"], TRIAD) == (0.5, 0.25)


@pytest.mark.parametrize(
    ("act", "name", "meant"),
    [
        ({"what": "moved", "note": "a", "group": "x", "was": None, "before": "b"}, "Moved",
         board.Moved("a", "x", None, "b")),
        ({"what": "named", "group": "x", "name": "Geld", "was": ""}, "Named",
         board.Named("x", "Geld", "")),
        ({"what": "made", "group": "0" * 16, "name": "Geld", "note": "a", "was": "x"}, "Made",
         board.Made("0" * 16, "Geld", "a", "x")),
        ({"what": "aside", "thing": "a"}, "PutAside", board.PutAside("a")),
    ],
)  # fmt: skip
def test_a_change_of_the_board_is_what_python_reads(act: dict[str, Any], name: str, meant: Any):
    (read,) = board.parse_changes([{"number": 1, **act}], {"a", "b"}, {"x"}, after=0)
    assert read == (1, meant)
    folder = "components/board"
    assert fits(act, name, folder)
    assert set(declared(name, folder)) == set(act)
    assert _fields(type(meant)) == set(act) - {"what"}


def _drawn(
    module: Any, draw: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> list[tuple[Any, set[str]]]:
    """What a browser would get of this module's components, and the names that each may send."""
    found = []

    def component(*, key: str, data: Any, **heard: Any) -> dict[str, None]:
        names = {name.removeprefix("on_").removesuffix("_change") for name in heard}
        found.append((_as_sent(data), names))
        return dict.fromkeys(names)

    monkeypatch.setattr(module, "_component", lambda *_: component)
    draw()
    return found


def _as_sent(data: Any) -> Any:
    return json.loads(json.dumps(data))


def _fields(cls: Any) -> set[str]:
    return {field.name for field in dataclasses.fields(cls)}

"""The board of a session: what it sends is what was meant, and what people wrote is only text."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as draw
from markupsafe import Markup

from vertelpunt.ui.components import board as board_module
from vertelpunt.ui.components.board import (
    BoardGroup,
    BoardNote,
    Change,
    Made,
    Moved,
    Named,
    PutAside,
    board,
    board_html,
    parse_changes,
)

NEW = "0" * 15 + "f"
HOSTILE = "<img src=x onerror=alert(1)> **vet** {{ 7 * 7 }}"


def read(*sent: dict[str, Any], after: int = 0) -> list[Change | None]:
    """What the board's changes say, where notes a and b and groups x and y lie there."""
    numbered = [{"number": n, **each} for n, each in enumerate(sent, 1)]
    return [change for _, change in parse_changes(numbered, {"a", "b"}, {"x", "y"}, after=after)]


def moved(note: str, group: str | None, before: str | None = None) -> dict[str, Any]:
    return {"what": "moved", "note": note, "group": group, "was": None, "before": before}


def made(group: str, name: str = "Geld", note: str | None = None) -> dict[str, Any]:
    return {"what": "made", "group": group, "name": name, "note": note, "was": None}


def test_every_change_is_read() -> None:
    assert read(
        moved("a", "x", "b"), moved("b", None),
        {"what": "named", "group": "x", "name": HOSTILE, "was": "Geld"},
        made(NEW, note="a") | {"was": "x"},
        {"what": "aside", "thing": "b"}, {"what": "aside", "thing": "y"},
    ) == [
        Moved("a", "x", None, "b"), Moved("b", None, None, None), Named("x", HOSTILE, "Geld"),
        Made(NEW, "Geld", "a", "x"), PutAside("b"), PutAside("y"),
    ]  # fmt: skip


def test_what_was_heard_before_is_not_done_again() -> None:
    assert read(moved("a", "x"), moved("b", "y"), after=1) == [Moved("b", "y", None, None)]
    assert read(moved("a", "x"), after=1) == []


def test_a_note_goes_to_a_group_that_was_made_just_before() -> None:
    made_first = read(made(NEW), moved("a", NEW), {"what": "aside", "thing": NEW})
    assert made_first[1:] == [Moved("a", NEW, None, None), PutAside(NEW)]
    assert read(moved("a", NEW)) == [None]


def test_a_note_lies_at_the_end_where_the_one_after_it_is_gone() -> None:
    assert read(moved("a", "x", "z"), moved("a", "x", "a")) == [Moved("a", "x", None, None)] * 2


@pytest.mark.parametrize(
    "sent",
    [
        moved("z", "x"), moved("a", "z"), moved("a", "x") | {"was": 1},
        {"what": "aside", "thing": "z"},
        {"what": "named", "group": "z", "name": "Geld", "was": ""},
        {"what": "named", "group": "x", "name": " ", "was": ""},
        {"what": "named", "group": "x", "name": "a" * 81, "was": ""},
        made("x"), made("G" * 16), made("0" * 17), made(NEW, name=""), made(NEW, note="z"),
        {"what": "<b>"}, {},
    ],
)  # fmt: skip
def test_what_is_no_change_of_what_lies_there_is_heard_and_not_done(sent: dict[str, Any]) -> None:
    assert read(sent) == [None]


WORDS = draw.sampled_from(["a", "z", "x", "moved", "named", "made", "aside", NEW])
FIELDS = draw.sampled_from(
    ["what", "number", "note", "group", "was", "before", "name", "thing"]
)  # fmt: skip


@given(
    draw.recursive(
        draw.none() | draw.booleans() | draw.integers() | WORDS,
        lambda inner: draw.lists(inner) | draw.dictionaries(FIELDS, inner),
    )
)
def test_whatever_is_sent_only_what_lies_there_is_changed(raw: Any) -> None:
    for number, change in parse_changes(raw, {"a", "b"}, {"x", "y"}, after=0):
        assert number > 0
        match change:
            case Moved(note, group):
                assert note in ("a", "b")
                assert group in (None, "x", "y", NEW)
            case Named(group):
                assert group in ("x", "y", NEW)
            case Made(group):
                assert group == NEW
            case PutAside(thing):
                assert thing in ("a", "b", "x", "y", NEW)


def test_a_change_is_done_once_and_what_cannot_be_done_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[dict[str, Any]] = []
    done: list[Change] = []
    session: dict[str, Any] = {}

    def component(*, data: Any, **heard: Any) -> None:
        drawn.append(data | heard)  # what it gets, and who hears of it

    def send(*sent: dict[str, Any]) -> None:
        session["k"] = {"changes": [*sent]}
        drawn[-1]["on_changes_change"]()
        board(notes=[BoardNote("a", "Geld")], groups=[], key="k", on_change=done.append)

    monkeypatch.setattr(board_module, "_component", lambda: component)
    monkeypatch.setattr(board_module.st, "session_state", session)
    board(notes=[BoardNote("a", "Geld")], groups=[], key="k", on_change=done.append)
    assert drawn[-1]["heard"] == 0
    first, gone = {"number": 5, **moved("a", None)}, {"number": 6, **moved("z", None)}
    send(first)
    send(first, gone)
    assert done == [Moved("a", None, None, None)]
    assert drawn[-1]["heard"] == 6


def test_a_board_to_read_shows_each_group_with_its_notes_and_what_it_may_mean() -> None:
    groups = [BoardGroup("x", "Geld", ("Te weinig", "Te laat"), votes=1), BoardGroup("y", "Tijd")]
    notes = [
        BoardNote("a", "Het duurt lang", "Pas na een jaar", "Een huis", "Tafel 2", "y", votes=2),
        BoardNote("b", "Los", group="weg"),
    ]
    html = board_html(notes, groups)
    assert isinstance(html, Markup)
    text = re.sub(r"\s*<[^>]*>\s*", "|", html)
    assert re.sub(r"\|+", "|", text).strip("|\n").split("|") == [
        "Geld", "1 stem", "Te weinig", "Te laat", "Tijd", "Het duurt lang", "Pas na een jaar",
        "Een huis · Tafel 2 · 2 stemmen", "Losse briefjes", "Los",
    ]  # fmt: skip
    assert "Losse briefjes" not in board_html(notes[:1], groups)
    assert "<h2 " in board_html([], groups, level=2)


def test_what_people_wrote_is_text_on_a_board_to_read() -> None:
    note = BoardNote("a", HOSTILE, HOSTILE, HOSTILE, HOSTILE, "x")
    html = board_html([note], [BoardGroup("x", HOSTILE, (HOSTILE,))])
    assert html.count("&lt;img") == 6
    assert "<img" not in html
    assert "49" not in html

"""The board as the big screen and phones show it: to read, not to change."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from vertelpunt.ui.components.board.things import BoardGroup, BoardNote, votes_in_words

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True
)


def show_board(notes: Sequence[BoardNote], groups: Sequence[BoardGroup], *, level: int = 3) -> None:
    """Draw the board to read."""
    st.html(_HERE / "shown.css")
    st.html(board_html(notes, groups, level=level))


def board_html(
    notes: Sequence[BoardNote], groups: Sequence[BoardGroup], *, level: int = 3
) -> Markup:
    """The board as HTML in which every sign of notes and names is escaped.

    `level`: of the headings above the columns. Notes that lie loose come last, where there are any.
    """
    known = {each.id for each in groups}
    columns = [
        (each.name, each.readings, votes_in_words(each.votes),
         [note for note in notes if note.group == each.id])
        for each in groups
    ]  # fmt: skip
    if loose := [note for note in notes if note.group not in known]:
        columns.append(("Losse briefjes", (), "", loose))
    template = _TEMPLATES.get_template("board.html.jinja")
    return template.make_module({"columns": columns, "level": level}).__html__()

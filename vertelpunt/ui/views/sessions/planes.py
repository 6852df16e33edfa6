"""A plane as a session shows it: its picture, and what it says in a sentence."""

from collections.abc import Sequence

import streamlit as st

from vertelpunt.insight.shapes import Point, Shape
from vertelpunt.ui.components.plane_picture import STYLE, plane_picture_html


def show_plane(
    shape: Shape, sentence: str, *, dots: Sequence[Point] = (), answers: Sequence[Point] = (),
    own: Point | None = None, middle: Point | None = None, predicted: Point | None = None,
) -> None:  # fmt: skip
    """Draw it; as `plane_picture_html` says."""
    st.html(STYLE)
    st.html(
        plane_picture_html(
            shape, dots=dots, answers=answers, own=own, middle=middle, predicted=predicted
        )
    )
    st.text(sentence)

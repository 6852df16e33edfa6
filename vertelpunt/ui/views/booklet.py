"""A reading list as a booklet to print."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from vertelpunt.dutch import today
from vertelpunt.export.booklet import Booklet, BookletError, pdf_of
from vertelpunt.insight.plots import Plot
from vertelpunt.insight.reading_list import Numbered, numbered_dots, on_list
from vertelpunt.insight.shapes import Shape, said, shapes
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import storycards
from vertelpunt.store import Kept
from vertelpunt.ui.address import room, selecting
from vertelpunt.ui.components.download import download
from vertelpunt.ui.views.export import care


def offer_booklet(source: Source, kept: Kept) -> None:
    """A button that tries whether the booklet can be made, and then a link that gives it.

    The link makes it anew: what nobody asks for is not kept.
    """
    listed = room.for_whom(source, on_list(kept.body["stories"]), what="boekje", key=kept.id)

    def made() -> bytes:
        return pdf_of(booklet_of(listed, kept, today()))

    if not st.button("Maak een boekje (PDF)", key=f"booklet_{kept.id}"):
        return
    try:
        with st.spinner("Het boekje wordt gemaakt. Dit duurt een paar tellen."):
            made()
    except BookletError as error:
        st.error(str(error))
        if error.title:
            st.text(f"Dit verhaal is het: {error.title}")
    else:
        download(
            "Download het boekje", made, name="boekje.pdf", media_type="application/pdf",
            key=f"pdf_{kept.id}",
        )  # fmt: skip


def booklet_of(source: Source, kept: Kept, made_on: date) -> Booklet:
    """What a reading list holds, to print."""
    cards = storycards(source, kept.body["stories"])
    story_ids = [card.story_id for card in cards]
    return Booklet(
        kept.body["name"],
        [selecting.sentence_of(source, parts) for parts in kept.body.get("selections", [])],
        care(source, "boekje"),
        made_on,
        [_plot(source, shape, story_ids) for shape in shapes(source.asked)],
        cards,
    )


def _plot(source: Source, shape: Shape, story_ids: Sequence[str]) -> Plot:
    dots = numbered_dots(source, shape.plane, story_ids)
    scaled = [replace(dot, x=dot.x / shape.side, y=dot.y / shape.side) for dot in dots]
    return Plot(shape.title, shape.names, scaled, _alt(dots, shape))


def _alt(dots: Sequence[Numbered], shape: Shape) -> str:
    """Where each story of the list lies, in words."""
    places = "; ".join(
        f"verhaal {dot.number}: {said(shape, (dot.x, dot.y))}" for dot in dots if dot.number
    )
    return f"{places or 'Geen verhaal uit dit boekje staat hierin'}."

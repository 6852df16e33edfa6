"""A reading list as a booklet to print."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from vertelpunt.dutch import today
from vertelpunt.export.booklet import Booklet, BookletError, Plot, pdf_of
from vertelpunt.insight.reading_list import Numbered, numbered_dots, on_list
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import SliderField, TriadField, storycards
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection import plane_name, shares_at
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
    sliders = {q.id: q for q in source.asked.of_type(SliderQuestion)}
    planes = [(sliders[plane.x], sliders[plane.y]) for plane in source.asked.now.planes]
    return Booklet(
        kept.body["name"],
        [selecting.sentence_of(source, parts) for parts in kept.body.get("selections", [])],
        care(source, "boekje"),
        made_on,
        [
            *(_triad(source, triad, story_ids) for triad in source.asked.of_type(TriadQuestion)),
            *(_plane(source, x, y, story_ids) for x, y in planes),
        ],
        cards,
    )


def _triad(source: Source, triad: TriadQuestion, story_ids: Sequence[str]) -> Plot:
    corners = (triad.corners.left, triad.corners.right, triad.corners.top)
    dots = numbered_dots(source, (triad.id,), story_ids)

    def said(dot: Numbered) -> str:
        return TriadField(triad.label, corners, shares_at(dot.x, dot.y)).words

    return Plot(triad.label, corners, dots, _alt(dots, said))


def _plane(source: Source, x: SliderQuestion, y: SliderQuestion, story_ids: Sequence[str]) -> Plot:
    sides = [SliderField(q.name, (q.ends.low, q.ends.high), 0) for q in (x, y)]
    dots = numbered_dots(source, (x.id, y.id), story_ids)

    def said(dot: Numbered) -> str:
        places = zip(sides, (dot.x, dot.y), strict=True)
        return ", ".join(f"{side.label} {replace(side, position=at).words}" for side, at in places)

    names = (x.name, y.name, *sides[0].ends, *sides[1].ends)
    scaled = [replace(dot, x=dot.x / 100, y=dot.y / 100) for dot in dots]
    return Plot(plane_name([x, y]), names, scaled, _alt(dots, said))


def _alt(dots: Sequence[Numbered], said: Callable[[Numbered], str]) -> str:
    """Where each story of the list lies, in words. `said`: where one dot lies."""
    places = "; ".join(f"verhaal {dot.number}: {said(dot)}" for dot in dots if dot.number)
    return f"{places or 'Geen verhaal uit dit boekje staat hierin'}."

"""A passage of a story, chosen by its sentences."""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import streamlit as st

from vertelpunt.insight.feedback_drawing import MEMBER, passage_in
from vertelpunt.insight.passages import passage_of, read_passages, texts_to_read
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import story_rows
from vertelpunt.selection import Selection, Words
from vertelpunt.ui.views.feedback_writing.naming import short

_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"'’”)]*(?=\s|$)|(?=\n)|$)", re.DOTALL)
_MOST_STORIES = 10_000


def choose_passage(source: Source, said: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    """The content of a quotation; None where no passage is chosen.

    Offered are the stories that members may read, as they read them. `said`: what it holds now.
    """
    shared = replace(source, viewer=MEMBER, others=False)
    if said and (text := read_passages(shared, [passage_in(said)]).get(passage_in(said))):
        st.text(f"Nu staat er: ‘{text}’")
    rows = story_rows(shared, Selection(), Words(), "newest", most=_MOST_STORIES)
    if not rows:
        st.write("Er is geen verhaal dat leden mogen lezen.")
        return None
    titles = {row.story_id: row.title for row in rows}
    ids = list(titles)
    story = st.selectbox(
        "Uit welk verhaal?", ids, format_func=titles.__getitem__,
        index=ids.index(said["story"]) if said.get("story") in titles else 0,
        key=f"{key}_story", filter_mode=None,
    )  # fmt: skip
    sentences = [
        (text.field, found.start(), found.end(), found[0])
        for text in texts_to_read(shared, story)
        for found in _SENTENCE.finditer(text.text)
    ]
    if not sentences:
        st.write("Dit verhaal heeft geen tekst om uit te citeren.")
        return None
    first = st.selectbox(
        "Van deze zin", range(len(sentences)), format_func=lambda n: short(sentences[n][3]),
        key=f"{key}_{story}_first", filter_mode=None,
    )  # fmt: skip
    field, start = sentences[first][:2]
    until = [n for n in range(first, len(sentences)) if sentences[n][0] == field]
    last = st.selectbox(
        "Tot en met deze zin", until, format_func=lambda n: short(sentences[n][3]),
        key=f"{key}_{story}_{first}_last", filter_mode=None,
    )  # fmt: skip
    place = passage_of(shared, story, field, start, sentences[last][2])
    if place is None:
        return None
    text = read_passages(shared, [(story, place)]).get((story, place), "")
    st.text(f"Dit komt er te staan: ‘{text}’")
    return {"kind": "quote", "story": story, "passage": asdict(place)}

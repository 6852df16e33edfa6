"""The page to compare with: the same triads made with st.plotly_chart(on_select="rerun")."""

import html
import os
from pathlib import Path

import plotly.graph_objects as go
import streamlit as st

from bench.collections import source_of
from vertelpunt.insight.planes import plane_dots
from vertelpunt.insight.stories import story_rows
from vertelpunt.selection import USABLE, Clause, Selection, Words

st.set_page_config(layout="wide")
source = st.cache_resource(source_of)(Path(os.environ["VERTELPUNT_DATABASE"]))
count, plots, stories = st.container(), st.columns(2), st.container()
chosen: list[str] = []
for column, triad in zip(plots, ("effect_triad", "challenge_triad"), strict=True):
    with column:
        dots = plane_dots(source, (triad,), Selection((USABLE,)), None)
        figure = go.Figure(
            go.Scattergl(x=dots.x, y=dots.y, customdata=dots.stories, mode="markers")
        )
        figure.update_layout(dragmode="lasso", height=420)
        event = st.plotly_chart(
            figure, key=triad, on_select="rerun", selection_mode=("box", "lasso")
        )
        chosen += [point["customdata"] for point in event["selection"]["points"]]
picked = Clause("dots", "list_contains(?, story_id)", (chosen,), "") if chosen else USABLE
with count:
    st.html(f'<p class="vp-count">{len(set(chosen)) or len(dots.stories)}</p>')
with stories:
    rows = story_rows(source, Selection((USABLE, picked)), Words(), "newest", most=20)
    st.html(
        f'<ul class="plain-list">{"".join(f"<li>{html.escape(r.title)}</li>" for r in rows)}</ul>'
    )

"""A plot with everything that belongs to it: title, main thing, table, downloads."""

from collections.abc import Sequence

import streamlit as st
from jinja2 import Environment
from markupsafe import escape

from vertelpunt.export.csv import csv_of
from vertelpunt.insight.source import Source
from vertelpunt.ui.address import room
from vertelpunt.ui.plots.plot import Figure, Pointing, plot

_TABLE = Environment(autoescape=True).from_string(
    """<div class="vp-table" tabindex="0" role="region" aria-label="{{ title }}">
<table><caption>{{ title }}</caption>
<thead><tr>{% for name in names %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in rows %}<tr><th scope="row" dir="auto">{{ row[0] }}</th>
{%- for cell in row[1:] %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</tbody>
</table></div>"""
)


def plot_card(
    source: Source | None,
    figure: Figure,
    *,
    title: str,
    sentence: str,
    names: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    file_name: str,
    pointing: Pointing | None = None,
) -> None:
    """Draw one plot of a page. `names`: the table's columns; `rows`: its cells, the name first.

    `source`: what it was read from; None where it shows nothing of the collection.
    """
    no_file = room.why_no_file(source) if source else None
    with st.container(key=f"plot_{file_name}"):
        st.html(f'<h2 class="vp-heading" dir="auto">{escape(title)}</h2>')
        st.text(sentence)
        plot(
            figure,
            alt=f"{title}. {sentence}",
            title=title,
            file_name=file_name,
            no_file=no_file,
            key=file_name,
            pointing=pointing,
        )
        plot_table(title, names=names, rows=rows, file_name=file_name, no_file=no_file)


def plot_table(
    title: str, *, names: Sequence[str], rows: Sequence[Sequence[str | int]], file_name: str,
    no_file: str | None,
) -> None:  # fmt: skip
    """The same as a plot in numbers: a table to open, and to take along.

    `no_file`: why it can't be taken along; None where it can.
    """
    with st.expander("Bekijk als tabel"):
        st.html(_TABLE.render(title=title, names=names, rows=rows))
        if no_file:
            st.write(no_file)
            return
        st.download_button(
            "Download als tabel (CSV)",
            csv_of(names, rows),
            file_name=f"{file_name}.csv",
            mime="text/csv",
            on_click="ignore",
            key=f"csv_{file_name}",
        )

"""A pattern on the page: its plot with the main thing above it, and elsewhere its numbers."""

from collections.abc import Callable, Collection, Sequence

import streamlit as st
from jinja2 import Environment
from markupsafe import escape

from vertelpunt.export.csv import csv_of
from vertelpunt.insight.source import Source
from vertelpunt.ui.address import room
from vertelpunt.ui.components.download import download
from vertelpunt.ui.plots.pattern import Pattern
from vertelpunt.ui.plots.plot import plot

_TABLE = Environment(autoescape=True).from_string(
    """<div class="vp-table" tabindex="0" role="region" aria-label="{{ title }}">
<table><caption>{{ title }}</caption>
<thead><tr>{% for name in names %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in rows %}<tr><th scope="row" dir="auto">{{ row[0] }}</th>
{%- for cell in row[1:] %}
<td{% if loop.index in words %} class="vp-words" dir="auto"{% endif %}>{{ cell }}</td>
{%- endfor %}</tr>{% endfor %}</tbody>
</table></div>"""
)


def plot_card(
    source: Source | None, pattern: Pattern, *, on_numbers: Callable[[], None] | None = None
) -> None:
    """Draw the plot under its title and sentence.

    `source`: what it was read from; None where it shows nothing of the collection. `on_numbers`:
    opens its numbers, where they are on another part of the page.
    """
    with st.container(key=f"plot_{pattern.file_name}", gap=None, height="stretch"):
        st.html(f'<h2 class="vp-heading" dir="auto">{escape(pattern.title)}</h2>')
        st.text(pattern.sentence)
        if pattern.above:
            pattern.above()
        plot(
            pattern.figure,
            alt=f"{pattern.title}. {pattern.sentence}",
            title=pattern.title,
            file_name=pattern.file_name,
            no_file=room.why_no_file(source) if source else None,
            key=pattern.file_name,
            pointing=pattern.pointing,
            on_numbers=on_numbers,
        )


def numbers(source: Source | None, pattern: Pattern) -> None:
    """The same as the plot in numbers, to take along, and what selects without pointing."""
    with st.container(key=f"numbers_{pattern.file_name}"):
        st.text(pattern.sentence)
        plot_table(
            pattern.title,
            names=pattern.names,
            rows=pattern.rows,
            file_name=pattern.file_name,
            no_file=room.why_no_file(source) if source else None,
        )
        for draw in pattern.beside:
            draw()


def show_table(
    title: str, *, names: Sequence[str], rows: Sequence[Sequence[str | int]],
    words: Collection[int] = (),
) -> None:  # fmt: skip
    """A table whose cells are plain text. `words`: the columns with words, after the first."""
    st.html(_TABLE.render(title=title, names=names, rows=rows, words=words))


def plot_table(
    title: str, *, names: Sequence[str], rows: Sequence[Sequence[str | int]], file_name: str,
    no_file: str | None,
) -> None:  # fmt: skip
    """A table, and the same as a file. `no_file`: why it can't be taken along, or None."""
    show_table(title, names=names, rows=rows)
    with st.container():
        if no_file:
            st.write(no_file)
            return
        download(
            "Download als tabel (CSV)",
            lambda: csv_of(names, rows),
            name=f"{file_name}.csv",
            media_type="text/csv",
            key=f"csv_{file_name}",
        )

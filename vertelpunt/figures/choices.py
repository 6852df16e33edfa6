"""Bars of options, and the matrix of options that go together.

Grey lies behind: all stories. In colour: the stories within the selection of the other views.
"""

from collections.abc import Mapping, Sequence

from vertelpunt.dutch import number, percent
from vertelpunt.figures.drawing import SMALL, Drawing
from vertelpunt.figures.layer_bars import ALL_AND_WITHIN
from vertelpunt.figures.rows import bar_width, point_at_rows, rows_frame
from vertelpunt.insight.layers import Layers


def option_bars(options: Sequence[tuple[str, str, Layers]], answered: Layers) -> Drawing:
    """A row an option: (key, label, stories). `answered`: what the shares are shares of."""
    counts = [layers for _, _, layers in options]
    drawing = rows_frame(
        [label for _, label, _ in options],
        [[f"<b>{number(each.within)}</b> · {_share(each, answered)}"] for each in counts],
        max((each.stories for each in counts), default=0) or 1,
    )
    parted = any(each.within != each.stories for each in counts)
    for layer in ALL_AND_WITHIN[0 if parted else 1 :]:
        drawing.bars(
            x=[getattr(each, layer.of) for each in counts],
            y=list(range(len(options))),
            orientation="h",
            width=bar_width(1),
            **layer.style,
            **({"name": layer.name} if parted else {}),
        )
    point_at_rows(
        drawing,
        [key for key, _, _ in options],
        [f"{label}: {bar_words(layers, answered)}" for _, label, layers in options],
    )
    if parted:
        drawing.legend_over()
    return drawing


def without_empty_ends(
    options: Sequence[tuple[str, str, Layers]],
) -> list[tuple[str, str, Layers]]:
    """Classes in order, less those before the first and after the last that hold a story."""
    full = [n for n, (_, _, layers) in enumerate(options) if layers.stories]
    return list(options[full[0] : full[-1] + 1]) if full else list(options)


def bar_words(layers: Layers, answered: Layers) -> str:
    """What a bar shows: stories and their share, and what stands behind it."""
    words = f"{number(layers.within)} ({_share(layers, answered)})"
    if (layers.within, answered.within) == (layers.stories, answered.stories):
        return words
    return f"{words}; van alle verhalen {number(layers.stories)}"


def pair_matrix(
    options: Sequence[tuple[str, str]],
    pairs: Mapping[tuple[str, str], int],
    beside: Mapping[tuple[str, str], int] | None = None,
) -> Drawing:
    """A cell for every two options, with the stories that have both. `options`: (key, label).

    `beside`: the same of a second selection, written behind a stroke.
    """
    size = len(options)
    most = max(pairs.values(), default=0) or 1
    drawing = rows_frame(
        [f"{n}. {label}" for n, (_, label) in enumerate(options, start=1)],
        [[] for _ in options],
        size - 0.5,
    )
    layout = drawing.figure["layout"]
    layout["xaxis"]["range"] = [-0.5, size - 0.5]
    del layout["meta"]["along"]
    cells = [(column, row) for row in range(size) for column in range(row)]
    found = [pairs.get((options[column][0], options[row][0]), 0) for column, row in cells]
    for (column, row), stories in zip(cells, found, strict=True):
        drawing.path(
            square_outline(column, row), {"width": 1, "color": "rgba(133,136,127,.6)"},
            fill=f"rgba(27,127,121,{0.1 + 0.55 * stories / most:.2f})" if stories else None,
        )  # fmt: skip
        words = str(stories or "–")
        if beside is not None:
            words += f"|{beside.get((options[column][0], options[row][0]), 0) or '–'}"
        drawing.note(words, column, row, font={"size": SMALL if beside is None else 11})
    drawing.scatter(
        x=[column for column, _ in cells],
        y=[row for _, row in cells],
        mode="markers",
        marker={"size": 26, "opacity": 0, "symbol": "square"},
        customdata=[f"{options[column][0]}~{options[row][0]}" for column, row in cells],
        text=[
            f"{options[column][1]} en {options[row][1]}: {stories}"
            for (column, row), stories in zip(cells, found, strict=True)
        ],
        hoverinfo="none",
    )
    for place in range(size):
        drawing.note(f"<b>{place + 1}</b>", place, place)
    return drawing


def square_outline(column: int, row: int) -> list[tuple[float, float]]:
    """The corners of a cell of the matrix."""
    return [
        (column + dx, row + dy) for dx, dy in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    ]


def _share(layers: Layers, answered: Layers) -> str:
    return percent(layers.within / answered.within) if answered.within else "–"

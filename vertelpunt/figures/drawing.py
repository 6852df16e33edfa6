"""A plotly figure as plain values, which are made far faster than plotly's own checked objects.

Its width and height come from whoever draws it. `layout.meta` says what it wants, in px of the
usual type, which grow with the type of the page as margins do:

- `ratio`: the height of what is drawn as a part of the width; 0: any height is good.
- `more`: px of height beside that. A figure of width w is drawn whole in w × ratio + more.
- `row`: of bars, the px that a row needs; they are counted in `more`. In less height the rows
  touch each other, so that scrolling is better; in more they only grow apart. 0: not in rows.
- `widest`: the width above which a figure wins nothing; 0 for what has no such width.
- `along`: the axis along which the nearest point is meant, wherever is pointed.

A triad keeps its shape in any box: it is as large as fits, with its names over the whole width. A
plane fills its box. Both are best in a box of about the shape that they ask.
"""

from typing import Any, Literal

from vertelpunt.figures.text import fitting, width

# A line of the usual type (14 px), and type for what is many.
LINE = 18
SMALL = 13
# Of a legend: what a name takes beside its letters, the width that there is, and a line.
_SWATCH, _LEGEND_WIDTH, _LEGEND_LINE, _LEGEND_EDGES = 50, 400, 20, 10
# A name is cut to no less; where there are many, they are scrolled.
_LEAST = 62
LEGEND = {
    "traceorder": "normal", "font": {"size": SMALL}, "bgcolor": "rgba(0,0,0,0)",
    "itemclick": False, "itemdoubleclick": False, "xref": "container", "xanchor": "left",
    "yanchor": "bottom",
}  # fmt: skip
# An axis that is not drawn.
HIDDEN = {"visible": False, "fixedrange": True}


class Drawing:
    """Traces, shapes and notes over a layout; `figure` is what plotly.js reads.

    `ratio` and `more` are of what is drawn; the margins are added by themselves.
    """

    def __init__(
        self, *, ratio: float = 0, more: float = 0, row: float = 0, widest: float = 620,
        margin: tuple[float, float, float, float] = (6, 6, 6, 6), **layout: Any,
    ) -> None:  # fmt: skip
        """`margin`: left, right, top, bottom, in px."""
        left, right, top, bottom = margin
        self._data: list[dict[str, Any]] = []
        self._named = {"t": top, "b": bottom}
        self._legend = 0.0
        self._whole: dict[int, str] = {}
        self._layout: dict[str, Any] = {
            "template": "none",
            "meta": {
                "ratio": ratio,
                "more": more + top + bottom - ratio * (left + right),
                "row": row,
                "widest": widest,
            },
            "margin": {"l": left, "r": right, "t": top, "b": bottom, "autoexpand": False},
            "showlegend": False,
            "hovermode": "closest",
            "hoverdistance": 14,
            "shapes": [],
            "annotations": [],
            **layout,
        }

    @property
    def figure(self) -> dict[str, Any]:
        """The figure's `data` and `layout`."""
        return {"data": self._data, "layout": self._layout}

    def reach(self, axis: Literal["x", "y"]) -> float:
        """How far the axis goes from 0."""
        ends: list[float] = self._layout[f"{axis}axis"]["range"]
        return max(ends)

    def scatter(self, **trace: Any) -> None:
        """Add points or lines; without a name in the legend unless they have one."""
        self._data.append(
            {"type": "scatter", "hoverinfo": "skip", "showlegend": "name" in trace, **trace}
        )

    def bars(self, **trace: Any) -> None:
        """Add bars; a bar of nothing is not drawn, not even its line."""
        long = "x" if trace.get("orientation") == "h" else "y"
        trace[long] = [value or None for value in trace[long]]
        self._data.append(
            {"type": "bar", "hoverinfo": "skip", "showlegend": "name" in trace, **trace}
        )

    def path(self, corners: Any, line: dict[str, Any], fill: str | None = None) -> None:
        """Draw a closed line through the corners, behind everything, and fill it."""
        path = "M" + "L".join(f"{x:.4f},{y:.4f}" for x, y in corners) + "Z"
        self._layout["shapes"].append(
            {"type": "path", "path": path, "line": line, "layer": "below", "fillcolor": fill}
        )

    def point_along(self, axis: Literal["x", "y"]) -> None:
        """Wherever is pointed, the point nearest along this axis is meant."""
        self._layout["meta"]["along"] = axis

    def note(self, text: str, x: float, y: float, **more: Any) -> None:
        """Write text, which may hold plotly's own tags."""
        self._layout["annotations"].append(
            {"text": text, "x": x, "y": y, "showarrow": False, "captureevents": False,
             "borderpad": 0, **more}
        )  # fmt: skip

    def room(self, side: Literal["t", "b"], px: float) -> float:
        """Room for names at the top or bottom; returns how far from what is drawn it begins."""
        begin = self._named[side]
        self._named[side] += px
        self._widen(side, px)
        return begin

    def legend_over(self) -> None:
        """Show the names over the drawing, in two columns as wide as the whole figure."""
        named = [trace for trace in self._data if trace["showlegend"]]
        for n, trace in enumerate(named):
            trace["legend"] = ("legend", "legend2")[n % 2]
        place = {"y": 1, "maxheight": 200}
        self._layout |= {
            "showlegend": True,
            "legend": LEGEND | place | {"x": 0},
            "legend2": LEGEND | place | {"x": 0.5},
        }
        self._widen("t", _LEGEND_LINE * -(-len(named) // 2) + _LEGEND_EDGES)

    def legend_under(self) -> None:
        """Show the names under everything: in two lines of 400 px at most, and cut to fit there.

        On less, they can be scrolled. Again, where there are more names.
        """
        for n, trace in enumerate(self._data):
            if trace["showlegend"]:
                trace["name"] = self._whole.setdefault(n, trace["name"])
        named = [trace for trace in self._data if trace["showlegend"] and len(trace["x"])]
        room = _LEGEND_WIDTH - self._layout["margin"]["l"] - self._layout["margin"]["r"]
        over = sum(width(trace["name"], SMALL) + _SWATCH for trace in named) > room
        columns = -(-len(named) // 2) if over else len(named)
        for trace in named:
            trace["name"] = fitting(trace["name"], SMALL, max(_LEAST, room / columns - _SWATCH))
        high = _LEGEND_LINE * (2 if over else 1) + _LEGEND_EDGES
        place = {"x": 0, "yref": "container", "y": 0}
        self._layout |= {
            "showlegend": True,
            "legend": LEGEND | place | {"orientation": "h", "maxheight": high},
        }
        self._widen("b", high - self._legend)
        self._legend = high

    def _widen(self, side: str, px: float) -> None:
        self._layout["margin"][side] += px
        self._layout["meta"]["more"] += px


def small_note(drawing: Drawing, text: str, side: str, **place: Any) -> None:
    """Text in small type, of which this side stands at the place."""
    drawing.note(text, xanchor=side, align=side, font={"size": SMALL}, **place)

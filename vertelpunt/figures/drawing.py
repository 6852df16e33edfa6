"""A plotly figure as plain values, which are made far faster than plotly's own checked objects."""

from typing import Any, Literal

LEGEND = {
    "orientation": "h", "y": 0, "yanchor": "top", "x": 0, "itemclick": False,
    "itemdoubleclick": False,
}  # fmt: skip


# An axis that is not drawn.
HIDDEN = {"visible": False, "fixedrange": True}


class Drawing:
    """Traces, shapes and notes over a layout; `figure` is what plotly.js reads.

    Its height is `ratio` times its width (at most 620 px) and `more` px.
    """

    def __init__(self, *, ratio: float = 0, more: int = 0, **layout: Any) -> None:
        self._data: list[dict[str, Any]] = []
        self._layout: dict[str, Any] = {
            "template": "none",
            "meta": {"ratio": ratio, "more": more, "widest": 620},
            "margin": {"l": 4, "r": 4, "t": 8, "b": 4},
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

    def scatter(self, **trace: Any) -> None:
        """Add points or lines; without a name in the legend unless they have one."""
        self._data.append(
            {"type": "scatter", "hoverinfo": "skip", "showlegend": "name" in trace, **trace}
        )

    def bars(self, **trace: Any) -> None:
        """Add bars."""
        self._data.append({"type": "bar", "hoverinfo": "skip", "showlegend": False, **trace})

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
            {"text": text, "x": x, "y": y, "showarrow": False, "captureevents": False, **more}
        )

    def legend(self, lines: int) -> None:
        """Show names under the drawing, in about so many lines."""
        self._layout |= {"showlegend": True, "legend": LEGEND}
        self._layout["meta"]["more"] += 24 * lines

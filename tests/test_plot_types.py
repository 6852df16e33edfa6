"""The types of plots and gallery are those of what Python sends and reads."""

import json
from typing import Any, get_args, get_type_hints

import numpy as np
import plotly.graph_objects as go
import pytest
from plotly.io import to_json

from tests.script_types import declared, fits, words
from vertelpunt.figures.drawing import Drawing
from vertelpunt.insight.stories import Titled
from vertelpunt.ui.plots import gallery as gallery_module
from vertelpunt.ui.plots import plot as plot_module
from vertelpunt.ui.plots.message import BoxDrawn, Cleared, Clicked, LassoDrawn, parse_pointed
from vertelpunt.ui.plots.pattern import Pattern, Pointing, Tool

PLOT, GALLERY, PLOTLY = "plots/plot", "plots/gallery", "plots/plotly.d.ts"
CORNERS = [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0)]
POINTING = Pointing(
    unit=1.0, tools=("click", "lasso"), outlines=[CORNERS], selected=True,
    on_pointed=lambda pointed: None,
)  # fmt: skip
SENT = {
    "BoxSent": ({"box": [0, 1, 0.25, 0.5]}, BoxDrawn),
    "LassoSent": ({"lasso": [[0, 0], [1, 0], [0.5, 1]]}, LassoDrawn),
    "ClickSent": ({"clicked": "a", "more": True}, Clicked),
    "ClearSent": ({"cleared": True}, Cleared),
}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the components are given as data."""
    given: list[Any] = []

    def mounted() -> Any:
        return lambda *, data, **_: given.append(json.loads(json.dumps(data)))

    for module, name in (
        (plot_module, "_component"),
        (plot_module, "_titles_component"),
        (gallery_module, "_component"),
    ):
        monkeypatch.setattr(module, name, mounted)
    monkeypatch.setattr(plot_module, "library", lambda: "app/static/plotly.js")
    return given


@pytest.mark.parametrize("pointing", [None, POINTING])
def test_a_plot_gets_what_its_type_says(sent: list[Any], pointing: Pointing | None) -> None:
    plot_module.plot(
        Drawing().figure, alt="a", title="b", file_name="c", no_file=None, key="c",
        pointing=pointing,
    )  # fmt: skip
    assert fits(sent[0], "PlotData", PLOT)


@pytest.mark.parametrize("opened", [None, "a"])
def test_the_stories_are_told_as_their_type_says(sent: list[Any], opened: str | None) -> None:
    plot_module.share_stories([Titled("a", "b", "c")], opened)
    assert fits(sent[0], "TitlesData", PLOT)


def test_the_gallery_gets_what_its_type_says(sent: list[Any]) -> None:
    gallery_module.gallery([Pattern(Drawing().figure, "a", "b", ["c"], [], "d")])
    assert fits(sent[0], "GalleryData", GALLERY)


def test_tools_and_shapes_are_those_that_python_knows() -> None:
    assert words("Tool", PLOT) == set(get_args(Tool))
    assert words("Shape", GALLERY) == set(get_args(get_type_hints(Pattern)["shape"]))


@pytest.mark.parametrize("name", SENT)
def test_what_is_pointed_at_is_read_when_it_is_whole(name: str) -> None:
    whole, meant = SENT[name]
    assert fits(whole, name, PLOT)
    assert isinstance(parse_pointed(whole), meant)
    for field in whole:
        rest = {each: value for each, value in whole.items() if each != field}
        assert parse_pointed(rest) is None


def test_a_figure_says_of_itself_what_its_type_says() -> None:
    drawing = Drawing()
    assert fits(drawing.figure["layout"]["meta"], "LayoutMeta", PLOTLY)
    needed = {name for name, field in declared("Layout", PLOTLY).items() if not field.optional}
    assert needed <= set(drawing.figure["layout"])
    assert set(declared("Figure", PLOTLY)) == set(drawing.figure)


def test_every_way_to_pack_numbers_is_known() -> None:
    kinds = ("f8", "f4", "i4", "i2", "i1", "u4", "u2", "u1")
    figure = go.Figure([go.Scatter(x=np.arange(40).astype(kind)) for kind in kinds])
    packed = [trace["x"] for trace in json.loads(to_json(figure, validate=False))["data"]]
    assert {each["dtype"] for each in packed} == words("Dtype", PLOTLY)
    assert all(fits(each, "Packed", PLOTLY) for each in packed)

"""A pattern: one figure of a page, with everything that belongs to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import plotly.graph_objects as go

from vertelpunt.ui.plots.message import Pointed

Figure: TypeAlias = go.Figure | dict[str, Any]
Tool = Literal["click", "box", "lasso"]


@dataclass(frozen=True)
class Pointing:
    """How a plot is pointed at.

    `unit`: the length of the plane's side. `outlines`: what is selected now, as closed rings in the
    plot's coordinates. `tools`: the first is the usual one where a finger scrolls, the last
    elsewhere. `selected`: something of this plot is selected; `negated`: with a *niet*, so that
    what is outlined is left out.
    """

    unit: float
    tools: Sequence[Tool]
    outlines: Sequence[Sequence[tuple[float, float]]]
    selected: bool
    on_pointed: Callable[[Pointed], None]
    negated: bool = False


@dataclass(frozen=True)
class Pattern:
    """A figure, its main thing as a sentence, and the same in numbers.

    `names`: the table's columns; `rows`: its cells, the name first. `beside`: what stands under the
    table, as buttons that select; each is drawn where the numbers are. `above`: what changes what
    the figure shows, beside its title. `shape`: how much room the figure needs to be pointed in: a
    plane is square with bars along it, a list may scroll in little, a line lies across the page.
    """

    figure: Figure
    title: str
    sentence: str
    names: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    file_name: str
    pointing: Pointing | None = None
    beside: Sequence[Callable[[], None]] = ()
    above: Callable[[], None] | None = None
    shape: Literal["square", "plane", "bars", "list", "line"] = "bars"


@dataclass(frozen=True)
class AmongNumbers:
    """A pattern that stands with the numbers only, and is asked for where they are open."""

    pattern: Callable[[], Pattern]

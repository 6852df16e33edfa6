"""One idea of the page Uitleg."""

from collections.abc import Sequence
from dataclasses import dataclass

from vertelpunt.ui.plots.pattern import Pattern


@dataclass(frozen=True)
class Lesson:
    """One idea: sentences, points of a list under them, and a picture where there is one."""

    heading: str
    sentences: Sequence[str]
    points: Sequence[tuple[str, str]] = ()
    picture: Pattern | None = None

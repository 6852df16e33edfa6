"""Stories pointed at one by one: the only part that names stories, so at most 50."""

import re
from dataclasses import dataclass
from typing import ClassVar, Self

from vertelpunt.dutch import count
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part
from vertelpunt.selection.plane import plane_name, plane_questions

MOST_DOTS = 50
_STORY_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class Dots(Part):
    """The stories behind these dots of one plot."""

    plane: tuple[str, ...]
    stories: tuple[str, ...]

    kind: ClassVar[str] = "dots"

    @property
    def source(self) -> str:
        """The plot of this plane."""
        return ".".join(self.plane)

    @property
    def questions(self) -> tuple[str, ...]:
        """The triad, or both sliders."""
        return self.plane

    def tokens(self) -> tuple[str, ...]:
        """Plane, then stories."""
        return (self.source, *self.stories)

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where these are no stories, or too many."""
        source, *stories = tokens
        if not 0 < len(stories) <= MOST_DOTS or not all(map(_STORY_ID.fullmatch, stories)):
            raise ValueError(tokens)
        return cls(tuple(source.split(".")), tuple(dict.fromkeys(stories)))

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where there is no such plot."""
        name = plane_name(plane_questions(self.plane, asked))
        pointed = count(len(self.stories), "aangewezen stip", "aangewezen stippen")
        return Clause(
            self.source, "list_contains(?, story_id)", ([*self.stories],), f"{name}: {pointed}"
        )

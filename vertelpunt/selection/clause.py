"""A selection: clauses that narrow, each a condition with its values and its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Protocol, Self

from vertelpunt.selection.asked import Asked


class SelectionError(ValueError):
    """A part of a selection that can't be; the message is a Dutch sentence for users."""


@dataclass(frozen=True)
class Clause:
    """A condition on `story`. `source`: the view it came from, which it doesn't filter itself."""

    source: str
    sql: str
    values: tuple[object, ...]
    sentence: str

    def turned(self) -> "Clause":
        """The same clause, turned round: every story that it doesn't hold for."""
        return Clause(
            self.source,
            f"not coalesce({self.sql}, false)",
            self.values,
            f"Niet: {self.sentence[0].lower()}{self.sentence[1:]}",
        )


class Part(Protocol):
    """What was asked of one view, small enough to travel in an address.

    Two parts of one source don't stand beside each other: the later takes the earlier's place.
    """

    kind: ClassVar[str]

    @property
    def source(self) -> str:
        """The view it came from."""

    def tokens(self) -> tuple[str, ...]:
        """Itself as texts, which `read` reads."""

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """The part with these tokens; raises ValueError."""

    def clause(self, asked: Asked) -> Clause:
        """The condition; raises SelectionError where the questions don't know it."""


@dataclass(frozen=True)
class Turned:
    """A part turned round: *niet*."""

    part: Part

    @property
    def source(self) -> str:
        """The view it came from."""
        return self.part.source

    def clause(self, asked: Asked) -> Clause:
        """The condition turned round; raises SelectionError."""
        return self.part.clause(asked).turned()


Chosen = tuple[Part | Turned, ...]


@dataclass(frozen=True)
class Selection:
    """Clauses that must all hold; without any, every story.

    `beside`: the clauses of a second selection to compare with. Then each view shows both
    selections whole, its own clauses too, so that every view compares the same stories.
    """

    clauses: tuple[Clause, ...] = ()
    beside: tuple[Clause, ...] | None = None

    def where(self, *without: str) -> tuple[str, tuple[object, ...]]:
        """The condition and its values, less the clauses that came from the views `without`."""
        left_out = without if self.beside is None else ()
        return _all(clause for clause in self.clauses if clause.source not in left_out)

    def second(self) -> tuple[str, tuple[object, ...]]:
        """The condition and values of the second selection; false without one."""
        return ("false", ()) if self.beside is None else _all(self.beside)

    def base(self) -> tuple[str, tuple[object, ...]]:
        """The condition and its values of the stories that this selection narrows."""
        return _all(clause for clause in self.clauses if clause.source == USABLE.source)

    def own(self, source: str) -> tuple[str, tuple[object, ...]]:
        """The condition and values of the clauses of this view; false where it has none.

        Beside a second selection no view tells its own clauses apart.
        """
        compared = self.beside is not None
        kept = [] if compared else [each for each in self.clauses if each.source == source]
        return _all(kept) if kept else ("false", ())


def rest_of(selection: Selection) -> Selection:
    """The stories of the base that a selection leaves out."""
    base = [clause for clause in selection.clauses if clause.source == USABLE.source]
    where, values = selection.where()
    return Selection((*base, Clause("rest", f"not coalesce({where}, false)", values, "De rest")))


def _all(clauses: Iterable[Clause]) -> tuple[str, tuple[object, ...]]:
    kept = list(clauses)
    sql = " and ".join(f"({clause.sql})" for clause in kept) or "true"
    return sql, tuple(value for clause in kept for value in clause.values)


USABLE = Clause("usable", "usable", (), "Bruikbare verhalen")


@dataclass(frozen=True)
class Everything:
    """Stories that are not usable count too."""

    kind: ClassVar[str] = "everything"
    source: ClassVar[str] = "usable"

    def tokens(self) -> tuple[str, ...]:
        """Nothing more to say."""
        return ()

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where there is more."""
        if tokens:
            raise ValueError(tokens)
        return cls()

    def clause(self, asked: Asked) -> Clause:
        """Every story."""
        return Clause(self.source, "true", (), "Ook verhalen die niet bruikbaar zijn")


def replaced(chosen: Chosen, part: Part | Turned) -> Chosen:
    """The selection with this part, in the place of one from the same source."""
    sources = [each.source for each in chosen]
    if part.source not in sources:
        return (*chosen, part)
    at = sources.index(part.source)
    return (*chosen[:at], part, *chosen[at + 1 :])


def without(chosen: Chosen, source: str) -> Chosen:
    """The selection less what came from this view."""
    return tuple(part for part in chosen if part.source != source)


def part_of(chosen: Chosen, source: str) -> Part | None:
    """What was asked of this view, turned round or not; None where nothing was."""
    for each in chosen:
        if each.source == source:
            return each.part if isinstance(each, Turned) else each
    return None


def base_of(chosen: Chosen) -> Selection:
    """The stories that a selection narrows: the usable ones, or all of them."""
    return Selection(() if part_of(chosen, USABLE.source) else (USABLE,))


def selection_of(chosen: Chosen, asked: Asked) -> Selection:
    """The clauses to ask, the base first; raises SelectionError."""
    return Selection((*base_of(chosen).clauses, *(part.clause(asked) for part in chosen)))

"""A selection: clauses that narrow, each a condition with its values and its sentence."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Self

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

    def negated(self) -> "Clause":
        """The same clause, turned round: every story that it doesn't hold for."""
        return Clause(
            self.source,
            f"not coalesce({self.sql}, false)",
            self.values,
            f"Niet: {self.sentence[0].lower()}{self.sentence[1:]}",
        )


@dataclass(frozen=True)
class Part(ABC):
    """What was asked of one view, small enough to travel in an address.

    Two parts of one source don't stand beside each other: the later takes the earlier's place.
    `negated`: the stories that it does not hold for (*niet*); raises ValueError where a part can't
    be turned round.
    """

    negated: bool = field(default=False, kw_only=True)

    kind: ClassVar[str]
    turnable: ClassVar[bool] = True

    def __post_init__(self) -> None:
        if self.negated and not self.turnable:
            raise ValueError(f"{self.kind} can't be turned round.")

    @property
    @abstractmethod
    def source(self) -> str:
        """The view it came from."""

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions it asks the answers of."""
        return ()

    @abstractmethod
    def tokens(self) -> tuple[str, ...]:
        """Itself as texts, which `read` reads, but for its *niet*."""

    @classmethod
    @abstractmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """The part with these tokens; raises ValueError."""

    @abstractmethod
    def plain(self, asked: Asked) -> Clause:
        """The condition without its *niet*; raises SelectionError where it isn't known."""

    def clause(self, asked: Asked) -> Clause:
        """The condition; raises SelectionError where the questions don't know it."""
        plain = self.plain(asked)
        return plain.negated() if self.negated else plain


Chosen = tuple[Part, ...]


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
class Everything(Part):
    """Stories that are not usable count too."""

    kind: ClassVar[str] = "everything"
    turnable: ClassVar[bool] = False
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

    def plain(self, asked: Asked) -> Clause:
        """Every story."""
        return Clause(self.source, "true", (), "Ook verhalen die niet bruikbaar zijn")


def replaced(chosen: Chosen, part: Part) -> Chosen:
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
    """What was asked of this view; None where nothing was."""
    return next((each for each in chosen if each.source == source), None)


def base_of(chosen: Chosen) -> Selection:
    """The stories that a selection narrows: the usable ones, or all of them."""
    return Selection(() if part_of(chosen, USABLE.source) else (USABLE,))


def selection_of(chosen: Chosen, asked: Asked) -> Selection:
    """The clauses to ask, the base first; raises SelectionError."""
    return Selection((*base_of(chosen).clauses, *(part.clause(asked) for part in chosen)))

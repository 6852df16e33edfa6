"""Stories by what came of them in duidingsessies: who read them, and what rests on them."""

from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from vertelpunt.dutch import listed
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part, SelectionError
from vertelpunt.selection.held import shortened

# `for`: an outcome rests on the story; `against`: the story contradicts it.
Side = Literal["for", "against"]
_MOST = 100


@dataclass(frozen=True)
class Outcomes(Part):
    """One of these outcomes of sessions rests on the story, or is contradicted by it."""

    side: Side
    outcomes: tuple[str, ...]

    kind: ClassVar[str] = "outcome"

    @property
    def source(self) -> str:
        """The side: stories may be chosen on both."""
        return f"outcome.{self.side}"

    def tokens(self) -> tuple[str, ...]:
        """Side and outcomes."""
        return (self.side, *self.outcomes)

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where no outcome is named, or too many."""
        side, *outcomes = tokens
        if side not in ("for", "against") or not 0 < len(outcomes) <= _MOST:
            raise ValueError(tokens)
        return cls("for" if side == "for" else "against", tuple(dict.fromkeys(outcomes)))

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where there is no such outcome for whoever asks.

        One that was put aside can be asked still, and the sentence says that it was.
        """
        known = asked.held.outcomes
        if any(each not in known for each in self.outcomes):
            raise SelectionError(
                "Deze keuze hoort bij een uitkomst van een duidingsessie die er niet (meer) is."
            )
        chosen = [known[each] for each in self.outcomes]
        names = listed(
            [f"{each.name} (weggelegd)" if each.aside else each.name for each in chosen], "of"
        )
        against = self.side == "against"
        return Clause(
            self.source,
            "story_id in (select story_id from outcome_story "
            "where list_contains(?, outcome_id) and against = ?)",
            ([*self.outcomes], against),
            f"Spreekt {names} tegen" if against else f"Rust onder {names}",
        )


@dataclass(frozen=True)
class Sessions(Part):
    """One of these sessions took the story along."""

    sessions: tuple[str, ...]

    kind: ClassVar[str] = "session"
    source: ClassVar[str] = "session"

    def tokens(self) -> tuple[str, ...]:
        """The sessions."""
        return self.sessions

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where no session is named, or too many."""
        if not 0 < len(tokens) <= _MOST:
            raise ValueError(tokens)
        return cls(tuple(dict.fromkeys(tokens)))

    def plain(self, asked: Asked) -> Clause:
        """Raises SelectionError where there is no such session for whoever asks."""
        known = asked.held.sessions
        if any(each not in known for each in self.sessions):
            raise SelectionError("Deze keuze hoort bij een duidingsessie die er niet (meer) is.")
        chosen = [known[each] for each in self.sessions]
        names = [f"‘{shortened(each.title)}’{' (weggehaald)' * each.removed}" for each in chosen]
        return Clause(
            self.source,
            "story_id in (select story_id from session_story where list_contains(?, session_id))",
            ([*self.sessions],),
            f"Gelezen in de sessie {listed(names, 'of')}",
        )

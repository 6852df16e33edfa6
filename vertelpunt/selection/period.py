"""A period of days, both included."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self

from vertelpunt.dutch import day
from vertelpunt.selection.asked import Asked
from vertelpunt.selection.clause import Clause, Part


@dataclass(frozen=True)
class Period(Part):
    """From the first day to the last; None where that side is open."""

    first: date | None
    last: date | None

    kind: ClassVar[str] = "period"
    source: ClassVar[str] = "period"

    def tokens(self) -> tuple[str, ...]:
        """Both days; '' where open."""
        return tuple(each.isoformat() if each else "" for each in (self.first, self.last))

    @classmethod
    def read(cls, tokens: tuple[str, ...]) -> Self:
        """Raises ValueError where these are no days in order."""
        first, last = (date.fromisoformat(token) if token else None for token in tokens)
        if (first or last) is None or (first or date.min) > (last or date.max):
            raise ValueError(tokens)
        return cls(first, last)

    def plain(self, asked: Asked) -> Clause:
        """Stories told from the first day to the last."""
        sides = [
            (f"submitted_on {sign} ?", each, f" {words} {day(each)}")
            for each, sign, words in (
                (self.first, ">=", "vanaf"),
                (self.last, "<=", "tot en met"),
            )
            if each
        ]
        return Clause(
            self.source,
            " and ".join(sql for sql, _, _ in sides),
            tuple(value for _, value, _ in sides),
            "Verteld" + "".join(words for _, _, words in sides),
        )

"""A selection: clauses that narrow, each a condition with its values and its sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Clause:
    """A condition on `story`. `source`: the view it came from, which it doesn't filter itself."""

    source: str
    sql: str
    values: tuple[object, ...]
    sentence: str


@dataclass(frozen=True)
class Selection:
    """Clauses that must all hold; without any, every story."""

    clauses: tuple[Clause, ...] = ()

    def where(self, without: str | None = None) -> tuple[str, tuple[object, ...]]:
        """The condition and its values, less the clauses that came from the view `without`."""
        kept = [clause for clause in self.clauses if clause.source != without]
        sql = " and ".join(f"({clause.sql})" for clause in kept) or "true"
        return sql, tuple(value for clause in kept for value in clause.values)


USABLE = Clause("usable", "usable", (), "Bruikbare verhalen")

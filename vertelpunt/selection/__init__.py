"""What is selected, as clauses that become SQL with values."""

from vertelpunt.selection.clause import USABLE, Clause, Selection

__all__ = ["USABLE", "Clause", "Selection"]

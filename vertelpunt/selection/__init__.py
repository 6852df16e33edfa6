"""What is selected, as clauses that become SQL with values."""

from vertelpunt.selection.clause import USABLE, Clause, Selection
from vertelpunt.selection.period import period_clause
from vertelpunt.selection.words import Words, parse_words, relevance, segments, words_clause

__all__ = [
    "USABLE",
    "Clause",
    "Selection",
    "Words",
    "parse_words",
    "period_clause",
    "relevance",
    "segments",
    "words_clause",
]

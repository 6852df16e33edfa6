"""How a typed word matches a word of a story: itself, a form, its beginning, inside a compound."""

from itertools import chain

from vertelpunt.store import form

# A shorter word is inside almost anything.
_LEAST_INSIDE = 4
# What comes before zorg in verzorgd makes no compound of it.
_PREFIXES = ("be", "ge", "her", "ont", "ver")
EXACT, FORM, BEGINNING = 4, 3, 2


def holds(term: str) -> tuple[str, list[object]]:
    """A condition on a row of `story_term`, with its values: this folded word matches."""
    pieces = _pieces(term)
    if not pieces:
        return leaves_out(term)
    # A folded word has no sign that means something in a pattern.
    inside = ["(contains(term, ?) and not regexp_matches(term, ?))" for _ in pieces]
    values = [(piece, f"^(?:{'|'.join(_PREFIXES)}){piece}") for piece in pieces]
    return " or ".join(["form = ?", *inside]), [form(term), *chain(*values)]


def leaves_out(term: str) -> tuple[str, list[object]]:
    """The same for a word that may not occur, which a compound may hold (-zorg: mantelzorg)."""
    return "form = ? or starts_with(term, ?)", [form(term), term]


def rank(term: str) -> tuple[str, list[object]]:
    """How well a row of `story_term` matches this folded word: EXACT, FORM, BEGINNING, 1 or 0."""
    condition, values = holds(term)
    begins = (term, *_pieces(term))
    starts = " or ".join("starts_with(term, ?)" for _ in begins)
    return (
        f"case when term = ? then {EXACT} when form = ? then {FORM} "
        f"when {starts} then {BEGINNING} when {condition} then 1 else 0 end",
        [term, form(term), *begins, *values],
    )


def matches(term: str, word: str) -> bool:
    """The same as `holds`, for a folded word of a text."""
    pieces = _pieces(term)
    if form(term) == form(word) or (not pieces and word.startswith(term)):
        return True
    return any(
        piece in word and not word.startswith(tuple(prefix + piece for prefix in _PREFIXES))
        for piece in pieces
    )


def _pieces(term: str) -> list[str]:
    """What a compound may hold of a word: as it was typed, and its form (schuld for schulden)."""
    return [p for p in dict.fromkeys((term, form(term))) if len(p) >= _LEAST_INSIDE]

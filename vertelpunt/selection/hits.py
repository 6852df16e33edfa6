"""What was looked for, in the stories found: how well each matches, and where to mark its text."""

from itertools import chain

from vertelpunt.selection.matching import BEGINNING, EXACT, FORM, holds, matches, rank
from vertelpunt.selection.words import Words
from vertelpunt.store import placed_words


def relevance(query: Words) -> tuple[str, tuple[object, ...]]:
    """A statement that gives story_id, and how well each story matches, best first by all four.

    `exact`, `formed`, `begun`: how many of the words it has exactly so; as a form, or better; as a
    beginning, or better. `score`: its hits, those in the title double.
    """
    if not query.terms:
        return (
            "select story_id, 0 as exact, 0 as formed, 0 as begun, 0.0 as score "
            "from story where false",
            (),
        )
    found, found_values = zip(*map(holds, query.terms), strict=True)
    ranks, rank_values = zip(*map(rank, query.terms), strict=True)
    hits = [f"hit_{n}" for n in range(len(ranks))]
    exact, formed, begun = (
        " + ".join(f"(max({hit}) >= {least})::integer" for hit in hits)
        for least in (EXACT, FORM, BEGINNING)
    )
    best = f"greatest({', '.join(hits)})"
    ranked = ", ".join(f"{sql} as {hit}" for sql, hit in zip(ranks, hits, strict=True))
    # What matches is found first, as to rank every word of every story takes ten times as long.
    statement = f"""
        select story_id,
               {exact} as exact,
               {formed} as formed,
               {begun} as begun,
               sum({best} * case when in_title then 2 else 1 end + ln(uses) / 10) as score
        from (
            select story_id, in_title, uses, {ranked}
            from (select * from story_term where {" or ".join(found)})
        )
        group by story_id
    """
    return statement, tuple(chain(*rank_values, *found_values))


def segments(query: Words, text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is something that was looked for."""
    pieces: list[tuple[str, bool]] = []
    last = 0
    for start, end in _marked(query, text):
        # One sign may hold two words (¼).
        pieces += [(text[last:start], False), (text[max(start, last) : end], True)]
        last = max(last, end)
    pieces.append((text[last:], False))
    return [piece for piece in pieces if piece[0]]


def _marked(query: Words, text: str) -> list[tuple[int, int]]:
    """Where the text holds a word or phrase: [start, end), in order."""
    if not query.terms and not query.phrases:
        return []
    found = list(placed_words(text))
    terms = [term for term, _, _ in found]
    marked = {n for n, word in enumerate(terms) if any(matches(term, word) for term in query.terms)}
    for phrase in query.phrases:
        for n in range(len(terms) - len(phrase) + 1):
            if tuple(terms[n : n + len(phrase)]) == phrase:
                marked |= set(range(n, n + len(phrase)))
    return [found[n][1:] for n in sorted(marked)]

"""For words that were looked for and that no story has: the nearest word that stories do have."""

from vertelpunt.insight.source import Source
from vertelpunt.selection import Words
from vertelpunt.selection.matching import holds

# A word of so many letters may differ in so many places; a shorter one is near too many others.
_PLACES = ((10, 3), (6, 2), (4, 1))


def nearest_words(source: Source, query: Words) -> dict[str, str]:
    """The folded words that no story has, each with the nearest as it is written most.

    What the reader may not see is never offered; a word with nothing near it is not in here.
    """
    offered = {term: _nearest(source, term) for term in _without_hits(source, query.terms)}
    return {term: near for term, near in offered.items() if near}


def _without_hits(source: Source, terms: tuple[str, ...]) -> list[str]:
    if not terms:
        return []
    conditions, values = zip(*map(holds, terms), strict=True)
    found = ", ".join(f"coalesce(bool_or({each}), false)" for each in conditions)
    rows = source.read(
        f"select unnest([{found}]) as found from story_term",
        [value for each in values for value in each],
    )
    hits = rows["found"].to_pylist()
    return [term for term, hit in zip(terms, hits, strict=True) if not hit]


def _nearest(source: Source, term: str) -> str | None:
    places = next((most for letters, most in _PLACES if len(term) >= letters), 0)
    if not places:
        return None
    rows = source.read(
        """
        with word as (
            select term, mode(spelled) as spelled, count(*) as stories
            from story_term
            where len(term) between ? and ?
            group by term
        )
        select spelled
        from word
        where damerau_levenshtein(term, ?) <= ?
        order by damerau_levenshtein(term, ?), stories desc, term
        limit 1
        """,
        [len(term) - places, len(term) + places, term, places, term],
    )
    return next(iter(rows["spelled"].to_pylist()), None)

"""Words in titles or whole stories: forms of one word counted as it is written most."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from vertelpunt.insight.source import Source
from vertelpunt.intake.files import STOP_WORDS
from vertelpunt.selection import Selection

MOST_WORDS = 60
# A word of one story says nothing of what stories share.
LEAST_STORIES = 2


@dataclass(frozen=True)
class WordCount:
    """A word as most stories write it, its form, and the number of stories that have the form."""

    word: str
    form: str
    stories: int


def title_words(source: Source, selection: Selection) -> list[WordCount]:
    """The words in most titles first, at most 60, without stop words and numbers.

    Of words in as many titles, those come first that more stories have anywhere.
    """
    where, values = selection.where("title")
    # A title holds one word of each form, so that counts of words add up to counts of stories.
    shared = _shared(
        source,
        source.read(
            f"""
            select form, word, count(*) as stories
            from (
                select unnest(title_forms) as form, unnest(title_words) as word
                from story
                where {where}
            )
            group by form, word
            order by stories desc, word
            """,
            values,
        ),
    )
    titles = Counter(word.stories for word in shared)
    rows = source.read(
        f"""
        with chosen as (select story_id from story where {where})
        select form, count(*) as anywhere
        from story_term
        semi join chosen using (story_id)
        where stands and list_contains(?, form)
        group by form
        """,
        [*values, [word.form for word in shared if titles[word.stories] > 1]],
    )
    anywhere = dict(zip(*(column.to_pylist() for column in rows.columns), strict=True))
    return _first(shared, anywhere)


def story_words(source: Source, selection: Selection) -> list[WordCount]:
    """The words in most stories first, titles and texts alike; otherwise as `title_words`."""
    where, values = selection.where("story")
    rows = source.read(
        f"""
        with chosen as (select story_id from story where {where})
        select form, spelled as word, count(*) as stories
        from story_term
        semi join chosen using (story_id)
        where stands
        group by form, word
        order by stories desc, word
        """,
        values,
    )
    return _first(_shared(source, rows), {})


def _shared(source: Source, rows: pa.Table) -> list[WordCount]:
    """The words that stories share, those of each form together. `rows`: most stories first."""
    left_out = STOP_WORDS.now(source.collection).content
    used: dict[str, str] = {}
    stories: Counter[str] = Counter()
    for each, word, count in zip(*(column.to_pylist() for column in rows.columns), strict=True):
        if each not in left_out and not word.isdigit() and len(word) > 1:
            used.setdefault(each, word)
            stories[each] += count
    return [WordCount(used[e], e, n) for e, n in stories.items() if n >= LEAST_STORIES]


def _first(counted: list[WordCount], anywhere: Mapping[str, int]) -> list[WordCount]:
    """The words of most stories. `anywhere`: what decides between words of as many, by form."""
    return sorted(
        counted, key=lambda word: (-word.stories, -anywhere.get(word.form, 0), word.word)
    )[:MOST_WORDS]

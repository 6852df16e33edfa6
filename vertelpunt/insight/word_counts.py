"""Words in titles or whole stories: forms of one word counted under the form used most."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vertelpunt.insight.source import Source
from vertelpunt.intake.files import STOP_WORDS
from vertelpunt.selection import Selection
from vertelpunt.store import form

MOST_WORDS = 60


@dataclass(frozen=True)
class WordCount:
    """A word, folded, in the form used most, and the number of stories that have it."""

    word: str
    form: str
    stories: int


def title_words(source: Source, selection: Selection) -> list[WordCount]:
    """The words in most titles first, at most 60, without stop words and numbers."""
    where, values = selection.where("title")
    # A story holds one word of each form, so that counts of words add up to counts of stories.
    rows = source.read(
        f"""
        select word,
               count(*) as stories
        from (select unnest(title_words) as word from story where {where})
        group by word
        order by stories desc, word
        """,
        values,
    )
    return _most(source, zip(rows["word"].to_pylist(), rows["stories"].to_pylist(), strict=True))


def story_words(source: Source, selection: Selection) -> list[WordCount]:
    """The words in most stories first, titles and texts alike; otherwise as `title_words`."""
    where, values = selection.where("story")
    # Of each form, every story counts the word that it has first by alphabet.
    rows = source.read(
        f"""
        with chosen as (select story_id from story where {where}),
        held as (
            select min(term) as word
            from story_term
            join chosen using (story_id)
            where len(term) > 1
            group by story_id, stem, left(term, 2)
        )
        select word,
               count(*) as stories
        from held
        group by word
        order by stories desc, word
        """,
        values,
    )
    return _most(source, zip(rows["word"].to_pylist(), rows["stories"].to_pylist(), strict=True))


def _most(source: Source, counted: Iterable[tuple[str, int]]) -> list[WordCount]:
    """Take together the forms of each word. `counted`: word and stories, most stories first."""
    left_out = STOP_WORDS.now(source.collection).content
    used: dict[str, str] = {}
    stories: Counter[str] = Counter()
    for word, count in counted:
        each = form(word)
        if each not in left_out and not word.isdigit() and len(word) > 1:
            used.setdefault(each, word)
            stories[each] += count
    most = sorted(stories.items(), key=lambda item: (-item[1], used[item[0]]))[:MOST_WORDS]
    return [WordCount(used[each], each, count) for each, count in most]

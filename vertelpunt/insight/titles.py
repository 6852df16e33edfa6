"""Words in titles: forms of one word counted together, under the form used most."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vertelpunt.insight.source import Source
from vertelpunt.paths import STOP_WORDS
from vertelpunt.selection import FORM, Selection
from vertelpunt.store import words

MOST_WORDS = 60


@dataclass(frozen=True)
class TitleWord:
    """A word, folded, in the form used most, and the number of stories with it in their title."""

    word: str
    form: str
    stories: int


def title_words(source: Source, selection: Selection) -> list[TitleWord]:
    """The words in most titles first, at most 60, without stop words and numbers."""
    where, values = selection.where("title")
    rows = source.read(
        f"""
        with title as (
            select {FORM} as form, term, story_id
            from story_term
            where in_title
              and story_id in (select story_id from story where {where})
              and term not in (select unnest(?))
              and not regexp_full_match(term, '[0-9]+|.')
        )
        select form,
               mode(term) as word,
               count(distinct story_id) as stories
        from title
        group by form
        order by stories desc, word
        limit ?
        """,
        [*values, stop_words(), MOST_WORDS],
    ).to_pylist()
    return [TitleWord(row["word"], row["form"], row["stories"]) for row in rows]


@cache
def stop_words(path: Path = STOP_WORDS) -> list[str]:
    """The words that say nothing by themselves, folded; what stands behind a `#` is a remark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [word for line in lines for word in words(line.split("#")[0])]

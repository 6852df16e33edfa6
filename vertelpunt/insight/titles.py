"""Words in titles: forms of one word counted together, under the form used most."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vertelpunt.insight.source import Source
from vertelpunt.paths import STOP_WORDS
from vertelpunt.selection import Selection
from vertelpunt.store import form, words

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
    left_out = stop_words()
    used: dict[str, str] = {}
    stories: Counter[str] = Counter()
    for word, count in zip(rows["word"].to_pylist(), rows["stories"].to_pylist(), strict=True):
        if word not in left_out and not word.isdigit() and len(word) > 1:
            used.setdefault(form(word), word)
            stories[form(word)] += count
    most = sorted(stories.items(), key=lambda item: (-item[1], used[item[0]]))[:MOST_WORDS]
    return [TitleWord(used[each], each, count) for each, count in most]


@cache
def stop_words(path: Path = STOP_WORDS) -> frozenset[str]:
    """The words that say nothing by themselves, folded; what stands behind a `#` is a remark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in words(line.split("#")[0]))

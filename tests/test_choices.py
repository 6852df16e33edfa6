"""Answers that nobody chose, and what a sentence says of those that were."""

from tests.doing import send
from tests.stories import story
from vertelpunt.insight.choices import choices
from vertelpunt.insight.source import Source
from vertelpunt.selection import selection_of
from vertelpunt.ui.plots.sentences import most_chosen


def test_what_nobody_chose_stands_there_with_nought(source: Source) -> None:
    empty = choices(source, "domains", selection_of((), source.asked))
    assert set(empty.options) == set(source.asked.labels("domains"))
    assert empty.answered.stories == 0
    send(source.collection, "a" * 32, source.questionnaire.version, story(domains=None))
    assert choices(source, "domains", selection_of((), source.asked)).answered.stories == 0


def test_the_sentence_names_what_stands_out_and_nothing_else() -> None:
    assert "‘a’: 3 (75%)" in most_chosen([("a", 3), ("b", 1)], 4, several=False)
    assert "‘a’ en ‘b’: elk 2 (50%)" in most_chosen([("a", 2), ("b", 2)], 4, several=True)
    assert "vaakst" not in most_chosen([(c, 1) for c in "abcd"], 4, several=False)
    assert "Geen van deze" in most_chosen([("a", 0)], 0, several=False)

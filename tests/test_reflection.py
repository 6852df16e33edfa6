"""Words and differences: what counts, and what is not claimed."""

import pytest

from tests.stories import story
from vertelpunt.insight.differences import differences
from vertelpunt.insight.source import Source
from vertelpunt.insight.word_counts import story_words, title_words
from vertelpunt.selection import Options, StoryWords, TitleWords, selection_of

MONEY = (Options("domains", ("money",)),)


def test_below_ten_stories_nothing_is_claimed(source: Source) -> None:
    for n in range(19):
        domain = "money" if n < 9 else "work"
        sent = story(domains=[domain], impact="positive" if n < 9 else "too_early")
        source.collection.submit(f"{n:032x}", source.questionnaire.version, sent)
    assert differences(source, MONEY, most=99) == []
    source.collection.submit("f" * 32, source.questionnaire.version, story(domains=["money"]))
    assert {each.part.source for each in differences(source, MONEY, most=99)} == {"impact"}


@pytest.mark.parametrize("chosen", [(), MONEY])
def test_a_word_selects_as_many_stories_as_it_counts(
    demonstration: Source, chosen: tuple[Options, ...]
) -> None:
    for counted, part in ((story_words, StoryWords), (title_words, TitleWords)):
        words = counted(demonstration, selection_of(chosen, demonstration.asked))
        assert words
        assert len(words) == 60 or part is TitleWords or chosen
        for word in words[:8]:
            where, values = selection_of((*chosen, part((word.word,))), demonstration.asked).where()
            (row,) = demonstration.read(
                f"select count(*) as n from story where {where}", values
            ).to_pylist()
            assert row["n"] == word.stories


def test_forms_of_a_word_in_one_story_count_once(source: Source) -> None:
    for n, text in enumerate(("De tuin en de tuinen.", "Een TUIN!", "Niets.", "tuinen 2025")):
        sent = story(title=f"Een {n}", what_happens=text, key_moment="De.")
        source.collection.submit(f"{n:032x}", source.questionnaire.version, sent)
    found = story_words(source, selection_of((), source.asked))
    assert [(w.word, w.stories) for w in found if w.word.startswith("tui")] == [("tuin", 3)]
    assert {"de", "een", "2025", "2"}.isdisjoint(w.word for w in found)

"""Every number of Onderdeel and Multi's is a plain count over what was sent."""

from itertools import combinations

import pytest

from tests.stories import story
from vertelpunt.insight.choices import choices
from vertelpunt.insight.source import Source
from vertelpunt.keeper.demonstration import read_stories
from vertelpunt.paths import DEMONSTRATION_STORIES
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import Options, selection_of
from vertelpunt.ui.sentences import most_chosen

CHOICES = ("subject_kind", "onderdeel", "impact", "target_groups", "domains", "parties")


@pytest.mark.parametrize("question", CHOICES)
@pytest.mark.parametrize("chosen", [(), ("social_support",), ("social_support", "money")])
@pytest.mark.parametrize("every", [False, True])
def test_options_and_pairs_are_plain_counts_over_the_demonstration(
    source: Source, questionnaire: Questionnaire, places: dict[str, Place],
    question: str, chosen: tuple[str, ...], every: bool,
) -> None:  # fmt: skip
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    source.collection.append([e for each in written for e in each.events(questionnaire.version)])
    part = (Options("domains", chosen, every),) if chosen else ()
    found = choices(source, question, selection_of(part, source.asked))

    def is_chosen(answers: dict[str, list[str]]) -> bool:
        had = set(answers.get("domains", ()))
        return (set(chosen) <= had) if every else bool(not chosen or set(chosen) & had)

    usable = [s.submission.answers for s in written if s.coding.get("usable", True)]
    answered = [a for a in usable if question in a]
    # A view is not narrowed by its own selection.
    within = [a for a in answered if question == "domains" or is_chosen(a)]
    ringed = [a for a in within if chosen and question == "domains" and is_chosen(a)]

    def having(answers: list[dict[str, object]], *options: str) -> int:
        lists = [a[question] if isinstance(a[question], list) else [a[question]] for a in answers]
        return sum(set(options) <= set(each) for each in lists)

    assert (found.answered.stories, found.answered.within) == (len(answered), len(within))
    for option, layers in found.options.items():
        assert layers.stories == having(answered, option)
        assert layers.within == having(within, option)
        assert layers.ringed == having(ringed, option)
    for pair in combinations(found.options, 2):
        assert found.pairs.get(pair, 0) == having(within, *pair)


def test_what_nobody_chose_stands_there_with_nought(source: Source) -> None:
    empty = choices(source, "domains", selection_of((), source.asked))
    assert set(empty.options) == set(source.asked.option_labels("domains"))
    assert empty.answered.stories == 0
    source.collection.submit("a" * 32, source.questionnaire.version, story(domains=None))
    assert choices(source, "domains", selection_of((), source.asked)).answered.stories == 0


def test_the_sentence_names_what_stands_out_and_nothing_else() -> None:
    assert "‘a’: 3 (75%)" in most_chosen([("a", 3), ("b", 1)], 4, several=False)
    assert "‘a’ en ‘b’: elk 2 (50%)" in most_chosen([("a", 2), ("b", 2)], 4, several=True)
    assert "vaakst" not in most_chosen([(c, 1) for c in "abcd"], 4, several=False)
    assert "Geen van deze" in most_chosen([("a", 0)], 0, several=False)

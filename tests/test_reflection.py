"""Words and differences: what counts, and what is not claimed."""

import pytest

from tests.doing import send, tell_all
from tests.stories import story
from vertelpunt.insight.differences import Rest, differences
from vertelpunt.insight.source import Source
from vertelpunt.insight.word_counts import story_words, title_words
from vertelpunt.selection import (
    Answered,
    Area,
    Box,
    Chosen,
    Dots,
    Everything,
    Options,
    Part,
    Period,
    Range,
    Search,
    StoryWords,
    TitleWords,
    Zone,
    selection_of,
)

PLANE = ("difficulty", "impact_size")
MONEY = (Options("domains", ("money",)),)
MONEY_TELLS = story(domains=["money"], impact="positive")
WORK_TELLS = story(domains=["work"], impact="too_early")


def test_below_ten_stories_nothing_is_claimed(source: Source) -> None:
    tell_all(source, [MONEY_TELLS] * 9 + [WORK_TELLS] * 10)
    assert differences(source, MONEY, most=99) == []
    send(source.collection, "f" * 32, source.questionnaire.version, story(domains=["money"]))
    assert {each.part.source for each in differences(source, MONEY, most=99)} == {"impact"}


def test_a_part_names_the_questions_it_asks() -> None:
    two = Area(PLANE, Zone("low_high"))
    assert two.questions == Dots(PLANE, ("a" * 16,)).questions == PLANE
    assert Area(("effect_triad",), Zone("left"), negated=True).questions == ("effect_triad",)
    for part in (Range("difficulty", 0, 9), Answered("difficulty", ("open",))):
        assert part.questions == ("difficulty",)
    assert MONEY[0].questions == ("domains",)
    plain: list[Part] = [Search("x"), TitleWords(("x",)), Period(None, None), Everything()]
    assert [part.questions for part in plain] == [()] * 4


ASKING: list[tuple[Chosen, set[str]]] = [
    ((Area(PLANE, Zone("low_high")),), {"difficulty", "impact_size"}),
    ((Area(PLANE, Box(0, 0, 500, 1000), negated=True),), {"difficulty", "impact_size"}),
    ((Answered("how_started", ("answered",)), Answered("domains", ("answered",))), {"domains"}),
    ((Area(("effect_triad",), Zone("left")), Range("difficulty", 0, 70)),
     {"effect_triad", "difficulty"}),
    ((Options("role", ("practitioner",), negated=True), Search("de")), {"role"}),
]  # fmt: skip


@pytest.mark.parametrize(("chosen", "asked"), ASKING)
def test_what_either_side_asks_is_never_told_as_a_difference(
    demonstration: Source, chosen: Chosen, asked: set[str]
) -> None:
    saved: Chosen = (Area(("effect_size", "challenge_size"), Box(0, 0, 1000, 1000)),)
    aside = asked | {"effect_size", "challenge_size"}
    sides: list[tuple[Chosen | Rest | None, set[str]]] = [
        (None, asked), ("rest", asked), (saved, aside),
    ]  # fmt: skip
    for second, left_aside in sides:
        told = differences(demonstration, chosen, most=999, second=second)
        assert told
        assert not {question for each in told for question in each.part.questions} & left_aside


@pytest.mark.parametrize(("chosen", "asked"), ASKING)
def test_the_rest_and_the_selection_are_all_stories_together(
    demonstration: Source, chosen: Chosen, asked: set[str]
) -> None:
    with_all = {e.sentence: e for e in differences(demonstration, chosen, most=999)}
    for each in differences(demonstration, chosen, most=999, second="rest"):
        assert min(each.selected.answered, each.second.answered) >= 10
        if whole := with_all.get(each.sentence):
            assert whole.selected == each.selected
            assert whole.second.stories == each.selected.stories + each.second.stories
            assert whole.second.answered == each.selected.answered + each.second.answered


def test_below_ten_stories_on_the_other_side_nothing_is_claimed(source: Source) -> None:
    tell_all(source, [MONEY_TELLS] * 15 + [WORK_TELLS] * 9)
    assert differences(source, MONEY, most=99, second="rest") == []
    work: Chosen = (Options("domains", ("work",)),)
    assert differences(source, MONEY, most=99, second=work) == []
    assert differences(source, work, most=99) == []
    send(source.collection, "f" * 32, source.questionnaire.version, story(domains=["work"]))
    sides: list[Chosen | Rest] = ["rest", work]
    for second in sides:
        told = differences(source, MONEY, most=99, second=second)
        assert {each.part.source for each in told} == {"impact"}
        assert {each.second.answered for each in told} == {10}


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
    texts = enumerate(("De tuin en de tuinen.", "Een TUIN!", "Niets.", "tuinen 2025"))
    tell_all(source, (story(title=f"Een {n}", what_happens=t, key_moment="De.") for n, t in texts))
    found = story_words(source, selection_of((), source.asked))
    assert [(w.word, w.stories) for w in found if w.word.startswith("tui")] == [("tuin", 3)]
    assert {"de", "een", "2025", "2"}.isdisjoint(w.word for w in found)

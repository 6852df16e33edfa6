"""Every number of Reflectie is a plain count over the exported JSON."""

import pytest

from tests.exported import Told, exported
from tests.stories import story
from vertelpunt.insight.choices import choices
from vertelpunt.insight.differences import differences
from vertelpunt.insight.source import Source
from vertelpunt.insight.word_counts import story_words, title_words
from vertelpunt.selection import Area, Options, Range, StoryWords, TitleWords, selection_of

MONEY = (Options("domains", ("money",)),)


def _has(told: Told, part: object) -> bool:
    """Whether a story has the answer of a difference."""
    match part:
        case Options(question, values):
            return bool(told.chose(question) & set(values))
        case Range(question, low, high):
            return low <= told.answers.get(question, -1) <= high
        case Area((question,), zone):
            left, right, top = (
                told.answers.get(question, {}).get(each, 0) for each in ("left", "right", "top")
            )
            corners = {"left": left, "right": right, "top": top}
            above = [name for name, share in corners.items() if share > 0.6]
            below = [name for name, share in corners.items() if share < 0.2]
            if question not in told.answers:
                return False
            found = above[0] if above else (
                "_".join(name for name in corners if name not in below) if below else "middle"
            )  # fmt: skip
            return found == zone.name  # type: ignore[attr-defined]
    raise AssertionError(part)


def test_differences_are_plain_counts_over_the_demonstration(demonstration: Source) -> None:
    told = exported(demonstration.collection)
    within = [each for each in told if "money" in each.chose("domains")]
    found = differences(demonstration, MONEY, most=999)
    assert len(found) > 40
    for each in found:
        question = each.part.source.split("~")[0]
        column = [question] if question else []
        answered = [t for t in told if any(c in t.answers or c in t.coding for c in column)]
        selected = [t for t in within if t in answered]
        assert (each.stories.answered, each.selected.answered) == (len(answered), len(selected))
        assert each.stories.stories == sum(_has(t, each.part) for t in told)
        assert each.selected.stories == sum(_has(t, each.part) for t in within)
    sizes = [abs(each.size) for each in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(sizes)
    assert "domains" not in {each.part.source for each in found}


def test_below_ten_stories_nothing_is_claimed(source: Source) -> None:
    for n in range(19):
        domain = "money" if n < 9 else "work"
        sent = story(domains=[domain], impact="positive" if n < 9 else "too_early")
        source.collection.submit(f"{n:032x}", source.questionnaire.version, sent)
    assert differences(source, MONEY, most=99) == []
    source.collection.submit("f" * 32, source.questionnaire.version, story(domains=["money"]))
    assert {each.part.source for each in differences(source, MONEY, most=99)} == {"impact"}


@pytest.mark.parametrize("code", ["initiative", "tone", "municipality_role", "impact"])
def test_what_the_core_group_added_is_counted_like_any_choice(
    demonstration: Source, code: str
) -> None:
    told = exported(demonstration.collection)
    found = choices(demonstration, code, selection_of(MONEY, demonstration.asked))
    for option, layers in found.options.items():
        having = [each for each in told if option in each.chose(code)]
        assert layers.stories == len(having)
        assert layers.within == sum("money" in each.chose("domains") for each in having)


@pytest.mark.parametrize("chosen", [(), MONEY])
def test_a_word_selects_as_many_stories_as_it_counts(
    demonstration: Source, chosen: tuple[Options, ...]
) -> None:
    for counted, part in ((story_words, StoryWords), (title_words, TitleWords)):
        words = counted(demonstration, selection_of(chosen, demonstration.asked))
        assert len(words) == 60 if part is StoryWords else words
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

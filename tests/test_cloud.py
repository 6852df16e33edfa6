"""The drawing of a word cloud: every word, as large as its count, none over another."""

from itertools import combinations, groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vertelpunt.figures.cloud import as_svg, cloud
from vertelpunt.figures.cloud_places import HEIGHT, WIDTH, Placed, places
from vertelpunt.insight.word_counts import WordCount

LONG = "arbeidsongeschiktheidsverzekeringsarts"
TITLES = (LONG, "luistert", "koffie", "buurt", "soep", "stoep", "loket", "sleutel", "fatima")
WORD = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzëïéèüçñ"), min_size=2, max_size=22)


def box(placed: Placed) -> tuple[int, int, int, int]:
    left, top, right, bottom = placed.ink
    return (
        placed.left, placed.top, placed.left + right - left, placed.top + bottom - top,
    )  # fmt: skip


def check_apart(found: list[Placed]) -> None:
    boxes = [box(each) for each in found]
    for left, top, right, bottom in boxes:
        assert left >= 0 <= top
        assert right <= WIDTH
        assert bottom <= HEIGHT
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(
    "counts",
    [
        [(word, 1) for word in TITLES],
        [(LONG * 9, 1), ("koffie", 4), ("de" * 25, 4)],
        [(f"{LONG}{n}", 60 - n) for n in range(60)],
        [(f"woord{n:02}", 2) for n in range(60)],
        [(f"woord{n:02}", max(2, 300 // (n + 1))) for n in range(60)],
        [("buurt", 3)],
    ],
)
def test_every_word_is_drawn_and_none_over_another(counts: list[tuple[str, int]]) -> None:
    words = [WordCount(word, word, stories) for word, stories in counts]
    figure, drawn = cloud(words, dark=False, shift=0)
    assert drawn == [word for word, _ in counts]
    assert len(figure.data[0].x) == len(figure.data[0].text) == len(counts)
    check_apart(places(tuple(counts)))
    assert as_svg(words).count(b"<text transform") == len(counts)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(WORD, st.integers(1, 40), min_size=1, max_size=60))
def test_words_with_one_count_have_one_size_and_more_stories_no_smaller_one(
    counted: dict[str, int],
) -> None:
    counts = tuple(sorted(counted.items(), key=lambda item: -item[1]))
    found = places(counts)
    assert [each.word for each in found] == [word for word, _ in counts]
    check_apart(found)
    sizes = [
        {each.size for each, _ in group}
        for _, group in groupby(zip(found, counts, strict=True), key=lambda pair: pair[1][1])
    ]
    assert all(len(each) == 1 for each in sizes)
    assert [max(each) for each in sizes] == sorted((max(each) for each in sizes), reverse=True)


def test_only_a_word_wider_than_the_cloud_is_smaller_than_others_of_its_count() -> None:
    found = places((("koffie", 2), ("a" * 58, 2), ("soep", 2)))
    assert found[0].size == found[2].size > found[1].size


def test_the_same_words_are_the_same_picture() -> None:
    counts = tuple((word, 1 + n % 3) for n, word in enumerate(TITLES))
    first = places(counts)
    places.cache_clear()
    assert places(counts) == first

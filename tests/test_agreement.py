"""Krippendorff's alpha: the examples that he published, and what must hold for any coding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.insight.agreement import agreement


def units(*coders: str) -> list[list[str]]:
    """What each coder gave, a sign a unit and a dot for nothing, as units."""
    return [[code for code in unit if code != "."] for unit in zip(*coders, strict=True)]


# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability: two coders and two values (A), two
# coders and five values (B), four coders with values missing (C).
TWO_VALUES = units("0100000010", "1110010000")
FIVE_VALUES = units("aabbdcccedda", "babbbccceddd")
MISSING = units("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


@pytest.mark.parametrize(
    ("coded", "scale", "published"),
    [
        (TWO_VALUES, "nominal", 0.095),
        (FIVE_VALUES, "nominal", 0.692),
        (MISSING, "nominal", 0.743),
        (MISSING, "ordinal", 0.815),
    ],
)
def test_alpha_is_what_was_published(coded: list[list[str]], scale: str, published: float) -> None:
    found = agreement(coded, scale, order="12345")  # type: ignore[arg-type]
    assert found is not None
    assert found.alpha is not None
    assert found.alpha == pytest.approx(published, abs=0.0005)
    assert found.interval is not None
    assert found.interval[0] <= found.alpha <= found.interval[1]


def test_the_share_that_is_the_same_counts_pairs() -> None:
    found = agreement([["a", "a"], ["a", "b"], ["a", "a", "b"]], "nominal")
    assert found is not None
    assert found.same == pytest.approx((2 + 0 + 2) / (2 + 2 + 6))
    assert found.units == 3


def test_of_one_coder_or_one_value_nothing_is_said() -> None:
    assert agreement([["a"], ["b"], []], "nominal") is None
    found = agreement([["a", "a"], ["a", "a"]], "nominal")
    assert found is not None
    assert (found.alpha, found.interval, found.same) == (None, None, 1)


def alpha(coded: list[list[str]], scale: str) -> float | None:
    found = agreement(coded, scale, "abc")  # type: ignore[arg-type]
    return found and found.alpha


CODED = st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=8)


@given(coded=CODED, scale=st.sampled_from(["nominal", "ordinal"]))
def test_alpha_is_at_most_one_and_only_then_all_is_the_same(
    coded: list[list[str]], scale: str
) -> None:
    found = alpha(coded, scale)
    paired = [unit for unit in coded if len(unit) > 1]
    if found is None:
        assert len({code for unit in paired for code in unit}) < 2
    else:
        assert found <= 1 + 1e-9
        assert (found > 1 - 1e-9) == all(len(set(unit)) == 1 for unit in paired)


@given(coded=CODED, scale=st.sampled_from(["nominal", "ordinal"]))
def test_neither_the_order_of_stories_nor_that_of_coders_matters(
    coded: list[list[str]], scale: str
) -> None:
    turned = [list(reversed(unit)) for unit in reversed(coded)]
    first, second = (alpha(each, scale) for each in (coded, turned))
    assert first == (None if second is None else pytest.approx(second))

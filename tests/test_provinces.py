"""A story's province follows from its municipality."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stories import ids_of, story
from vertelpunt.figures.tile_map import PLACES
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.provinces import provinces
from vertelpunt.insight.source import Source
from vertelpunt.paths import MUNICIPALITIES
from vertelpunt.questionnaire import Questionnaire, load_places, provinces_of
from vertelpunt.selection import (
    Everything,
    Options,
    Period,
    Province,
    Selection,
    SelectionError,
    from_address,
    selection_of,
    to_address,
)
from vertelpunt.store import submitted

NAMES = list(provinces_of(load_places(MUNICIPALITIES)))


def test_every_municipality_lies_in_a_province_that_the_map_draws() -> None:
    places = load_places(MUNICIPALITIES)
    held = provinces_of(places)
    assert set(held) == set(PLACES)
    assert len(set(PLACES.values())) == len(PLACES) == 12
    assert sum(map(len, held.values())) == sum(code.startswith("GM") for code in places)


PARTS = st.one_of(
    st.builds(
        lambda names, negated: Province("municipality", tuple(names), negated=negated),
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
        st.booleans(),
    ),
    st.builds(lambda role: Options("role", (role,)), st.sampled_from(["practitioner", "staff"])),
    st.just(Everything()),
    st.just(Period.read(("2025-03-01", "2025-06-30"))),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=st.lists(PARTS, max_size=3, unique_by=lambda part: part.source).map(tuple))
def test_the_provinces_and_what_lies_in_none_add_up_to_the_answered(
    demonstration: Source, chosen: tuple[Province | Options | Everything | Period, ...]
) -> None:
    found = provinces(demonstration, "municipality", selection_of(chosen, demonstration.asked))
    others = tuple(part for part in chosen if not isinstance(part, Province))
    within = ids_of(demonstration, selection_of(others, demonstration.asked))
    assert found.answered.within == len(within)
    for name, layers in found.provinces.items():
        alone = selection_of((*others, Province("municipality", (name,))), demonstration.asked)
        assert layers.within == len(ids_of(demonstration, alone))


def test_what_was_once_a_municipality_lies_in_no_province(
    source: Source, questionnaire: Questionnaire
) -> None:
    answers = ["GM0344", "GM0001", "several", "national"]
    source.collection.append(
        [
            submitted(f"s{n}", questionnaire.version, story(municipality=each))
            for n, each in enumerate(answers)
        ]
    )
    found = provinces(source, "municipality", Selection())
    one = Layers(1, 1)
    assert {name: each for name, each in found.provinces.items() if each.stories} == {
        "Utrecht": one
    }
    assert found.elsewhere == {
        "meerdere gemeenten": one, "landelijk": one, "gemeente van vroeger": one,
    }  # fmt: skip
    assert found.answered.stories == 4


def test_a_province_has_an_address_and_a_sentence(source: Source) -> None:
    (part,) = from_address(["!province~municipality~Utrecht~Fryslân"])
    assert part == Province("municipality", ("Utrecht", "Fryslân"), negated=True)
    assert to_address((part,)) == ["!province~municipality~Utrecht~Fryslân"]
    said = part.clause(source.asked).sentence
    assert said == "Niet: gemeente: in de provincie Utrecht of Fryslân"


@pytest.mark.parametrize(
    "text",
    [
        "province~municipality",
        "province~municipality~",
        "province~role~Utrecht",
        "province~municipality~Atlantis",
    ],
)
def test_a_province_that_is_none_is_refused(source: Source, text: str) -> None:
    with pytest.raises(SelectionError):
        selection_of(from_address([text]), source.asked)

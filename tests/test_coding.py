"""Coding: each for oneself, then beside each other, and together where coders differ."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import tell_all
from tests.stories import ids_of, story
from vertelpunt.commands import Commands, actor_of
from vertelpunt.insight.coding import (
    agreements,
    coding_rows,
    codings_of,
    state_counts,
    used_tags,
)
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.intake import FileError
from vertelpunt.intake.files import CODING
from vertelpunt.intake.reading import coding_of
from vertelpunt.selection import Options, Selection
from vertelpunt.store import Collection, Event, in_role, now

NOOR, SAM = (in_role("core_group", name) for name in ("Noor", "Sam"))
BY_NOOR, BY_SAM = (actor_of(each).signature for each in (NOOR, SAM))
OWN_SCHEMES = """
initiative:
  label: Type
  options: [{id: data, label: data}, {id: residents, label: inwoners}]
moed:
  label: Hoeveel moed
  scale: ordinal
  options: [{id: little, label: weinig}, {id: some, label: wat}, {id: much, label: veel}]
waarden:
  label: Waarden
  several: true
  options: [{id: trust, label: vertrouwen}, {id: time, label: tijd}]
"""


def by(collection: Collection, viewer: object = NOOR) -> Commands:
    return Commands(collection, actor_of(viewer))  # type: ignore[arg-type]


@pytest.fixture
def own_schemes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "coding.yaml"
    file.write_text(OWN_SCHEMES, encoding="utf-8")
    monkeypatch.setattr(CODING, "path", file)


@pytest.fixture
def told(source: Source) -> list[str]:
    return tell_all(source, [story(), story(title="Tweede"), story(title="Derde")])


def column(source: Source, name: str) -> dict[str, object]:
    rows = source.read(f"select story_id, {name} from story").to_pylist()
    return {row["story_id"]: row[name] for row in rows}


def test_one_coder_says_what_a_story_is(source: Source, told: list[str]) -> None:
    by(source.collection).code(told[0], "tone", ["mixed"])
    by(source.collection).code(told[0], "tags", ["flat", " koffie  thee ", "flat"])
    assert column(source, "tone") == {told[0]: "mixed", told[1]: None, told[2]: None}
    assert column(source, "tags")[told[0]] == ["flat", "koffie thee"]
    assert used_tags(source) == ["flat", "koffie thee"]
    card = one_story(source, told[0])
    assert card is not None
    assert [each.text for each in card.coding] == ["gemengd", "flat · koffie thee"]
    by(source.collection).code(told[0], "tone", None)
    assert column(source, "tone")[told[0]] is None


def test_where_coders_differ_a_story_counts_once_they_decided(
    source: Source, told: list[str]
) -> None:
    by(source.collection, NOOR).code(told[0], "tone", ["mixed"])
    by(source.collection, SAM).code(told[0], "tone", ["critical"])
    assert column(source, "tone")[told[0]] is None
    by(source.collection, SAM).decide(told[0], "tone", ["critical"])
    assert column(source, "tone")[told[0]] == "critical"
    by(source.collection, SAM).decide(told[0], "tone", None)
    assert column(source, "tone")[told[0]] is None
    by(source.collection, SAM).code(told[0], "tone", ["mixed"])
    assert column(source, "tone")[told[0]] == "mixed"


def test_what_others_gave_is_seen_after_ones_own(source: Source, told: list[str]) -> None:
    by(source.collection, SAM).code(told[0], "tone", ["critical"])
    before = codings_of(source, told[0], BY_NOOR)["tone"]
    assert (before.own, before.others, before.hidden) == (None, {}, 1)
    by(source.collection, NOOR).code(told[0], "tone", ["mixed"])
    after = codings_of(source, told[0], BY_NOOR)["tone"]
    assert (after.own, after.others, after.hidden) == (("mixed",), {BY_SAM: ("critical",)}, 0)
    assert after.differs
    # Another scheme stays hidden.
    by(source.collection, SAM).code(told[0], "initiative", ["data"])
    assert codings_of(source, told[0], BY_NOOR)["initiative"].hidden == 1


def test_a_story_is_done_when_every_scheme_is_and_differs_until_decided(
    source: Source, told: list[str]
) -> None:
    assert state_counts(source, BY_NOOR) == {"to_do": 3, "differs": 0, "done": 0}
    for scheme, code in (("tone", "mixed"), ("initiative", "data")):
        by(source.collection, NOOR).code(told[0], scheme, [code])
    by(source.collection, NOOR).code(told[1], "tone", ["mixed"])
    assert state_counts(source, BY_NOOR) == {"to_do": 2, "differs": 0, "done": 1}
    by(source.collection, SAM).code(told[0], "tone", ["critical"])
    assert [row.story_id for row in coding_rows(source, "differs", BY_NOOR, most=9)] == [told[0]]
    assert [row.story_id for row in coding_rows(source, "to_do", BY_NOOR, most=9)] == told[1:]
    by(source.collection, NOOR).decide(told[0], "tone", ["mixed"])
    assert state_counts(source, BY_NOOR) == {"to_do": 2, "differs": 0, "done": 1}
    by(source.collection, NOOR).judge(told[1], usable=False)
    assert state_counts(source, BY_NOOR) == {"to_do": 1, "differs": 0, "done": 1}


@pytest.mark.usefixtures("own_schemes")
def test_a_scheme_of_ones_own_is_a_choice_everywhere_once_it_is_used(
    source: Source, told: list[str]
) -> None:
    assert set(source.coding) == {"initiative"}
    by(source.collection).code(told[0], "moed", ["much"])
    by(source.collection).code(told[0], "waarden", ["trust", "time"])
    by(source.collection).code(told[1], "waarden", ["time"])
    source = replace(source)
    assert set(source.coding) == {"initiative", "coded_moed", "coded_waarden"}
    clause = Options("coded_waarden", ("trust",)).clause(source.asked)
    assert ids_of(source, Selection((clause,))) == [told[0]]
    card = one_story(source, told[0])
    assert card is not None
    assert [(each.label, each.text) for each in card.coding] == [
        ("Hoeveel moed", "veel"), ("Waarden", "vertrouwen · tijd")
    ]  # fmt: skip
    assert source.collection.differences() == []


def test_a_member_sees_no_codes_and_no_teller_does(source: Source, told: list[str]) -> None:
    by(source.collection).code(told[0], "moed", ["much"])
    by(source.collection).code(told[0], "tone", ["mixed"])
    for viewer in (in_role("member"), in_role("visitor")):
        seen = replace(source, viewer=viewer)
        assert set(column(seen, "tone").values()) <= {None}
        assert set(column(seen, "coded_moed").values()) <= {None}
        assert codings_of(seen, told[0], BY_NOOR) == {}


@pytest.mark.usefixtures("own_schemes")
def test_agreement_is_by_scheme_and_by_option_where_there_are_several(
    source: Source, told: list[str]
) -> None:
    for viewer, codes in ((NOOR, ("little", "some", "much")), (SAM, ("little", "much", "much"))):
        for story_id, code in zip(told, codes, strict=True):
            by(source.collection, viewer).code(story_id, "moed", [code])
        by(source.collection, viewer).code(told[0], "waarden", ["trust"])
    found = {(each.scheme.label, each.option): each.found for each in agreements(source)}
    assert set(found) == {
        ("Hoeveel moed", None), ("Waarden", "vertrouwen"), ("Waarden", "tijd")
    }  # fmt: skip
    assert found["Hoeveel moed", None].same == pytest.approx(2 / 3)
    assert found["Waarden", "tijd"].same == 1
    assert found["Waarden", "tijd"].alpha is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tags: {label: x, options: []}", "kan geen naam zijn"),
        ("Moed: {label: x, options: []}", "kan geen naam zijn"),
        ("3: {label: x, options: []}", "is geen naam"),
        ("tone: {label: x, several: true, options: [{id: a, label: a}, {id: b, label: b}]}",
         "past één keuze"),
        ("moed: {label: x, scale: hoog, options: [{id: a, label: a}, {id: b, label: b}]}", "moed:"),
    ],
)  # fmt: skip
def test_a_scheme_that_can_not_be_is_said_so(text: str, said: str) -> None:
    with pytest.raises(FileError) as refused:
        coding_of(text, "coding.yaml")
    assert said in str(refused.value)


CODED = st.lists(
    st.tuples(
        st.sampled_from([NOOR, SAM]),
        st.sampled_from(["code", "decide", "old"]),
        st.integers(0, 1),
        st.sampled_from(["tone", "moed", "tags"]),
        st.none() | st.lists(st.sampled_from("abc"), max_size=2),
    ),
    max_size=10,
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(coded=CODED)
def test_coded_in_one_go_or_step_by_step_the_tables_are_the_same(
    source: Source, coded: list[tuple[object, str, int, str, list[str] | None]]
) -> None:
    ids = tell_all(source, [story(), story()])
    for viewer, what, which, scheme, codes in coded:
        coder = by(source.collection, viewer)
        if what == "old":
            body = {"initiative": "data", "tone": None, "tags": codes}
            event = Event("story_coded", ids[which], body, coder.actor.signature, now())
            source.collection.append([event])
        else:
            getattr(coder, what)(ids[which], scheme, codes)
    assert source.collection.differences() == []


def test_a_press_codes_the_story_and_another_takes_its_place(
    open_page: Callable[..., AppTest], collection: Collection, source: Source, told: list[str]
) -> None:
    page = open_page("pages/coderen.py", code="geheim")
    page.text_input[0].set_value("geheim")
    page.button[0].click().run()
    assert not page.exception
    (tags,) = (each for each in page.text_input if each.label.startswith("Labels"))
    tags.set_value("flat, *vet*, ").run()
    assert not page.exception
    assert column(source, "tags")[told[0]] == ["flat", "*vet*"]
    assert page.query_params["verhaal"] == told[0]

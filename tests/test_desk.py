"""The desk: a story is judged, masked and narrowed, and each of these is undone."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, tell_all
from tests.stories import NO_WORDS, ids_of, story
from vertelpunt.commands import UNDO_FOR, Commands, NotAllowedError, NotThereError
from vertelpunt.commands import desk as desk_commands
from vertelpunt.insight.desk import counts, desk_rows, judgement, likely_doubles, waiting
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.insight.storycard import one_story
from vertelpunt.selection import USABLE, Search, Selection
from vertelpunt.store import (
    ADMIN,
    CORE_GROUP,
    VISITOR,
    Collection,
    Event,
    Mask,
    StoreError,
    in_role,
    pieces,
    places_of,
    teller,
)
from vertelpunt.ui.components.mask_bar import Masking, parse_masking

NAMED = story(
    title="Fatima en de fiets",
    what_happens="Fatima belde. Fatima's zus Fátima, zei FATIMA, heeft 06-12 34 56 78.",
    subject_kind="other",
    other={"subject_kind": "een fiets voor Fatima"},
)


@pytest.fixture
def named(source: Source) -> str:
    return tell_all(source, [NAMED])[0]


def read_anywhere(source: Source) -> str:
    """Everything that any table of stories holds for the core group."""
    tables = ("story", "story_term", "story_text")
    return "\n".join(repr(source.read(f"select * from {table}").to_pylist()) for table in tables)


def test_a_new_story_waits_and_counts_until_somebody_says_otherwise(source: Source) -> None:
    one, other = tell_all(source, [story(), story(title="Tweede")])
    assert counts(source) == {"waiting": 2, "usable": 0, "unusable": 0}
    assert [row.story_id for row in desk_rows(source, "waiting", most=9)] == [one, other]
    assert sorted(ids_of(source, Selection((USABLE,)))) == sorted([one, other])
    core_group(source.collection).judge(one, usable=True)
    core_group(source.collection).judge(other, usable=False, reason="een test")
    assert counts(source) == {"waiting": 0, "usable": 1, "unusable": 1}
    assert ids_of(source, Selection((USABLE,))) == [one]
    card = one_story(source, other)
    assert card is not None
    assert (card.usable, card.set_aside_reason) == (False, "een test")
    core_group(source.collection).judge(other, usable=None)
    assert waiting(source) == 1
    assert sorted(ids_of(source, Selection((USABLE,)))) == sorted([one, other])


def test_what_is_masked_is_nowhere_for_the_core_group(source: Source, named: str) -> None:
    assert "fatima" in read_anywhere(source).lower()
    core_group(source.collection).mask(named, "fatima", "[naam]")
    assert "fatima" not in read_anywhere(source).lower()
    assert "fátima" not in read_anywhere(source).lower()
    card = one_story(source, named)
    assert card is not None
    assert card.title == "[naam] en de fiets"
    assert (
        card.texts[0].text == "[naam] belde. [naam] zus [naam], zei [naam], heeft 06-12 34 56 78."
    )
    assert any("een fiets voor [naam]" in each.text for each in card.labels)
    assert "atima" not in repr(story_table(source, Selection(())))
    found = Search("Fatima").clause(source.asked)
    assert ids_of(source, Selection((found,)), NO_WORDS) == []
    # What stands in its place is no word of the teller either.
    assert ids_of(source, Selection((Search("naam").clause(source.asked),))) == []
    said = judgement(source, named)
    assert said is not None
    assert said.masked == 6


def test_a_number_is_masked_however_its_digits_are_put(source: Source, named: str) -> None:
    core_group(source.collection).mask(named, "06 12 34 56 78", "[x]")
    assert "34 56" not in read_anywhere(source)


@pytest.mark.parametrize(
    ("sought", "text", "found"),
    [
        ("Jan", "Jans fiets is van Jan. Januari niet.", ["Jans", "Jan"]),
        ("van dalen", "Mevrouw Van  Dalen en Dalen", ["Van  Dalen"]),
        ("José", "jose en JOSÉ", ["jose", "JOSÉ"]),
        ("😀", "een 😀 en een 😀", ["😀", "😀"]),
        ("محمد", "هذا محمد هنا", ["محمد"]),
        ("a b", "a b a b a", ["a b", "a b"]),
        ("", "niets", []),
        ("<b>", "x <b> y b", ["b", "b"]),
    ],
)
def test_words_are_found_wherever_they_stand(sought: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places_of(sought, text)] == found


def test_who_may_read_the_original_reads_it_and_nobody_else(source: Source, named: str) -> None:
    core_group(source.collection).mask(named, "Fatima", "[naam]")
    original = source.collection.original(ADMIN, named)
    assert original is not None
    assert original.submission.answers["title"] == "Fatima en de fiets"
    for viewer in (CORE_GROUP, in_role("member"), VISITOR, teller("0" * 16)):
        assert source.collection.original(viewer, named) is None


def test_a_mask_is_undone_by_who_made_it_and_later_by_the_admin_only(
    source: Source, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_anywhere(source)
    masks = core_group(source.collection).mask(named, "Fatima", "[naam]")
    core_group(source.collection).unmask(named, masks)
    assert read_anywhere(source) == before
    masks = core_group(source.collection).mask(named, "Fatima", "[naam]")
    later = desk_commands.now() + UNDO_FOR + timedelta(seconds=1)
    monkeypatch.setattr(desk_commands, "now", lambda: later)
    with pytest.raises(NotAllowedError):
        core_group(source.collection).unmask(named, masks)
    assert "atima" not in read_anywhere(source)
    admin(source.collection).unmask(named, masks)
    assert read_anywhere(source) == before


def test_what_somebody_else_masked_stays_masked(source: Source, named: str) -> None:
    masks = admin(source.collection).mask(named, "Fatima", "[naam]")
    with pytest.raises(NotAllowedError):
        core_group(source.collection).unmask(named, masks)


def test_two_who_mask_at_the_same_time_both_keep_their_work(source: Source, named: str) -> None:
    core_group(source.collection).mask(named, "Fatima", "[naam]")
    core_group(source.collection).mask(named, "fiets", "[gegeven]")
    card = one_story(source, named)
    assert card is not None
    assert card.title == "[naam] en de [gegeven]"
    with pytest.raises(NotThereError):
        core_group(source.collection).mask(named, "Fatima", "[naam]")


def test_fewer_may_read_a_story_and_never_more_than_its_teller_said(source: Source) -> None:
    (told,) = tell_all(source, [story(share_level="members")])
    for asked, now in (("core_group", "core_group"), ("partners", "members"), (None, "members")):
        core_group(source.collection).narrow(told, asked)
        said = judgement(source, told)
        assert said is not None
        assert (said.audience, said.narrowed) == (now, now == "core_group")
        assert (one_story(source.with_others(), told) is None) == (now == "core_group")


def test_a_note_is_read_by_who_judges_and_by_nobody_else(source: Source, named: str) -> None:
    note = core_group(source.collection).note(named, "Vraag na bij het team <b>")
    notes = source.collection.notes(CORE_GROUP, named)
    assert [(each.id, each.actor, each.text) for each in notes] == [
        (note, "core_group", "Vraag na bij het team <b>")
    ]
    for viewer in (VISITOR, in_role("member"), teller(named)):
        assert source.collection.notes(viewer, named) == []
    core_group(source.collection).remove_note(named, note)
    assert source.collection.notes(CORE_GROUP, named) == []


def test_a_double_names_the_story_that_stays(source: Source) -> None:
    long = {"what_happens": "Wij zetten elke week samen de koffie klaar in de hal van de flat."}
    one, again, other = tell_all(
        source,
        [story(**long), story(**long, title="Nog een keer"), story(
            title="Heel wat anders", what_happens="Schulden en post.", key_moment="Een brief."
        )],
    )  # fmt: skip
    assert [row.story_id for row in likely_doubles(source, one, most=5)] == [again]
    assert likely_doubles(source, other, most=5) == []
    core_group(source.collection).judge(again, usable=False, reason="dubbel", double_of=one)
    said = judgement(source, again)
    assert said is not None
    assert (said.usable, said.double_of) == (False, one)
    with pytest.raises(StoreError, match="zichzelf"):
        core_group(source.collection).judge(one, usable=False, double_of=one)


@pytest.mark.parametrize(
    "asked",
    [
        lambda c: c.judge("0" * 16, usable=True),
        lambda c: c.mask("0" * 16, "x", "[naam]"),
        lambda c: c.narrow("0" * 16, "core_group"),
        lambda c: c.note("0" * 16, "x"),
    ],
)
def test_of_a_story_that_is_not_there_nothing_is_said(
    collection: Collection, asked: Callable[[Commands], object]
) -> None:
    before = list(collection.events())
    with pytest.raises(StoreError, match="niet meer"):
        asked(core_group(collection))
    assert list(collection.events()) == before


TEXT = st.text(alphabet="Fatim á's\u200dé😀\n.", max_size=40)


@settings(max_examples=150, deadline=None)
@given(text=TEXT, sought=st.text(alphabet="Fatimá ", max_size=6))
@example(text="Fatima's Fatima", sought="fatima")
def test_a_text_in_pieces_is_the_text_and_what_is_masked_is_in_none(text: str, sought: str) -> None:
    masks = [Mask("x", start, end, "[naam]") for start, end in places_of(sought, text)]
    parts = pieces(text, masks)
    left = [each for each in parts if isinstance(each, str)]
    covered = sum(mask.end - mask.start for mask in masks)
    assert sum(map(len, left)) + covered == len(text)
    assert not any(True for each in left for _ in places_of(sought, each))


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["judge", "mask", "unmask", "narrow", "note", "code"]),
        st.integers(0, 1),
        st.integers(0, 3),
    ),
    max_size=8,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=EVENTS)
def test_derived_in_one_go_or_step_by_step_the_tables_are_the_same(
    source: Source, done: list[tuple[str, int, int]]
) -> None:
    collection = source.collection
    ids = tell_all(source, [NAMED, story()])
    last: dict[str, list[Mask]] = {}
    for what, which, n in done:
        _do(core_group(collection), what, ids[which], n, last)
    assert collection.differences() == []


def _do(group: Commands, what: str, story_id: str, n: int, last: dict[str, list[Mask]]) -> None:
    match what:
        case "judge":
            group.judge(story_id, usable=[True, False, None, True][n], reason="x" * n or None)
        case "mask":
            try:
                last[story_id] = group.mask(story_id, ["Fatima", "fiets", "de", "tafel"][n], "[x]")
            except NotThereError:
                return
        case "unmask" if story_id in last:
            group.unmask(story_id, last.pop(story_id))
        case "narrow":
            group.narrow(story_id, [None, "core_group", "members", "partners"][n])  # type: ignore[arg-type]
        case "note":
            group.note(story_id, f"notitie {n}")
        case "code":
            body: dict[str, Any] = {"initiative": None, "tone": "mixed", "tags": ["a"] * (n > 1)}
            at = desk_commands.now()
            group.collection.append([Event("story_coded", story_id, body, "core_group", at)])


def test_the_desk_goes_from_one_story_to_the_next_and_back(
    open_page: Callable[..., AppTest], collection: Collection, source: Source
) -> None:
    one, other = tell_all(source, [story(title="*Eerste* <b>"), story(title="Tweede")])
    page = open_page("pages/nieuw.py", code="geheim")
    page.text_input[0].set_value("geheim")
    page.button[0].click().run()
    assert not page.exception
    page.button(key="accept").click().run()
    said = judgement(source, one)
    assert said is not None
    assert said.usable is True
    assert page.query_params["verhaal"] == other
    assert any("‘*Eerste* &lt;b&gt;’ is bruikbaar." in each.proto.body for each in page.get("html"))
    page.button(key="undo").click().run()
    assert waiting(source) == 2
    assert page.query_params["verhaal"] == one
    assert not page.exception


@pytest.mark.parametrize(
    "raw",
    [
        None, "x", {}, {"words": "x"}, {"words": "", "shown": "[naam]"},
        {"words": "x", "shown": "<b>"}, {"words": "x" * 201, "shown": "[naam]"}, {"words": 3},
    ],
)  # fmt: skip
def test_what_the_bar_could_not_have_sent_is_no_masking(raw: Any) -> None:
    assert parse_masking(raw) is None


def test_what_the_bar_sends_is_what_should_be_masked() -> None:
    assert parse_masking({"words": " Jan ", "shown": "[naam]"}) == Masking("Jan", "[naam]")


def test_the_desk_suggests_what_may_identify_somebody_until_it_is_masked(
    open_page: Callable[..., AppTest], collection: Collection, source: Source
) -> None:
    told = story(what_happens="Mevrouw De Vries belde op 06-12345678, en Fatima kwam langs.")
    (one,) = tell_all(source, [told])
    page = open_page("pages/nieuw.py", code="geheim")
    page.text_input[0].set_value("geheim")
    page.button[0].click().run()
    assert suggested(page) == {
        ("De Vries", "[naam]"), ("06-12345678", "[telefoonnummer]"), ("Fatima", "[naam]")
    }  # fmt: skip
    core_group(collection).mask(one, "06-12345678", "[telefoonnummer]")
    assert suggested(page.run()) == {("De Vries", "[naam]"), ("Fatima", "[naam]")}


def suggested(page: AppTest) -> set[tuple[str, str]]:
    found = [each for each in page.get("bidi_component") if each.key == "mask_bar"]
    data = json.loads(found[0].proto.json or found[0].proto.mixed.json)
    return {(each["words"], each["shown"]) for each in data["suggested"]}

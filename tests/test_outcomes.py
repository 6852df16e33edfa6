"""What came of sessions is a way to look at stories: selected, on the card and in files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, send, tell_all
from tests.stories import ids_of, story
from tests.test_access import type_code
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.source import Source
from vertelpunt.insight.story_table import story_table
from vertelpunt.insight.storycard import one_story
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.selection import (
    USABLE,
    Outcomes,
    Part,
    Selection,
    SelectionError,
    Sessions,
    from_address,
    selection_of,
    to_address,
)
from vertelpunt.sessions import Basis, session_now
from vertelpunt.store import Collection, in_role, now, open_collection
from vertelpunt.ui.address import selecting
from vertelpunt.ui.address.filter_bar.menu import menu

INSIGHT = "Bellen  helpt\n<b>altijd</b> *echt*."


class Held:
    """Five stories; a session that read four, with an insight and a question."""

    def __init__(self, collection: Collection, stories: list[str]) -> None:
        self.collection, self.stories = collection, stories
        self.lead = core_group(collection)
        self.session = self.lead.plan_session("Samen _lezen_", date(2026, 5, 21), "", "")
        self.lead.take_along(self.session, "Alles", stories[:4], [])
        self.insight = self.lead.record_outcome(
            self.session, "insight", INSIGHT, rests_on=[*map(Basis, stories[:2])],
            against=[stories[2]],
        )  # fmt: skip
        self.question = self.lead.record_outcome(
            self.session, "question", "Wie belt er?", rests_on=[Basis(stories[1])]
        )


@pytest.fixture
def held(source: Source) -> Held:
    return Held(source.collection, tell_all(source, [story() for _ in range(5)]))


def found(source: Source, *parts: Part) -> set[str]:
    return set(ids_of(source, selection_of(parts, source.asked)))


def sentence(source: Source, part: Part) -> str:
    return part.clause(source.asked).sentence


def fields(source: Source, story_id: str) -> list[tuple[str, str]]:
    card = one_story(source, story_id)
    assert card
    return [(each.label, each.text) for each in card.coding]


def test_stories_are_selected_by_what_rests_on_them_and_what_they_contradict(
    source: Source, held: Held
) -> None:
    one, two, three, four, five = held.stories
    insight = Outcomes("for", (held.insight,))
    assert found(source, insight) == {one, two}
    assert found(source, replace(insight, negated=True)) == {three, four, five}
    assert found(source, Outcomes("against", (held.insight,))) == {three}
    assert found(source, Outcomes("for", (held.insight, held.question))) == {one, two}
    assert found(source, Outcomes("for", (held.question,)), Sessions((held.session,))) == {two}
    assert found(source, Sessions((held.session,))) == {one, two, three, four}
    assert found(source, Sessions((held.session,), negated=True)) == {five}


def test_a_part_says_in_a_sentence_what_it_is_about(source: Source, held: Held) -> None:
    insight = Outcomes("for", (held.insight,))
    said = "het inzicht ‘Bellen helpt <b>altijd</b> *echt*.’"
    assert sentence(source, insight) == f"Rust onder {said}"
    assert sentence(source, replace(insight, negated=True)) == f"Niet: rust onder {said}"
    both = Outcomes("against", (held.insight, held.question))
    assert sentence(source, both) == f"Spreekt {said} of de vraag ‘Wie belt er?’ tegen"
    assert sentence(source, Sessions((held.session,))) == "Gelezen in de sessie ‘Samen _lezen_’"


def test_what_is_put_aside_can_be_asked_still_and_says_so(source: Source, held: Held) -> None:
    kept = to_address((Outcomes("for", (held.insight,)), Sessions((held.session,))))
    held.lead.put_aside(held.session, held.insight)
    held.lead.change_session(held.session, {"title": "Anders"})
    later = replace(source)
    assert "(weggelegd)" in selecting.sentence_of(later, kept)
    assert selecting.sentence_of(later, kept).endswith("‘Anders’")
    counted = selecting.count_of(later, kept)
    assert counted
    assert counted.selected == 2
    held.lead.bring_back(held.session, held.insight)
    held.lead.remove_session(held.session)
    gone = replace(source)
    assert "(weggelegd)" in selecting.sentence_of(gone, kept)
    assert "(weggehaald)" in selecting.sentence_of(gone, kept)
    assert not [each for each in menu(gone) if each["group"] == "Duidingsessies"]
    assert fields(gone, held.stories[0]) == []


def test_what_is_not_there_is_refused_with_a_sentence(source: Source, held: Held) -> None:
    for part, said in (
        (Outcomes("for", (held.insight, "9" * 16)), "uitkomst"),
        (Sessions(("9" * 16,)), "duidingsessie"),
    ):
        with pytest.raises(SelectionError, match=f"{said}.*er niet"):
            part.clause(source.asked)
        assert "er niet (meer) is" in selecting.sentence_of(source, to_address((part,)))


@pytest.mark.parametrize("viewer", [in_role("member"), in_role("visitor")])
def test_who_does_not_see_what_the_core_group_added_can_not_ask_for_it(
    source: Source, held: Held, viewer: Any
) -> None:
    sees = replace(source, viewer=viewer)
    for part in (Outcomes("for", (held.insight,)), Sessions((held.session,))):
        with pytest.raises(SelectionError):
            part.clause(sees.asked)
    assert not [each for each in menu(sees) if each["group"] == "Duidingsessies"]
    clauses = selection_of((Outcomes("for", (held.insight,)),), source.asked)
    assert ids_of(sees, clauses) == []
    if viewer.may("read"):
        assert fields(sees, held.stories[0]) == []
        assert "Sessies" not in columns(sees)


IDS = st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5, unique=True).map(tuple)


@given(
    st.one_of(
        st.builds(Outcomes, st.sampled_from(["for", "against"]), IDS, negated=st.booleans()),
        st.builds(Sessions, IDS, negated=st.booleans()),
    )
)
def test_an_address_says_the_same_part(part: Part) -> None:
    assert from_address(to_address((part,))) == (part,)


@pytest.mark.parametrize(
    "text", ["outcome", "outcome~for", "outcome~with~1", "session", f"session{'~1' * 101}"]
)
def test_an_address_that_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(SelectionError):
        from_address([text])


def test_the_menu_offers_what_stories_rest_under(source: Source, held: Held) -> None:
    action = held.lead.record_outcome(held.session, "action", "Bel.", owner="Sam")
    offered = {
        entry["label"]: (entry["tokens"], dict(entry["options"]))
        for entry in menu(source)
        if entry["group"] == "Duidingsessies"
    }
    said = "inzicht: Bellen helpt <b>altijd</b> *echt*."
    assert offered == {
        "Gelezen in": (["session"], {held.session: "Samen _lezen_ (21 mei 2026)"}),
        "Rust onder": (
            ["outcome", "for"], {held.question: "vraag: Wie belt er?", held.insight: said},
        ),
        "Spreekt tegen": (["outcome", "against"], {held.insight: said}),
    }  # fmt: skip
    assert action not in offered["Rust onder"][1]


def test_a_session_that_is_still_to_be_held_was_not_read_in(source: Source, held: Held) -> None:
    for title, on in (("Ooit", None), ("Straks", date.max), ("Toen", date(2025, 1, 2))):
        made = held.lead.plan_session(title, on, "", "")
        held.lead.take_along(made, "Een", held.stories[4:], [])
    assert fields(source, held.stories[4]) == [
        ("Gelezen in", "Toen (2 januari 2025)"),
        ("Wordt gelezen in", "Ooit · Straks (31 december 9999)"),
    ]


def test_a_card_says_in_which_sessions_it_was_read_and_what_rests_on_it(
    source: Source, held: Held
) -> None:
    other = held.lead.plan_session("Later", None, "", "")
    held.lead.take_along(other, "Een", held.stories[:1], [])
    held.lead.take_along(other, "Nog eens", held.stories[:1], [])
    one, two, three, _, five = held.stories
    held.lead.open_session(other)
    both = ("Gelezen in", "Samen _lezen_ (21 mei 2026) · Later")
    assert set(fields(source, one)) >= {("Rust onder het inzicht", INSIGHT)}
    assert sorted(fields(source, one)[0][1].split(" · ")) == sorted(both[1].split(" · "))
    assert fields(source, two)[1:] == [
        ("Rust onder het inzicht", INSIGHT), ("Rust onder de vraag", "Wie belt er?"),
    ]  # fmt: skip
    assert fields(source, three)[1:] == [("Spreekt het inzicht tegen", INSIGHT)]
    assert fields(source, five) == []
    room = session_now(source.collection, held.session)
    assert room
    held.lead.change_outcome(
        held.session, room.room.outcomes[held.insight], {"rests_on": (Basis(two),)}
    )
    assert len(fields(source, one)) == 1
    held.lead.put_aside(held.session, held.insight)
    assert fields(source, three)[1:] == []


def columns(source: Source) -> dict[str, list[Any]]:
    table = story_table(source, Selection((USABLE,)))
    rows = zip(*table.rows, strict=True)
    return {column.name: [*cells] for column, cells in zip(table.columns, rows, strict=True)}


def test_a_file_says_in_which_sessions_each_story_was_read(source: Source, held: Held) -> None:
    read = columns(source)
    by_story = dict(zip(read["Verhaal"], read["Sessies"], strict=True))
    assert by_story == dict.fromkeys(held.stories[:4], "Samen _lezen_ (21 mei 2026)") | {
        held.stories[4]: None
    }
    assert "Bellen" not in repr(read)


def test_where_others_read_along_no_card_tells_of_sessions(source: Source, held: Held) -> None:
    shown = source.with_others()
    assert fields(shown, held.stories[0]) == []
    assert found(shown, Outcomes("for", (held.insight,))) == {*held.stories[:2]}


def test_a_story_that_is_erased_is_found_by_nothing(source: Source, held: Held) -> None:
    admin(source.collection).erase([held.stories[0]], "teller")
    assert found(source, Outcomes("for", (held.insight,))) == {held.stories[1]}
    assert found(source, Sessions((held.session,))) == {*held.stories[1:4]}


@pytest.fixture
def shown(database: Any, questionnaire: Questionnaire) -> Held:
    """The same, behind the pages."""
    collection = open_collection(database)
    version = admin(collection).publish(questionnaire)
    collection.append([declared()])
    told = [send(collection, f"{n:032x}", version, story(title=f"Titel {n}")) for n in range(5)]
    return Held(collection, told)


@pytest.mark.parametrize("page", ["storycards", "triades", "responses"])
def test_what_is_chosen_by_an_outcome_stands_above_every_page(
    open_page: Callable[..., AppTest], shown: Held, page: str
) -> None:
    app = open_page(f"pages/{page}.py", kies=[f"outcome~for~{shown.insight}"])
    app.session_state["add"] = True
    app = app.run()
    assert not app.exception
    drawn = repr([each.proto for each in app.get("bidi_component")])
    assert "Rust onder het inzicht" in drawn
    assert "2 van 5 verhalen" in drawn
    assert "Spreekt tegen" in drawn


def test_a_link_with_an_outcome_says_to_a_member_that_it_is_not_there(
    open_page: Callable[..., AppTest], database: Any, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    version = admin(collection).publish(questionnaire)
    held = Held(collection, [send(collection, f"{n:032x}", version, story()) for n in range(5)])
    _, code = admin(collection).make_invitation("member", "Bo", now() + timedelta(days=1), 9)
    app = open_page("pages/storycards.py", kies=[f"outcome~for~{held.insight}"])
    app = type_code(app, code)
    assert not app.exception
    drawn = repr([each.proto for each in app.get("bidi_component")])
    assert "er niet (meer) is" in repr([each.value for each in (*app.warning, *app.error)])
    assert "Bellen" not in drawn
    assert "Rust onder" not in drawn

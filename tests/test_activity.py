"""Who did what, in sentences: every kind of event has one, and none has a text of a story."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group, tell_all
from tests.stories import story
from vertelpunt.commands import Commands, actor_of
from vertelpunt.insight.activity import _SAID, KINDS, activity, who_did
from vertelpunt.insight.session_words import _DID
from vertelpunt.insight.source import Source
from vertelpunt.intake.bodies import BODIES
from vertelpunt.store import CORE_GROUP, VISITOR, WITH_CODE, in_role

# What changes nothing that anybody would look for: small steps on a list, hashes, short addresses.
SILENT = {
    "story_receipt", "selection_kept", "list_story_moved", "list_selection_added",
    "demonstration_declared",
}  # fmt: skip


def test_every_kind_of_event_has_a_sentence_and_a_filter() -> None:
    filtered = {kind for kinds in KINDS.values() for kind in kinds}
    assert filtered == {*_SAID, *_DID} == BODIES.keys() - SILENT


def test_what_was_done_is_said_by_name_with_the_newest_first(source: Source) -> None:
    told, gone = tell_all(source, [story(title="*De* <b>bank</b>"), story()])
    noor = Commands(source.collection, actor_of(in_role("core_group", "Noor")))
    noor.judge(told, usable=True)
    noor.mask(told, "bank", "[plaats]")
    noor.note(told, "een geheim")
    admin(source.collection).erase([gone], "privacy")
    keeper = Source(source.collection, WITH_CODE, source.questionnaire, source.places)
    done = [(each.who, each.what) for each in activity(keeper, KINDS, most=9)]
    title = "‘*De* <b>[plaats]</b>’"
    assert done == [
        ("Beheerder", "wiste een verhaal, om iemand te beschermen"),
        ("Noor (kerngroep)", f"schreef een notitie bij {title}"),
        ("Noor (kerngroep)", f"schermde woorden af in {title} (1 plek)"),
        ("Noor (kerngroep)", f"noemde {title} bruikbaar"),
        ("Een verteller", f"vertelde {title}"),
        ("Beheerder", "zette nieuwe vragen klaar"),
    ]
    assert [each.what for each in activity(keeper, ["wissen"], most=9)] == [done[0][1]]
    assert len(activity(keeper, KINDS, most=2)) == 2
    assert len(activity(keeper, KINDS, most=None)) == len(done)


@pytest.mark.parametrize("viewer", [CORE_GROUP, VISITOR, in_role("member")])
def test_who_may_not_take_out_the_record_reads_nothing_of_it(
    source: Source, viewer: object
) -> None:
    tell_all(source, [story()])
    seen = Source(source.collection, viewer, source.questionnaire, source.places)  # type: ignore[arg-type]
    assert activity(seen, KINDS, most=9) == []


def test_a_signature_of_nobody_known_is_shown_as_it_is() -> None:
    assert who_did("x") == "X"
    assert who_did("member:<b>") == "<b> (lid)"


def test_the_page_shows_it_on_a_press_and_by_kind(
    open_page: Callable[..., AppTest], source: Source
) -> None:
    (told,) = tell_all(source, [story(title="De *bank*")])
    core_group(source.collection).judge(told, usable=False, reason="een <test>")
    page = open_page("pages/beheer.py", code="geheim")
    page.text_input[0].set_value("geheim")
    page.button[0].click().run()
    page.session_state["activity"] = True
    page.run()
    assert not page.exception
    table = next(each.proto.body for each in page.get("html") if "<table" in each.proto.body)
    assert "zette ‘De *bank*’ apart (een &lt;test&gt;)" in table

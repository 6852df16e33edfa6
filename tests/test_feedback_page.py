"""The pages of the terugkoppeling: who reads what, and how it is written, published and undone."""

from collections.abc import Callable
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from tests.doing import core_group, tell_all
from tests.giving_back import now, publish, quote, words, write
from tests.held_session import HOSTILE, TEXT
from tests.numbers.page import open_tab
from tests.stories import story
from tests.test_access import type_code
from tests.test_pages import CODE, said
from tests.test_roles import with_invitation
from vertelpunt.insight.source import Source
from vertelpunt.store import Role
from vertelpunt.ui.light.page import feedback_document
from vertelpunt.ui.visit.app_state import open_app_state

WRITING = "pages/terugkoppelen.py"
QUOTED = "Ze belde mij."


@pytest.mark.parametrize("role", [None, "member", "facilitator"])
def test_each_role_reads_its_own_version_and_nobody_what_is_not_published(
    open_page: Callable[..., AppTest], source: Source, role: Role | None
) -> None:
    (told,) = tell_all(source, [story(what_happens=TEXT)])
    write(
        source,
        [
            ("everyone", words(f"Voor iedereen {HOSTILE}")),
            ("members", words("Alleen onderling")),
            ("members", quote(source, told, QUOTED)),
        ],
    )
    app = with_invitation(open_page, source.collection, role, "terugkoppeling")
    assert "Er is nu geen terugkoppeling te lezen" in said(app)
    publish(source)
    write(source, [("everyone", words("Nog niet gepubliceerd"))])
    whole = said(app.run())
    assert "<b>x</b>" not in whole
    assert HOSTILE.partition("<")[0].partition(" $")[2][:8] in unescape(whole)
    assert ("Alleen onderling" in whole) is (role is not None)
    assert (QUOTED in whole) is (role is not None)
    assert "Nog niet gepubliceerd" not in whole
    core_group(source.collection).withdraw_feedback()
    assert "Voor iedereen" not in said(app.run())
    if role is None:
        publish(source)
        light = feedback_document(open_app_state())
        assert "Voor iedereen" in light
        assert "<script" not in light
        assert "<b>x</b>" not in light
        assert "Alleen onderling" not in light
        assert QUOTED not in light


def writing(open_page: Callable[..., AppTest]) -> AppTest:
    return type_code(open_page(WRITING, CODE), CODE)


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [each for each in app.button if each.label == label]
    return button.click().run()


def test_a_text_is_written_published_withdrawn_and_each_step_undone(
    open_page: Callable[..., AppTest], source: Source
) -> None:
    app = writing(open_page)
    assert "Vul een tekst nog in." in said(press(app, "Zet dit blok erbij"))
    next(each for each in app.text_area if each.label == "Tekst").set_value("Dank jullie wel")
    press(app, "Zet dit blok erbij")
    (block,) = now(source).written
    assert (block.audience, block.content["text"]) == ("everyone", "Dank jullie wel")
    assert "Dank jullie wel" in str(said(app))
    open_tab(app, "Bekijken en publiceren")
    assert "Er is nog niets gepubliceerd." in said(app)
    press(app, "Publiceer")
    assert now(source).version
    assert "Sindsdien is er niets veranderd." in said(app)
    press(app, "Trek terug")
    assert now(source).version is None
    for shown in (True, False):
        press(app, "Maak ongedaan")
        assert (now(source).version is not None) is shown
    press(app, "Maak ongedaan")
    assert now(source).written == []
    press(app, "Zet versie 1 terug")
    assert now(source).version
    assert not app.exception


def test_what_is_not_done_asks_for_a_reason_and_keeps_what_was_typed(
    open_page: Callable[..., AppTest], source: Source
) -> None:
    asked = core_group(source.collection).add_request(f"Kan het korter? {HOSTILE}")
    app = open_tab_of(writing(open_page), "Wat is gevraagd")
    next(each for each in app.radio if each.label.startswith("Wat is ermee")).set_value("not_done")
    press(app.run(), "Bewaar")
    assert "Vul waarom het niet is gedaan nog in." in said(app)
    assert len(now(source).requests[asked].said) == 1
    reason = next(each for each in app.text_area if each.label.startswith("Niet gedaan"))
    reason.set_value("het niet mag *van* de wet")
    press(app, "Bewaar")
    assert now(source).requests[asked].said[-1].reason == "het niet mag *van* de wet"
    assert "Wat ermee is gebeurd, is bewaard." in said(app)
    press(app, "Zet in de terugkoppeling")
    assert [each.kind for each in now(source).written] == ["request"]
    open_tab(app, "Doorgeven")
    assert "Publiceer eerst" in said(app)


def open_tab_of(app: AppTest, tab: str) -> AppTest:
    open_tab(app, tab)
    return app

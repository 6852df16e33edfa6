"""Every page as every role: what opens, what the menu offers, what a way in that ends closes."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from tests.conftest import DOOR, FilledOnce
from tests.doing import admin, send
from tests.stories import story
from tests.test_access import at_door, type_code
from tests.test_pages import CODE, said
from vertelpunt.admin.demonstration import declared
from vertelpunt.paths import ROOT
from vertelpunt.store import (
    VISITOR,
    Collection,
    Event,
    Role,
    in_role,
    now,
    story_id_of,
)
from vertelpunt.ui.app.pages import PAGES, may_open
from vertelpunt.ui.visit import invited, marks
from vertelpunt.ui.visit.tickets import INVITED
from vertelpunt.ui.visit.who import ROLES

ANYONE = {"vertel", "uitleg", "verhaalbon", "privacy", "terugkoppeling", "proef"}
READING = {"storycards", "beeld"}
EXPLORING = {"responses", "onderdeel", "triades", "sliders", "multis", "gemeenten", "reflectie"}
KEEPING = {
    "leeslijst", "bewaard", "duidingsessie", "campagnes", "zaal", "rapport", "terugkoppelen",
}  # fmt: skip
JUDGING = {"nieuw", "coderen"}
IN_A_SESSION = {"meedoen", "scherm"}
CORE_GROUP = READING | EXPLORING | KEEPING | JUDGING | IN_A_SESSION
OPENS: dict[Role | None, set[str]] = {
    None: ANYONE,
    "member": ANYONE | READING,
    "facilitator": ANYONE | CORE_GROUP,
    "core_group": ANYONE | CORE_GROUP,
    "keeper": ANYONE | CORE_GROUP | {"beheer", "overnemen", "vragen"},
}
CLOSED = ("Deze pagina is voor", "Deze pagina is nog dicht")
LATER = now() + timedelta(days=1)
TITLES = {
    "core_group": "Het geheime tuinhek", "members": "De gedeelde bank", "partners": "De open deur",
    "set_aside": "De reclame",
}  # fmt: skip


def of_every_audience(collection: Collection, version: str) -> None:
    for n, (level, title) in enumerate(TITLES.items()):
        shared = level if level != "set_aside" else "members"
        told = story(title=title, share_level=shared, organisation=f"Team {title[-4:]}")
        send(collection, f"{n:032x}", version, told)
    aside = story_id_of(f"{3:032x}")
    collection.append([Event("story_set_aside", aside, {"reason": "reclame"}, "x", now())])


@pytest.fixture
def told(database: Path, filled_once: FilledOnce) -> Collection:
    """A story for each audience, and one that was set aside."""
    return filled_once(of_every_audience, database)


def with_invitation(
    open_page: Callable[..., AppTest], collection: Collection, role: Role | None,
    page: str = "storycards", name: str = "Anouk",
) -> AppTest:  # fmt: skip
    """A page as whoever came in with an invitation for this role; None: nobody invited."""
    if role is None:
        return open_page(f"pages/{page}.py")
    _, code = admin(collection).make_invitation(role, name, LATER, 5)
    app = type_code(open_page("pages/beheer.py"), code)
    return app.switch_page(f"pages/{page}.py").run()


def with_link(code: str) -> AppTest:
    """Whoever opens the link of an invitation."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
    app.query_params[invited.PARAMETER] = [code]
    return app.run()


@pytest.mark.parametrize("role", OPENS)
def test_a_role_opens_its_pages_and_no_other(
    open_page: Callable[..., AppTest], told: Collection, role: Role | None
) -> None:
    app = with_invitation(open_page, told, role)
    for page in PAGES:
        whole = said(app.switch_page(f"pages/{page}.py").run())
        assert any(words in whole for words in CLOSED) is (page not in OPENS[role]), page
        if page not in OPENS[role] or role in (None, "member"):
            assert TITLES["core_group"] not in whole
            assert TITLES["set_aside"] not in whole
        if role is None:
            assert not any(title in whole for title in TITLES.values())


@pytest.mark.parametrize("role", OPENS)
def test_the_menu_offers_what_the_role_opens_and_says_who_somebody_is(
    open_page: Callable[..., AppTest], told: Collection, role: Role | None
) -> None:
    viewer = in_role(role) if role else VISITOR
    assert {page.address for page in PAGES.values() if may_open(viewer, page)} == OPENS[role]
    app = (
        at_door(with_invitation(open_page, told, role, name="Anouk <b>*x*</b>"))
        if role
        else open_page(DOOR)
    )
    who = f"Anouk &lt;b&gt;*x*&lt;/b&gt;, {ROLES[role]}" if role else "vp-who"
    assert (who in said(app)) is (role is not None)
    assert [each.label for each in app.button if each.key == "sign_off"] == ["Afmelden"] * bool(
        role
    )


def test_a_member_reads_what_is_shared_and_nothing_of_the_rest(
    open_page: Callable[..., AppTest], told: Collection
) -> None:
    app = with_invitation(open_page, told, "member")
    whole = said(app)
    for level, title in TITLES.items():
        assert (title in whole) is (level in ("members", "partners"))
    assert "Team nhek" not in whole
    assert "2 verhalen" in whole
    for key in ("save_selection", "popover_list", "popover_card", "compare_with"):
        assert key not in whole
    for query in (
        {"kies": ["everything"]},
        {"kies": ["words~tuinhek"]},
        {"verhaal": [story_id_of("0" * 32)]},
    ):
        app.query_params.clear()
        for name, values in query.items():
            app.query_params[name] = values
        app.session_state["chosen"] = ()
        whole = said(app.run())
        assert TITLES["core_group"] not in whole
        assert TITLES["set_aside"] not in whole


def test_an_invitation_opens_after_one_press_and_leaves_the_address(
    open_page: Callable[..., AppTest], told: Collection
) -> None:
    _, code = admin(told).make_invitation("core_group", "Bo", LATER, 1)
    app = with_link(code)
    assert invited.PARAMETER not in app.query_params
    assert told.invitations.all()[0].uses == 0
    app.switch_page("pages/triades.py").run().button(key="come_in").click().run()
    assert not any(words in said(app) for words in CLOSED)
    assert told.invitations.all()[0].uses == 1
    other = open_page("pages/triades.py")
    assert "was 1 keer te gebruiken" in said(type_code(other, code))


def test_the_field_takes_the_code_and_that_of_an_invitation(
    open_page: Callable[..., AppTest], told: Collection
) -> None:
    _, code = admin(told).make_invitation("member", "Bo", LATER, 5)
    for typed, opens in ((CODE, True), (code.upper(), True), (code[:-1], False)):
        app = type_code(open_page("pages/storycards.py", CODE), typed)
        assert (TITLES["members"] in said(app.run())) is opens


def test_a_device_that_was_in_comes_in_again_without_taking_a_use(
    open_page: Callable[..., AppTest], told: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = admin(told).make_invitation("member", "Bo", LATER, 1)
    app = type_code(open_page("pages/storycards.py"), code)
    with monkeypatch.context() as later:
        later.setattr(marks, "OPEN_FOR", -1)
        assert CLOSED[0] in said(app.run())
        assert "te gebruiken" not in said(type_code(app, code))
    assert TITLES["members"] in said(app.run())
    assert told.invitations.all()[0].uses == 1


@pytest.mark.parametrize("ends", ["revoked", "expired"])
def test_a_way_in_that_ends_while_somebody_reads_closes_the_page_and_loses_nothing(
    open_page: Callable[..., AppTest], told: Collection, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    app = with_invitation(open_page, told, "core_group")
    assert TITLES["core_group"] in said(app.run())
    app.session_state["kept"] = "what was chosen here"
    (made,) = told.invitations.all()
    if ends == "revoked":
        admin(told).revoke_invitation(made.id)
    else:
        monkeypatch.setattr(type(made), "expired", property(lambda _: True))
    whole = said(app.run())
    assert ("ingetrokken" if ends == "revoked" else "Je uitnodiging gold tot") in whole
    assert not any(title in whole for title in TITLES.values())
    assert app.session_state["kept"] == "what was chosen here"
    monkeypatch.undo()


def test_signing_off_leaves_no_invitation_to_press_again(
    open_page: Callable[..., AppTest], told: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = admin(told).make_invitation("member", "Bo", LATER, 5)
    # As the browser shows it for ten minutes, to the session that is there.
    cookies = property(lambda _: {INVITED: code})
    monkeypatch.setattr(type(streamlit.context), "cookies", cookies)
    app = open_page("pages/storycards.py")
    app.button(key="come_in").click().run()
    assert TITLES["members"] in said(app)
    at_door(app).button(key="sign_off").click().run()
    whole = said(app.switch_page("pages/storycards.py").run())
    assert "Je bent afgemeld." in whole
    assert "Kom binnen" not in whole
    assert TITLES["members"] not in whole


def test_a_mark_of_one_invitation_opens_nothing_of_another(
    open_page: Callable[..., AppTest], told: Collection
) -> None:
    member = with_invitation(open_page, told, "member")
    token = member.session_state["access_token"]
    (of_member,) = told.invitations.all()
    keeper, _ = admin(told).make_invitation("keeper", "Dian", LATER, 5)
    for forged in (token.replace(of_member.id, keeper.id), token.replace(of_member.id, marks.CODE)):
        app = open_page("pages/storycards.py", CODE)
        app.session_state["access_token"] = forged
        assert CLOSED[0] in said(app.run())


def test_who_makes_an_invitation_sees_its_link_once_and_can_end_it(
    open_page: Callable[..., AppTest], told: Collection
) -> None:
    app = with_invitation(open_page, told, "keeper", "beheer", name="Dian")
    app.button(key="make_invitation").click().run()
    assert "Vul een naam nog in." in said(app)
    app.text_input(key="invite_name").set_value("Bo: *van* <b>Oost</b>")
    app.selectbox(key="invite_role").set_value("facilitator")
    app.button(key="make_invitation").click().run()
    link, code = (each.value for each in app.code)
    assert f"responses?{invited.PARAMETER}={code}" in link
    assert "Bo: *van* <b>Oost</b> (begeleider)" in app.text[0].value
    made = next(each for each in told.invitations.all() if each.role == "facilitator")
    assert code not in said(app.run())
    app.button(key=f"revoke_{made.id}").click().run()
    assert told.invitations.of(made.id) is None
    assert [e.actor for e in told.events() if e.subject == made.id] == ["keeper:Dian"] * 2


def test_a_press_on_a_page_of_before_a_way_in_ended_writes_nothing(
    open_page: Callable[..., AppTest], told: Collection
) -> None:
    app = with_invitation(open_page, told, "keeper", "beheer", name="Dian")
    app.text_input(key="invite_name").set_value("Een achterdeur")
    (own,) = told.invitations.all()
    admin(told).revoke_invitation(own.id)
    before = list(told.events())
    app.button(key="make_invitation").click().run()
    assert "Je uitnodiging is ingetrokken" in said(app)
    assert told.invitations.all() == []
    assert list(told.events()) == before


def test_on_a_demonstration_nobody_makes_invitations_without_a_way_in(
    open_page: Callable[..., AppTest], told: Collection
) -> None:
    told.append([declared()])
    assert "Uitnodigingen" not in said(open_page("pages/beheer.py"))
    app = type_code(open_page("pages/beheer.py", CODE), CODE)
    assert "Uitnodigingen" in said(app.run())


def test_what_the_throttle_holds_back_is_not_hashed(
    open_page: Callable[..., AppTest], told: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = admin(told).make_invitation("member", "Bo", LATER, 5)
    app = open_page("pages/storycards.py")
    for n in range(4):
        type_code(app, f"{code[:7]}{n}")
    sought: list[str] = []
    find = type(told.invitations).find
    monkeypatch.setattr(
        type(told.invitations),
        "find",
        lambda self, typed: sought.append(typed) or find(self, typed),
    )
    assert "te veel verkeerde codes" in said(type_code(app, code))
    assert sought == []

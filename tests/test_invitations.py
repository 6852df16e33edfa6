"""An invitation opens for who has its code, as long and as often as it says, and leaks nothing."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import ask
from tests.doing import admin
from vertelpunt.admin.demonstration import declared
from vertelpunt.commands import Commands, guest_of
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import Place
from vertelpunt.store import (
    Collection,
    Invitation,
    StoreError,
    close_collection,
    invitations,
    now,
    open_collection,
)
from vertelpunt.ui.visit.first_way_in import setup_code
from vertelpunt.ui.visit.invited import InvitationDesk
from vertelpunt.ui.visit.tickets import CookieDesk, ticket_for

LATER = now() + timedelta(days=1)


def invite(
    collection: Collection, times: int = 5, until: datetime = LATER, name: str = "Anouk"
) -> tuple[Invitation, str]:
    return admin(collection).make_invitation("member", name, until, times)


def come_in(collection: Collection, code: str) -> bool:
    found = collection.invitations.find(code)
    return found is not None and Commands(collection, guest_of(found)).use_invitation(found.id)


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code,
        str.upper,
        lambda code: f"  {code} ",
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.replace("0", "O").replace("1", "I"),
    ],
)
def test_a_code_is_found_in_whatever_way_it_is_typed(
    collection: Collection, typed: Callable[[str], str]
) -> None:
    made, code = invite(collection)
    for _ in range(3):
        invite(collection, name="Bo")
    assert collection.invitations.find(typed(code)) == made


def test_no_part_of_a_code_opens_anything(collection: Collection) -> None:
    (_, code), (_, other) = invite(collection), invite(collection)
    changed = code[:-1] + ("0" if code[-1] != "0" else "2")
    mixed = code[:6] + other[6:]
    for wrong in ("", code[:6], code[:-1], code[7:], changed, mixed, code + "0", "0" * 22):
        assert collection.invitations.find(wrong) is None


@given(st.text(max_size=60))
def test_whatever_somebody_types_is_a_code_or_is_not(typed: str) -> None:
    assert set(invitations._read(typed)) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


def test_the_file_and_the_record_hold_no_code_and_an_argon2id_hash(
    collection: Collection, database: Path
) -> None:
    made, code = invite(collection, name="Wie mag lezen")
    assert come_in(collection, code)
    collection.checkpoint()
    close_collection(database)
    held = database.read_bytes()
    signs = code.replace("-", "").encode()
    assert b"Wie mag lezen" in held
    assert b"$argon2id$v=19$m=19456,t=2,p=1$" in held
    for secret in (code.encode(), code[7:].encode(), signs, signs[6:]):
        assert secret not in held
    again = open_collection(database)
    record = json.dumps([vars(event) for event in again.events()], default=str)
    assert "argon2" not in record
    assert made.id in record
    for part in code.split("-"):
        assert part not in record


def test_what_was_done_with_it_is_in_the_record_and_loads_back_without_opening(
    collection: Collection, places: dict[str, Place], tmp_path: Path
) -> None:
    made, code = invite(collection)
    come_in(collection, code)
    admin(collection).revoke_invitation(made.id)
    said = [(e.kind, e.actor) for e in collection.events() if e.subject == made.id]
    assert said == [
        ("invitation_made", "keeper"),
        ("invitation_used", "member:Anouk"),
        ("invitation_revoked", "keeper"),
    ]
    record = check_record(map(vars, collection.events()), places)
    assert record.findings == ()
    other = open_collection(tmp_path / "other.duckdb")
    admin(other).load_back(record)
    assert list(other.events())[-1].kind == "invitation_revoked"
    assert other.invitations.all() == []
    assert other.differences() == []
    close_collection(tmp_path / "other.duckdb")


def test_it_is_good_for_so_many_times_and_not_once_more(collection: Collection) -> None:
    _, code = invite(collection, times=3)
    with ThreadPoolExecutor(12) as pool:
        came = list(pool.map(lambda _: come_in(collection, code), range(12)))
    assert sum(came) == 3
    assert collection.invitations.all()[0].used_up
    assert sum(each.kind == "invitation_used" for each in collection.events()) == 3


def test_one_whose_time_is_over_opens_nothing(collection: Collection) -> None:
    made, code = invite(collection, until=now() - timedelta(seconds=1))
    assert collection.invitations.find(code) == made
    assert made.expired
    assert not come_in(collection, code)


def test_one_that_ended_a_month_ago_is_forgotten(collection: Collection) -> None:
    invite(collection, until=now() - timedelta(days=31))
    last, _ = invite(collection)
    assert collection.invitations.all() == [last]


def test_revoked_it_is_gone_and_revoking_it_again_says_so(collection: Collection) -> None:
    made, code = invite(collection)
    admin(collection).revoke_invitation(made.id)
    assert collection.invitations.find(code) is None
    assert collection.invitations.of(made.id) is None
    with pytest.raises(StoreError, match="niet meer"):
        admin(collection).revoke_invitation(made.id)


def test_a_name_is_kept_as_it_is_seen(collection: Collection) -> None:
    made, _ = invite(collection, name="  Anouk\n\u202eJansen ")
    assert made.name == "Anouk Jansen"


async def _elsewhere(scope: object, receive: object, send: Callable[..., object]) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": []})  # type: ignore[misc]
    await send({"type": "http.response.body", "body": b""})  # type: ignore[misc]


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/beheer?uitnodiging=abc-1", "./beheer"),
        ("/verhalen/storycards?kies=a~b&uitnodiging=abc-1&kies=c", "./storycards?kies=a~b&kies=c"),
        ("/?uitnodiging=abc-1", "./"),
    ],
)
def test_a_link_is_taken_out_of_the_address_before_the_browser_keeps_it(
    address: str, there: str
) -> None:
    answer = ask(InvitationDesk(_elsewhere), address)  # type: ignore[arg-type]
    assert (answer.status, answer.headers["location"]) == (303, there)
    assert answer.headers["set-cookie"] == (
        "vertelpunt_invited=abc-1; HttpOnly; Max-Age=600; Path=/; SameSite=strict"
    )
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "method"),
    [("/beheer", "GET"), ("/beheer?kies=uitnodiging", "GET"), ("/x?uitnodiging=a", "POST")],
)
def test_any_other_address_goes_on_as_it_is(address: str, method: str) -> None:
    assert ask(InvitationDesk(_elsewhere), address, method=method).status == 299  # type: ignore[arg-type]


def test_coming_in_or_signing_off_has_the_browser_forget_the_invitation() -> None:
    desk = CookieDesk(_elsewhere)  # type: ignore[arg-type]
    address = f"/vertelpunt/cookie/{ticket_for('vertelpunt_access', 'x', 60)}"
    answer = ask(desk, address, method="POST", cookie="a=b; vertelpunt_invited=abc")
    assert 'vertelpunt_invited=""; HttpOnly; Max-Age=0' in answer.headers["set-cookie"]


def test_without_any_way_in_each_start_makes_one_link_for_a_beheerder(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VERTELPUNT_CODE", raising=False)
    first, second = setup_code(collection), setup_code(collection)
    assert first
    assert second
    assert collection.invitations.find(first) is None
    made = collection.invitations.find(second)
    assert made
    assert (made.role, made.name, made.most_uses) == ("keeper", "Terminal", 1)
    assert come_in(collection, second)
    assert not come_in(collection, second)
    admin(collection).make_invitation("keeper", "Dian", LATER, 5)
    assert setup_code(collection) is None


def test_with_a_code_or_on_a_demonstration_there_is_no_such_link(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTELPUNT_CODE", "geheim")
    assert setup_code(collection) is None
    monkeypatch.delenv("VERTELPUNT_CODE")
    collection.append([declared()])
    assert setup_code(collection) is None
    assert collection.invitations.all() == []


def test_the_way_into_a_session_is_shown_again_and_opens_as_long_as_the_session_does(
    collection: Collection,
) -> None:
    ways, session = collection.invitations, "5" * 16
    ways.open_for(session, "Samen lezen", LATER, 3)
    way = ways.into(session)
    assert way
    assert (way.role, way.session, len(way.code)) == ("participant", session, 13)
    assert come_in(collection, way.code.upper().replace("-", " "))
    assert [each.kind for each in collection.events()] == ["questionnaire_published"]
    ways.close_for(session)
    assert ways.into(session) is None
    assert not come_in(collection, way.code)
    ways.open_for(session, "Samen lezen", LATER, 3)
    again = ways.into(session)
    assert again
    assert (again.code, again.mark_key) == (way.code, way.mark_key)
    assert come_in(collection, way.code)
    assert ways.revoke(way.id)
    assert ways.into(session) is None
    ways.open_for(session, "Samen lezen", LATER, 3)
    assert ways.into(session) != again


def test_the_code_of_one_session_opens_no_other(collection: Collection) -> None:
    ways = collection.invitations
    for session in ("5" * 16, "6" * 16):
        ways.open_for(session, "Samen lezen", LATER, 3)
    one, other = ways.into("5" * 16), ways.into("6" * 16)
    assert one
    assert other
    mixed = one.code.partition("-")[0] + other.code.partition("-")[2]
    assert ways.find(mixed) is None
    assert ways.find(one.code) == one

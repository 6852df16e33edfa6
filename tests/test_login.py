"""Who logged in has the role that the rules give; an address that nobody verified gives none."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_settings import secrets  # noqa: F401
from vertelpunt.settings import RoleName, SettingsError, settings
from vertelpunt.store import Role
from vertelpunt.ui.visit import login, marks
from vertelpunt.ui.visit.login import name_of, role_of

RULES: dict[RoleName, list[str]] = {
    "admin": ["Dian@example.org"],
    "core_group": ["groups=kerngroep", "@kern.example.nl"],
    "facilitator": ["https://example.nl/rol=begeleider"],
    "member": ["@example.nl"],
}


def verified(address: str, **more: Any) -> dict[str, Any]:
    return {"email": address, "email_verified": True, **more}


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        (verified("dian@EXAMPLE.org"), "keeper"),
        (verified("anouk@example.nl"), "member"),
        (verified("bo@kern.example.nl"), "core_group"),
        (verified("anouk@example.nl", groups=["leden", "kerngroep"]), "core_group"),
        ({"groups": "kerngroep"}, "core_group"),
        ({"https://example.nl/rol": "begeleider"}, "facilitator"),
        (verified("dian@example.org", groups=["kerngroep"]), "keeper"),
        ({"groups": "kerngroepen"}, None),
        ({"groups": None}, None),
        (verified("x@nietexample.nl"), None),
        (verified("x@sub.example.nl"), None),
        (verified("@example.nl"), None),
        (verified("example.nl"), None),
        (verified("x@example.nl@evil.org"), None),
        ({"email": "anouk@example.nl"}, None),
        ({"email": "anouk@example.nl", "email_verified": False}, None),
        ({"email": "anouk@example.nl", "email_verified": "true"}, None),
        ({}, None),
    ],
)
def test_the_rules_give_the_highest_role_that_somebody_has(
    claims: dict[str, Any], role: Role | None
) -> None:
    assert role_of(claims, RULES) == role


CLAIM = st.one_of(
    st.none(), st.booleans(), st.text(max_size=80), st.lists(st.text(max_size=9)), st.integers()
)


@given(st.dictionaries(st.sampled_from(["email", "groups", "name"]), CLAIM))
def test_whatever_a_provider_says_is_a_role_or_none_and_a_name_on_one_line(
    claims: dict[str, Any],
) -> None:
    assert role_of({**claims, "email_verified": False, "groups": None}, RULES) is None
    name = name_of(claims)
    assert len(name) <= 60
    assert name == " ".join(name.split())


AUTH = """
[auth]
redirect_uri = "https://example.nl/verhalen/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "x"
client_secret = "y"
server_metadata_url = "https://example.nl/.well-known/openid-configuration"
"""
ROLES = '[roles]\nmember = ["@example.nl"]\n'


def test_what_is_set_well_offers_a_login(secrets: Path) -> None:  # noqa: F811
    assert not settings().has_login
    secrets.write_text(f'VERTELPUNT_LOGIN_NAME = "Gemeente Oost"\n{AUTH}{ROLES}')
    assert settings().has_login
    assert settings().roles == {"member": ["@example.nl"]}
    assert settings().login_name == "Gemeente Oost"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (AUTH.replace('client_secret = "y"', "") + ROLES, "client_secret"),
        (AUTH.replace("/oauth2callback", "/terug") + ROLES, "/oauth2callback"),
        (AUTH.replace("0123456789abcdef0123456789abcdef", "kort") + ROLES, "cookie_secret"),
        (AUTH, r"\[roles\]"),
        (AUTH + "[roles]\nmember = []\n", r"\[roles\]"),
        (AUTH + '[roles]\nlid = ["@example.nl"]\n', r"\[roles\] lid"),
        (AUTH + '[roles]\nmember = ["iedereen"]\n', r"\[roles\] member"),
        (AUTH + '[roles]\nmember = "@example.nl"\n', r"\[roles\] member"),
        (f'VERTELPUNT_LOGIN_NAME = "[x](y)"\n{AUTH}{ROLES}', "VERTELPUNT_LOGIN_NAME"),
    ],
)
def test_what_is_set_otherwise_is_a_sentence_that_names_it(
    secrets: Path, content: str, said: str  # noqa: F811
) -> None:  # fmt: skip
    secrets.write_text(content)
    with pytest.raises(SettingsError, match=said):
        _ = settings().has_login


def test_a_login_of_too_long_ago_or_that_was_ended_gives_nothing(
    secrets: Path, monkeypatch: pytest.MonkeyPatch  # noqa: F811
) -> None:  # fmt: skip
    secrets.write_text(AUTH + ROLES)
    claims: dict[str, Any] = verified("anouk@example.nl", is_logged_in=True, name="Anouk")

    class User:
        def to_dict(self) -> dict[str, Any]:
            return claims

    monkeypatch.setattr(login.st, "user", User())
    for since, role in (
        (time.time(), "member"), (time.time() - marks.OPEN_FOR - 1, None), (None, None)
    ):  # fmt: skip
        claims["iat"] = since
        viewer = login.by_login()
        assert (viewer.role if viewer else None) == role
    claims["iat"] = time.time()
    assert login.end()
    assert login.by_login() is None
    claims["iat"] = time.time() + 1
    assert login.by_login()
    secrets.write_text("")
    assert login.by_login() is None

"""Logging in at the organisation of who comes (OpenID Connect), and the role that this gives."""

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from vertelpunt.intake.campaign import MOST, cleaned
from vertelpunt.settings import RoleName, settings
from vertelpunt.store import Role, Viewer, in_role
from vertelpunt.ui.visit import marks

# The role that says most comes first: whoever is in two has that one.
_ROLES: dict[RoleName, Role] = {
    "admin": "keeper",
    "core_group": "core_group",
    "facilitator": "facilitator",
    "member": "member",
}


def offered() -> bool:
    """Whether one can log in here; raises SettingsError where it was set, but not well."""
    return settings().has_login


def by_login() -> Viewer | None:
    """Who logged in, in the role that is theirs, not longer than twelve hours ago; or None."""
    claims = _claims()
    role = role_of(claims, settings().roles) if claims else None
    return in_role(role, name_of(claims)) if role else None


def why_not() -> str | None:
    """A sentence for who logged in and has no role; None for anybody else."""
    if not _claims() or by_login():
        return None
    return (
        "Je bent ingelogd, maar dit account heeft hier geen rol. Vraag de beheerder om er een. "
        "Die kan je ook een uitnodiging geven."
    )


def is_logged_in() -> bool:
    """Whether somebody is, with a role here or without."""
    return bool(_claims())


def still_in() -> Callable[[], bool] | None:
    """Whether this login still counts: to ask later, anywhere; None where nobody logged in."""
    if not (claims := _claims()):
        return None
    until, mark = claims["iat"] + marks.OPEN_FOR, _mark(claims)
    return lambda: time.time() <= until and not marks.has_ended(mark)


def mark() -> str | None:
    """A name for this one login, which says nothing of who it is; None where nobody logged in."""
    claims = _claims()
    return _mark(claims) if claims else None


def end() -> bool:
    """End this login, in every tab; whether there was one."""
    ended = mark()
    if ended:
        marks.end(ended)
    return ended is not None


def role_of(claims: Mapping[str, Any], roles: Mapping[RoleName, Sequence[str]]) -> Role | None:
    """The role of who has these claims. `roles`: the rules of each, as `settings` describes them.

    An e-mail address counts only where whoever gave it says that it was verified.
    """
    return next(
        (
            role
            for name, role in _ROLES.items()
            if any(_holds(rule, claims) for rule in roles.get(name, ()))
        ),
        None,
    )


def name_of(claims: Mapping[str, Any]) -> str:
    """Under which name somebody is known: as their organisation gives it."""
    given = (claims.get(each) for each in ("name", "preferred_username", "email"))
    return next((name for each in given if (name := cleaned(str(each or ""))[:MOST].strip())), "")


def _holds(rule: str, claims: Mapping[str, Any]) -> bool:
    claim, equals, wanted = rule.partition("=")
    if equals:
        held = claims.get(claim)
        return wanted in [str(each) for each in (held if isinstance(held, list) else [held])]
    if claims.get("email_verified") is not True:
        return False
    address = str(claims.get("email", "")).casefold()
    local, _, domain = address.rpartition("@")
    rule = rule.casefold()
    return bool(local) and (f"@{domain}" if rule.startswith("@") else address) == rule


def _claims() -> dict[str, Any]:
    """What is known of who logged in; {} where nobody is, or it was too long ago, or ended."""
    if not offered():
        return {}
    claims: dict[str, Any] = dict(st.user.to_dict())
    since = claims.get("iat")
    if not claims.get("is_logged_in") or not isinstance(since, int | float):
        return {}
    if time.time() - since > marks.OPEN_FOR or marks.has_ended(_mark(claims)):
        return {}
    return claims


def _mark(claims: Mapping[str, Any]) -> str:
    parts = "\n".join(str(claims.get(each)) for each in ("iss", "sub", "iat"))
    return hashlib.blake2b(parts.encode(), digest_size=16).hexdigest()

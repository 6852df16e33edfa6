"""A cookie that no script reads is given once, for a ticket, to a page of the app itself."""

from typing import Any

import pytest

from tests.asking import finished
from vertelpunt.ui.visit import tickets
from vertelpunt.ui.visit.tickets import CookieDesk, ticket_for


async def _elsewhere(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def bring(ticket: str, *, method: str = "POST", base: str = "", **headers: str) -> tuple[int, str]:
    """What the desk answers: the status, and the cookie."""
    told: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        told.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": f"{base}/vertelpunt/cookie/{ticket}",
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
    }
    finished(CookieDesk(_elsewhere)(scope, receive, send))
    given = dict(told[0]["headers"]).get(b"set-cookie", b"").decode()
    return told[0]["status"], given


@pytest.mark.parametrize("base", ["", "/verhalen", "/~/+"])
def test_a_ticket_is_good_once(base: str) -> None:
    ticket = ticket_for("mark", "value.of-it", 60)
    status, cookie = bring(ticket, base=base)
    assert status == 204
    assert cookie == "mark=value.of-it; HttpOnly; Max-Age=60; Path=/; SameSite=strict"
    assert bring(ticket, base=base) == (404, "")


def test_behind_tls_the_cookie_is_for_tls_alone() -> None:
    assert "; Secure" in bring(ticket_for("mark", "x", 60), x_forwarded_proto="https")[1]


def test_a_ticket_that_forgets_makes_the_cookie_end() -> None:
    assert "Max-Age=0" in bring(ticket_for("mark", "", 0))[1]


@pytest.mark.parametrize("ticket", ["0" * 32, "x", "", "0" * 31 + "/"])
def test_nothing_is_given_for_what_is_no_ticket(ticket: str) -> None:
    status, cookie = bring(ticket)
    assert status in (404, 299)
    assert cookie == ""


def test_another_site_cannot_bring_a_ticket() -> None:
    ticket = ticket_for("mark", "x", 60)
    assert bring(ticket, sec_fetch_site="cross-site") == (404, "")
    assert bring(ticket, sec_fetch_site="same-origin")[0] == 204


def test_only_a_post_brings_a_ticket() -> None:
    assert bring(ticket_for("mark", "x", 60), method="GET") == (299, "")


def test_a_ticket_that_is_old_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "_GOOD_FOR", -1)
    assert bring(ticket_for("mark", "x", 60)) == (404, "")

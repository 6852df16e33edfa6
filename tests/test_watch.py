"""A page hears with a stamp that what it shows is other by now, and nothing more."""

from collections.abc import Callable

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from vertelpunt.store import StoreError
from vertelpunt.ui.visit.once import found, look_again, once_a_run
from vertelpunt.ui.visit.watch import desk


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], tuple[int, str]]:
    """What is answered at an address."""
    monkeypatch.setattr(desk, "_served", False)
    client = TestClient(desk.WatchDesk(PlainTextResponse("the app")))

    def answered(address: str) -> tuple[int, str]:
        given = client.get(address)
        return given.status_code, given.text

    return answered


def test_a_ticket_gives_a_stamp_that_changes_with_what_is_shown(
    ask: Callable[[str], tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = ["Een geheim"]

    def now() -> object:
        if not shown:
            raise StoreError("De schijf is vol.")
        return shown

    watched = desk._Watched(now)
    monkeypatch.setitem(desk._BY_TICKET, watched.ticket, watched)
    address = f"/vertelpunt/nu/{watched.ticket}"
    assert ask(address) == (200, desk.stamp(["Een geheim"]))
    assert ask(f"/verhalen{address}") == ask(address)
    shown.append("Meer")
    assert ask(address) == (200, desk.stamp(["Een geheim", "Meer"]))
    assert "geheim" not in ask(address)[1]
    shown.clear()
    assert ask(address) == (503, "")
    assert ask("/vertelpunt/nu/" + "0" * 32) == (404, "")
    assert ask("/meedoen") == (200, "the app")


def test_a_page_keeps_its_ticket_and_watches_what_it_drew_last() -> None:
    def page() -> None:
        import streamlit as st

        from vertelpunt.ui.visit.watch import desk

        first, second = (desk.ticket_for("a", lambda n=n: n) for n in (1, 2))
        st.session_state["same"] = first == second != desk.ticket_for("b", lambda: 3)
        st.session_state["now"] = desk._BY_TICKET[first.rpartition("/")[2]].now()

    state = AppTest.from_function(page).run().session_state
    assert (state["same"], state["now"]) == (True, 2)


def test_what_is_found_in_a_run_is_looked_up_once_and_never_outside_it() -> None:
    asked = list[int]()

    def look() -> int:
        asked.append(1)
        return len(asked)

    assert [found("who", look) for _ in range(2)] == [1, 2]
    with once_a_run():
        assert [found("who", look) for _ in range(3)] == [3, 3, 3]
        look_again()
        assert found("who", look) == 4
    with once_a_run():
        assert found("who", look) == 5

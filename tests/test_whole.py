"""What is begun is done to its end, and what a run tells comes in."""

import threading
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests

from vertelpunt.ui.visit import whole


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts for which Streamlit was asked."""
    found: list[str] = []

    def ask(_: Any, state: ClientState | None) -> None:
        found.append(state.fragment_id if state else "")

    monkeypatch.setattr(AppSession, "request_rerun", ask)
    whole.keep_runs_whole()
    return found


def test_a_part_waits_until_the_run_before_it_has_told_all(asked: list[str]) -> None:
    session, later = AppSession.__new__(AppSession), list[Any]()
    session.shutdown = lambda: None  # type: ignore[method-assign]
    runner = SimpleNamespace(_requests=ScriptRequests())
    session._scriptrunner = runner  # type: ignore[assignment]
    session._state = AppSessionState.APP_NOT_RUNNING
    loop = SimpleNamespace(call_later=lambda _, *call: later.append(call))
    session._event_loop = loop  # type: ignore[assignment]
    part = ClientState(fragment_id="part")
    session.request_rerun(part)
    assert asked == ["part"]
    # The run ends: its runner takes nothing more, and what it told may still be on its way.
    runner._requests.request_stop()
    session.request_rerun(part)
    session.request_rerun(None)
    assert asked == ["part", ""]
    session._scriptrunner = None
    for call, *told in later:
        call(*told)
    assert asked == ["part", "", "part"]
    # Where the visit ends meanwhile, nobody waits for a runner that may never tell more.
    session._scriptrunner, session._state = runner, AppSessionState.SHUTDOWN_REQUESTED  # type: ignore[assignment]
    later.clear()
    session.request_rerun(part)
    assert later == []


def test_two_presses_of_one_visitor_are_done_one_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def context() -> Any:
        return SimpleNamespace(
            session_id="one", session_state=SimpleNamespace(_yield_callback=lambda: None)
        )

    monkeypatch.setattr(whole, "get_script_run_ctx", context)
    done: list[str] = []

    def press() -> None:
        with whole.to_its_end():
            done.append("second")

    second = threading.Thread(target=press)
    with whole.to_its_end():
        second.start()
        second.join(0.05)
        done.append("first")
    second.join(10)
    assert done == ["first", "second"]

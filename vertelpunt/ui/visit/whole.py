"""What is begun is done to its end: a press, and what a run still has to say.

Streamlit drops the one where a next message of the same visitor comes in, and the other where a
part of the page is asked for while the run before has ended and not yet told all. Both are mended
by private names of Streamlit, whose version is pinned; a test says when they are gone.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

# In seconds: by then a run that has ended has told all.
_SOON = 0.01
# Two runs of one visitor may be going on at once. Visitors who share a lock wait for each other.
_LOCKS = tuple(threading.RLock() for _ in range(256))


@contextmanager
def to_its_end() -> Iterator[None]:
    """What is done inside is done, one thing after another for each visitor.

    Streamlit looks for a next press of the same visitor wherever the session is asked something,
    and would go on with that one, before anything was written.
    """
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    # Not by `setattr`, which keeps something in the session.
    held = vars(context.session_state)
    look = held["_yield_callback"]
    held["_yield_callback"] = lambda: None
    try:
        with _LOCKS[hash(context.session_id) % len(_LOCKS)]:
            yield
    finally:
        held["_yield_callback"] = look


def keep_runs_whole() -> None:
    """Let a part of a page wait until the run before it has told all.

    Otherwise Streamlit goes on with a new runner, and takes nothing more from the one before: the
    page then lacks the end of what was drawn. Call once, when the server starts.
    """
    ask = AppSession.request_rerun

    def request_rerun(self: AppSession, client_state: ClientState | None) -> None:
        runner = self._scriptrunner
        is_part = client_state is not None and bool(client_state.fragment_id)
        is_ending = runner is not None and runner._requests._state == ScriptRequestType.STOP
        # Nothing comes after a visit that is over, so that nothing waits for it.
        if is_part and is_ending and self._state != AppSessionState.SHUTDOWN_REQUESTED:
            self._event_loop.call_later(_SOON, self.request_rerun, client_state)
        else:
            ask(self, client_state)

    AppSession.request_rerun = request_rerun  # type: ignore[method-assign]

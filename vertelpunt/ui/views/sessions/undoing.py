"""What was done last in a session, and the way back."""

from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.views.undoing import Undoing

_UNDOING = Undoing("session")
did = _UNDOING.did


def offer_undo(source: Source, session: Session) -> None:
    """Say what was done last, with a button that turns it round."""
    _UNDOING.offer(source, session.id)

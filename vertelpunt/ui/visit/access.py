"""Who is here: by the code, an invitation or a login, and what ends that."""

import hashlib
import hmac
import math
from collections.abc import Callable

import streamlit as st

from vertelpunt.commands import Commands, guest_of
from vertelpunt.dutch import count, moment
from vertelpunt.sessions import session_now
from vertelpunt.settings import settings
from vertelpunt.store import (
    CORE_GROUP,
    VISITOR,
    WITH_CODE,
    Collection,
    Invitation,
    Viewer,
    in_role,
    participant,
)
from vertelpunt.ui.visit import invited, login, looking, marks
from vertelpunt.ui.visit.app_state import AppState, open_app_state
from vertelpunt.ui.visit.once import found
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.throttle import Throttle, Verdict
from vertelpunt.ui.visit.visitors import block, visitor

_SIGNED_OFF = Key[bool]("signed_off")
_NEW = "Vraag een nieuwe aan wie je uitnodigde."


@st.cache_resource(show_spinner=False)
def _throttle() -> Throttle:
    return Throttle()


def viewer(app_state: AppState) -> Viewer:
    """Who this visitor is here.

    Demonstration stories are for everybody, as they are for the core group. The whole record of
    them is too, as long as there is no code or login; nobody loads anything back.
    """
    if came := entered(app_state):
        return came
    if not app_state.collection.is_demonstration:
        return VISITOR
    if settings().code or login.offered():
        return CORE_GROUP
    return WITH_CODE.without("load_back", "erase", "invite", "inform", "enrich", "bring_in")


def entered(app_state: AppState) -> Viewer | None:
    """Who came in by a way that is still open, not longer than twelve hours ago; or None."""
    return found("entered", lambda: _entered(app_state))


def _entered(app_state: AppState) -> Viewer | None:
    mark = marks.shown(marks.OPEN_FOR)
    if mark and mark.way == marks.CODE:
        return WITH_CODE
    invitation = marks.invited_by(mark.way) if mark else None
    if invitation and not invitation.expired:
        return _by(app_state.collection, invitation)
    return login.by_login()


def _by(collection: Collection, invitation: Invitation) -> Viewer:
    """Who came in with this invitation."""
    if not invitation.session:
        return in_role(invitation.role, invitation.name)
    session = session_now(collection, invitation.session)
    return participant(invitation.session, session.stories if session else ())


def participant_id(session_id: str) -> str:
    """Under which this visitor takes part in a session: the same on the same device, for as long
    as they are in. It says nothing of who they are.
    """
    named = f"{session_id} {looking.visit_name()}"
    return hashlib.blake2b(named.encode(), digest_size=8).hexdigest()


def still_in() -> Callable[[], bool]:
    """Whether the way by which this visitor is in now is still open: to ask later, anywhere."""
    token, mark = marks.token(), marks.shown(marks.OPEN_FOR)
    if mark:
        way = mark.way
        return lambda: (
            marks.read(token, marks.OPEN_FOR) == mark
            and (way == marks.CODE or _is_open(open_app_state().collection, way))
        )
    # Where nobody asked who is here, nothing ends but the visit.
    return login.still_in() or (lambda: True)


def _is_open(collection: Collection, way: str) -> bool:
    invitation = collection.invitations.of(way)
    return invitation is not None and not invitation.expired


def why_closed(app_state: AppState) -> str | None:
    """A sentence for who was in until their way in ended, or who logged in to no role; or None."""
    mark = marks.shown(marks.OPEN_FOR)
    if mark is None:
        return login.why_not()
    if mark.way == marks.CODE:
        return None
    invitation = app_state.collection.invitations.of(mark.way)
    if invitation is None:
        return f"Je uitnodiging is ingetrokken. Wat je bewaarde, staat er nog. {_NEW}"
    return _expired(invitation) if invitation.expired else None


def sign_off() -> None:
    """End what was opened, in every tab of this browser, and forget what was chosen here."""
    looking.forget_visit()
    if mark := marks.shown(marks.KNOWN_FOR):
        marks.end(mark.name)
    logged_in = login.end()
    st.session_state.clear()
    st.query_params.clear()
    _SIGNED_OFF.set(True)
    invited.answered()
    marks.forget()
    if logged_in:
        st.logout()


def has_signed_off() -> bool:
    """Whether somebody signed off in this session, and nobody came in since."""
    return _SIGNED_OFF.is_set


def try_code(collection: Collection, typed: str) -> str | None:
    """Open the pages for this session, with the code or that of an invitation; or say why not."""
    invited: list[Invitation] = []

    def is_right() -> bool:
        code = settings().code
        if code and hmac.compare_digest(typed.strip().encode(), code.encode()):
            return True
        if invitation := collection.invitations.find(typed):
            invited.append(invitation)
        return bool(invited)

    before = _known(collection)
    verdict = _throttle().attempt(
        before.name if before else visitor(), block(), right=is_right, known=before is not None
    )
    if not verdict.opened:
        return _refused(verdict)
    for invitation in invited:
        # Whoever comes in again on a device that was in with it takes no use from somebody else.
        again = before is not None and before.way == invitation.id
        if problem := _come_in(collection, invitation, again=again):
            return problem
    marks.give(invited[0].id if invited else marks.CODE)
    _SIGNED_OFF.forget()
    return None


def _come_in(collection: Collection, invitation: Invitation, *, again: bool) -> str | None:
    if invitation.expired:
        return _expired(invitation)
    if again or Commands(collection, guest_of(invitation)).use_invitation(invitation.id):
        return None
    times = count(invitation.most_uses, "keer", "keer")
    return f"Deze uitnodiging was {times} te gebruiken, en dat is gebeurd. {_NEW}"


def _known(collection: Collection) -> marks.Mark | None:
    """The mark of a device that was in before, by a way that is still there."""
    mark = marks.shown(marks.KNOWN_FOR)
    if mark and mark.way != marks.CODE and collection.invitations.of(mark.way) is None:
        return None
    return mark


def _expired(invitation: Invitation) -> str:
    if invitation.session:
        return "Deze sessie is gesloten. Wat je schreef is bewaard. Dank je wel voor het meedoen!"
    return f"Je uitnodiging gold tot {moment(invitation.until)}. {_NEW}"


def _refused(verdict: Verdict) -> str:
    if verdict.wait:
        wrong = "" if verdict.refused else "Deze code klopt niet. "
        wait = f"Wacht nog {_duration(verdict.wait)}."
        return f"{wrong}Er zijn te veel verkeerde codes ingevuld. {wait}"
    return "Deze code klopt niet. Kijk of je hem goed hebt overgenomen."


def _duration(wait: float) -> str:
    seconds = math.ceil(wait)
    if seconds < 100:
        return count(seconds, "seconde", "seconden")
    return count(math.ceil(seconds / 60), "minuut", "minuten")

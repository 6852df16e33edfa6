"""The page: who somebody is in the room, what is asked now, and the stories, plots and notes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import Markup

from vertelpunt.insight.sessions import one_session
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.store import participant
from vertelpunt.ui.address import panel
from vertelpunt.ui.views.sessions.address import session_here
from vertelpunt.ui.views.sessions.following import CALM, STYLE, follow
from vertelpunt.ui.views.taking_part.joining import change_who, join
from vertelpunt.ui.views.taking_part.plots import plots
from vertelpunt.ui.views.taking_part.reading import reading
from vertelpunt.ui.views.taking_part.tasks import task
from vertelpunt.ui.views.taking_part.together import together
from vertelpunt.ui.visit import access, entrance, invited
from vertelpunt.ui.visit.acting import say_refused
from vertelpunt.ui.visit.app_state import open_app_state
from vertelpunt.ui.visit.once import once_a_run

_PART = "deel"
_PARTS = ("Verhalen", "Grafieken", "Briefjes")


def take_part(source: Source) -> None:
    """The session that this visitor takes part in, from coming in to what came of it."""
    state = open_app_state()
    if access.entered(state) is None and (invited.waiting() or access.why_closed(state)):
        # On a demonstration everybody reads, but a phone is known again by the way it came in, and
        # hears that this has ended.
        entrance.ask(state)
        return
    session = session_here(source)
    st.html(STYLE)
    with st.container(key="taking_part", width=680):
        if session is None or not session.room.is_open:
            st.write("Er is nu geen sessie open. Vraag het aan wie de sessie leidt.")
            return
        # Everybody in the room reads the same, whatever else they may read elsewhere.
        source = replace(source, viewer=participant(session.id, session.stories))
        me = access.participant_id(session.id)
        st.html(Markup("<h2>{}</h2>").format(session.title))
        if me not in session.room.participants:
            join(source, session)
            follow(source, session, _nothing, seen=_nothing, around=_is_open, every=CALM)
            return
        change_who(source, session, me)
        stands = _Stands(_shown(), panel.opened())

        def head(now: Session) -> None:
            _round(now)
            task(source, now, me)

        def around(now: Session | None) -> object:
            return _around(now, stands)

        drew = follow(source, session, head, seen=_seen, around=around, every=CALM)
        _read_and_write(source, session, me, stands, drew)


@dataclass
class _Stands:
    """What stands on the page now: which part, and the story that is open."""

    shown: str
    opened: str | None


def _read_and_write(
    source: Source, session: Session, me: str, stands: _Stands, drew: Callable[[Session], None]
) -> None:
    """The part that is shown. What is pressed there draws that alone: sixty phones do it at once.

    Where somebody is no longer in, or in otherwise, the whole page is drawn.
    """
    first, came = [session], access.entered(open_app_state())

    def part() -> None:
        now = first.pop() if first else one_session(source, session.id)
        if now is None or not now.room.is_open or me not in now.room.participants:
            st.rerun()
        with once_a_run():
            if access.entered(open_app_state()) != came:
                st.rerun()
            stands.shown, stands.opened = _shown(), panel.opened()
            drew(now)
            say_refused()
            _choose_part(stands.shown)
            with st.container(key="part"):
                match stands.shown:
                    case "Verhalen":
                        reading(source, now, me)
                    case "Grafieken":
                        plots(source, now, me)
                    case _:
                        together(source, now, me)

    st.fragment(part)()


def _shown() -> str:
    """Which part is shown, as the address says it: a phone that reloads shows it again."""
    named = st.query_params.get(_PART, "")
    return named if named in _PARTS else _PARTS[0]


def _choose_part(shown: str) -> None:
    st.session_state["shown_part"] = shown
    st.segmented_control(
        "Wat wil je zien?", _PARTS, key="shown_part", label_visibility="collapsed", required=True,
        on_change=_show,
    )  # fmt: skip


def _show() -> None:
    st.query_params[_PART] = st.session_state["shown_part"]


def _round(session: Session) -> None:
    on = next((each for each in session.rounds if each.id == session.room.round), None)
    if on:
        with st.container(key="round_now", border=True):
            st.html(
                Markup('<p role="status"><strong>{}</strong></p><p>{}</p>').format(on.name, on.what)
            )


def _nothing(_: Session | None) -> None: ...


def _is_open(session: Session | None) -> bool:
    return session is not None and session.room.is_open


def _seen(session: Session | None) -> object:
    """What changes the head of a page: the round, what is asked, and whether its answers show."""
    asked = next(reversed([*session.room.tasks.values()]), None) if session else None
    return (
        session and session.room.round, asked and (asked.id, asked.revealed, asked.ended)
    )  # fmt: skip


def _around(session: Session | None, stands: _Stands) -> object:
    """What changes the rest: who reads what, and whether everybody is asked about what stands there
    now, which is hidden meanwhile.
    """
    if session is None:
        return None
    asked = session.room.task
    about: object = None
    if asked and not asked.revealed:
        if asked.kind == "predict" and stands.shown == "Grafieken":
            about = asked.plane
        elif asked.kind == "place" and stands.opened == asked.story:
            about = (asked.story,)
    return _is_open(session), session.packs, about

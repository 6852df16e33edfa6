"""In de zaal: a session as it is led: who is in, the round, what is asked, and the board."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import clock, count
from vertelpunt.insight.session_stories import StoriesRead
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.components.board import Change, Made, Moved, Named, PutAside, board
from vertelpunt.ui.views.sessions.address import SESSION
from vertelpunt.ui.views.sessions.asking import asking
from vertelpunt.ui.views.sessions.following import QUICK, changed, follow
from vertelpunt.ui.views.sessions.on_board import board_groups, board_notes
from vertelpunt.ui.views.sessions.own_words import own_words
from vertelpunt.ui.views.sessions.recording import recording
from vertelpunt.ui.views.sessions.set_aside import set_aside
from vertelpunt.ui.views.sessions.undoing import did, offer_undo
from vertelpunt.ui.views.sessions.way_in import show_way_in
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.site import link_to


def leading(source: Source, session: Session) -> None:
    """Lead the session, and see within two seconds what others do."""
    follow(
        source, session, lambda now: _draw(source, now), seen=changed, around=_around, every=QUICK
    )  # fmt: skip


def _around(session: Session | None) -> object:
    """What the rest of the page says of it."""
    return session and (
        session.title, session.on, session.place, session.stories, session.rounds,
        session.room.is_open,
    )  # fmt: skip


def _draw(source: Source, session: Session) -> None:
    if not session.room.is_open:
        _offer_to_open(source, session)
    else:
        _people(source, session)
    if session.room.opened_at:
        _rounds(source, session)
        asking(source, session)
        read = StoriesRead(source, session)
        _board(source, session, read)
        recording(source, session, read)
        set_aside(source, session, read)


def _offer_to_open(source: Source, session: Session) -> None:
    if session.room.closed_at:
        st.write("De sessie is gesloten. Open haar opnieuw om verder te gaan.")
    else:
        st.write(
            "Open de sessie als jullie beginnen. Dan zie je hier een code. Wie die scant, doet mee "
            "op de eigen telefoon, zonder account. Deelnemers lezen alleen de verhalen van deze "
            "sessie die met leden gedeeld zijn."
        )
    if not session.stories:
        st.write("Kies eerst verhalen, bij ‘Verhalen’.")
        return
    st.button("Open de sessie", type="primary", key=f"open_{session.id}", on_click=attempt,
              args=[_open, source, session.id])  # fmt: skip


def _people(source: Source, session: Session) -> None:
    people = session.room.participants
    with st.container(key="session_people", horizontal=True, vertical_alignment="center"):
        st.text(count(len(people), "mens doet mee", "mensen doen mee"))
        with st.popover("Laat mensen binnen", key="let_in", on_change="rerun") as let_in:
            if let_in.open:
                _let_in(source, session)
        screen = Markup(
            '<a class="vp-download" href="{}" target="_blank">Open het grote scherm</a>'
        )
        st.html(screen.format(link_to("scherm", **{SESSION: session.id})), width="content")
        st.button("Sluit de sessie", key=f"close_{session.id}", on_click=attempt,
                  args=[_close, source, session.id])  # fmt: skip


def _let_in(source: Source, session: Session) -> None:
    if source.collection.invitations.into(session.id):
        show_way_in(source, session, room=False)
    else:
        st.write("De code van deze sessie is verlopen.")
        st.button("Maak de code weer geldig", key=f"renew_{session.id}", on_click=attempt,
                  args=[_open, source, session.id])  # fmt: skip
    names = [
        Markup("<li>{}</li>").format(
            " · ".join(filter(None, [each.name, each.reader])) or "zonder naam"
        )
        for each in session.room.participants.values()
    ]
    if names:
        st.html(Markup("<h4>Wie er is</h4><ul>{}</ul>").format(Markup().join(names)))


def _rounds(source: Source, session: Session) -> None:
    """The round that is on, and the way to the next."""
    ids = [each.id for each in session.rounds]
    if not ids:
        return
    place = ids.index(session.room.round) if session.room.round in ids else -1
    with st.container(key="rounds", border=True):
        if place >= 0:
            now = session.rounds[place]
            since = (
                f" · begonnen om {clock(session.room.round_at)}" if session.room.round_at else ""
            )
            st.html(
                Markup("<p><strong>{}</strong> · {}{}</p><p>{}</p>").format(
                    now.name, count(now.minutes, "minuut", "minuten"), since, now.what
                )
            )
        with st.container(horizontal=True):
            if place > 0:
                _to_round(source, session, "Vorige ronde", ids[place - 1])
            if place + 1 < len(ids):
                _to_round(
                    source, session, "Volgende ronde" if place >= 0 else "Begin de eerste ronde",
                    ids[place + 1],
                )  # fmt: skip


def _to_round(source: Source, session: Session, label: str, round_id: str) -> None:
    st.button(label, key=f"round_{label}", on_click=attempt,
              args=[_begin, source, session.id, round_id])  # fmt: skip


def _board(source: Source, session: Session, read: StoriesRead) -> None:
    st.html("<h3>Briefjes</h3>")
    own_words(source, session)
    offer_undo(source, session)
    board(
        notes=board_notes(session.room, read), groups=board_groups(session.room),
        key=f"board_{session.id}",
        on_change=lambda change: attempt(_change, source, session, change),
    )  # fmt: skip


def _change(source: Source, session: Session, change: Change) -> None:
    """Do what was done on the board, and remember how to undo it."""
    lead = commands(source)
    match change:
        case Moved(note, group, was, before):
            lead.move_note(session.id, note, group, was=was, before=before)
            did("Het briefje ligt ergens anders.", "move_note",
                note_id=note, group=was, was=group, before=_after(session, note))  # fmt: skip
        case Named(group, name, was):
            lead.name_group(session.id, group, name, was=was)
            did("De groep heet anders.", "name_group", name=was, group=group, was=name)
        case Made(group, name, note, was):
            lead.make_group(session.id, group, name, note, was=was)
            did("Er is een groep bij.", "put_aside", thing=group)
        case PutAside(thing):
            lead.put_aside(session.id, thing)
            did("Het is weggelegd.", "bring_back", thing=thing)


def _after(session: Session, note_id: str) -> str | None:
    """The note that came after this one where it lay."""
    note = session.room.notes.get(note_id)
    lies = [each.id for each in session.room.notes_in(note.group if note else None)]
    place = lies.index(note_id) if note_id in lies else len(lies)
    return next(iter(lies[place + 1 :]), None)


def _open(source: Source, session_id: str) -> None:
    commands(source).open_session(session_id)


def _close(source: Source, session_id: str) -> None:
    commands(source).close_session(session_id)
    did("De sessie is gesloten.", "open_session")


def _begin(source: Source, session_id: str, round_id: str) -> None:
    commands(source).begin_round(session_id, round_id)

"""Invitations on Beheer: make one, see who can come in, and end that."""

from datetime import timedelta

import streamlit as st

from vertelpunt.dutch import count, moment, number
from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import MOST, cleaned
from vertelpunt.settings import settings
from vertelpunt.store import Invitation, Role, now
from vertelpunt.ui.components.qr_code import qr_code
from vertelpunt.ui.views.keeping import missing, say_once
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.invited import PARAMETER
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.site import link_to
from vertelpunt.ui.visit.who import ROLES

_MADE = Key[tuple[Invitation, str] | None]("invitation_made")
_GIVES: dict[Role, str] = {
    "member": "leest de verhalen die met alle leden gedeeld zijn",
    "facilitator": "ziet wat de kerngroep ziet, zolang de uitnodiging geldt",
    "core_group": "leest elk verhaal en ziet alle patronen",
    "keeper": "mag alles, ook Beheer",
}
_LASTS = {
    "een dag": 1, "een week": 7, "een maand": 31, "drie maanden": 92, "een jaar": 366,
}  # fmt: skip
_TIMES = (1, 5, 20, 100, 1_000)


def invitations(source: Source) -> None:
    """Make invitations and end them: for whoever may."""
    if not source.viewer.may("invite"):
        return
    st.header("Uitnodigingen")
    st.write(
        "Met een uitnodiging komt iemand binnen met een eigen rol en naam. Wie zo iets doet, staat "
        "met die naam in het logboek. Start de server opnieuw? Dan opent iedereen de link nog een "
        "keer, en dat telt weer mee."
    )
    if settings().code:
        st.write(
            "Er is ook één code voor iedereen samen. Wie die heeft, leest elk verhaal en kan op "
            "deze pagina alles. Geef de kerngroep liever een uitnodiging."
        )
    _offer(source)
    with st.container(key="invitation_shown"):
        if made := _MADE.take(None):
            _show(*made)
    _list(source)


def _offer(source: Source) -> None:
    with st.container(key="invite", width=640):
        st.selectbox(
            "Rol", list(_GIVES), format_func=lambda role: f"{ROLES[role]}: {_GIVES[role]}",
            key="invite_role", filter_mode=None,
        )  # fmt: skip
        st.text_input(
            "Naam van wie je uitnodigt: een mens of een groep", max_chars=MOST, key="invite_name"
        )
        say_once("invite_problem")
        with st.container(horizontal=True):
            st.selectbox("Hoe lang geldig?", list(_LASTS), index=2, key="invite_lasts",
                         filter_mode=None)  # fmt: skip
            st.selectbox(
                "Hoe vaak te gebruiken?", _TIMES, index=1, key="invite_times", filter_mode=None,
                format_func=lambda times: count(times, "keer", "keer"),
                help="Elk apparaat dat binnenkomt, telt één keer.",
            )  # fmt: skip
        st.button(
            "Maak de uitnodiging", key="make_invitation", on_click=attempt, args=[_make, source]
        )


def _make(source: Source) -> None:
    name = cleaned(st.session_state["invite_name"])
    if problem := missing({"een naam": name}):
        st.session_state["invite_problem"] = problem
        return
    until = now() + timedelta(days=_LASTS[st.session_state["invite_lasts"]])
    made = commands(source).make_invitation(
        st.session_state["invite_role"], name, until, st.session_state["invite_times"]
    )
    _MADE.set(made)
    st.session_state["invite_name"] = ""


def _show(invitation: Invitation, code: str) -> None:
    """The link and the code, this once: nobody can show them again."""
    page = "storycards" if invitation.role == "member" else "responses"
    link = link_to(page, **{PARAMETER: code})
    with st.container(border=True, width=640):
        st.text(f"Uitnodiging voor {invitation.name} ({ROLES[invitation.role]})")
        st.write("Je ziet deze link alleen nu. Kopieer hem, of laat de QR-code scannen.")
        st.code(link, language=None, wrap_lines=True)
        st.write("Of geef deze code, om in te vullen waar de pagina om een code vraagt:")
        st.code(code, language=None)
        st.html(qr_code(link, "QR-code van de uitnodiging"))
        st.button("Klaar, verberg de link", key="invitation_done")


def _list(source: Source) -> None:
    made = source.collection.invitations.all()
    if not made:
        st.write("Er zijn nu geen uitnodigingen.")
        return
    st.subheader("Wie kan binnenkomen")
    for each in made:
        with st.container(
            key=f"invitation_{each.id}", horizontal=True, vertical_alignment="center", width=760
        ):
            st.text(f"{each.name}\n{_state(each)}", width="stretch")
            st.button(
                "Trek in",
                key=f"revoke_{each.id}",
                on_click=attempt,
                args=[_revoke, source, each.id],
            )


def _state(each: Invitation) -> str:
    ended = "gold" if each.expired else "geldt"
    used = f"{number(each.uses)} van {number(each.most_uses)} keer gebruikt"
    return f"{ROLES[each.role]} · {ended} tot {moment(each.until)} · {used}"


def _revoke(source: Source, invitation_id: str) -> None:
    commands(source).revoke_invitation(invitation_id)

"""The door of a page that stays closed: what opens it, and one field for every code."""

import streamlit as st

from vertelpunt.settings import settings
from vertelpunt.store import Collection
from vertelpunt.ui.visit import access, invited, login
from vertelpunt.ui.visit.app_state import AppState
from vertelpunt.ui.visit.session import Key

_PROBLEM = Key[str | None]("door_problem")


def ask(app_state: AppState) -> None:
    """What opens a page here, and what there is to say of a way in that ended."""
    if why := access.why_closed(app_state):
        st.warning(why)
        if login.is_logged_in():
            st.button("Log uit", key="log_out", on_click=access.sign_off)
    elif access.has_signed_off():
        st.success("Je bent afgemeld. Wie verder wil lezen, komt hieronder weer binnen.")
    with_login = login.offered()
    if problem := _PROBLEM.take(None):
        st.error(problem)
    if invited.waiting():
        _offer_invitation(app_state.collection)
        return
    if not (settings().code or with_login or app_state.collection.invitations.all()):
        say_closed("Deze pagina")
        return
    st.write(
        "Deze pagina is voor wie een code of een uitnodiging heeft. Vul de code in die je van de "
        "kerngroep of de beheerder hebt gekregen."
    )
    if settings().code:
        st.write(
            "De code van de kerngroep opent alles, ook Beheer. Die van een uitnodiging opent wat "
            "bij je rol hoort."
        )
    with st.form("access", width=420):
        typed = st.text_input("Code", type="password", autocomplete="current-password")
        sent = st.form_submit_button("Open de pagina", type="primary")
    if sent:
        if sentence := access.try_code(app_state.collection, typed):
            st.error(sentence)
        else:
            st.rerun()
    if with_login:
        st.button(f"Inloggen met {settings().login_name}", on_click=st.login, key="login")


def say_closed(what: str) -> None:
    """Say that this is closed as long as nobody can come in, and how to open it."""
    st.info(
        f"{what} is nog dicht. Zo gaat het open: de beheerder start de server, en opent de link "
        "die dan op de terminal staat. Of de beheerder kiest een code en stelt die in als "
        "`VERTELPUNT_CODE`, in de omgeving of bij de *secrets* van Streamlit."
    )


def _offer_invitation(collection: Collection) -> None:
    st.write(
        "Je hebt een uitnodiging. Druk op de knop om binnen te komen. Gebruiken anderen dit "
        "apparaat ook? Meld je dan af als je klaar bent."
    )
    st.button("Kom binnen", type="primary", key="come_in", on_click=_come_in, args=[collection])


def _come_in(collection: Collection) -> None:
    code = invited.waiting()
    invited.answered()
    if code:
        _PROBLEM.set(access.try_code(collection, code))

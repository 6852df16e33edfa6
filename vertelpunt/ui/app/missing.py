"""Says where stories may be missing: a collection empty at the start, or copied without its log."""

import streamlit as st
from markupsafe import escape

from vertelpunt.dutch import moment
from vertelpunt.insight.source import Source
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.app_state import AppState

_BEFORE = (
    "Begin je net? Dan hoort dat zo. Waren er al verhalen? Dan is de schijf van de server "
    "leeggemaakt."
)


def say_missing(app_state: AppState, *, here: bool) -> None:
    """Say it until stories of before come back; `here`: on the page that loads them back."""
    since = app_state.missing_since()
    if since is None:
        return
    if here:
        then = (
            f"{_BEFORE} Laad hieronder het bestand terug dat je hebt bewaard. Verhalen die sinds "
            "de start zijn verteld, blijven staan."
        )
    elif app_state.collection.first_told() is None:
        then = f"{_BEFORE} Laad bij Beheer het bestand terug dat je hebt bewaard."
    else:
        then = "Mis je verhalen? Laad ze terug bij Beheer."
    st.html(
        '<p class="vp-banner" role="note">Deze verzameling was leeg toen de app startte, op '
        f"{moment(since)}. {then}</p>"
    )


def say_lost_log(source: Source, *, here: bool) -> None:
    """Say that the file came without its log, until the admin has looked; `here`: on Beheer."""
    lost = source.collection.lost_log_at()
    if lost is None:
        return
    name = source.collection.path.name
    then = (
        "Mis je verhalen? Laad hieronder het bestand terug dat je hebt bewaard."
        if here
        else "De beheerder kan bij Beheer kijken of alles er is."
    )
    st.html(
        f'<p class="vp-banner" role="note">Op {moment(lost)} is de verzameling geopend zonder het '
        f"bestand {escape(name)}.wal dat erbij hoort. Verhalen van de laatste tijd kunnen "
        f"ontbreken. {then}</p>"
    )
    if here and source.viewer.may("load_back"):
        st.button(
            "Alles is er: zeg dit niet meer",
            on_click=attempt,
            args=[lambda: commands(source).accept_loss()],
        )

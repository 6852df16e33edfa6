"""Says that there were no stories when the app started, as where a disk was wiped."""

import streamlit as st

from vertelpunt.dutch import moment
from vertelpunt.ui.collection import House

_BEFORE = (
    "Begin je net? Dan hoort dat zo. Waren er al verhalen? Dan is de schijf van de server "
    "leeggemaakt."
)


def say_missing(house: House, *, here: bool) -> None:
    """Say it until stories of before come back; `here`: on the page that loads them back."""
    since = house.missing_since()
    if since is None:
        return
    if here:
        then = (
            f"{_BEFORE} Laad hieronder het bestand terug dat je hebt bewaard. Verhalen die sinds "
            "de start zijn verteld, blijven staan."
        )
    elif house.collection.first_told() is None:
        then = f"{_BEFORE} Laad bij Beheer het bestand terug dat je hebt bewaard."
    else:
        then = "Mis je verhalen? Laad ze terug bij Beheer."
    st.html(
        '<p class="vp-banner" role="note">Deze verzameling was leeg toen de app startte, op '
        f"{moment(since)}. {then}</p>"
    )

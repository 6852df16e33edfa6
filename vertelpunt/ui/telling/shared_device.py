"""A device that others use after its teller: how it is known, and how an admin sets it up."""

import streamlit as st

from vertelpunt.ui.visit.session import Key

_KNOWN = Key[bool | None]("is_shared_device")

COOKIE = "vertelpunt_toestel"
PARAMETER = "toestel"
_SHARED, _OWN = "gedeeld", "eigen"


def is_shared() -> bool:
    """Whether this page is opened on a shared device.

    Its address says so, or the device does since an address said so once (a cookie that holds that
    and nothing else, set by the form).
    """
    said = st.query_params.get(PARAMETER)
    if said in (_SHARED, _OWN):
        _KNOWN.set(said == _SHARED)
    known = _KNOWN.get(None)
    return says_shared(said, st.context.cookies.get(COOKIE)) if known is None else known


def says_shared(said: str | None, cookie: str | None) -> bool:
    """The same of any request: `said` is `PARAMETER` of its address, `cookie` is `COOKIE`."""
    return said == _SHARED if said in (_SHARED, _OWN) else cookie == _SHARED


def explain_shared_device() -> None:
    """What a shared device does, and the links that make this device one, or its owner's again."""
    st.header("Een tablet voor iedereen", anchor="gedeeld-toestel")
    st.write(
        "Vertellen jullie na elkaar op één tablet? Open dan op die tablet deze pagina, en druk op "
        "de eerste link hieronder. Het toestel onthoudt dat het van meer mensen is; dat staat ook "
        "boven het formulier. Na het versturen maakt het zichzelf leeg. Dat doet het ook na tien "
        "stille minuten: na negen minuten vraagt het of je er nog bent. Niemand krijgt het verhaal "
        "van een ander te zien. Loop je weg zonder te versturen? Dan ben je je tekst dus kwijt, "
        "tenzij je met ‘Verder op een ander toestel’ een link maakte."
    )
    st.write(
        "Zet in de browser van die tablet ook het automatisch invullen uit. Is het toestel later "
        "weer van één persoon? Druk dan op de tweede link."
    )
    with st.container(horizontal=True, key="shared_device"):
        st.page_link(
            "pages/vertel.py",
            label="Maak dit toestel gedeeld",
            query_params={PARAMETER: _SHARED},
        )
        st.page_link(
            "pages/vertel.py",
            label="Dit toestel is weer van één persoon",
            query_params={PARAMETER: _OWN},
        )

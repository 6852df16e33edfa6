"""How people come into a session: a link, a QR code, and a short code to type over."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.components.qr_code import qr_code
from vertelpunt.ui.visit.invited import PARAMETER
from vertelpunt.ui.visit.site import link_to

_PAGE = "meedoen"


def show_way_in(source: Source, session: Session, *, room: bool, large: bool = False) -> None:
    """The way into an open session; nothing where it is closed.

    `room`: for the big screen, where nobody copies a link. `large`: nothing else is going on.
    """
    way = source.collection.invitations.into(session.id)
    if way is None:
        return
    link = link_to(_PAGE, **{PARAMETER: way.code})
    typed = link_to(_PAGE).partition("://")[2]
    html = Markup(
        '<div class="vp-way-in{}">{}<p>Scan de code met je telefoon. Of ga naar <b>{}</b> en vul '
        'in: <b class="vp-code">{}</b></p></div>'
    ).format(" vp-large" if large else "", qr_code(link, "QR-code om mee te doen"), typed, way.code)
    st.html(html)
    if not room:
        st.code(link, language=None, wrap_lines=True)

"""What was published, to pass on: as an e-mail that somebody sends, and as an image."""

from base64 import b64encode
from functools import partial

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import day_of, today
from vertelpunt.export.feedback_mail import SUBJECT, as_eml, as_text
from vertelpunt.export.feedback_picture import Card, card_of, card_png
from vertelpunt.feedback import Audience, Feedback, feedback_now
from vertelpunt.insight.feedback import Told, told
from vertelpunt.insight.source import Source
from vertelpunt.settings import settings
from vertelpunt.ui.components.download import download
from vertelpunt.ui.views.feedback_writing.publishing import choose_audience
from vertelpunt.ui.visit.site import link_to

_WIDTH = 760
_PICTURE = Markup('<img class="vp-card-picture" alt="{}" src="data:image/png;base64,{}">')


def sharing(source: Source, feedback: Feedback) -> None:
    """The e-mail and the image of the version that is there to read."""
    with st.container(width=_WIDTH):
        if feedback.version is None:
            st.write("Publiceer eerst een terugkoppeling. Dan vind je hier een mail en een beeld.")
            return
        st.text(f"Het adres om door te geven: {link_to('terugkoppeling')}")
        _mail(source, choose_audience("mail_audience"))
        _picture(source)


def _now(source: Source, audience: Audience) -> Told | None:
    """What is there to read at this moment; None where it was withdrawn."""
    now = feedback_now(source.collection)
    if now.version is None or now.shown_at is None:
        return None
    return told(source, now.version.blocks, audience, day_of(now.shown_at), today())


def _mail(source: Source, audience: Audience) -> None:
    st.html("<h3>Als mail</h3>")
    if audience == "members":
        st.write(
            "Een mail voor leden kan citaten bevatten. Wat je verstuurt, kun je niet terughalen, "
            "ook niet als een verteller het verhaal terugneemt. Stuur hem alleen aan leden."
        )
    address, smallest = link_to("terugkoppeling"), settings().smallest_group
    shown = _now(source, audience)
    if shown is None:
        return
    st.text(f"Onderwerp: {SUBJECT}")
    st.code(as_text(shown, smallest, address), language=None, wrap_lines=True, height=320)

    def made(how: str) -> bytes | None:
        now = _now(source, audience)
        if now is None:
            return None
        if how == "eml":
            return as_eml(now, smallest, address)
        return as_text(now, smallest, address).encode()

    with st.container(horizontal=True):
        download(
            "Download om te openen in je mailprogramma", partial(made, "eml"),
            name="terugkoppeling.eml", media_type="message/rfc822", key=f"feedback_eml_{audience}",
        )  # fmt: skip
        download(
            "Download als tekst", partial(made, "txt"), name="terugkoppeling.txt",
            media_type="text/plain; charset=utf-8", key=f"feedback_txt_{audience}",
        )  # fmt: skip


def _picture(source: Source) -> None:
    st.html("<h3>Als beeld</h3>")
    shown = _now(source, "everyone")
    if shown is None:
        return
    st.write(
        "Voor iedereen, zonder citaten. Geef de beschrijving mee voor wie het beeld niet ziet."
    )
    card = card_of(shown)
    st.html(_PICTURE.format(card.alt, b64encode(_png(card)).decode()))
    st.code(card.alt, language=None, wrap_lines=True)

    def made() -> bytes | None:
        now = _now(source, "everyone")
        return card_png(card_of(now)) if now else None

    download("Download het beeld", made, name="terugkoppeling.png", media_type="image/png",
             key="feedback_png_everyone")  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=4)
def _png(card: Card) -> bytes:
    """The image: it takes a part of a second, and the page is drawn at every press."""
    return card_png(card)

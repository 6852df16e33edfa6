"""The terugkoppeling to pass on: as an e-mail, and as an image."""

import io
from datetime import date
from email import message_from_bytes, policy

from PIL import Image

from tests.held_session import HOSTILE
from vertelpunt.export.feedback_mail import SUBJECT, as_eml, as_html, as_text
from vertelpunt.export.feedback_picture import card_of, card_png
from vertelpunt.insight.feedback import (
    Asked,
    CameOf,
    Collected,
    Learned,
    Next,
    Plot,
    Quote,
    Told,
    Words,
)

ON, HERE = date(2026, 5, 21), "https://v.example/terugkoppeling"
ALL = Told(
    "members", ON,
    (
        Words(f"Kop {HOSTILE}", f"Eerste regel\nSubject: {HOSTILE}"),
        Collected(65, 30),
        Plot("Domeinen", (("geld", 10), ("anders", None))),
        Quote(f"Zij zei {HOSTILE}"),
        Learned("Inzicht", f"Terugkomen helpt {HOSTILE}"),
        Asked("Kan het korter?", (CameOf(ON, "heard", "gehoord"),
              CameOf(ON, "not_done", "niet gedaan, omdat het niet mag"))),
        Next("session", "", ON),
    ),
)  # fmt: skip


def test_an_e_mail_says_everything_as_text_and_as_html_in_which_nothing_is_read() -> None:
    sent = message_from_bytes(as_eml(ALL, 5, HERE), policy=policy.default)
    assert sent["Subject"] == SUBJECT
    assert not {"To", "From", "Bcc"} & {*sent.keys()}
    plain, html = (sent.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert html
    text = plain.get_content().replace("\r\n", "\n")
    assert text == as_text(ALL, 5, HERE)
    for told in ("ongeveer 65 verhalen", "30 gemeenten", "geld: ongeveer 10",
                 "anders: niet getoond", f"‘Zij zei {HOSTILE}’", "omdat het niet mag",
                 "21 mei 2026", HERE, "Stuur hem niet door"):  # fmt: skip
        assert told in text, told
    assert "<b>x</b>" not in as_html(ALL, 5, HERE)
    assert "&lt;b&gt;x&lt;/b&gt;" in html.get_content()


def test_an_image_has_the_size_of_a_shared_link_and_says_no_word_of_a_story() -> None:
    card = card_of(ALL)
    made = card_png(card)
    assert Image.open(io.BytesIO(made)).size == (1200, 630)
    assert made == card_png(card)
    assert "Zij zei" not in card.alt
    for told in ("65 verhalen", "Terugkomen helpt", "niet gedaan, omdat", "21 mei 2026"):
        assert told in card.alt, told
    # Nothing at all to say is an image too.
    empty = card_of(Told("everyone", ON, ()))
    assert card_png(empty)

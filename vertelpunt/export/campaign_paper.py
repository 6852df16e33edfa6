"""What announces a campaign: a QR code as a picture, and a poster, card and slide as PDF/UA-1."""

import io
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import segno

from vertelpunt.export.typeset import printable, typeset

Paper = Literal["poster", "card", "slide"]
PAPERS: dict[Paper, str] = {"poster": "Poster A4", "card": "Kaartje A5", "slide": "Dia"}
_TEMPLATE = Path(__file__).with_name("campaign_paper.typ")
_NAMELESS = "Vertel je verhaal"


@dataclass(frozen=True)
class Announced:
    """What is said of a campaign. `when`: its days in words; `time`: how long telling takes.

    `code`: what tellers type, '' for nothing; only the slide says it.
    """

    name: str
    introduction: str
    when: str
    link: str
    time: str
    code: str = ""


def qr_png(link: str) -> bytes:
    """The link as a picture of dots, large enough to print."""
    out = io.BytesIO()
    segno.make_qr(link, error="m").save(out, kind="png", scale=20, border=4)
    return out.getvalue()


def qr_svg(link: str) -> bytes:
    """The link as a drawing, black on white."""
    out = io.BytesIO()
    segno.make_qr(link, error="m").save(out, kind="svg", scale=10, border=4, light="#fff")
    return out.getvalue()


def paper_pdf(paper: Paper, announced: Announced, made_on: date) -> bytes:
    """A page to hang, to hand out or to show; the same for the same content."""
    content = printable(asdict(announced))
    content["name"] = content["name"].strip() or _NAMELESS
    content |= {
        "paper": paper,
        "asks_code": bool(announced.code),
        "code": content["code"] if paper == "slide" else "",
        # What a camera reads is no text to be set.
        "qr": qr_svg(announced.link).decode(),
    }
    return typeset(_TEMPLATE, content, made_on)

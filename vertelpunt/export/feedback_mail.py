"""A terugkoppeling as an e-mail that somebody sends: plain text, HTML, and a file to open."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

from markupsafe import Markup

from vertelpunt.export.feedback_words import about_numbers, lines_of
from vertelpunt.insight.feedback import Told

SUBJECT = "Wat er met de verhalen is gedaan"
_OPENING = "Hallo,"
_WHY = "Dank voor de verhalen. Dit is wat we ermee deden."
_CARE = "Deze mail is voor leden. Stuur hem niet door: er staan woorden uit verhalen in."
_LINK = "Lees het ook op {}"
_CLOSING = "Groet, de kerngroep van het Vertelpunt"
_STYLE = {
    "heading": Markup('<h2 style="font-size:1.2em;margin:1.4em 0 .3em">{}</h2>'),
    "line": Markup('<p style="margin:.6em 0">{}</p>'),
    "item": Markup('<p style="margin:.2em 0 .2em 1.2em">• {}</p>'),
    "quote": Markup(
        '<blockquote style="margin:.8em 0;padding-left:1em;border-left:4px solid #c26a1b">'
        "‘{}’</blockquote>"
    ),
}


def as_text(told: Told, smallest: int, address: str) -> str:
    """The e-mail as plain text. `address`: of the page, or ''."""
    paragraphs: list[str] = []
    for sort, said in _lines(told, smallest, address):
        match sort:
            case "heading":
                paragraphs.append(f"{said}\n{'-' * min(len(said), 60)}")
            case "item" if paragraphs:
                paragraphs[-1] += f"\n- {said}"
            case "quote":
                paragraphs.append(f"‘{said}’")
            case _:
                paragraphs.append(said)
    return "\n\n".join(paragraphs) + "\n"


def as_html(told: Told, smallest: int, address: str) -> str:
    """The e-mail as HTML, in which every sign that somebody wrote is escaped."""
    lines = (
        _STYLE[sort].format(Markup("<br>").join(said.splitlines()))
        for sort, said in _lines(told, smallest, address)
    )
    return Markup(
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{}</title></head>'
        '<body style="font:16px/1.6 sans-serif;max-width:40em">{}</body></html>'
    ).format(SUBJECT, Markup("\n").join(lines))


def as_eml(told: Told, smallest: int, address: str) -> bytes:
    """The e-mail as a file (RFC 5322) that a mail program opens to be sent; without an address."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = SUBJECT
    # What Outlook and others take for one that is still to be sent.
    message["X-Unsent"] = "1"
    message.set_content(as_text(told, smallest, address))
    message.add_alternative(as_html(told, smallest, address), subtype="html")
    return message.as_bytes()


def _lines(told: Told, smallest: int, address: str) -> Iterator[tuple[str, str]]:
    yield "line", _OPENING
    yield "line", _WHY
    if told.audience == "members":
        yield "line", _CARE
    for piece in told.pieces:
        yield from lines_of(piece)
    if said := about_numbers(told, smallest):
        yield "line", said
    if address:
        yield "line", _LINK.format(address)
    yield "line", _CLOSING

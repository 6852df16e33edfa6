"""A link, and its QR code, with which a teller goes on with a draft on another device."""

from typing import Any

import segno

from vertelpunt.store import Collection
from vertelpunt.ui.telling.story_form.message import Message

# After the `#`: a browser sends that part to no server, so it stands in no log.
_MARK = "#verder="


def link_to(address: str, token: str) -> dict[str, str]:
    """The link {url, qr} to a draft. `address`: of the story page; `qr`: an SVG as a data address.

    Black on white with its own margin, so that a camera reads it in a dark theme too.
    """
    url = f"{address}{_MARK}{token}"
    code = segno.make_qr(url, error="m")
    return {"url": url, "qr": code.svg_data_uri(scale=6, border=4, dark="#000", light="#fff")}


def open_link(collection: Collection, message: Message) -> dict[str, Any]:
    """What is behind the token of this message: {resume}, `found`, `sent`, `gone` or `taken`.

    The draft itself comes along, as `taken_draft`, only once its teller said that it is theirs:
    until then nothing of what was written leaves the server.
    """
    link = collection.links.find(message.token or "")
    if link is None:
        return {"resume": "gone"}
    if link.draft_id is None or collection.is_told(link.story_id):
        return {"resume": "sent"}
    draft = collection.drafts.load(link.draft_id)
    if draft is None:
        return {"resume": "gone"}
    if not message.mine:
        return {"resume": "found"}
    return {"resume": "taken", "taken_draft": {"draft_id": link.draft_id, **draft}}

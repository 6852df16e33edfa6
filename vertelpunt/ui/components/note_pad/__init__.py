"""A story's texts in which passages are marked, and a pad for notes; or the pad alone.

What is typed stays on the device until Python has it, so that a phone that falls out, or a server
that stops, loses nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.insight.passages import Paragraphs
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent
from vertelpunt.ui.visit.whole import to_its_end

_HERE = Path(__file__).parent
_ID = re.compile(r"[0-9a-f]{16}")
LONGEST = 2_000
_MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Place:
    """A place in a text as it is read: [start, end) in code points."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class PadNote:
    """A note of whoever writes; without text it is a marked passage."""

    id: str
    text: str
    place: Place | None


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_note_pad",
        css=(_HERE / "note_pad.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "note_pad.js"),
    )


def note_pad(
    about: str,
    *,
    label: str,
    texts: Sequence[Paragraphs],
    notes: Sequence[PadNote],
    refused: Mapping[str, str],
    closed: bool,
    on_note: Callable[[PadNote], None],
    on_aside: Callable[[str], None],
) -> None:
    """Draw it. `about`: what it is about and for whom, as the device keeps it by; `refused`: a
    sentence for each note that could not be kept; `closed`: nothing can be written any more.

    A note may be heard more than once: the browser sends it until it is among `notes`.
    """
    key = f"pad_{about}"

    @to_its_end()
    def written() -> None:
        for note in parse_notes(sent(key, "notes"), texts):
            on_note(note)

    def put_aside() -> None:
        if (note := sent(key, "aside")) in {each.id for each in notes}:
            on_aside(note)

    _component()(
        key=key,
        data={
            "about": about,
            "label": label,
            "texts": [asdict(each) for each in texts],
            "notes": [asdict(each) for each in notes],
            "refused": [{"note": note, "why": why} for note, why in refused.items()],
            "closed": closed,
        },
        on_notes_change=written,
        on_aside_change=put_aside,
    )


def parse_notes(raw: Any, texts: Sequence[Paragraphs]) -> Iterator[PadNote]:
    """The notes that the pad sent; what is none is left out."""
    lengths = {each.field: len(each.text) for each in texts}
    for each in raw[:_MOST_AT_ONCE] if isinstance(raw, list) else ():
        match each:
            case {"id": str(note), "text": str(text), "place": said} if (
                _ID.fullmatch(note) and len(text) <= LONGEST
            ):
                place = _place(said, lengths)
                if (said is None or place) and (text.strip() or place):
                    yield PadNote(note, text, place)


def _place(said: Any, lengths: Mapping[str, int]) -> Place | None:
    match said:
        case {"field": str(field), "start": int(start), "end": int(end)} if (
            0 <= start < end <= lengths.get(field, 0)
        ):
            return Place(field, start, end)
    return None

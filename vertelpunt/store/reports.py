"""The events of year reports.

A report is told by its events alone (`vertelpunt.reports`). No event quotes a story: a passage is a
place in it, and a sentence that is kept has numbers and the ids of what it rests on. What somebody
wrote about a story that is erased goes along with it.
"""

from collections.abc import Container, Iterable
from dataclasses import replace

from vertelpunt.store.event import Event

REPORT_EVENTS = frozenset(
    [
        "report_text_written", "report_passage_chosen", "report_passage_left",
        "report_sentence_kept", "report_sentence_released",
    ]
)  # fmt: skip


def without_passages(events: Iterable[Event], stories: Container[str]) -> list[Event]:
    """The events in which a passage of one of these stories was chosen, without place and words."""
    return [
        replace(event, body=event.body | {"place": None, "why": ""})
        for event in events
        if event.kind == "report_passage_chosen"
        and event.body["story"] in stories
        and (event.body["place"] or event.body["why"])
    ]

"""What a session recorded, to read: by kind, with the stories that it rests on."""

from markupsafe import Markup

from vertelpunt.dutch import day
from vertelpunt.insight.session_stories import Recorded, StoriesRead
from vertelpunt.insight.session_words import OUTCOMES
from vertelpunt.sessions import Room


def outcomes_html(room: Room, read: StoriesRead) -> Markup:
    """All of them, by kind; '' where there is none yet."""
    parts = []
    for kind, (_, name) in OUTCOMES.items():
        items = [_item(read.recorded(each)) for each in room.shown_outcomes(kind)]
        if items:
            parts.append(Markup("<h3>{}</h3><ul>{}</ul>").format(name, Markup().join(items)))
    return Markup('<div class="vp-outcomes">{}</div>').format(Markup().join(parts))


def _item(outcome: Recorded) -> Markup:
    told = [Markup('<p class="vp-outcome" dir="auto">{}</p>').format(outcome.text)]
    if outcome.owner or outcome.on:
        by = f"vóór {day(outcome.on)}" if outcome.on else ""
        told.append(Markup("<p>{}</p>").format(" · ".join(filter(None, [outcome.owner, by]))))
    told += [
        Markup('<p dir="auto">Rust op: {}{}</p>').format(
            each.story, f": ‘{each.passage}’" if each.passage else ""
        )
        for each in outcome.rests_on
    ]
    told += [
        Markup('<p dir="auto">Tegenverhaal: {}</p>').format(title) for title in outcome.against
    ]
    return Markup("<li>{}</li>").format(Markup().join(told))

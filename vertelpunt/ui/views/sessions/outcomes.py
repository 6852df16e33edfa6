"""What a session recorded, to read: by kind, with the stories that it rests on."""

from markupsafe import Markup

from vertelpunt.dutch import day
from vertelpunt.insight.passages import Marked, read_passages
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import OUTCOME_KINDS, Outcome, OutcomeKind, Session

KINDS: dict[OutcomeKind, tuple[str, str]] = {
    "insight": ("Inzicht", "Inzichten"),
    "principle": ("Leidend principe", "Leidende principes"),
    "question": ("Vraag", "Vragen"),
    "action": ("Actie", "Acties"),
}
_GONE = "een verhaal dat er niet meer is"


def outcomes_html(source: Source, session: Session) -> Markup:
    """All of them, by kind; '' where there is none yet."""
    shown = session.room.shown_outcomes()
    stories = [each.story for outcome in shown for each in outcome.rests_on]
    stories += [each for outcome in shown for each in outcome.against]
    titles = {row.story_id: row.title for row in rows_of(source, list(dict.fromkeys(stories)))}
    marked = [
        (each.story, each.passage)
        for outcome in shown
        for each in outcome.rests_on
        if each.passage
    ]  # fmt: skip
    read = read_passages(source, marked)
    parts = []
    for kind in OUTCOME_KINDS:
        of_kind = session.room.shown_outcomes(kind)
        if of_kind:
            items = Markup().join(_item(each, titles, read) for each in of_kind)
            parts.append(Markup("<h3>{}</h3><ul>{}</ul>").format(KINDS[kind][1], items))
    return Markup('<div class="vp-outcomes">{}</div>').format(Markup().join(parts))


def _item(outcome: Outcome, titles: dict[str, str], read: dict[Marked, str]) -> Markup:
    said = [Markup('<p class="vp-outcome" dir="auto">{}</p>').format(outcome.text)]
    if outcome.owner or outcome.on:
        by = f"vóór {day(outcome.on)}" if outcome.on else ""
        said.append(Markup("<p>{}</p>").format(" · ".join(filter(None, [outcome.owner, by]))))
    for each in outcome.rests_on:
        quote = read.get((each.story, each.passage), "") if each.passage else ""
        said.append(
            Markup('<p dir="auto">Rust op: {}{}</p>').format(
                titles.get(each.story, _GONE), f": ‘{quote}’" if quote else ""
            )
        )
    said += [
        Markup('<p dir="auto">Tegenverhaal: {}</p>').format(titles.get(each, _GONE))
        for each in outcome.against
    ]
    return Markup("<li>{}</li>").format(Markup().join(said))

"""Complete, sound answers to build tests on."""

from datetime import date
from typing import Any

from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import Order, story_rows
from vertelpunt.intake.figures import Figure, FigureTable
from vertelpunt.questionnaire import Section, Statement, Submission
from vertelpunt.selection import Selection, Words

NO_WORDS = Words()
STATED = Statement((Section("Wie leest mee", ("{lezers}",)),), {"lezers": "De kerngroep."})
FIGURES = FigureTable(
    "Kerncijfers", "CBS", "85984NED", 2024, "CC BY 4.0, CBS", date(2026, 5, 1),
    [Figure("Inwoners", "aantal", counts=True), Figure("Met hulp", "%", provisional=True)],
    {"GM0344": (370_000.0, 8.5), "GM0034": (230_000.0, None), "GM0014": (240_000.0, 6.0)},
)  # fmt: skip
ANSWERS: dict[str, Any] = {
    "title": "De koffietafel in het trappenhuis",
    "subject_kind": "practice",
    "what_happens": "Elke dinsdag zetten we een tafel in het trappenhuis van de flat.",
    "key_moment": "Een buurman die nooit iets zei, bracht opeens zelf een appeltaart mee.",
    "effect_triad": {"left": 0.5, "right": 0.375, "top": 0.125},
    "challenge_triad": {"left": 0.5, "right": 0.25, "top": 0.25},
    "effect_size": 72.0,
    "challenge_size": 35.0,
    "difficulty": 41.0,
    "impact_size": 80.0,
    "onderdeel": "early_signals",
    "doelstelling": "prevention",
    "target_groups": ["older_people", "neighbourhood"],
    "domains": ["social_support"],
    "parties": ["residents", "professionals"],
    "impact": "positive",
    "municipality_role": "partner",
    "role": "practitioner",
    "municipality": "GM0344",
    "organisation": "Wijkteam De Brug",
    "share_level": "members",
    "no_names": True,
}


def story(
    *,
    other: dict[str, str] | None = None,
    not_applicable: tuple[str, ...] = (),
    **answers: Any,
) -> Submission:
    """A complete submission with these answers in place of the usual; None leaves one open."""
    merged = {
        name: value
        for name, value in (ANSWERS | answers).items()
        if value is not None and name not in not_applicable
    }
    return Submission(merged, other or {}, not_applicable)


def ids_of(
    source: Source, selection: Selection, words: Words = NO_WORDS, order: Order = "newest"
) -> list[str]:
    """The ids of the stories that a selection lists, in order."""
    return [row.story_id for row in story_rows(source, selection, words, order, most=999)]


def fields(submission: Submission) -> dict[str, Any]:
    """What the form sends for these answers."""
    sent: dict[str, Any] = {name: {"value": value} for name, value in submission.answers.items()}
    for name, words in submission.other.items():
        sent[name]["other"] = words
    return sent | {name: {"not_applicable": True} for name in submission.not_applicable}

"""What is asked of whoever makes or changes a question of a type: a record a type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from vertelpunt.questionnaire.model import Option, Part, Question, Stone


@dataclass(frozen=True)
class QuestionType:
    """`name`, `use`: what it is called, and what it is good for. `listed`: the list of things that
    it asks about: answers to choose, or stones; '' for none.

    `texts`: what it needs beside its label, as the place in the question → what that is called.
    `parts`: what the app may use it for. `open`: a new one has *niet van toepassing*.
    """

    name: str
    use: str
    texts: Mapping[str, str] = field(default_factory=dict)
    listed: Literal["", "options", "stones"] = ""
    parts: tuple[Part, ...] = ()
    open: bool = False


_CORNERS = {
    "corners.left": "Hoek linksonder", "corners.right": "Hoek rechtsonder",
    "corners.top": "Hoek boven",
}  # fmt: skip
TYPES: dict[str, QuestionType] = {
    "text": QuestionType("Korte tekst", "een regel, zoals een naam", parts=("organisation",)),
    "long_text": QuestionType("Lange tekst", "een stuk van het verhaal"),
    "single": QuestionType(
        "Eén antwoord kiezen", "een lijst waaruit je er een kiest", listed="options",
        parts=("role", "onderdeel"),
    ),
    "multi": QuestionType(
        "Meer antwoorden kiezen", "een lijst waaruit je er meer kiest", listed="options"
    ),
    "triad": QuestionType("Driehoek", "een stip tussen drie dingen", _CORNERS, open=True),
    "slider": QuestionType(
        "Schuif", "een stip tussen twee uitersten",
        {"ends.low": "Uiteinde links", "ends.high": "Uiteinde rechts"}, open=True,
    ),
    "stones": QuestionType(
        "Stenen", "dingen die iemand een plek geeft in een vlak",
        {
            "x.low": "Uiteinde links", "x.high": "Uiteinde rechts",
            "y.low": "Uiteinde onder", "y.high": "Uiteinde boven",
        },
        listed="stones", open=True,
    ),
    "place": QuestionType("Gemeente", "een gemeente uit de lijst, of heel Nederland"),
    "confirmation": QuestionType("Akkoord", "een zin om aan te vinken"),
}  # fmt: skip


def texts_of(question: Question) -> dict[str, str]:
    """What stands now at each of the places that are particular to its type."""
    content = question.model_dump()
    return {place: str(_at(content, place)) for place in TYPES[question.type].texts}


def listed_in(question: Question) -> tuple[Option | Stone, ...]:
    """The answers or stones that a question lists."""
    listed = TYPES[question.type].listed
    return getattr(question, listed) if listed else ()


def with_text(content: dict[str, Any], place: str, text: str) -> None:
    """Put a text at its place in a question as plain values."""
    *above, last = place.split(".")
    for name in above:
        content[name] = content = dict(content.get(name, {}))
    content[last] = text


def _at(content: Mapping[str, Any], place: str) -> Any:
    found: Any = content
    for name in place.split("."):
        found = found[name]
    return found

"""What a form of another tool says in words, for want of a place for it; and those words read."""

import re

from vertelpunt.questionnaire.model import Ends, Questionnaire

# Under the questions that are several there.
SHARES_HOW = "Verdeel 100 over deze drie. Hoe meer, hoe meer het daarom gaat."
STONES_HOW = "Schuif beide, of laat beide staan als je deze niet wilt zetten."
_ENDS = re.compile(r"0 is (.+), 100 is (.+)\.", re.DOTALL)
_STONE = re.compile(r"(.+): van (.+) \(0\) naar (.+) \(100\)", re.DOTALL)


def before_said(asked: Questionnaire) -> str:
    """All that stands before the first question."""
    before = asked.before
    return "\n\n".join(filter(None, (asked.introduction, before.time, before.names)))


def ends_said(ends: Ends) -> str:
    """The ends of a slider."""
    return f"0 is {ends.low}, 100 is {ends.high}."


def ends_read(words: str) -> tuple[str, str] | None:
    """What lies at the ends of a slider, None where these words don't say that."""
    found = _ENDS.fullmatch(words)
    return (found[1], found[2]) if found else None


def stone_said(stone: str, ends: Ends) -> str:
    """Where a stone lies between two ends, as a question."""
    return f"{stone}: van {ends.low} (0) naar {ends.high} (100)"


def stone_read(words: str) -> tuple[str, str, str] | None:
    """The stone and its two ends, None where these words ask for no stone."""
    found = _STONE.fullmatch(words)
    return (found[1], found[2], found[3]) if found else None


def option_said(label: str, help: str) -> str:
    """What an option means, as a line of its question's hint."""
    return f"{label}: {help}"


def without_names(text: str) -> str:
    """A text in which a form finds no name of a question, to put its answer there."""
    return text.replace("${", "$ {")


def as_written(text: str) -> str:
    """The text that `without_names` made this of."""
    return text.replace("$ {", "${")

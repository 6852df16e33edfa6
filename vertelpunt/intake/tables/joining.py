"""Answers to a question of another tool as answers to one of ours."""

from collections.abc import Mapping
from dataclasses import replace

from vertelpunt.intake.tables.plan import Plan, TableError, Take
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    Question,
    SliderQuestion,
    TriadQuestion,
    kind_of,
)


def join(plan: Plan, take: Take, our_question: Question, values: Mapping[str, str]) -> Plan:
    """The answers of a take as those to one of our questions.

    `values`: of a choice what stands in a cell (or the column of an option, or of x of a stone) →
    our option's or stone's id, or ''; of a triad our corner → the column; of a slider
    {"low": "high"} to turn it round. Raises TableError where the two don't go together.
    """
    if take not in plan.takes:
        raise TableError("Deze vraag staat niet meer in het plan. Begin opnieuw met koppelen.")
    if our_question.part in ("title", "audience"):
        raise TableError("De titel en wie mag meelezen kies je apart, niet door te koppelen.")
    if any(each.question.id == our_question.id for each in plan.takes if each is not take):
        raise TableError(
            f"Bij ‘{our_question.name}’ hoort al een andere vraag. Maak die eerst los."
        )
    if our_question.type not in _JOINED.get(take.how, ()):
        raise TableError(
            f"‘{take.question.name}’ en ‘{our_question.name}’ zijn niet van dezelfde soort. Kies "
            "een andere vraag."
        )
    joined = replace(take, question=our_question)
    if isinstance(our_question, ChoiceQuestion) or take.how == "stones":
        joined = _joined_choice(joined, our_question, values)
    elif isinstance(our_question, TriadQuestion) and values:
        joined = replace(joined, columns=_corners(take, values))
    elif isinstance(our_question, SliderQuestion) and values.get("low") == "high":
        turned = take.columns[::-1] if take.how == "shares" else take.columns
        joined = replace(joined, columns=turned, low=take.high, high=take.low)
    if not our_question.not_applicable:
        joined = replace(joined, not_applicable=None)
    takes = tuple(joined if each is take else each for each in plan.takes)
    return replace(plan, takes=takes)


def may_join(take: Take, question: Question) -> bool:
    """Whether an answer that stands so in a table may be one to this question of ours."""
    return question.part not in ("title", "audience") and question.type in _JOINED[take.how]


_JOINED: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "long_text"),
    "option": ("single", "multi"),
    "options": ("multi",),
    "option_columns": ("multi",),
    "shares": ("triad", "slider"),
    "point": ("triad",),
    "scale": ("slider",),
    "place": ("place",),
    "stones": ("stones",),
}


def _joined_choice(take: Take, question: Question, values: Mapping[str, str]) -> Take:
    known = kind_of(question).labels(question, {})
    unknown = [raw for raw in values if raw not in take.values]
    wrong = [option for option in values.values() if option and option not in known]
    if unknown or wrong:
        named = (unknown or wrong)[0]
        raise TableError(f"‘{named}’ is geen antwoord dat je hier kunt koppelen. Kies opnieuw.")
    kept = {raw: option for raw, option in values.items() if option}
    if not kept:
        raise TableError(f"Kies bij ten minste één antwoord wat het is bij ‘{question.name}’.")
    how = "options" if take.how == "option" and question.type == "multi" else take.how
    columns = take.columns
    if how == "option_columns":
        columns = tuple(each for each in columns if each in kept)
    elif how == "stones":
        pairs = zip(columns[::2], columns[1::2], strict=True)
        columns = tuple(column for pair in pairs if pair[0] in kept for column in pair)
    return replace(take, values=kept, how=how, columns=columns)


def _corners(take: Take, values: Mapping[str, str]) -> tuple[str, ...]:
    columns = tuple(values.get(corner, "") for corner in ("left", "right", "top"))
    if take.how != "shares" or sorted(columns) != sorted(take.columns):
        raise TableError("Kies voor elke hoek van de driehoek een andere kolom van deze vraag.")
    return columns

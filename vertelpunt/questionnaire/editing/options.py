"""Edits of what a question lists: an answer that can be chosen, or a stone that can be put.

What is hidden stays with the stories that have it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vertelpunt.questionnaire.editing.content import (
    Content,
    EditError,
    one_line,
    shift,
    sound,
    thing_of,
)
from vertelpunt.questionnaire.editing.naming import id_of
from vertelpunt.questionnaire.model import Option, Questionnaire, Stone
from vertelpunt.questionnaire.question_types import TYPES, listed_in


@dataclass(frozen=True)
class _Bounds:
    """How many a list holds, and what is said where it has fewer, more, or one of them twice."""

    least: int
    most: int | None
    few: str
    last: str
    many: str
    twice: str


_BOUNDS = {
    "options": _Bounds(
        2, None, "Geef ten minste twee antwoorden, elk op een eigen regel.",
        "Er moeten twee antwoorden overblijven. Verberg liever de hele vraag.", "",
        "Dit antwoord staat er al. Kies andere woorden.",
    ),
    "stones": _Bounds(
        1, 8, "Geef ten minste één steen, elk op een eigen regel.",
        "Er moet één steen overblijven. Verberg liever de hele vraag.",
        "Er passen hoogstens acht stenen in een vlak.",
        "Deze steen staat er al. Kies een andere naam.",
    ),
}  # fmt: skip


def made_list(kind: str, labels: Iterable[str]) -> list[Content]:
    """What a new question lists, of the label of each."""
    bounds, made = _BOUNDS[TYPES[kind].listed], list[Content]()
    for label in labels:
        words = one_line(label, "options")
        _need_other(made, words, bounds, "options")
        made.append({"id": id_of(words, {each["id"] for each in made}), "label": words})
    if len(made) < bounds.least:
        raise EditError(bounds.few, "options")
    _need_room(made, bounds, "options")
    return made


def add_option(
    asked: Questionnaire, question_id: str, label: str, used: Collection[str]
) -> Questionnaire:
    """Add an answer or stone at the end. `used`: the ids that those of this question ever had."""
    content = asked.content()
    question = thing_of(content["questions"], question_id)
    if question.get("part") == "audience":
        raise EditError("Wie mag lezen ligt vast. Je kunt de woorden wel veranderen.", "option")
    things, bounds = _list_of(question)
    words = one_line(label, "option")
    _need_other(things, words, bounds)
    things.append({"id": id_of(words, {each["id"] for each in things} | set(used)), "label": words})
    _need_room(things, bounds, "option")
    return sound(content)


def reword_option(
    asked: Questionnaire, question_id: str, option_id: str, words: Mapping[str, Any]
) -> Questionnaire:
    """Change an answer or stone: its label; of an answer its help, and whether it asks for words
    beside it (`other`).
    """
    content = asked.content()
    things, bounds = _list_of(thing_of(content["questions"], question_id))
    thing = thing_of(things, option_id)
    label = one_line(words.get("label", thing["label"]), "label")
    _need_other([each for each in things if each is not thing], label, bounds)
    thing["label"] = label
    if "help" in words:
        thing["help"] = one_line(words["help"], "help", needed=False) or None
    if "other" in words:
        for each in things:
            each["other"] = each.get("other", False) and not words["other"]
        thing["other"] = bool(words["other"])
    return sound(content)


def move_option(asked: Questionnaire, question_id: str, option_id: str, by: int) -> Questionnaire:
    """Move an answer or stone this many places."""
    content = asked.content()
    things, _ = _list_of(thing_of(content["questions"], question_id))
    shift(things, option_id, by)
    return sound(content)


def hide_option(asked: Questionnaire, question_id: str, option_id: str) -> Questionnaire:
    """Let nobody choose this answer or put this stone any more; stories that have it keep it."""
    content = asked.content()
    question = thing_of(content["questions"], question_id)
    things, bounds = _list_of(question)
    if len(things) <= bounds.least:
        raise EditError(bounds.last)
    things.remove(thing_of(things, option_id))
    if question.get("most"):
        question["most"] = min(question["most"], len(things))
    return sound(content)


def bring_back_option(
    asked: Questionnaire, question_id: str, option: Option | Stone
) -> Questionnaire:
    """Let an answer of before be chosen again, or a stone be put."""
    content = asked.content()
    things, bounds = _list_of(thing_of(content["questions"], question_id))
    brought = option.model_dump(mode="json", exclude_defaults=True)
    if any(each.get("other") for each in things):
        brought.pop("other", None)
    things.append(brought)
    _need_room(things, bounds, "option")
    return sound(content)


def hidden_options(
    asked: Questionnaire, question_id: str, versions: Iterable[Questionnaire]
) -> list[Option | Stone]:
    """The answers or stones of a question that are asked no more, as they were last."""
    found: dict[str, Option | Stone] = {}
    for version in versions:
        if question := version.question(question_id):
            found |= {each.id: each for each in listed_in(question)}
    now = asked.question(question_id)
    there = {each.id for each in listed_in(now)} if now else found.keys()
    return [each for name, each in found.items() if name not in there]


def _list_of(question: Content) -> tuple[list[Content], _Bounds]:
    """What a question lists, and what holds for that; raises EditError where it lists nothing."""
    listed = TYPES[question["type"]].listed
    if not listed:
        raise EditError("Dit staat er niet meer. Laad de pagina opnieuw.")
    return question[listed], _BOUNDS[listed]


def _need_other(
    things: Iterable[Content], label: str, bounds: _Bounds, field: str = "label"
) -> None:
    if any(each["label"].casefold() == label.casefold() for each in things):
        raise EditError(bounds.twice, field)


def _need_room(things: list[Content], bounds: _Bounds, field: str) -> None:
    if bounds.most and len(things) > bounds.most:
        raise EditError(bounds.many, field)

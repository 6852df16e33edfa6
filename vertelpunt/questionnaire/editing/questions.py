"""Edits of a question. Its id and its type never change: answers hang on them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from vertelpunt.questionnaire.editing.content import (
    Content,
    EditError,
    insert,
    let_go,
    one_line,
    shift,
    some_lines,
    sound,
    thing_of,
)
from vertelpunt.questionnaire.editing.naming import free_id, used_ids
from vertelpunt.questionnaire.editing.options import made_list
from vertelpunt.questionnaire.editing.planes import quarters
from vertelpunt.questionnaire.model import Question, Questionnaire
from vertelpunt.questionnaire.question_types import TYPES, with_text

# What the app can't do without.
_ALWAYS = {"title": "de titel", "audience": "wie het verhaal mag lezen"}
_LINES = ("label", "short")
_FLAGS = ("required", "not_applicable", "more")


def add_question(
    asked: Questionnaire, kind: str, step_id: str, words: Mapping[str, Any], used: Collection[str]
) -> tuple[Questionnaire, str]:
    """Add a question at the end of a step; returns the id that it got.

    `words`: its label, what its type needs by its place, and `options`: a label for each answer or
    stone. `used`: the ids that it may not have.
    """
    label = one_line(words.get("label", ""), "label")
    there = {each.id for each in asked.questions}
    made: Content = {
        "id": free_id(label, kind, used_ids([asked]) | set(used), there),
        "type": kind, "step": step_id, "label": label, "not_applicable": TYPES[kind].open,
    }  # fmt: skip
    _put_texts(made, kind, words)
    if listed := TYPES[kind].listed:
        made[listed] = made_list(kind, words.get("options", ()))
    content = asked.content()
    insert(content["questions"], made)
    return sound(content), made["id"]


def reword(asked: Questionnaire, question_id: str, words: Mapping[str, Any]) -> Questionnaire:
    """Change a question: its label, short name, help, step, what its type needs, flags, and how
    many answers may be chosen (`most`; 0: as many as there are). Of stones: `quadrants`, what the
    quarters of their plane are called.

    `words`: only what is other. `reflection`: whether a choice stands on the page Reflectie.
    """
    content = asked.content()
    question = thing_of(content["questions"], question_id)
    for name in _LINES:
        if name in words:
            question[name] = one_line(words[name], name, needed=name == "label") or None
    if "help" in words:
        question["help"] = some_lines(words["help"], "help") or None
    question |= {name: bool(words[name]) for name in _FLAGS if name in words}
    question |= {name: words[name] for name in ("step", "part") if name in words}
    if "most" in words and question["type"] == "multi":
        question["most"] = words["most"] or None
        if question["most"] and question["most"] > len(question["options"]):
            there = len(question["options"])
            raise EditError(f"Er zijn {there} antwoorden. Kies hoogstens {there}.", "most")
    _put_texts(question, question["type"], words, only_given=True)
    if "quadrants" in words and question["type"] == "stones":
        question["quadrants"] = quarters(words["quadrants"])
    if question.get("required") and question.get("not_applicable"):
        both = "‘Nodig’ en ‘niet van toepassing’ gaan niet samen. Kies een van beide."
        raise EditError(both, "not_applicable")
    if question.get("required") and question.get("more"):
        both = "Wat nodig is, staat altijd open. Kies ‘nodig’ of ‘onder Vertel meer’."
        raise EditError(both, "more")
    if question.get("part") in _ALWAYS and not question.get("required"):
        raise EditError("Zonder deze vraag kan het Vertelpunt niet. Laat hem nodig.", "required")
    if "reflection" in words:
        kept = [each for each in content.get("reflection", ()) if each != question_id]
        content["reflection"] = [*kept, *([question_id] if words["reflection"] else [])]
    return sound(content)


def move(asked: Questionnaire, question_id: str, by: int) -> Questionnaire:
    """Move a question this many places within its step."""
    content = asked.content()
    questions = content["questions"]
    step = thing_of(questions, question_id)["step"]
    places = [place for place, each in enumerate(questions) if each["step"] == step]
    own = [questions[place] for place in places]
    shift(own, question_id, by)
    for place, each in zip(places, own, strict=True):
        questions[place] = each
    return sound(content)


def hide(asked: Questionnaire, question_id: str) -> Questionnaire:
    """Ask this question no more; what was answered stays with the stories."""
    content = asked.content()
    question = thing_of(content["questions"], question_id)
    if question.get("part") in _ALWAYS:
        what = _ALWAYS[question["part"]]
        raise EditError(f"Deze vraag blijft: het Vertelpunt moet weten wat {what} is.")
    content["questions"].remove(question)
    let_go(content, lambda each: each != question_id)
    content["planes"] = [
        each for each in content.get("planes", ()) if question_id not in (each["x"], each["y"])
    ]
    return sound(content)


def bring_back(asked: Questionnaire, question: Question) -> Questionnaire:
    """Ask a question of before again, as it was, at the end of its step."""
    content = asked.content()
    brought = question.model_dump(mode="json", exclude_defaults=True)
    if question.step not in {each.id for each in asked.steps}:
        brought["step"] = asked.steps[0].id
    if question.part and asked.part(question.part):
        del brought["part"]
    insert(content["questions"], brought)
    return sound(content)


def as_new(asked: Questionnaire, question_id: str, used: Collection[str]) -> Questionnaire:
    """Make another question of this one: the same words in the same place, under an id of its own.

    So what was answered before stands apart from what is answered now.
    """
    content = asked.content()
    question = thing_of(content["questions"], question_id)
    there = {each.id for each in asked.questions}
    made = free_id(question["label"], question["type"], used_ids([asked]) | set(used), there)
    question["id"] = made
    let_go(content, lambda _: True, {question_id: made})
    for plane in content.get("planes", ()):
        plane |= {side: made for side in ("x", "y") if plane[side] == question_id}
    return sound(content)


def hidden_questions(asked: Questionnaire, versions: Iterable[Questionnaire]) -> list[Question]:
    """The questions of these versions that are asked no more, as they were asked last."""
    found: dict[str, Question] = {}
    for version in versions:
        found |= {each.id: each for each in version.questions}
    return [each for name, each in found.items() if asked.question(name) is None]


def _put_texts(
    question: Content, kind: str, words: Mapping[str, Any], *, only_given: bool = False
) -> None:
    for place in TYPES[kind].texts:
        if place in words or not only_given:
            with_text(question, place, one_line(words.get(place, ""), place))

"""Edits of what stands around the questions: words at the top and the end, and steps."""

from collections.abc import Mapping

from vertelpunt.questionnaire.editing.content import (
    EditError,
    one_line,
    shift,
    some_lines,
    sound,
    thing_of,
)
from vertelpunt.questionnaire.editing.naming import id_of
from vertelpunt.questionnaire.model import Questionnaire


def reword_top(asked: Questionnaire, texts: Mapping[str, str]) -> Questionnaire:
    """Change what stands around the questions: name, introduction, time, names, afterwards."""
    content = asked.content()
    content["name"] = one_line(texts["name"], "name")
    content["introduction"] = some_lines(texts.get("introduction", ""), "introduction")
    before = {each: one_line(texts.get(each, ""), each, needed=False) for each in ("time", "names")}
    content["before"] = {name: words for name, words in before.items() if words}
    content["afterwards"] = (
        one_line(texts.get("afterwards", ""), "afterwards", needed=False) or None
    )
    return sound(content)


def add_step(asked: Questionnaire, title: str) -> Questionnaire:
    """Put a new step before the last one, where the story is sent."""
    content = asked.content()
    made = {
        "id": id_of(title, {each.id for each in asked.steps}),
        "title": one_line(title, "title"),
    }
    content["steps"].insert(len(asked.steps) - 1, made)
    return sound(content)


def reword_step(asked: Questionnaire, step_id: str, title: str, help: str = "") -> Questionnaire:
    """Give a step another title and help."""
    content = asked.content()
    step = thing_of(content["steps"], step_id)
    step |= {"title": one_line(title, "title"), "help": some_lines(help, "help") or None}
    return sound(content)


def move_step(asked: Questionnaire, step_id: str, by: int) -> Questionnaire:
    """Move a step this many places."""
    content = asked.content()
    shift(content["steps"], step_id, by)
    return sound(content)


def drop_step(asked: Questionnaire, step_id: str) -> Questionnaire:
    """Take away a step without questions."""
    if any(each.step == step_id for each in asked.questions):
        raise EditError("Op deze stap staan nog vragen. Zet die eerst op een andere stap.")
    if len(asked.steps) == 1:
        raise EditError("Er moet één stap overblijven.")
    content = asked.content()
    content["steps"] = [each for each in content["steps"] if each["id"] != step_id]
    return sound(content)

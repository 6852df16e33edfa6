"""Questions as plain values that an edit changes, and the way back to sound questions."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from vertelpunt.questionnaire.checks import read_questionnaire
from vertelpunt.questionnaire.findings import QuestionnaireError
from vertelpunt.questionnaire.model import Questionnaire
from vertelpunt.questionnaire.typed import cleaned

LONGEST_LABEL, LONGEST_TEXT = 300, 2_000
Content = dict[str, Any]


class EditError(Exception):
    """An edit that can't be; nothing changed. Its text is a Dutch sentence that says what to do.

    `field`: where it goes wrong, as the edit calls it; '' for the whole.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


def sound(content: Content) -> Questionnaire:
    """These values as questions; raises EditError where something is wrong with them."""
    try:
        return read_questionnaire(content, "")
    except QuestionnaireError as error:
        raise EditError(" ".join(error.problems)) from error


def one_line(text: str, field: str, *, needed: bool = True) -> str:
    """One line of text, without what can't be seen."""
    line = " ".join(_seen(text).split())
    if needed and not line:
        raise EditError("Dit is nog leeg. Vul het in.", field)
    if len(line) > LONGEST_LABEL:
        raise EditError(f"Dit is te lang. Houd het op hoogstens {LONGEST_LABEL} tekens.", field)
    return line


def some_lines(text: str, field: str) -> str:
    """Text of some lines."""
    whole = _seen(text).strip()
    if len(whole) > LONGEST_TEXT:
        raise EditError(f"Dit is te lang. Houd het op hoogstens {LONGEST_TEXT} tekens.", field)
    return whole


def _seen(text: str) -> str:
    """The text, or nothing where nothing in it can be seen."""
    return cleaned(text) if any(c.isprintable() and not c.isspace() for c in text) else ""


def thing_of(things: list[Content], wanted: str) -> Content:
    """The step, question or answer with this id, in its list."""
    for each in things:
        if each["id"] == wanted:
            return each
    raise EditError("Dit staat er niet meer. Laad de pagina opnieuw.")


def shift(things: list[Content], wanted: str, by: int) -> None:
    """Move a step, question or answer this many places in its list."""
    thing = thing_of(things, wanted)
    place = things.index(thing)
    things.remove(thing)
    things.insert(min(max(place + by, 0), len(things)), thing)


def insert(questions: list[Content], made: Content) -> None:
    """After the last question of its step; where there is none yet, at the end."""
    places = [place for place, each in enumerate(questions) if each["step"] == made["step"]]
    questions.insert(places[-1] + 1 if places else len(questions), made)


def let_go(
    content: Content, stays: Callable[[str], bool], renamed: Mapping[str, str] | None = None
) -> None:
    """Where the top names questions: only those that stay, under the id that they have now."""

    def named(ids: Iterable[str]) -> list[str]:
        return [(renamed or {}).get(each, each) for each in ids if stays(each)]

    if "card" in content:
        content["card"] = {part: named(ids) for part, ids in content["card"].items()}
    content["reflection"] = named(content.get("reflection", ()))

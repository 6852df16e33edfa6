"""What may identify somebody in the texts of a draft, for the form to show at their fields."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from vertelpunt.intake.files import ORGANISATIONS
from vertelpunt.privacy import in_utf16, marks
from vertelpunt.questionnaire import Question, TextQuestion
from vertelpunt.ui.visit.app_state import AppState

# Of a message no more than this is looked at: a text may have 100,000 characters.
_MOST_CHARACTERS = 200_000


def marked(app_state: AppState, fields: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Question id → {revision, value, other} of the questions with a mark; plain JSON values.

    `value` and `other`: lists of {start, end, kind, replacement}, counted in UTF-16 units of the
    text as it was in this revision.
    """
    assert app_state.questionnaire is not None
    listed = ORGANISATIONS.now(app_state.collection).content
    left = _MOST_CHARACTERS
    found: dict[str, Any] = {}
    for question in app_state.questionnaire.questions:
        entry = fields.get(question.id, {})
        parts: dict[str, list[dict[str, Any]]] = {"value": [], "other": []}
        for part, text in _open_texts(question, entry):
            looked_at = text[:left]
            left -= len(looked_at)
            parts[part] = [vars(mark) for mark in in_utf16(text, marks(looked_at, listed))]
        if any(parts.values()):
            revision = entry.get("revision")
            found[question.id] = {"revision": revision if type(revision) is int else 0, **parts}
    return found


def _open_texts(
    question: Question, entry: Mapping[str, Any]
) -> Iterator[tuple[Literal["value", "other"], str]]:
    """What was typed here and goes along; where an organisation is asked for, it may be named."""
    if entry.get("not_applicable") is True or question.part == "organisation":
        return
    value, other = entry.get("value"), entry.get("other")
    if isinstance(question, TextQuestion):
        if isinstance(value, str):
            yield "value", value
    elif isinstance(other, str) and any(option.other for option in question.chosen(value)):
        yield "other", other

"""A question in which stones are put, and stories that answer it."""

from copy import deepcopy
from typing import Any

from tests.doing import admin
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire, StonesQuestion, read_questionnaire

TEAM: dict[str, Any] = {
    "id": "team", "type": "stones", "step": "meaning", "label": "Wie stond waar?",
    "short": "Opstelling", "not_applicable": True,
    "x": {"low": "weinig zeggenschap", "high": "veel zeggenschap"},
    "y": {"low": "weinig vertrouwen", "high": "veel vertrouwen"},
    "quadrants": {"low_high": "vertrouwd, maar niet gehoord"},
    "stones": [
        {"id": "me", "label": "ik"},
        {"id": "resident", "label": "de inwoner"},
        {"id": "council", "label": "de <b>gemeente</b>"},
    ],
}  # fmt: skip


def with_stones(questionnaire: Questionnaire, **changes: Any) -> Questionnaire:
    """The questions of now, and the one with stones."""
    raw = deepcopy(questionnaire.content())
    raw["questions"].append({**deepcopy(TEAM), **changes})
    return read_questionnaire(raw, "with stones")


def asking(source: Source, **changes: Any) -> Source:
    """The same collection, asking where the stones lie from now on."""
    asked = with_stones(source.questionnaire, **changes)
    admin(source.collection).publish(asked)
    return Source(source.collection, source.viewer, asked, source.places)


def team_of(source: Source) -> StonesQuestion:
    """The question with stones."""
    found = source.asked.questions["team"]
    assert isinstance(found, StonesQuestion)
    return found


def mark(stone: str, x: float, y: float) -> dict[str, Any]:
    return {"stone": stone, "x": x, "y": y}

"""Questions come, change and go; no answer is lost."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.doing import admin, send
from vertelpunt.questionnaire import Questionnaire, check_submission, read_questionnaire
from vertelpunt.store import CORE_GROUP, Collection, StoreError, close_collection, open_collection

FIRST: dict[str, Any] = {
    "name": "Eerste",
    "steps": [{"id": "story", "title": "Verhaal"}],
    "questions": [
        {"id": "title", "type": "text", "part": "title", "step": "story", "label": "Titel",
         "required": True},
        {"id": "colour", "type": "single", "step": "story", "label": "Kleur?",
         "options": [{"id": "red", "label": "rood"}, {"id": "blue", "label": "blauw"}]},
        {"id": "weight", "type": "slider", "step": "story", "label": "Gewicht?",
         "ends": {"low": "licht", "high": "zwaar"}, "not_applicable": True},
        {"id": "who", "type": "single", "part": "audience", "step": "story", "label": "Wie?",
         "required": True, "options": [
             {"id": "few", "label": "weinig", "audience": "core_group"},
             {"id": "all", "label": "allen", "audience": "members"}]},
    ],
}  # fmt: skip


def first() -> Questionnaire:
    return read_questionnaire(FIRST, "first")


def second() -> Questionnaire:
    """A new question, a renamed one, a dropped option, another order."""
    raw = deepcopy(FIRST)
    raw["questions"][1]["label"] = "Welke kleur?"
    raw["questions"][1]["options"] = [
        {"id": "blue", "label": "hemelsblauw"}, {"id": "green", "label": "groen"},
    ]  # fmt: skip
    raw["questions"].insert(1, {"id": "mood", "type": "triad", "step": "story", "label": "Stemming",
                                "corners": {"left": "a", "right": "b", "top": "c"}})  # fmt: skip
    raw["questions"].reverse()
    return read_questionnaire(raw, "second")


def third() -> Questionnaire:
    """The slider is gone."""
    raw = second().content()
    raw["questions"] = [q for q in raw["questions"] if q["id"] != "weight"]
    return read_questionnaire(raw, "third")


def tell(collection: Collection, questionnaire: Questionnaire, n: int, **values: Any) -> str:
    sent = {name: {"value": value} for name, value in values.items()}
    sent |= {"title": {"value": f"Verhaal {n}"}, "who": {"value": "all"}}
    submission, problems = check_submission(questionnaire, sent, ())
    assert not problems
    version = admin(collection).publish(questionnaire)
    return send(collection, f"{n:032x}", version, submission)


@pytest.fixture
def lived(database: Path) -> Any:
    collection = open_collection(database)
    tell(collection, first(), 1, colour="red", weight=70)
    tell(collection, second(), 2, colour="green", weight=30,
         mood={"left": 1, "right": 0, "top": 0})  # fmt: skip
    tell(collection, third(), 3, colour="blue")
    yield collection
    close_collection(database)


def test_every_answer_of_three_versions_is_there(lived: Collection) -> None:
    rows = lived.read(
        CORE_GROUP,
        "select story_title, colour, weight, mood_left from story order by story_title",
    ).to_pylist()
    assert [tuple(row.values()) for row in rows] == [
        ("Verhaal 1", "red", 70, None),
        ("Verhaal 2", "green", 30, 1),
        ("Verhaal 3", "blue", None, None),
    ]


def test_a_story_keeps_the_words_its_teller_saw(lived: Collection) -> None:
    assert [q.name for q in lived.versions.values()] == ["Eerste"] * 3
    rows = lived.read(CORE_GROUP, "select questionnaire from story order by story_title")
    asked = [lived.versions[version] for version in rows["questionnaire"].to_pylist()]
    labels = [question.label for q in asked if (question := q.question("colour"))]
    assert labels == ["Kleur?", "Welke kleur?", "Welke kleur?"]
    assert [q.question("weight") is not None for q in asked] == [True, True, False]


def test_three_versions_are_there_after_opening_again(lived: Collection, database: Path) -> None:
    versions = lived.versions
    close_collection(database)
    assert open_collection(database).versions == versions


def test_three_versions_survive_a_rebuild(lived: Collection) -> None:
    before = lived.read(CORE_GROUP, "select * from story order by story_id").to_pylist()
    lived.rebuild()
    assert lived.read(CORE_GROUP, "select * from story order by story_id").to_pylist() == before
    assert list(lived.versions) == [first().version, second().version, third().version]


def test_going_back_to_an_older_version_is_a_new_publication(
    lived: Collection, database: Path
) -> None:
    tell(lived, first(), 4, colour="red", weight=10)
    assert lived.read(CORE_GROUP, "select * from story").num_rows == 4
    assert lived.differences() == []
    assert next(reversed(lived.versions)) == first().version
    close_collection(database)
    assert next(reversed(open_collection(database).versions)) == first().version


def test_the_same_questions_are_published_once(lived: Collection) -> None:
    before = lived.position()
    admin(lived).publish(third())
    assert lived.position() == before


@pytest.mark.parametrize("kind", ["text", "multi", "slider"])
def test_a_question_never_changes_its_type(lived: Collection, kind: str) -> None:
    raw = third().content()
    extra = {
        "text": {},
        "multi": {"options": FIRST["questions"][1]["options"]},
        "slider": {"ends": {"low": "a", "high": "b"}},
    }
    raw["questions"] = [q for q in raw["questions"] if q["id"] != "colour"]
    raw["questions"].append(
        {"id": "colour", "type": kind, "step": "story", "label": "Kleur", **extra[kind]}
    )
    changed = read_questionnaire(raw, "changed")
    with pytest.raises(StoreError, match="Vraag colour was eerder van een ander type"):
        admin(lived).publish(changed)
    assert changed.version not in lived.versions

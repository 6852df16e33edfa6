"""Reads everything and says what is wrong."""

import math
from collections.abc import Iterator

from vertelpunt.intake.files import file_problems
from vertelpunt.paths import MUNICIPALITIES
from vertelpunt.questionnaire import load_places
from vertelpunt.store import Collection, Event


def check_questions() -> list[str]:
    """What is wrong with the files that a keeper edits, as Dutch sentences."""
    return [problem.sentence for problem in file_problems()]


def check_collection(collection: Collection) -> list[str]:
    """What is wrong with the record or the tables derived from it, as Dutch sentences."""
    findings: list[str] = []
    places = load_places(MUNICIPALITIES)
    stories: set[str] = set()
    expected = 1
    for event in collection.events():
        if event.seq != expected:
            findings.append(f"Gebeurtenis {expected} ontbreekt in het logboek.")
        expected = event.seq + 1
        if event.kind == "story_submitted":
            if event.subject in stories:
                findings.append(f"Verhaal {event.subject} staat er twee keer.")
            stories.add(event.subject)
            findings += [
                f"Verhaal {event.subject}: {finding}"
                for finding in _story(collection, event, set(places))
            ]
        elif event.kind.startswith("story_") and event.subject not in stories:
            findings.append(f"Gebeurtenis {event.seq} gaat over een verhaal dat er niet is.")
    findings += [
        f"Tabel {table} klopt niet met het logboek. Doe `python -m vertelpunt rebuild`."
        for table in collection.differences()
    ]
    return findings


def _story(collection: Collection, event: Event, places: set[str]) -> Iterator[str]:
    questionnaire = collection.versions.get(event.body["questionnaire"])
    if questionnaire is None:
        yield "de vragen waarop het antwoordt, zijn er niet."
        return
    for name, value in event.body["answers"].items():
        question = questionnaire.question(name)
        if question is None:
            yield f"vraag {name} stond niet in de vragenlijst."
        elif question.type == "triad" and not math.isclose(sum(value.values()), 1, abs_tol=1e-9):
            yield f"de delen van {name} zijn samen geen 1."
        elif question.type == "slider" and not 0 <= value <= 100:
            yield f"{name} ligt niet tussen 0 en 100."
        elif question.type == "place" and value not in places:
            yield f"de plaats van {name} bestaat niet."

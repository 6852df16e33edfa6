"""The stories that the demonstration quotes in sessions and reports, and where they say so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vertelpunt.admin.demonstration import DemonstrationError, Written
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import story_id_of


@dataclass(frozen=True)
class Shelf:
    """The stories that were written, by name. `texts`: the long texts of each, by question.

    `there`: the stories that the collection holds. `questions`: every one that is asked.
    """

    texts: Mapping[str, Mapping[str, str]]
    there: frozenset[str]
    questions: frozenset[str]

    def holds(self, name: str) -> bool:
        """Whether the collection holds this story; raises DemonstrationError where none has it."""
        if name not in self.texts:
            raise DemonstrationError(f"Verhaal {name} is niet geschreven.")
        return name in self.there

    def ids(self, names: Iterable[str]) -> list[str]:
        """The ids of these stories, less those that the collection does not hold."""
        return [story_id_of(f"demonstration {name}") for name in names if self.holds(name)]

    def passage(self, name: str, marked: str) -> dict[str, Any]:
        """Where a story says this; raises DemonstrationError where it says so nowhere, or twice."""
        found = [
            {"field": question, "revision": 1, "start": start, "end": start + len(marked)}
            for question, text in self.texts[name].items()
            for start in range(len(text))
            if text.startswith(marked, start)
        ]
        if len(found) != 1:
            raise DemonstrationError(f"‘{marked}’ staat {len(found)} keer in verhaal {name}.")
        return found[0]


def shelf_of(questionnaire: Questionnaire, written: Sequence[Written], number: int) -> Shelf:
    """The written stories, of which the first `number` are there."""
    long = [each.id for each in questionnaire.questions if each.type == "long_text"]
    texts = {
        each.id: {name: text for name, text in each.submission.answers.items() if name in long}
        for each in written
    }
    there = frozenset(each.id for each in written[:number])
    return Shelf(texts, there, frozenset(each.id for each in questionnaire.questions))

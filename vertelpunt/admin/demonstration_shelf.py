"""The stories that a session of the demonstration is about, and where they say what it quotes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vertelpunt.admin.demonstration import DemonstrationError
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

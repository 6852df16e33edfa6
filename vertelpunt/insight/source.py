"""What an insight reads from: a collection, as one viewer sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pyarrow as pa

from vertelpunt.intake.files import CODING
from vertelpunt.questionnaire import ChoiceQuestion, Place, Questionnaire, Scheme
from vertelpunt.selection import Asked
from vertelpunt.store import Collection, Viewer, with_others


@dataclass(frozen=True)
class Source:
    """A collection and its viewer, with the questions asked now and the places by code.

    `others`: others look along with the viewer, so that stories for the core group only are not
    there. What the core group keeps beside the stories is still the viewer's.
    """

    collection: Collection
    viewer: Viewer
    questionnaire: Questionnaire
    places: Mapping[str, Place]
    others: bool = False

    @cached_property
    def asked(self) -> Asked:
        """What was ever asked, in any version."""
        return Asked(self.questionnaire, self.collection.versions, self.places, self.coding)

    @property
    def schemes(self) -> Mapping[str, Scheme]:
        """By what stories may be coded, by name."""
        return CODING.now(self.collection).content

    @property
    def coding(self) -> Mapping[str, ChoiceQuestion]:
        """What the core group added to stories, as choices by column; nothing for who doesn't see
        that. A scheme by which no story was coded yet is no choice yet.
        """
        if not self.viewer.reader.with_coding:
            return {}
        coded = self.collection.schemes
        return {each.id: each for name, each in self.schemes.items() if name in coded}

    def read(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Run one statement over the `story` that the viewer may see; raises StoreError."""
        viewer = with_others(self.viewer) if self.others else self.viewer
        return self.collection.read(viewer, sql, values)

    def with_others(self) -> "Source":
        """The same, to show to others than its viewer too."""
        return replace(self, others=True)

"""What an insight reads from: a collection, as one viewer sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from vertelpunt.intake.files import CODING
from vertelpunt.questionnaire import ChoiceQuestion, Place, Questionnaire
from vertelpunt.selection import Asked
from vertelpunt.store import Collection, Viewer


@dataclass(frozen=True)
class Source:
    """A collection and its viewer, with the questions asked now and the places by code."""

    collection: Collection
    viewer: Viewer
    questionnaire: Questionnaire
    places: Mapping[str, Place]

    @cached_property
    def asked(self) -> Asked:
        """What was ever asked, in any version."""
        return Asked(self.questionnaire, self.collection.versions, self.places, self.coding)

    @property
    def coding(self) -> Mapping[str, ChoiceQuestion]:
        """What the core group may add to a story, by name."""
        return CODING.now(self.collection).content

    def read(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Run one statement over the `story` that the viewer may see; raises StoreError."""
        return self.collection.read(self.viewer, sql, values)

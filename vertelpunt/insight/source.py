"""What an insight reads from: a collection, as one reader sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pyarrow as pa

from vertelpunt.paths import CODING
from vertelpunt.questionnaire import ChoiceQuestion, Place, Questionnaire, load_coding
from vertelpunt.selection import Asked
from vertelpunt.store import Collection, Reader, with_others


@dataclass(frozen=True)
class Source:
    """A collection and its reader, with the questions asked now and the places by code.

    `others`: others look along with the reader, so that stories for the core group only are not
    there. What the core group keeps beside the stories is still the reader's.
    """

    collection: Collection
    reader: Reader
    questionnaire: Questionnaire
    places: Mapping[str, Place]
    others: bool = False

    @cached_property
    def asked(self) -> Asked:
        """What was ever asked, in any version."""
        return Asked(self.questionnaire, self.collection.versions, self.places, self.coding)

    @property
    def coding(self) -> Mapping[str, ChoiceQuestion]:
        """What the core group may add to a story, by name."""
        return load_coding(CODING)

    def read(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Run one statement over the `story` that the reader may see; raises StoreError."""
        reader = with_others(self.reader) if self.others else self.reader
        return self.collection.read(reader, sql, values)

    def with_others(self) -> "Source":
        """The same, to show to others than its reader too."""
        return replace(self, others=True)

"""What an insight reads from: a collection, as one reader sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.store import Collection, Reader


@dataclass(frozen=True)
class Source:
    """A collection and its reader, with the questions asked now and the places by code."""

    collection: Collection
    reader: Reader
    questionnaire: Questionnaire
    places: Mapping[str, Place]

    def read(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Run one statement over the `story` that the reader may see; raises StoreError."""
        return self.collection.read(self.reader, sql, values)

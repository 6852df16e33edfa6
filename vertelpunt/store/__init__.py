"""The only room that knows the file and its tables: the record, and what is derived from it."""

from vertelpunt.store.collection import (
    Collection,
    close_collection,
    open_collection,
    story_id_of,
    submitted,
)
from vertelpunt.store.errors import StoreError
from vertelpunt.store.forms import form
from vertelpunt.store.kept import Kept, KeptKind
from vertelpunt.store.log import Event, now
from vertelpunt.store.readers import CORE_GROUP, COUNTS, VISITOR, Reader, teller
from vertelpunt.store.terms import placed_words, words

__all__ = [
    "CORE_GROUP",
    "COUNTS",
    "VISITOR",
    "Collection",
    "Event",
    "Kept",
    "KeptKind",
    "Reader",
    "StoreError",
    "close_collection",
    "form",
    "now",
    "open_collection",
    "placed_words",
    "story_id_of",
    "submitted",
    "teller",
    "words",
]

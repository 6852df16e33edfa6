"""The only room that knows the file and its tables: the record, and what is derived from it."""

from vertelpunt.store.collection import (
    Collection,
    close_collection,
    open_collection,
    story_id_of,
    submitted,
)
from vertelpunt.store.drafts import DraftNotKept, Limits, Owner
from vertelpunt.store.errors import StoreError
from vertelpunt.store.kept import Kept, KeptKind
from vertelpunt.store.log import Event, now
from vertelpunt.store.readers import CORE_GROUP, COUNTS, VISITOR, Reader, teller
from vertelpunt.store.terms import WORD, fold, form, stem, words

__all__ = [
    "CORE_GROUP",
    "COUNTS",
    "VISITOR",
    "WORD",
    "Collection",
    "DraftNotKept",
    "Event",
    "Kept",
    "KeptKind",
    "Limits",
    "Owner",
    "Reader",
    "StoreError",
    "close_collection",
    "fold",
    "form",
    "now",
    "open_collection",
    "stem",
    "story_id_of",
    "submitted",
    "teller",
    "words",
]

"""The only room that knows the file and its tables: the record, and what is derived from it."""

from vertelpunt.store.campaigns import CAMPAIGN_EVENTS, Campaign, CampaignState
from vertelpunt.store.collection import (
    Collection,
    Note,
    close_collection,
    open_collection,
    submitted,
)
from vertelpunt.store.columns import AUDIENCES
from vertelpunt.store.drafts import DraftNotKept, Limits, Owner, story_id_of
from vertelpunt.store.erasing import (
    CHOSEN_REASONS,
    ERASED,
    NOTICE,
    REASONS,
    ChosenReason,
    Erasure,
    Reason,
    erased,
)
from vertelpunt.store.errors import StoreError, UnfinishedError
from vertelpunt.store.event import Event, now
from vertelpunt.store.feedback import FEEDBACK, FEEDBACK_EVENTS
from vertelpunt.store.figures import FIGURE_EVENTS
from vertelpunt.store.following import Following
from vertelpunt.store.forms import form
from vertelpunt.store.imports import IMPORT_EVENTS, IMPORT_MADE, IMPORT_TAKEN_BACK, Import
from vertelpunt.store.invitations import Invitation
from vertelpunt.store.kept import KEPT_EVENTS, Kept, KeptKind
from vertelpunt.store.links import Link
from vertelpunt.store.masks import Mask, pieces, places_of, texts_of
from vertelpunt.store.receipts import new_receipt, read_code
from vertelpunt.store.record import MovedOnError
from vertelpunt.store.reports import REPORT_EVENTS
from vertelpunt.store.sessions import SESSION_EVENTS
from vertelpunt.store.statements import PUBLISHED, Published, agreed_to
from vertelpunt.store.terms import placed_words, words
from vertelpunt.store.told import Told, told
from vertelpunt.store.viewers import (
    ADMIN,
    CORE_GROUP,
    COUNTS,
    NAMES,
    PLACES,
    RIGHTS,
    VISITOR,
    WITH_CODE,
    Right,
    Role,
    Viewer,
    in_role,
    participant,
    teller,
    with_others,
)

__all__ = [
    "ADMIN",
    "AUDIENCES",
    "CAMPAIGN_EVENTS",
    "CHOSEN_REASONS",
    "CORE_GROUP",
    "COUNTS",
    "ERASED",
    "FEEDBACK",
    "FEEDBACK_EVENTS",
    "FIGURE_EVENTS",
    "IMPORT_EVENTS",
    "IMPORT_MADE",
    "IMPORT_TAKEN_BACK",
    "KEPT_EVENTS",
    "NAMES",
    "NOTICE",
    "PLACES",
    "PUBLISHED",
    "REASONS",
    "REPORT_EVENTS",
    "RIGHTS",
    "SESSION_EVENTS",
    "VISITOR",
    "WITH_CODE",
    "Campaign",
    "CampaignState",
    "ChosenReason",
    "Collection",
    "DraftNotKept",
    "Erasure",
    "Event",
    "Following",
    "Import",
    "Invitation",
    "Kept",
    "KeptKind",
    "Limits",
    "Link",
    "Mask",
    "MovedOnError",
    "Note",
    "Owner",
    "Published",
    "Reason",
    "Right",
    "Role",
    "StoreError",
    "Told",
    "UnfinishedError",
    "Viewer",
    "agreed_to",
    "close_collection",
    "erased",
    "form",
    "in_role",
    "new_receipt",
    "now",
    "open_collection",
    "participant",
    "pieces",
    "placed_words",
    "places_of",
    "read_code",
    "story_id_of",
    "submitted",
    "teller",
    "texts_of",
    "told",
    "with_others",
    "words",
]

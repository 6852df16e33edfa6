"""The draft of the questions in the file of a whole record: read, and whether it comes in."""

import json
from collections.abc import Mapping
from typing import Any

from vertelpunt.intake.finding import Finding
from vertelpunt.intake.record import Record
from vertelpunt.questionnaire import Questionnaire, QuestionnaireError, read_questionnaire
from vertelpunt.store import Collection, StoreError
from vertelpunt.store.columns import check_types

_ABOUT = "Concept van de vragen"
_ANOTHER = "Hier staat al een ander concept van de vragen. Dat blijft staan."


def read_draft(raw: Any) -> tuple[Questionnaire | None, tuple[Finding, ...]]:
    """The draft, or what is wrong with it; nothing at all where the file has none."""
    if raw is None:
        return None, ()
    try:
        json.dumps(raw, ensure_ascii=False, allow_nan=False).encode()
        asked = read_questionnaire(raw, "")
    except QuestionnaireError as error:
        return None, tuple(Finding(_ABOUT, problem) for problem in error.problems)
    except (TypeError, ValueError, RecursionError):
        return None, (Finding(_ABOUT, "hier staat een teken dat niet te bewaren is."),)
    if not asked.is_own:
        return None, (Finding(_ABOUT, "dit zijn geen vragen van een beheerder."),)
    return asked.unmarked(), ()


def draft_stays_out(
    collection: Collection, record: Record, versions: Mapping[str, Questionnaire]
) -> str:
    """Why the draft of a record does not come in, in Dutch; '' where it does, or is here already.

    `versions`: those that there are once the record is in.
    """
    here = collection.question_drafts.now()
    if record.draft is None or (here and here.asked == record.draft):
        return ""
    if here:
        return _ANOTHER
    try:
        check_types(versions.values(), record.draft)
    except StoreError as error:
        return f"Het concept van de vragen komt niet mee. {error}"
    return ""


def brings_draft(collection: Collection, record: Record) -> bool:
    """Whether the draft of a record, of which all the rest is in, becomes the draft here."""
    own = collection.own_version
    asked_now = own is not None and own.unmarked() == record.draft
    there = collection.question_drafts.now() is not None
    stays = there or asked_now or draft_stays_out(collection, record, collection.versions)
    return record.draft is not None and not stays

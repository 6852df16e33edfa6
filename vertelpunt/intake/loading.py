"""A checked record goes into a collection: whole or not at all, and what is here stays."""

from collections.abc import Callable

from vertelpunt.intake.record import Record
from vertelpunt.intake.record_file import TransferError
from vertelpunt.questionnaire import QuestionnaireError
from vertelpunt.store import Collection


def take_in(
    collection: Collection, record: Record, *, step: Callable[[int], None],
    also: Callable[[], None] = lambda: None,
) -> int:  # fmt: skip
    """Take a record into a collection: all of it or nothing, and nothing double.

    `also`: what is written in the same transaction once it is in. What `differences` shows stays as
    it is here. Returns how many events came in. Raises TransferError where the record has findings,
    StoreError where the two don't go together or storing fails.
    """
    if record.findings:
        raise TransferError("\n".join(finding.sentence for finding in record.findings))
    try:
        return collection.merge_earlier(record.events, step=step, also=also)
    except (AttributeError, KeyError, TypeError, ValueError, QuestionnaireError) as error:
        raise TransferError(
            "Een gebeurtenis in het bestand is niet te begrijpen. Er is niets overgenomen."
        ) from error

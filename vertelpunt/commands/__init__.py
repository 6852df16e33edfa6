"""Every write: who asks for it, whether they may, and the events that say what was done."""

from vertelpunt.commands.actor import (
    ADMIN_ACTOR,
    Actor,
    NotAllowedError,
    actor_of,
    guest_of,
    in_the_room,
    teller_of,
    teller_of_story,
)
from vertelpunt.commands.desk import UNDO_FOR, Judged, NotThereError
from vertelpunt.commands.importing import BroughtIn, TableFile
from vertelpunt.commands.keeping import MOST_LISTED, TooManyStoriesError
from vertelpunt.commands.reports import MOST_PASSAGES, TextMovedOnError
from vertelpunt.commands.service import Commands, ErasedError
from vertelpunt.commands.sessions import MOST_IN_SESSION
from vertelpunt.commands.writing import NotSoundError

__all__ = [
    "ADMIN_ACTOR",
    "MOST_IN_SESSION",
    "MOST_LISTED",
    "MOST_PASSAGES",
    "UNDO_FOR",
    "Actor",
    "BroughtIn",
    "Commands",
    "ErasedError",
    "Judged",
    "NotAllowedError",
    "NotSoundError",
    "NotThereError",
    "TableFile",
    "TextMovedOnError",
    "TooManyStoriesError",
    "actor_of",
    "guest_of",
    "in_the_room",
    "teller_of",
    "teller_of_story",
]

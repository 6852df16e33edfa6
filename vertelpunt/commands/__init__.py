"""Every write: who asks for it, whether they may, and the events that say what was done."""

from vertelpunt.commands.actor import ADMIN_ACTOR, Actor, NotAllowedError, actor_of, teller_of
from vertelpunt.commands.service import (
    MOST_LISTED,
    Commands,
    NotSoundError,
    TooManyStoriesError,
)

__all__ = [
    "ADMIN_ACTOR",
    "MOST_LISTED",
    "Actor",
    "Commands",
    "NotAllowedError",
    "NotSoundError",
    "TooManyStoriesError",
    "actor_of",
    "teller_of",
]

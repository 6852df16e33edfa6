"""A page that nobody touches closes too, when the way in of its reader ends."""

from vertelpunt.ui.visit.access import still_in
from vertelpunt.ui.visit.watch import watch

# Seconds that a story may still stand on a screen after that.
EVERY = 10


def close_in_time() -> None:
    """Look now and then whether this visitor is still in; draw it for who is."""
    watch("watch_still_in", still_in(), drawn=True, every=EVERY)

"""How long stories are kept: what is over is announced a month ahead, and then goes by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vertelpunt.commands.writing import Writing
from vertelpunt.dutch import day_of
from vertelpunt.store import ADMIN, NOTICE, Event, erased


@dataclass(frozen=True)
class Retained:
    """How many stories were announced, are kept after all, and were erased."""

    announced: int = 0
    withdrawn: int = 0
    erased: int = 0


class RetentionCommands(Writing):
    """The writes of retention. Each needs the right to erase."""

    def retain(self, months: int | None, at: datetime) -> Retained:
        """Erase what was announced and is over, and announce what follows within `NOTICE`.

        `months`: how long stories are kept; None: always. `at`: now, in UTC. Where that was changed
        so that a story stays longer, its announcement is withdrawn: it is announced anew when its
        time comes. Raises StoreError as `erase` does.
        """
        self.actor.need("erase")
        today = day_of(at)
        with self.collection.transaction():
            announced, withdrawn, over = [], [], []
            for story, goes_on, until in self._times(months):
                soon = until is not None and until <= today + NOTICE
                if goes_on and not soon:
                    withdrawn.append(story)
                elif until and soon and (goes_on is None or goes_on < until):
                    announced.append(story)
                elif goes_on and goes_on <= today:
                    over.append(story)
            self._append(
                *self._announcements(announced, today + NOTICE, at),
                *self._announcements(withdrawn, None, at),
            )
        if over:
            signature = self.actor.signature
            self.collection.erase([erased(each, "retention", signature, at) for each in over])
        elif self.collection.owes_copy():
            self.collection.finish_erasing()
        return Retained(len(announced), len(withdrawn), len(over))

    def _times(self, months: int | None) -> list[tuple[str, date | None, date | None]]:
        """The stories whose time may come, each with the day announced and the last to keep it."""
        rows = self.collection.read(
            ADMIN,
            """
            select story_id, goes_on, (submitted_on + to_months(?))::date as until
            from story
            where goes_on is not null or until is not null
            order by until, story_id
            """,
            [months],
        ).to_pylist()
        return [(row["story_id"], row["goes_on"], row["until"]) for row in rows]

    def _announcements(self, stories: Sequence[str], on: date | None, at: datetime) -> list[Event]:
        body = {"on": on.isoformat() if on else None}
        signature = self.actor.signature
        return [Event("story_retention_announced", each, body, signature, at) for each in stories]

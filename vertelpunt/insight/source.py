"""What an insight reads from: a collection, as one viewer sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pyarrow as pa

from vertelpunt.intake.files import CODING
from vertelpunt.questionnaire import ChoiceQuestion, Place, Questionnaire, Scheme
from vertelpunt.selection import Asked, FromSessions, HeldSession, Recorded
from vertelpunt.store import Collection, Viewer, with_others


@dataclass(frozen=True)
class Source:
    """A collection and its viewer, with the questions asked now and the places by code.

    `others`: others look along with the viewer, so that stories for the core group only are not
    there. What the core group keeps beside the stories is still the viewer's.
    """

    collection: Collection
    viewer: Viewer
    questionnaire: Questionnaire
    places: Mapping[str, Place]
    others: bool = False

    @cached_property
    def asked(self) -> Asked:
        """What was ever asked, in any version."""
        return Asked(
            self.questionnaire, self._versions, self.places, self.coding,
            self.campaigns, self._held,
        )  # fmt: skip

    @property
    def _versions(self) -> dict[str, Questionnaire]:
        """The questions of every version, but those whose stories were all taken back."""
        here = {each.version for each in self.collection.all_imports() if not each.taken_back}
        return {
            name: asked
            for name, asked in self.collection.versions.items()
            if asked.source is None or name in here
        }

    @property
    def campaigns(self) -> Mapping[str, str]:
        """The name of each campaign by the key that stories have of it."""
        return {each.key: each.name for each in self.collection.campaigns(self.viewer)}

    @property
    def schemes(self) -> Mapping[str, Scheme]:
        """By what stories may be coded, by name."""
        return CODING.now(self.collection).content

    @property
    def coding(self) -> Mapping[str, ChoiceQuestion]:
        """What the core group added to stories, as choices by column; nothing for who doesn't see
        that. A scheme by which no story was coded yet is no choice yet.
        """
        if not self.viewer.reader.with_coding:
            return {}
        coded = self.collection.schemes
        return {each.id: each for name, each in self.schemes.items() if name in coded}

    def read(self, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Run one statement over the `story` that the viewer may see; raises StoreError."""
        viewer = with_others(self.viewer) if self.others else self.viewer
        return self.collection.read(viewer, sql, values)

    def with_others(self) -> "Source":
        """The same, to show to others than its viewer too."""
        return replace(self, others=True)

    def _held(self) -> FromSessions:
        """The sessions that took stories along, and what they recorded, the last one first."""
        if not self.viewer.reader.with_coding:
            return FromSessions()
        sessions = self.read(
            "select session_id, title, held_on, removed from session "
            "order by coalesce(held_on, planned_at) desc, session_id"
        ).to_pylist()
        outcomes = self.read(
            """
            select outcome_id, any_value(kind) as kind, any_value(text) as text,
                   any_value(aside or removed) as aside,
                   count(*) filter (not against) as rests_on, count(*) filter (against) as against
            from outcome
            join session using (session_id)
            left join outcome_story using (session_id, outcome_id)
            group by outcome_id
            order by max(recorded_at) desc, outcome_id
            """
        ).to_pylist()
        return FromSessions(
            {each.pop("session_id"): HeldSession(*each.values()) for each in sessions},
            {each.pop("outcome_id"): Recorded(**each) for each in outcomes},
        )

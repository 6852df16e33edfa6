"""Who looks: a role, what exists for it, and what it may do. Every read names one of these."""

from dataclasses import dataclass, replace
from typing import Literal

from vertelpunt.store.readers import Reader

Role = Literal["visitor", "teller", "core_group", "keeper"]
# tell: send the own story; keep: selections, questions and reading lists; judge: stories that came
# in; original: read what is masked; take_out: the whole record as a file; load_back: such a
# file; publish: questions; maintain: the file itself.
Right = Literal["tell", "keep", "judge", "original", "take_out", "load_back", "publish", "maintain"]


@dataclass(frozen=True)
class Viewer:
    """Somebody at a page or a command line."""

    role: Role
    reader: Reader
    rights: frozenset[Right] = frozenset()

    def may(self, right: Right) -> bool:
        """Whether this viewer has the right."""
        return right in self.rights

    def without(self, *rights: Right) -> "Viewer":
        """The same viewer, who may not do these things."""
        return replace(self, rights=self.rights - set(rights))


VISITOR = Viewer("visitor", Reader("false"))
# Numbers that anyone may see.
COUNTS = Viewer("visitor", Reader("usable", numbers_only=True))
CORE_GROUP = Viewer(
    "core_group", Reader("true"), frozenset(["keep", "judge", "take_out", "load_back"])
)
ADMIN = Viewer(
    "keeper",
    Reader("true"),
    frozenset(["keep", "judge", "original", "take_out", "load_back", "publish", "maintain"]),
)


def teller(story_id: str) -> Viewer:
    """The teller of one story, who sees and may send that story and no other."""
    return Viewer("teller", Reader("story_id = ?", (story_id,)), frozenset(["tell"]))


def with_others(viewer: Viewer) -> Viewer:
    """The same viewer where others look along: no story that is for the core group only."""
    sees = f"({viewer.reader.sees}) and coalesce(audience, 'core_group') <> 'core_group'"
    return replace(viewer, reader=replace(viewer.reader, sees=sees))

"""Who looks: a role and a name, what exists for it, and what it may do. Every read names one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vertelpunt.store.groups import COUNTED
from vertelpunt.store.readers import Reader

# The word of an admin in the record is `keeper`, as it was when the first events were signed.
Role = Literal["visitor", "teller", "participant", "member", "facilitator", "core_group", "keeper"]
# tell: send the own story; take_part: in a duidingsessie; read: stories one by one; explore: plots,
# counts and files of them; keep: selections, questions, reading lists and sessions; judge: whether
# a story is usable, masks and notes; original: read what is masked; erase: a story, for good;
# invite: others, into a role; take_out: the whole record as a file; load_back: such a file; inform:
# write what tellers read about privacy; enrich: bring public figures in; bring_in: stories of
# elsewhere; publish: change the questions, and ask them; maintain: the file itself.
Right = Literal[
    "tell", "take_part", "read", "explore", "keep", "judge", "original", "erase", "invite",
    "take_out", "load_back", "inform", "enrich", "bring_in", "publish", "maintain",
]  # fmt: skip

_CORE_GROUP = frozenset[Right](["take_part", "read", "explore", "keep", "judge"])
_ON_BEHEER = frozenset[Right](
    [
        "original",
        "erase",
        "invite",
        "take_out",
        "load_back",
        "inform",
        "enrich",
        "bring_in",
        "publish",
    ]
)
RIGHTS: dict[Role, frozenset[Right]] = {
    "visitor": frozenset(),
    "teller": frozenset(["tell", "original"]),
    "participant": frozenset(["take_part"]),
    "member": frozenset(["read"]),
    "facilitator": _CORE_GROUP,
    "core_group": _CORE_GROUP,
    "keeper": _CORE_GROUP | _ON_BEHEER | {"maintain"},
}

_NOTHING, _EVERYTHING = Reader("false"), Reader("true", with_coding=True)
_SHARED = Reader("usable and audience in ('members', 'partners')")
# What exists for whom, by role; for a teller the own story alone.
_READERS: dict[Role, Reader] = {
    "visitor": _NOTHING,
    "teller": _NOTHING,
    "participant": _NOTHING,
    "member": _SHARED,
    "facilitator": _EVERYTHING,
    "core_group": _EVERYTHING,
    "keeper": _EVERYTHING,
}


@dataclass(frozen=True)
class Viewer:
    """Somebody at a page or a command line. `name`: as whoever invited them wrote it, or ''.

    `session`: the only one that a participant takes part in.
    """

    role: Role
    reader: Reader
    rights: frozenset[Right] = frozenset()
    name: str = ""
    session: str | None = None

    def may(self, right: Right) -> bool:
        """Whether this viewer has the right."""
        return right in self.rights

    def without(self, *rights: Right) -> "Viewer":
        """The same viewer, who may not do these things."""
        return replace(self, rights=self.rights - set(rights))


def in_role(role: Role, name: str = "") -> Viewer:
    """Somebody in this role, under this name."""
    return Viewer(role, _READERS[role], RIGHTS[role], name)


VISITOR = in_role("visitor")
# Numbers that anyone may see, of stories that count in a group.
COUNTS = Viewer("visitor", Reader(COUNTED, holds="answers"))
# Where those play, to say in how many places.
PLACES = Viewer("visitor", Reader(COUNTED, holds="places"))
# Names of organisations to suggest; what members may not read is not suggested to anybody.
NAMES = Viewer("visitor", Reader(_SHARED.sees, holds="names"))
CORE_GROUP = in_role("core_group")
ADMIN = in_role("keeper")
# Whoever has the one code of a collection: the core group, and what an admin does on Beheer.
WITH_CODE = replace(CORE_GROUP, rights=_CORE_GROUP | _ON_BEHEER)


def teller(story_id: str) -> Viewer:
    """The teller of one story, who sees and may send that story and no other."""
    return replace(in_role("teller"), reader=Reader("story_id = ?", (story_id,)))


def participant(session_id: str, stories: Sequence[str]) -> Viewer:
    """Who takes part in one session, and reads what lies there: of its stories, those that members
    may read.
    """
    sees = f"{_SHARED.sees} and story_id in (select unnest(?::varchar[]))"
    reader = Reader(sees, (list(stories),))
    return replace(in_role("participant"), reader=reader, session=session_id)


def with_others(viewer: Viewer) -> Viewer:
    """The same viewer where others look along: no story that is for the core group only."""
    sees = f"({viewer.reader.sees}) and coalesce(audience, 'core_group') <> 'core_group'"
    return replace(viewer, reader=replace(viewer.reader, sees=sees))

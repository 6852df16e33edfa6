"""Who writes, and what they may do."""

from dataclasses import dataclass, replace

from vertelpunt.store import (
    ADMIN,
    Invitation,
    Right,
    Role,
    StoreError,
    Viewer,
    in_role,
    story_id_of,
    teller,
)


class NotAllowedError(StoreError):
    """Somebody asked for what they may not do; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Dit mag je hier niet doen. Er is niets veranderd. Vraag de beheerder als je denkt dat "
            "het wel moet kunnen."
        )


@dataclass(frozen=True)
class Actor:
    """Who writes: a teller by story, somebody in a role, or the admin at the command line.

    `story`: the only story that a teller may send. `name`: under which somebody is known, or ''.
    `invitation`: the one whose code a guest showed. `session`: the only one that a participant
    writes in; `participant`: under which id somebody takes part, or '' of who leads.
    """

    role: Role
    rights: frozenset[Right]
    story: str | None = None
    name: str = ""
    invitation: str | None = None
    session: str | None = None
    participant: str = ""

    @property
    def signature(self) -> str:
        """How events name who did it: the role, or "role:name" where there is a name."""
        return f"{self.role}:{self.name}" if self.name else self.role

    def need(self, right: Right) -> None:
        """Raises NotAllowedError where this actor may not do it."""
        if right not in self.rights:
            raise NotAllowedError

    def need_story(self, story_id: str) -> None:
        """Raises NotAllowedError where this is not a teller's own story."""
        self.need("tell")
        if self.story != story_id:
            raise NotAllowedError


def actor_of(viewer: Viewer, story: str | None = None) -> Actor:
    """Whoever looks, as one who writes. `story`: of a teller."""
    return Actor(viewer.role, viewer.rights, story, viewer.name, session=viewer.session)


def in_the_room(viewer: Viewer, participant: str) -> Actor:
    """Whoever looks, as one who takes part in a session under this id."""
    return replace(actor_of(viewer), participant=participant)


def teller_of(draft_id: str) -> Actor:
    """The teller who holds this draft: the secret id proves it."""
    return teller_of_story(story_id_of(draft_id))


def guest_of(invitation: Invitation) -> Actor:
    """Whoever showed the code of this invitation."""
    guest = actor_of(in_role(invitation.role, invitation.name))
    return replace(guest, invitation=invitation.id, session=invitation.session or None)


def teller_of_story(story_id: str) -> Actor:
    """The teller of this story: whoever has just sent it, or brings its verhaalbon."""
    return actor_of(teller(story_id), story_id)


ADMIN_ACTOR = actor_of(ADMIN)

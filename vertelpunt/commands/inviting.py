"""Ways in for others: made, used and ended."""

from datetime import datetime

from vertelpunt.commands.actor import NotAllowedError
from vertelpunt.commands.writing import Writing
from vertelpunt.intake.campaign import cleaned
from vertelpunt.store import Invitation, Role, StoreError


class InvitingCommands(Writing):
    """The writes of invitations. Making and ending one needs the right to invite."""

    def make_invitation(
        self, role: Role, name: str, until: datetime, most_uses: int
    ) -> tuple[Invitation, str]:
        """Invite somebody into a role; returns the invitation and its code, told this once.

        `until`: UTC. Raises NotSoundError where the name or a number can't be.
        """
        self.actor.need("invite")
        body = {"role": role, "name": cleaned(name), "until": until.isoformat(),
                "most_uses": most_uses}  # fmt: skip
        with self.collection.transaction():
            made, code = self.collection.invitations.make(role, cleaned(name), until, most_uses)
            self._append(self._event("invitation_made", made.id, body))
        return made, code

    def revoke_invitation(self, invitation_id: str) -> None:
        """End an invitation, for whoever came in with it too; raises StoreError."""
        self.actor.need("invite")
        with self.collection.transaction():
            if not self.collection.invitations.revoke(invitation_id):
                raise StoreError("Deze uitnodiging is er niet meer. Laad de pagina opnieuw.")
            self.collection.append([self._event("invitation_revoked", invitation_id)])

    def use_invitation(self, invitation_id: str) -> bool:
        """Come in with the invitation that was shown; False where nobody comes in with it now."""
        if self.actor.invitation != invitation_id:
            raise NotAllowedError
        with self.collection.transaction():
            if not self.collection.invitations.use(invitation_id):
                return False
            # Who takes part says so in the session itself.
            if not self.actor.session:
                self.collection.append([self._event("invitation_used", invitation_id)])
        return True

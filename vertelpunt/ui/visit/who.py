"""Who somebody is here, in words."""

from vertelpunt.store import Role, Viewer

ROLES: dict[Role, str] = {
    "participant": "deelnemer",
    "member": "lid",
    "facilitator": "begeleider",
    "core_group": "kerngroep",
    "keeper": "beheerder",
}


def who_is(viewer: Viewer) -> str:
    """A name and a role, or the role alone. The name is whatever somebody typed: plain text."""
    role = ROLES[viewer.role]
    # The one code gives both.
    if viewer.role == "core_group" and viewer.may("erase"):
        role = "kerngroep en beheer"
    return f"{viewer.name}, {role}" if viewer.name else role

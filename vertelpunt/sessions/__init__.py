"""Duidingsessies as their events say them: the plan, the stories it froze, and who reads which."""

from vertelpunt.sessions.packs import Division, Kindred, Place, divide
from vertelpunt.sessions.rounds import READY, Round
from vertelpunt.sessions.session import Material, Pack, Session, session_of, sessions_of

__all__ = [
    "READY",
    "Division",
    "Kindred",
    "Material",
    "Pack",
    "Place",
    "Round",
    "Session",
    "divide",
    "session_of",
    "sessions_of",
]

"""Duidingsessies as their events say them: plan, frozen stories, and what came of them."""

from vertelpunt.sessions.following import session_now
from vertelpunt.sessions.packs import Division, Kindred, Place, divide
from vertelpunt.sessions.room import (
    OUTCOME_KINDS,
    Answer,
    Basis,
    Group,
    Note,
    Outcome,
    OutcomeKind,
    Participant,
    Passage,
    Plane,
    Reading,
    Room,
    Task,
    TaskKind,
)
from vertelpunt.sessions.rounds import READY, Round
from vertelpunt.sessions.session import Material, Pack, Session, session_of

__all__ = [
    "OUTCOME_KINDS",
    "READY",
    "Answer",
    "Basis",
    "Division",
    "Group",
    "Kindred",
    "Material",
    "Note",
    "Outcome",
    "OutcomeKind",
    "Pack",
    "Participant",
    "Passage",
    "Place",
    "Plane",
    "Reading",
    "Room",
    "Round",
    "Session",
    "Task",
    "TaskKind",
    "divide",
    "session_now",
    "session_of",
]

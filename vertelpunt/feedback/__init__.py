"""The terugkoppeling as its events say it: what is being written, and what was published."""

from vertelpunt.feedback.content import (
    AUDIENCES,
    COLLECTED,
    KINDS,
    PERIOD,
    STATES,
    Audience,
    Block,
    BlockKind,
    Request,
    Said,
    State,
)
from vertelpunt.feedback.feedback import Feedback, Version, feedback_now, feedback_of

__all__ = [
    "AUDIENCES",
    "COLLECTED",
    "KINDS",
    "PERIOD",
    "STATES",
    "Audience",
    "Block",
    "BlockKind",
    "Feedback",
    "Request",
    "Said",
    "State",
    "Version",
    "feedback_now",
    "feedback_of",
]

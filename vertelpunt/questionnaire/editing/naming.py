"""Ids, which are made and never typed, and are unlike any that was there before."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from vertelpunt.questionnaire.checks import RESERVED_IDS
from vertelpunt.questionnaire.kinds import KINDS, kind_of
from vertelpunt.questionnaire.model import Questionnaire

_LONGEST_ID = 36


def used_ids(versions: Iterable[Questionnaire]) -> frozenset[str]:
    """The ids and columns that any of these has: no new question may have one."""
    return frozenset(
        name
        for version in versions
        for question in version.questions
        for name in (question.id, *kind_of(question).columns_of(question))
    )


def free_id(label: str, kind: str, used: Collection[str], ids: Collection[str]) -> str:
    """An id for a new question, of which no column is another's."""
    suffixes = [each for each in KINDS[kind].columns if each]
    taken = {*used, *ids, *RESERVED_IDS}
    while True:
        made = id_of(label, taken)
        if not any(f"{made}_{suffix}" in taken for suffix in suffixes):
            return made
        taken.add(made)


def id_of(label: str, taken: Collection[str]) -> str:
    """An id of what the label says, with a number behind it where it is taken."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:_LONGEST_ID].strip("_")
    if not re.match(r"[a-z]", made) or made.startswith("coded_"):
        made = f"v_{made}".strip("_")
    if is_id(label) and not label.startswith("coded_") and label not in taken:
        return label
    tries = (made if n == 1 else f"{made}_{n}" for n in range(1, 100_000))
    return next(each for each in tries if each not in taken)


def is_id(text: str) -> bool:
    """Whether this can be an id as it is."""
    return re.fullmatch(r"[a-z][a-z0-9_]{0,47}", text) is not None

"""Tells a remark behind a value from a # that swallows half a text.

YAML ends a text without quotes at ` #`. Behind an id, a number or true that is a remark; behind
words for people to read nobody can tell, so those ask for quotes, or for a line of its own.
"""

import re

from vertelpunt.questionnaire.findings import Path

_READ_BY_PEOPLE = frozenset(
    [
        "label", "short", "help", "title", "name", "introduction",
        "left", "right", "top", "low", "high",
        "low_low", "low_high", "high_low", "high_high",
    ]
)  # fmt: skip
_LISTS_OF_IDS = frozenset(["top", "closing", "reflection"])
_REMARK = re.compile(r"\s+#")
SWALLOWED = (
    "Wat achter # staat, valt weg. Zet aanhalingstekens om de hele tekst, of zet een opmerking op "
    "een eigen regel."
)


def swallowed(path: Path, text: str, behind: str) -> str | None:
    """What to do where a # may take away half of this text; None where it is a remark.

    `path`: of the value, nothing for a name; `behind`: what stands behind it in its line.
    """
    if not _REMARK.match(behind):
        return None
    match path:
        case (*_, str(name), int()):
            # Where a # leaves nothing of a value, nobody can tell what was there.
            people = name not in _LISTS_OF_IDS or not text
        case (*_, str(name)):
            people = name in _READ_BY_PEOPLE
        case _:
            people = False
    return SWALLOWED if people or " " in text else None


def swallows_bracket(line: str) -> bool:
    """Whether a # in this line takes away the } or ] that closes it."""
    remark = _REMARK.search(line)
    if not remark or line.lstrip().startswith("#"):
        return False
    before, behind = line[: remark.start()], line[remark.start() :]
    opened = before.count("{") + before.count("[") - before.count("}") - before.count("]")
    return opened > 0 and ("}" in behind or "]" in behind)

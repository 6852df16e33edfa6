"""Tells a remark behind a value from a # that swallows half a text.

YAML ends a text without quotes at ` #`. Behind an id, a number or true that is a remark; behind
words for people to read nobody can tell, so those ask for quotes, or for a line of its own.
"""

import re

_READ_BY_PEOPLE = frozenset(
    [
        "label", "short", "help", "title", "name", "introduction",
        "left", "right", "top", "low", "high",
        "low_low", "low_high", "high_low", "high_high",
    ]
)  # fmt: skip
_REMARK = re.compile(r"\s+#")
SWALLOWED = (
    "Wat achter # staat, valt weg. Zet aanhalingstekens om de hele tekst, of zet een opmerking op "
    "een eigen regel."
)


def swallowed(key: str, text: str, behind: str) -> str | None:
    """What to do where a # may take away half of this text; None where it is a remark.

    `key`: the name of the value ('' in a list); `behind`: what stands behind it in its line.
    """
    if not _REMARK.match(behind):
        return None
    # A value of a list is a sentence where it has a space, or where the # leaves nothing of it.
    people = key in _READ_BY_PEOPLE or " " in text or (not key and not text)
    return SWALLOWED if people else None


def swallows_bracket(line: str) -> bool:
    """Whether a # in this line takes away the } or ] that closes it."""
    remark = _REMARK.search(line)
    if not remark or line.lstrip().startswith("#"):
        return False
    before, behind = line[: remark.start()], line[remark.start() :]
    opened = before.count("{") + before.count("[") - before.count("}") - before.count("]")
    return opened > 0 and ("}" in behind or "]" in behind)

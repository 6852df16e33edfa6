"""Of which source a table of stories is: with what the ids of its own questions begin."""

import hashlib
from collections.abc import Sequence

# Of its columns so many must be those of a table of before.
_ALIKE = 0.6


def source_for(columns: Sequence[str], before: Sequence[tuple[str, Sequence[str]]]) -> str:
    """The source of the table of before whose columns are most like these, or a new one.

    `before`: the source and the columns of each, the last one first. The same columns are always
    the same source.
    """
    alike = [(_likeness(columns, held), source) for source, held in before]
    best = max(alike, key=lambda each: each[0], default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else new_source(columns)


def new_source(columns: Sequence[str]) -> str:
    """A source by what its columns are called."""
    named = "\x00".join(columns)
    return f"b{hashlib.blake2b(named.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How many of the columns of both are the same, as a share of those of either."""
    either = {*one} | {*other}
    return len({*one} & {*other}) / len(either) if either else 0.0

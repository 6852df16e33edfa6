"""Stories that their tellers gave to the core group only."""

from dataclasses import replace

from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection

# The audience of a story that nobody but the core group may read.
CORE_GROUP_ONLY = "core_group"


def for_core_group_only(source: Source, selection: Selection) -> int:
    """How many stories of the selection are; those that others don't see count too."""
    where, values = selection.where()
    (row,) = (
        replace(source, others=False)
        .read(
            f"select count(*) as n from story where audience = ? and {where}",
            [CORE_GROUP_ONLY, *values],
        )
        .to_pylist()
    )
    return int(row["n"])

"""Stories that say one thing: of each the one that stays, whoever was said to double whom.

`doubles` is what was said; `double_of` follows from all that was said. Where the story at the end
of the way is not usable, or there is none, nothing stays: its doubles wait, and count again.
"""

from collections.abc import Sequence

import duckdb


def settle(cursor: duckdb.DuckDBPyConnection) -> None:
    """Work out anew which stories double one that stays."""
    rows = cursor.execute(
        """
        with recursive way as (
            select story_id, doubles as at from story where doubles is not null
            union
            select way.story_id, story.doubles
            from way join story on story.story_id = way.at
            where story.doubles is not null
        ),
        stays as (
            select way.story_id, way.at
            from way join story on story.story_id = way.at
            where story.doubles is null and story.usable
        )
        select story.story_id, stays.at
        from story left join stays using (story_id)
        where story.doubles is not null
        """
    ).fetchall()
    if rows:
        doubles, stays = zip(*rows, strict=True)
        cursor.execute(
            """
            update story
            set double_of = settled.stays, usable = settled.stays is null,
                judged = settled.stays is not null
            from (select unnest(?::varchar[]) as story_id, unnest(?::varchar[]) as stays) as settled
            where story.story_id = settled.story_id
            """,
            [list(doubles), list(stays)],
        )


def part(cursor: duckdb.DuckDBPyConnection, story_id: str) -> None:
    """A double became another story: it waits, and counts until somebody judges it."""
    _free(cursor, "story_id", [story_id])


def forget(cursor: duckdb.DuckDBPyConnection, stories: Sequence[str]) -> None:
    """What was said to double one of these, which are there no more, waits."""
    _free(cursor, "doubles", stories)


def _free(cursor: duckdb.DuckDBPyConnection, column: str, stories: Sequence[str]) -> None:
    if not stories:
        return
    cursor.execute(
        f"""
        update story
        set doubles = null, double_of = null, usable = true, judged = false,
            set_aside_reason = null
        where doubles is not null and {column} in (select unnest(?))
        """,
        [list(stories)],
    )

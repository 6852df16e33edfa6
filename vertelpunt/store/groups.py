"""Which stories count in numbers that anyone may see: never one alone, always a group at once.

A story counts from the moment that enough others are new with it. Where one of a group goes, or is
told otherwise, the whole group stops counting: what is left of it waits for a new group. So whoever
looks before and after sees a group come or go. Of all the groups in which stories ever counted, add
and subtract them as you like, the newest one that is left in the outcome holds enough stories that
are in none before it: no outcome is about fewer (decision 37).

What was published is remembered for good (decision 46), as versions of it can be laid side by side.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import duckdb

from vertelpunt.store.columns import insert_rows

# A condition on `main.story`: every story of its group is there, usable, and as it was counted.
COUNTED = """
    usable and story_id in (
        select story_id from main.counted where group_no in (
            select group_no
            from main.counted as member left join main.story as there using (story_id)
            group by group_no
            having bool_and(
                coalesce(there.usable and there.revision = member.revision, false)
            )
        )
    )
"""


def make_groups(cursor: duckdb.DuckDBPyConnection, smallest: int) -> None:
    """Let new stories count in groups of `smallest`, in the order told; the last ones wait.

    What waits again goes along with the first of them.
    """
    rows = cursor.execute(
        f"""
        select story_id,
               story.revision,
               member.story_id is null as is_new,
               coalesce({COUNTED}, false) as counts
        from main.story
        left join main.counted as member using (story_id, revision)
        where usable
        order by submitted_at, story_id
        """
    ).fetchall()
    new = [(story_id, revision) for story_id, revision, is_new, _ in rows if is_new]
    if len(new) < smallest:
        return
    waited = [row[:2] for row in rows if not row[2] and not row[3]]
    groups = [new[at : at + smallest] for at in range(0, len(new), smallest)]
    if len(groups[-1]) < smallest:
        groups.pop()
    groups[0] += waited
    _forget_broken(cursor)
    (last,) = cursor.execute("select coalesce(max(group_no), 0) from counted").fetchone() or (0,)
    members = [
        {"story_id": story_id, "revision": revision, "group_no": number}
        for number, group in enumerate(groups, last + 1)
        for story_id, revision in group
    ]
    ids = [each["story_id"] for each in members]
    cursor.execute("delete from counted where story_id in (select unnest(?))", [ids])
    insert_rows(cursor, "counted", members)


def _forget_broken(cursor: duckdb.DuckDBPyConnection) -> None:
    """Groups that count no more are none any more; of what is there stays that it counted once."""
    cursor.execute(
        f"""
        update counted set group_no = null
        where story_id not in (select story_id from main.story where {COUNTED})
        """
    )
    cursor.execute("delete from counted where story_id not in (select story_id from main.story)")


@dataclass(frozen=True)
class PublishedGroup:
    """Stories of which together a number was published. `gone`: how many more it held, that were
    erased since.
    """

    stories: frozenset[str]
    gone: int = 0


def published_groups(cursor: duckdb.DuckDBPyConnection) -> list[PublishedGroup]:
    """Every group of which a number was ever published here."""
    rows = cursor.execute("select stories, gone from published_group").fetchall()
    return [PublishedGroup(frozenset(stories), gone) for stories, gone in rows]


def remember_published(
    cursor: duckdb.DuckDBPyConnection, groups: Iterable[Collection[str]]
) -> None:
    """Remember that a number about each of these groups was published."""
    rows = [[sorted(group)] for group in groups]
    if rows:
        cursor.executemany("insert into published_group values (?, 0)", rows)


def forget_published(cursor: duckdb.DuckDBPyConnection, erased: Collection[str]) -> None:
    """Of stories that were erased, remember only how many they were in each group."""
    gone = list(erased)
    cursor.execute(
        """
        update published_group
        set gone = gone + len(list_intersect(stories, ?)),
            stories = list_filter(stories, lambda story: not list_contains(?, story))
        where list_has_any(stories, ?)
        """,
        [gone, gone, gone],
    )

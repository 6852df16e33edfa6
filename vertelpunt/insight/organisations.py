"""Names of organisations that several stories gave, to suggest to the next teller."""

from collections import Counter
from collections.abc import Iterable

from vertelpunt.insight.source import Source
from vertelpunt.selection import Selection

# A name that one teller typed may say who that is; one that several typed says little.
_NAMED_BY = 2


def organisations_used(source: Source, told: Iterable[str] = ()) -> list[str]:
    """The names in at least two stories that others told, by alphabet.

    `told`: the name in each story that whoever asks has told, so that nobody learns whether a name
    was given before by giving it again.
    """
    question = source.questionnaire.part("organisation")
    if question is None:
        return []
    rows = source.read(
        f"""
        select mode("{question.id}") as name, count(*) as stories
        from story
        where "{question.id}" is not null
        group by lower("{question.id}")
        having count(*) >= ?
        order by lower(name)
        """,
        [_NAMED_BY],
    )
    own = Counter(name.lower() for name in told)
    return [
        str(row["name"])
        for row in rows.to_pylist()
        if row["stories"] - own[row["name"].lower()] >= _NAMED_BY
    ]


def organisations_named(source: Source, selection: Selection) -> tuple[int, int]:
    """How many organisations stories of the selection name, and how many stories name one.

    A name in capitals is the same name.
    """
    question = source.questionnaire.part("organisation")
    if question is None:
        return 0, 0
    where, values = selection.where()
    (row,) = source.read(
        f"""
        select count(distinct lower("{question.id}")) as names, count("{question.id}") as stories
        from story
        where {where}
        """,
        values,
    ).to_pylist()
    return row["names"], row["stories"]

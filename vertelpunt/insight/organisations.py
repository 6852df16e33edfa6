"""Names of organisations that several stories gave, to suggest to the next teller."""

from vertelpunt.insight.source import Source

# A name that one teller typed may say who that is; one that several typed says little.
_NAMED_BY = 2


def organisations_used(source: Source) -> list[str]:
    """The names in at least two stories, by alphabet."""
    question = source.questionnaire.part("organisation")
    if question is None:
        return []
    rows = source.read(
        f"""
        select mode("{question.id}") as name
        from story
        where "{question.id}" is not null
        group by lower("{question.id}")
        having count(*) >= ?
        order by lower(name)
        """,
        [_NAMED_BY],
    )
    return [str(name) for name in rows["name"].to_pylist()]

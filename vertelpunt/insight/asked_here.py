"""Which questions belong with some stories, as a campaign or a table of elsewhere asks its own."""

from collections.abc import Sequence

from vertelpunt.insight.source import Source
from vertelpunt.selection import AnyQuestion, Asked, Selection


def asked_here(
    source: Source, selection: Selection, questions: Sequence[AnyQuestion]
) -> tuple[list[AnyQuestion], list[AnyQuestion]]:
    """Those of the admin, and those that were only asked elsewhere: of these, what a story of the
    selection or of the one beside it was asked. Both in the order given.
    """
    own = [each for each in questions if source.asked.is_own(each.id)]
    usual = [each for each in questions if each not in own]
    versions = _versions(source, selection) if own else set()
    return usual, [each for each in own if versions & {*source.asked.versions_with(each.id)}]


def with_where_asked(asked: Asked, question_id: str, sentence: str) -> str:
    """A sentence about a question, behind where that was asked if it is none of the admin's."""
    if not asked.is_own(question_id) or not (there := asked.versions_with(question_id)):
        return sentence
    return f"Alleen gevraagd in ‘{asked.versions[there[-1]].name}’. {sentence}"


def _versions(source: Source, selection: Selection) -> set[str]:
    where, values = selection.where()
    beside, beside_values = selection.second()
    found = source.read(
        f"""
        select distinct questionnaire
        from story
        where coalesce({where}, false) or coalesce({beside}, false)
        """,
        [*values, *beside_values],
    )
    return {*found.column(0).to_pylist()}

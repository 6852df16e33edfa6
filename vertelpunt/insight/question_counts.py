"""How many stories a change of the questions is about."""

from dataclasses import dataclass

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire, kind_of
from vertelpunt.selection import answer_column


def answered(source: Source) -> dict[str, int]:
    """Question id → how many stories have an answer, of every question that was ever asked."""
    columns = {
        each.id: answer_column(each)
        for each in source.asked.questions.values()
        if source.asked.versions_with(each.id)
    }
    if not columns:
        return {}
    counted = ", ".join(f'count({column}) as "{name}"' for name, column in columns.items())
    return dict(source.read(f"select {counted} from story").to_pylist()[0])


def chosen(source: Source, question_id: str) -> dict[str, int]:
    """Answer → how many stories chose it, of a question with answers to choose."""
    question = source.asked.questions.get(question_id)
    if question is None or not source.asked.versions_with(question_id):
        return {}
    several = kind_of(question).columns[""] is list
    value = f"unnest({answer_column(question)})" if several else answer_column(question)
    rows = source.read(
        f"""
        select value, count(*) as stories
        from (select {value} as value from story)
        where value is not null
        group by value
        """
    ).to_pylist()
    return {each["value"]: each["stories"] for each in rows}


def by_version(source: Source) -> dict[str, int]:
    """Version → how many stories answer it."""
    rows = source.read(
        "select questionnaire, count(*) as stories from story group by questionnaire"
    ).to_pylist()
    return {each["questionnaire"]: each["stories"] for each in rows}


@dataclass(frozen=True)
class CampaignChange:
    """What a campaign that runs asks no more, and asks besides: a name each."""

    name: str
    lost: list[str]
    gained: list[str]


def campaigns_changed(
    source: Source, before: Questionnaire, after: Questionnaire
) -> list[CampaignChange]:
    """What other questions change for campaigns in which tellers can tell; nothing for who may not
    publish any.
    """
    if not source.viewer.may("publish"):
        return []
    found = []
    for campaign in source.collection.campaigns(source.viewer):
        if campaign.removed or campaign.state not in ("open", "closing"):
            continue
        was, now = campaign.form(before), campaign.form(after)
        lost = [each.name for each in was.questions if now.question(each.id) is None]
        gained = [each.name for each in now.questions if was.question(each.id) is None]
        if lost or gained:
            found.append(CampaignChange(campaign.name, lost, gained))
    return found

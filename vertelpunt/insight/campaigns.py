"""What came in through campaigns: how many stories each has, and how many are being written."""

from dataclasses import dataclass
from datetime import date, timedelta

from vertelpunt.dutch import today
from vertelpunt.insight.source import Source
from vertelpunt.selection import NO_CAMPAIGN, USABLE, Selection
from vertelpunt.store import Campaign, CampaignState

# A draft goes to the server once a minute at least, as long as its teller writes.
_WRITING = timedelta(minutes=5)
# What anybody may know: never about fewer, and in steps, so that one more or less tells nothing.
PUBLIC_STEP = 5


@dataclass(frozen=True)
class Running:
    """A campaign with what it is today, and how many usable stories it has."""

    campaign: Campaign
    state: CampaignState
    stories: int


@dataclass(frozen=True)
class Live:
    """How many stories a campaign has, and how many people write one now."""

    stories: int
    writing: int


def all_campaigns(source: Source) -> list[Running]:
    """Every campaign that the viewer may see, put away too; the last one made first."""
    counted = _counted(source)
    return [
        Running(each, each.state_on(today()), counted.get(each.key, 0))
        for each in source.collection.campaigns(source.viewer)
    ]


def unmade(source: Source) -> list[tuple[str, int]]:
    """What stories name and nobody made a campaign of, as (key, usable stories)."""
    made = {each.key for each in source.collection.campaigns(source.viewer)}
    return [(key, stories) for key, stories in _counted(source).items() if key not in made]


def choosable(source: Source) -> list[tuple[str, str]]:
    """What stories can be chosen by, as (key, name): campaigns, links of before, and none."""
    keys = source.read(
        "select distinct campaign from story where campaign is not null order by campaign"
    ).column(0)
    names = source.asked.campaigns
    there = dict.fromkeys([*names, *keys.to_pylist()])
    named = [(key, names.get(key, key)) for key in there]
    return [*named, (NO_CAMPAIGN, "Buiten een campagne")] if named else []


def told_days(source: Source) -> list[tuple[str, date, date]]:
    """The campaigns that have days, as (name, first, last); until today where no day ends it."""
    found = [
        (each.name, each.first, each.last or max(each.first, today()))
        for each in source.collection.campaigns(source.viewer)
        if each.first and not each.removed
    ]
    return sorted(found, key=lambda each: (each[1], each[2], each[0]))


def stories_of(source: Source, key: str) -> int:
    """How many usable stories name this campaign."""
    return _counted(source).get(key, 0)


def being_written(source: Source, key: str) -> int:
    """How many people write a story in this campaign now; 0 for who may keep no campaign."""
    if not source.viewer.may("keep"):
        return 0
    return source.collection.drafts.writing(key, _WRITING)


def publicly(stories: int) -> int:
    """How many stories anybody may know that there are at least; 0 for too few."""
    return stories - stories % PUBLIC_STEP


def _counted(source: Source) -> dict[str, int]:
    where, values = Selection((USABLE,)).where()
    rows = source.read(
        f"""
        select campaign, count(*) as stories
        from story
        where campaign is not null and {where}
        group by campaign
        order by campaign
        """,
        values,
    ).to_pylist()
    return {row["campaign"]: row["stories"] for row in rows}

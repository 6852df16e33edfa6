"""By what link a teller comes: in which campaign, what that asks, and whether it is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from vertelpunt.commands import ADMIN_ACTOR, Commands
from vertelpunt.dutch import count, day, today
from vertelpunt.insight.campaigns import publicly, stories_of
from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import read_campaign
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.store import CORE_GROUP, Campaign, CampaignState
from vertelpunt.ui.visit.app_state import AppState


@dataclass(frozen=True)
class Arrival:
    """A teller's way in. `app_state`: with the questions that are asked there.

    `name`: what a story told there says that it came in through, None for nothing. `campaign`: the
    one that somebody made of it, or None; `knows_code`: its teller does, or it asks none.
    """

    app_state: AppState
    name: str | None = None
    campaign: Campaign | None = None
    knows_code: bool = True

    @property
    def state(self) -> CampaignState:
        """What the campaign is today; a link that nobody made a campaign of is always open."""
        return self.campaign.state_on(today()) if self.campaign else "open"

    @property
    def counts(self) -> bool:
        """Whether what is told here now belongs to the campaign."""
        return self.knows_code and self.state in ("open", "closing")


def arrive(app_state: AppState, campaigns: Sequence[str], code: str) -> Arrival:
    """Where the address leads. `campaigns`: what it names, as given; `code`: what was typed."""
    name, _ = read_campaign(list(campaigns))
    campaign = app_state.collection.campaign_of(name)
    if campaign is None or app_state.questionnaire is None:
        return Arrival(app_state, name)
    asked = replace(app_state, questionnaire=campaign.form(app_state.questionnaire))
    return Arrival(asked, name, campaign, campaign.takes(code))


def to_answer(arrival: Arrival, own: Questionnaire, fields: Mapping[str, Any]) -> Questionnaire:
    """What a story with these fields answers, which can be answered now. `own`: the admin's file.

    A short form has every question beside it that was answered, as by who began before it was one:
    nothing that was typed is left behind.
    """
    campaign, form = arrival.campaign, arrival.app_state.questionnaire
    if campaign is None or form is None:
        return own
    filled = [
        each.id
        for each in own.questions
        if form.question(each.id) is None and fields.get(each.id, {}).get("value")
    ]
    if campaign.short and filled:
        short = replace(campaign.short, also=(*campaign.short.also, *filled))
        form = replace(campaign, short=short).form(own)
    if form.version not in arrival.app_state.collection.versions:
        Commands(arrival.app_state.collection, ADMIN_ACTOR).publish(form)
    return form


def campaign_data(arrival: Arrival, code: str) -> dict[str, Any] | None:
    """For the form: {key, state, asks_code, wrong_code, sentences}; None outside a campaign.

    `sentences`: what is said where nobody can begin.
    """
    campaign = arrival.campaign
    if campaign is None:
        return None
    return {
        "key": campaign.key,
        "state": arrival.state,
        "asks_code": not arrival.knows_code,
        "wrong_code": bool(code.strip()) and not arrival.knows_code,
        "sentences": _sentences(arrival, campaign),
    }


def _sentences(arrival: Arrival, campaign: Campaign) -> list[str]:
    named = f"‘{campaign.name}’"
    match arrival.state:
        case "new" if campaign.state == "open" and campaign.first:
            return [f"{named} begint op {day(campaign.first)}. Kom dan terug."]
        case "new":
            return [f"{named} is nog niet begonnen."]
        case "closing":
            return [f"{named} is voorbij. Was je al begonnen? Dan kun je je verhaal nog afmaken."]
        case "closed":
            return [f"{named} is dicht.", *_outcome(arrival.app_state, campaign)]
    return []


def _outcome(app_state: AppState, campaign: Campaign) -> list[str]:
    """What came of it, as the core group wrote it, and about how many stories, if not too few."""
    if campaign.removed or app_state.questionnaire is None:
        return []
    source = Source(app_state.collection, CORE_GROUP, app_state.questionnaire, app_state.places)
    told = publicly(stories_of(source, campaign.key))
    said = [f"Er kwamen minstens {count(told, 'verhaal', 'verhalen')} binnen."] if told else []
    return [*said, *([campaign.outcome] if campaign.outcome else [])]

"""When a campaign is open: opened, ended and closed, and what tellers see of that."""

import streamlit as st

from vertelpunt.dutch import count, day
from vertelpunt.insight.campaigns import Running, being_written
from vertelpunt.insight.source import Source
from vertelpunt.store import CampaignState
from vertelpunt.ui.visit.acting import attempt, commands

LOOKS: dict[CampaignState, str] = {
    "new": "nog niet open",
    "open": "open",
    "closing": "bijna dicht",
    "closed": "dicht",
}


def opening(source: Source, running: Running) -> None:
    """What it is now, and what it can become."""
    campaign, state = running.campaign, running.state
    st.write(_means(running))
    if writing := being_written(source, campaign.key):
        st.write(f"Op dit moment: {count(writing, 'mens schrijft', 'mensen schrijven')}.")
    with st.container(horizontal=True, key="campaign_states"):
        if state in ("new", "closing", "closed") and campaign.state != "open":
            st.button(
                "Open de campagne", type="primary", key="open_now", on_click=attempt,
                args=[_open, source, campaign.id],
            )  # fmt: skip
        if state == "open":
            st.button("Laat niemand meer beginnen", key="end_now", on_click=attempt,
                      args=[_end, source, campaign.id])  # fmt: skip
        if state != "closed":
            st.button("Sluit de campagne", key="close_now", on_click=attempt,
                      args=[_close, source, campaign.id])  # fmt: skip
    st.write(
        "Wat dicht is, kan weer open. Een verhaal raakt nooit kwijt: wie al begonnen was, kan ook "
        "na het sluiten nog versturen. Dat verhaal komt dan bij de andere, buiten de campagne."
    )


def _means(running: Running) -> str:
    campaign = running.campaign
    match running.state:
        case "new" if campaign.state == "open" and campaign.first:
            return f"De campagne staat klaar. Ze begint vanzelf op {day(campaign.first)}."
        case "new":
            return "De campagne is nog niet open. Wie de link opent, leest dat ze nog niet begon."
        case "open" if campaign.last:
            return (
                f"Iedereen met de link kan vertellen, tot en met {day(campaign.last)}. Daarna kan "
                "niemand meer beginnen; wie begonnen was, kan afmaken."
            )
        case "open":
            return "Iedereen met de link kan vertellen. Er is geen laatste dag: sluit zelf."
        case "closing" if campaign.state == "open":
            return (
                "De laatste dag is geweest. Niemand kan meer beginnen; wie begonnen was, kan "
                "afmaken. Weer open? Kies bij ‘Over de campagne’ een latere laatste dag."
            )
        case "closing":
            return "Niemand kan meer beginnen. Wie al begonnen was, kan zijn verhaal afmaken."
    return "De campagne is dicht. Wie de link opent, leest wat eruit kwam."


def _open(source: Source, campaign_id: str) -> None:
    commands(source).open_campaign(campaign_id, source.questionnaire)


def _end(source: Source, campaign_id: str) -> None:
    commands(source).end_campaign(campaign_id)


def _close(source: Source, campaign_id: str) -> None:
    commands(source).close_campaign(campaign_id)

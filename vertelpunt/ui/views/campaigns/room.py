"""In de zaal: a campaign on the big screen, with how many stories came in and are being written.

No text of a story, and no number about anything but how many. The room is the one where they are
told, so here they are counted one by one.
"""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count
from vertelpunt.insight.campaigns import (
    Live,
    Running,
    all_campaigns,
    being_written,
    stories_of,
)
from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import NAME
from vertelpunt.store import Campaign
from vertelpunt.ui.components.qr_code import qr_code
from vertelpunt.ui.views.campaigns.opening import LOOKS
from vertelpunt.ui.views.campaigns.spread import campaign_link
from vertelpunt.ui.visit.watch import watch

_STYLE = Path(__file__).with_name("campaigns.css")
_EVERY = 1.5


def room(source: Source) -> None:
    """The campaign that the address names, or else the last one made that is open."""
    running = _running(source)
    st.html(_STYLE)
    with st.container(key="campaign_room"):
        if running is None:
            st.write("Er is nu geen campagne open. Open er een op de pagina Campagnes.")
            st.page_link("pages/campagnes.py", label="Naar Campagnes")
            return
        st.html(_way_in(running))
        _counted(source, running.campaign)


def _way_in(running: Running) -> Markup:
    campaign = running.campaign
    link = campaign_link(campaign)
    code = Markup('<p>Typ daarna de code: <b class="vp-code">{}</b></p>').format(campaign.code)
    shut = Markup('<p class="vp-shut">De campagne is {}.</p>').format(LOOKS[running.state])
    return Markup(
        '<div class="vp-campaign"><div><h2>{}</h2>{}<p>Scan de code met je telefoon, en vertel.'
        '</p>{}<p class="vp-link">{}</p></div>{}</div>'
    ).format(
        campaign.name, shut if running.state != "open" else "", code if campaign.code else "",
        link, qr_code(link, "QR-code om een verhaal te vertellen", scale=8),
    )  # fmt: skip


def _counted(source: Source, campaign: Campaign) -> None:
    """Drawn by itself, once the numbers are other."""

    def now() -> Live:
        return Live(stories_of(source, campaign.key), being_written(source, campaign.key))

    def numbers() -> None:
        drawn = now()
        st.html(_numbers(drawn))
        watch("watch_campaign", now, drawn=drawn, every=_EVERY)

    st.fragment(numbers)()


def _numbers(now: Live) -> Markup:
    writing = count(now.writing, "mens schrijft nu", "mensen schrijven nu")
    return Markup('<p class="vp-live" role="status"><b>{}</b><span>{}</span></p>').format(
        count(now.stories, "verhaal", "verhalen") if now.stories else "nog geen verhalen",
        writing if now.writing else "",
    )


def _running(source: Source) -> Running | None:
    made = [each for each in all_campaigns(source) if not each.campaign.removed]
    if named := st.query_params.get(NAME):
        return next((each for each in made if each.campaign.id == named), None)
    return next((each for each in made if each.state == "open"), None)

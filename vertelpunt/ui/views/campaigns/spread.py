"""How a campaign is spread: its link and QR code, and paper and a slide with them."""

from functools import partial

import streamlit as st

from vertelpunt.dutch import day, today
from vertelpunt.export.campaign_paper import PAPERS, Announced, paper_pdf, qr_png, qr_svg
from vertelpunt.insight.campaigns import Running
from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import NAME
from vertelpunt.store import Campaign
from vertelpunt.ui.components.download import download
from vertelpunt.ui.components.qr_code import qr_code
from vertelpunt.ui.visit.site import link_to


def campaign_link(campaign: Campaign) -> str:
    """Where tellers begin: the app's own address, which opens what is lightest there."""
    return link_to("", **{NAME: campaign.key})


def spread(source: Source, running: Running) -> None:
    """The link, the code, and what can be printed."""
    campaign = running.campaign
    link = campaign_link(campaign)
    st.code(link, language=None, wrap_lines=True)
    st.html(qr_code(link, "QR-code met de link van de campagne"))
    if running.state == "new":
        st.write("Deze link werkt pas als de campagne open is. Zie ‘Open en dicht’.")
    with st.container(horizontal=True, key="campaign_files"):
        download("QR-code (PNG)", lambda: qr_png(link), name="qr-code.png",
                 media_type="image/png", key=f"qr_png_{campaign.id}")  # fmt: skip
        download("QR-code (SVG)", lambda: qr_svg(link), name="qr-code.svg",
                 media_type="image/svg+xml", key=f"qr_svg_{campaign.id}")  # fmt: skip
        announced = _announced(source, campaign, link)
        for paper, name in PAPERS.items():
            download(
                f"{name} (PDF)", partial(paper_pdf, paper, announced, today()),
                name=f"{name.lower().replace(' ', '-')}.pdf",
                media_type="application/pdf", key=f"paper_{paper}_{campaign.id}",
            )  # fmt: skip
    if campaign.code:
        st.write(
            "Op de poster en het kaartje staat dat je een code nodig hebt, maar niet welke. Op de "
            "dia en op het scherm in de zaal staat de code zelf."
        )
    st.page_link(
        "pages/zaal.py", label="Open het scherm voor in de zaal",
        query_params={NAME: campaign.id},
    )  # fmt: skip


def _announced(source: Source, campaign: Campaign, link: str) -> Announced:
    days = [day(each) for each in dict.fromkeys((campaign.first, campaign.last)) if each]
    asked = source.questionnaire
    return Announced(
        name=campaign.name,
        introduction=campaign.introduction or asked.introduction,
        when=" – ".join(days),
        link=link,
        time=campaign.form(asked).before.time or "",
        code=campaign.code,
    )

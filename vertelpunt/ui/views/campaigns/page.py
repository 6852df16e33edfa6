"""The page: which campaign is open, and what is done with it, a tab each."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count, day
from vertelpunt.insight.campaigns import Running, all_campaigns, unmade
from vertelpunt.insight.source import Source
from vertelpunt.selection import Campaigns, to_address
from vertelpunt.ui.address import big_screen, selecting
from vertelpunt.ui.views.campaigns.about import change_about, make_new
from vertelpunt.ui.views.campaigns.asking import asking
from vertelpunt.ui.views.campaigns.opening import LOOKS, opening
from vertelpunt.ui.views.campaigns.spread import spread
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

OPEN = "campagne"
_WIDTH = 860
_TABS: dict[str, Callable[[Source, Running], None]] = {
    "Over de campagne": change_about,
    "Vragen": asking,
    "Link en poster": spread,
    "Open en dicht": opening,
}
_REMOVED = Key[str | None]("campaign_removed")


def campaigns(source: Source) -> None:
    """The open campaign, another one to open, and a new one to make."""
    made = all_campaigns(source)
    _offer_to_restore(source, made)
    there = {each.campaign.id: each for each in made if not each.campaign.removed}
    with st.container(key="campaigns"):
        if not there:
            st.write(
                "Een campagne is een vertelweek, een bijeenkomst of een thema: je nodigt mensen "
                "uit om in een bepaalde tijd te vertellen. Je krijgt een eigen link, een poster en "
                "een scherm voor in de zaal."
            )
            make_new(source, _open)
            _of_before(source)
            return
        running = there.get(st.query_params.get(OPEN, "")) or next(iter(there.values()))
        _menu(source, there, running)
        said = Markup("<h2>{}</h2><p>{}</p>")
        st.html(said.format(running.campaign.name, _said(running)))
        if running.stories and st.button("Bekijk de verhalen", key="see_stories"):
            selecting.take_all(source, to_address((Campaigns((running.campaign.key,)),)))
            st.switch_page("pages/responses.py", query_params=big_screen.carried())
        opened = st.tabs(list(_TABS), key="campaign_tab", on_change="rerun")
        for tab, show in zip(opened, _TABS.values(), strict=True):
            with tab:
                if tab.open:
                    with st.container(key="campaign_part", width=_WIDTH):
                        show(source, running)
        _of_before(source)


def _menu(source: Source, there: dict[str, Running], running: Running) -> None:
    campaign = running.campaign
    with st.container(key="campaign_menu", horizontal=True, vertical_alignment="center"):
        st.session_state["open_campaign"] = campaign.id
        st.selectbox(
            "Welke campagne?", list(there), format_func=lambda each: there[each].campaign.name,
            key="open_campaign", filter_mode=None, label_visibility="collapsed",
            on_change=lambda: _open(st.session_state["open_campaign"]),
        )  # fmt: skip
        with st.popover("Nieuwe campagne", key="new_campaign", on_change="rerun") as new:
            if new.open:
                make_new(source, _open_made)
        st.button(
            "Haal deze campagne weg", key="remove_campaign",
            on_click=attempt, args=[_remove, source, campaign.id],
        )  # fmt: skip


def _said(running: Running) -> str:
    """What it is today, when it runs, and how many stories came in."""
    campaign = running.campaign
    first, last = (day(each) if each else "" for each in (campaign.first, campaign.last))
    when = f"{first} – {last}" if first and last and first != last else first or last
    if campaign.first and not campaign.last:
        when = f"vanaf {first}"
    elif campaign.last and not campaign.first:
        when = f"tot en met {last}"
    said = [
        LOOKS[running.state],
        when,
        count(running.stories, "verhaal", "verhalen"),
        campaign.reaches,
    ]
    return " · ".join(each for each in said if each)


def _of_before(source: Source) -> None:
    """Links that were spread before anybody made a campaign of them, to be taken over."""
    links = dict(unmade(source))
    if not links:
        return
    with st.container(key="unmade"):
        st.subheader("Links van eerder", anchor=False)
        st.write(
            "Deze namen staan in links waarmee verhalen binnenkwamen. Ze werken nog steeds. "
            "Maak je er een campagne van, dan horen die verhalen erbij."
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                "Welke link?", list(links), key="unmade_link", filter_mode=None, width=420,
                format_func=lambda key: f"{key} ({count(links[key], 'verhaal', 'verhalen')})",
            )  # fmt: skip
            st.button("Maak er een campagne van", key="take_over",
                      on_click=attempt, args=[_take_over, source])  # fmt: skip


def _take_over(source: Source) -> None:
    key = st.session_state["unmade_link"]
    made = commands(source).make_campaign({"key": key, "name": key}, source.questionnaire)
    _open(made)


def _offer_to_restore(source: Source, made: list[Running]) -> None:
    gone = [each.campaign for each in made if each.campaign.removed]
    if not gone:
        return
    last = _REMOVED.get(None)
    if any(each.id == last for each in gone):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write("De campagne is weggehaald. Haar verhalen blijven.")
            st.button("Zet terug", key="restore_last", on_click=attempt,
                      args=[_restore, source, last])  # fmt: skip
        return
    names = {each.id: each.name for each in gone}
    with st.expander("Weggehaalde campagnes", key="gone_campaigns"):
        st.selectbox("Welke?", list(names), format_func=names.__getitem__, key="gone_campaign",
                     filter_mode=None, width=420)  # fmt: skip
        st.button(
            "Zet terug", key="restore_campaign", on_click=attempt,
            args=[lambda: _restore(source, st.session_state["gone_campaign"])],
        )  # fmt: skip


def _open(campaign_id: str) -> None:
    st.query_params[OPEN] = campaign_id


def _open_made(campaign_id: str) -> None:
    _open(campaign_id)
    st.session_state["new_campaign"] = False


def _remove(source: Source, campaign_id: str) -> None:
    commands(source).remove_campaign(campaign_id)
    _REMOVED.set(campaign_id)


def _restore(source: Source, campaign_id: str) -> None:
    commands(source).restore_campaign(campaign_id)
    _open(campaign_id)

"""What a campaign is: its name and days, what tellers read first, whom it reaches, and its code."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from vertelpunt.dutch import read_day
from vertelpunt.insight.campaigns import Running
from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import MOST
from vertelpunt.store import Campaign
from vertelpunt.ui.views.keeping import missing, say_once
from vertelpunt.ui.visit.acting import attempt, commands

_LONGEST = 2_000
_NO_DAY = "Een datum kennen we niet. Schrijf hem als 21 mei 2026 of 21-5-2026, of laat hem leeg."
_TURNED = "De laatste dag is eerder dan de eerste. Draai ze om."
_TEXTS = ("introduction", "reaches", "code", "outcome")


def make_new(source: Source, opened: Callable[[str], None]) -> None:
    """Make another campaign. `opened`: called with its id."""
    _name_and_days("campaign_new", None)
    say_once("campaign_new_problem")
    st.button(
        "Maak de campagne", type="primary", key="make_campaign",
        on_click=attempt, args=[_make, source, opened],
    )  # fmt: skip


def change_about(source: Source, running: Running) -> None:
    """Change what the campaign is."""
    campaign = running.campaign
    # Another key where somebody else changed it, so that the fields hold what it is now.
    key = f"campaign_{campaign.id}_{hash(tuple(_held(campaign).items()))}"
    _name_and_days(key, campaign)
    st.text_area(
        "Wat lezen vertellers eerst? (mag leeg blijven)", campaign.introduction,
        max_chars=_LONGEST, key=f"{key}_introduction",
        help="Leeg: dan staat er wat altijd boven de vragen staat.",
    )  # fmt: skip
    st.text_input(
        "Wie wil je bereiken? (mag leeg blijven)", campaign.reaches, max_chars=300,
        key=f"{key}_reaches",
    )  # fmt: skip
    st.text_input(
        "Code (mag leeg blijven)", campaign.code, max_chars=40, key=f"{key}_code", width=280,
        help="Dan kan alleen vertellen wie deze code typt. Noem hem in de zaal.",
    )  # fmt: skip
    st.text_area(
        "Wat kwam eruit? (mag leeg blijven)", campaign.outcome, max_chars=_LONGEST,
        key=f"{key}_outcome",
        help="Wie de link opent als de campagne dicht is, leest dit. Iedereen kan het lezen.",
    )  # fmt: skip
    say_once(f"{key}_problem")
    say_once(f"saved_{campaign.id}", st.success)
    st.button("Bewaar", type="primary", key=f"save_{campaign.id}", on_click=attempt,
              args=[_change, source, campaign, key])  # fmt: skip


def _name_and_days(key: str, now: Campaign | None) -> None:
    first, last = (
        f"{each:%-d-%-m-%Y}" if each else ""
        for each in (now.first if now else None, now.last if now else None)
    )
    st.text_input("Naam", now.name if now else "", max_chars=MOST, key=f"{key}_name")
    with st.container(horizontal=True):
        for name, label, typed in (
            ("first", "Eerste dag (mag leeg blijven)", first),
            ("last", "Laatste dag (mag leeg blijven)", last),
        ):
            st.text_input(label, typed, max_chars=40, key=f"{key}_{name}", width=280,
                          placeholder="21 mei 2026")  # fmt: skip


def _held(campaign: Campaign) -> dict[str, Any]:
    names = ("name", "first", "last", *_TEXTS)
    return {name: getattr(campaign, name) for name in names}


def _typed(key: str, *names: str) -> dict[str, Any] | None:
    """What the fields hold; None where something is wrong, and the page says what."""
    typed: dict[str, Any] = {
        name: st.session_state[f"{key}_{name}"].strip() for name in ("name", *names)
    }
    problem = missing({"een naam": typed["name"]})
    try:
        for name in ("first", "last"):
            typed[name] = read_day(st.session_state[f"{key}_{name}"])
    except ValueError:
        problem = problem or _NO_DAY
    else:
        if typed["first"] and typed["last"] and typed["last"] < typed["first"]:
            problem = problem or _TURNED
    if problem:
        st.session_state[f"{key}_problem"] = problem
        return None
    return typed


def _make(source: Source, opened: Callable[[str], None]) -> None:
    if typed := _typed("campaign_new"):
        opened(commands(source).make_campaign(typed, source.questionnaire))
        for name in ("name", "first", "last"):
            st.session_state[f"campaign_new_{name}"] = ""


def _change(source: Source, campaign: Campaign, key: str) -> None:
    if typed := _typed(key, *_TEXTS):
        # Only what differs from what was shown, so that what somebody else changed meanwhile stays.
        shown = _held(campaign)
        changes = {name: held for name, held in typed.items() if held != shown[name]}
        commands(source).change_campaign(campaign.id, changes, source.questionnaire)
        st.session_state[f"saved_{campaign.id}"] = "Bewaard."

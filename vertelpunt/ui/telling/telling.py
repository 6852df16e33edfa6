"""The story page of Streamlit: its form, and what this session remembers of what it sent."""

from typing import Any

import streamlit as st

from vertelpunt.intake.campaign import CODE, NAME, given_in, read_campaign
from vertelpunt.questionnaire import Problem
from vertelpunt.store import Collection, story_id_of
from vertelpunt.ui.telling import receiving
from vertelpunt.ui.telling.arriving import Arrival, arrive
from vertelpunt.ui.telling.receiving import Sender
from vertelpunt.ui.telling.shared_device import is_shared
from vertelpunt.ui.telling.story_form import story_form
from vertelpunt.ui.telling.story_form.message import Message
from vertelpunt.ui.visit.app_state import AppState
from vertelpunt.ui.visit.session import Key
from vertelpunt.ui.visit.visitors import block, visitor

# What the last message came to, the draft that the server kept, and the organisations told about.
_OUTCOME = Key[dict[str, Any] | None]("outcome")
_DRAFT = Key[dict[str, Any] | None]("server_draft")
_TOLD = Key[list[str]]("organisations_told")


def tell(app_state: AppState) -> str | None:
    """The form. Returns the story's id once it has been sent, else None."""
    _look_up_draft(app_state.collection)
    _forget_erased(app_state.collection)
    if app_state.questionnaire is None:
        return None
    _say_campaign_problem()
    message = story_form(
        **receiving.form_data(arrived(app_state), _code(), _TOLD.get([])),
        draft=_DRAFT.get(None),
        outcome=_OUTCOME.get(None),
    )
    if message:
        before = _OUTCOME.get(None)
        outcome = receive(app_state, message)
        _OUTCOME.set(outcome)
        # A draft that was kept changes nothing on the page.
        if message.kind != "draft" or outcome != before:
            st.rerun()
    return sent_story()


def sent_story() -> str | None:
    """The id of the story that this session has just sent."""
    outcome = _OUTCOME.get(None) or {}
    return story_id_of(outcome["draft_id"]) if outcome.get("sent") else None


def lost_answers() -> list[Problem]:
    """What did not go along with the story that was just sent, as its question was changed."""
    outcome = _OUTCOME.get(None) or {}
    return [Problem(**each) for each in outcome.get("lost", ())]


def start_anew() -> None:
    """Leave the story that was sent, for the next one."""
    _OUTCOME.set(None)
    _DRAFT.set(None)


def receive(app_state: AppState, message: Message) -> dict[str, Any] | None:
    """Do what a message of this session asks; returns what the form should tell, None: nothing."""
    sender = Sender(visitor(), block(), _campaigns(), code=_code())
    received = receiving.receive(app_state, message, sender)
    if message.kind == "discard" and received.outcome is None:
        _DRAFT.set(None)
    if received.organisation:
        _TOLD.set([*_TOLD.get([]), received.organisation])
    return received.outcome


def arrived(app_state: AppState) -> Arrival:
    """In which campaign the address says that this teller is, and what is asked there."""
    return arrive(app_state, _campaigns(), _code())


def carried() -> dict[str, list[str]]:
    """What a link of the teller's takes along: the campaign that the address names."""
    return {NAME: given} if (given := _campaigns()) else {}


def _campaigns() -> list[str]:
    """The vertelweek, meeting or theme that the address names: `/vertel?campagne=Vertelweek`."""
    return given_in({name: st.query_params.get_all(name) for name in st.query_params})


def _code() -> str:
    return st.query_params.get(CODE, "")


def _forget_erased(collection: Collection) -> None:
    """Of a story that was erased since, nothing that its teller typed stays in this session."""
    draft, outcome = _DRAFT.get(None), _OUTCOME.get(None) or {}
    if draft and collection.is_erased(story_id_of(draft["draft_id"])):
        _DRAFT.set(None)
    draft_id = outcome.get("draft_id")
    if draft_id and collection.is_erased(story_id_of(draft_id)):
        became = {"sent": True} if outcome.get("sent") else {"ended": "erased"}
        _OUTCOME.set({"draft_id": draft_id, "nr": outcome["nr"], **became})


def _say_campaign_problem() -> None:
    _, problem = read_campaign(_campaigns())
    if problem and not sent_story():
        st.caption(problem)


def _look_up_draft(collection: Collection) -> None:
    """Once a session: what the server kept under this browser's draft."""
    if _OUTCOME.is_set:
        return
    # On a shared device a draft of before may be anybody's.
    cookie = None if is_shared() else st.context.cookies.get("vertelpunt_draft")
    draft, outcome = receiving.look_up(collection, cookie)
    _OUTCOME.set(outcome)
    if draft:
        _DRAFT.set(draft)

"""What the story page does with what its form sends: keep a draft, forget it, take in a story."""

import json
import logging
import math
from typing import Any

import streamlit as st

from vertelpunt.commands import Commands, teller_of
from vertelpunt.insight.organisations import organisations_used
from vertelpunt.insight.source import Source
from vertelpunt.intake.campaign import NAME, given_in, read_campaign
from vertelpunt.questionnaire import (
    Problem,
    Questionnaire,
    check_submission,
    former_options,
    without_misfits,
)
from vertelpunt.settings import settings
from vertelpunt.store import COUNTS, Collection, Limits, Owner, StoreError, story_id_of
from vertelpunt.ui.collection import House
from vertelpunt.ui.inflow import DRAFTS, STORIES, Inflow
from vertelpunt.ui.story_form import story_form
from vertelpunt.ui.story_form.message import Message, MessageError, parse_draft_id
from vertelpunt.ui.trust import DEMONSTRATION, trust
from vertelpunt.ui.visitors import block, visitor

_LOG = logging.getLogger(__name__)
AUDIENCE_SENTENCES = {
    "core_group": "Alleen de kerngroep leest je verhaal.",
    "members": "De kerngroep leest je verhaal. Later mogen alle leden het ook lezen.",
    "partners": (
        "De kerngroep leest je verhaal. Later mogen alle leden het ook lezen, en partners die "
        "meedoen aan een duidingsessie."
    ),
}
# DuckDB needs as much again while it writes, and stories go before drafts.
_STORIES_MAY_FILL = 0.5
_DRAFTS_MAY_FILL = 0.4
_FULL = (
    "De server heeft geen ruimte meer. Je verhaal staat veilig op dit toestel. Vraag de beheerder "
    "om ruimte te maken, en verstuur het daarna."
)
_TOO_FAST = (
    "Je tekst staat veilig op dit toestel. Het is nu te druk om er op de server een kopie bij te "
    "bewaren; dat proberen we straks vanzelf opnieuw."
)
_TOLD = "organisations_told"


def tell(house: House) -> str | None:
    """The form. Returns the story's id once it has been sent, else None."""
    _look_up_draft(house.collection)
    questionnaire = house.questionnaire
    if questionnaire is None:
        return None
    _say_campaign_problem()
    message = story_form(
        questionnaire=questionnaire.model_dump(mode="json"),
        places=[{"code": p.code, "label": p.label} for p in house.places.values()],
        suggestions=_suggestions(house, questionnaire),
        audience_sentences=_audience_sentences(house),
        trust=trust(house),
        former=_former(house, questionnaire),
        draft=st.session_state.get("server_draft"),
        outcome=st.session_state.get("outcome"),
    )
    if message:
        before = st.session_state["outcome"]
        st.session_state["outcome"] = outcome = receive(house, message)
        # A draft that was kept changes nothing on the page.
        if message.kind != "draft" or outcome != before:
            st.rerun()
    return sent_story()


def sent_story() -> str | None:
    """The id of the story that this session has just sent."""
    outcome = st.session_state.get("outcome") or {}
    return story_id_of(outcome["draft_id"]) if outcome.get("sent") else None


def lost_answers() -> list[Problem]:
    """What did not go along with the story that was just sent, as its question was changed."""
    outcome = st.session_state.get("outcome") or {}
    return [Problem(**each) for each in outcome.get("lost", ())]


def start_anew() -> None:
    """Leave the story that was sent, for the next one."""
    st.session_state["outcome"] = None
    st.session_state["server_draft"] = None


def receive(house: House, message: Message) -> dict[str, Any] | None:
    """Do what a message asks; the outcome is what the form should tell, None for nothing."""
    answer = {"draft_id": message.draft_id, "nr": message.nr}
    teller = Commands(house.collection, teller_of(message.draft_id))
    try:
        match message.kind:
            case "draft":
                return _keep(teller, message)
            case "discard":
                teller.discard_draft(message.draft_id)
                st.session_state["server_draft"] = None
                return None
            case _:
                return answer | _submit(house, teller, message)
    except StoreError as error:
        _LOG.warning("What a teller sent could not be kept: %s", error)
        return answer | {"failure": error.for_teller}


@st.cache_resource(show_spinner=False)
def _inflow() -> dict[str, Inflow]:
    return {"draft": Inflow(DRAFTS), "submit": Inflow(STORIES)}


def _wait(message: Message) -> float:
    """Count this message; the seconds before it may come again, 0 where it may come in now."""
    size = len(json.dumps(message.fields, ensure_ascii=False).encode("utf-8", "replace"))
    return _inflow()[message.kind].wait(visitor(), block(), size)


def _keep(teller: Commands, message: Message) -> dict[str, Any] | None:
    """Keep a copy of a draft, or say why there is none: the device has it either way."""
    if _wait(message):
        return {"unkept": _TOO_FAST}
    stored = int(_DRAFTS_MAY_FILL * settings().most_bytes)
    body = {"fields": message.fields, "step": message.step}
    try:
        teller.save_draft(message.draft_id, body, Owner(visitor(), block()), Limits(stored=stored))
    except StoreError as error:
        _LOG.warning("A draft was not kept: %s", error)
        return {"unkept": error.for_teller}
    return None


def _submit(house: House, teller: Commands, message: Message) -> dict[str, Any]:
    assert house.questionnaire is not None
    if house.collection.is_told(story_id_of(message.draft_id)):
        return {"sent": True}
    if wait := _wait(message):
        return {"wait": math.ceil(wait)}
    fields, lost = without_misfits(
        house.questionnaire, message.fields, house.places, _former(house, house.questionnaire)
    )
    submission, problems = check_submission(house.questionnaire, fields, house.places)
    if problems:
        words = {each.question: f"{each.message} " for each in lost}
        return {
            "errors": [
                {"question": p.question, "message": words.get(p.question, "") + p.message}
                for p in problems
            ]
        }
    if house.collection.stored_bytes() > _STORIES_MAY_FILL * settings().most_bytes:
        return {"failure": _FULL}
    version = house.questionnaire.version
    campaign, _ = read_campaign(_campaigns())
    teller.tell(message.draft_id, version, submission, campaign=campaign)
    if (question := house.questionnaire.part("organisation")) and (
        name := submission.answers.get(question.id)
    ):
        st.session_state.setdefault(_TOLD, []).append(name)
    return {"sent": True, "lost": [vars(each) for each in lost]}


def carried() -> dict[str, list[str]]:
    """What a link of the teller's takes along: the campaign that the address names."""
    return {NAME: given} if (given := _campaigns()) else {}


def _campaigns() -> list[str]:
    """The vertelweek, meeting or theme that the address names: `/vertel?campagne=Vertelweek`."""
    return given_in({name: st.query_params.get_all(name) for name in st.query_params})


def _say_campaign_problem() -> None:
    _, problem = read_campaign(_campaigns())
    if problem and not sent_story():
        st.caption(problem)


def _look_up_draft(collection: Collection) -> None:
    """Once a session: what the server kept under this browser's draft."""
    if "outcome" in st.session_state:
        return
    st.session_state["outcome"] = None
    try:
        draft_id = parse_draft_id(st.context.cookies.get("vertelpunt_draft"))
    except MessageError:
        return
    if collection.is_told(story_id_of(draft_id)):
        st.session_state["outcome"] = {"draft_id": draft_id, "nr": 0, "sent": True}
    elif draft := collection.drafts.load(draft_id):
        st.session_state["server_draft"] = {"draft_id": draft_id, **draft}


def _former(house: House, questionnaire: Questionnaire) -> dict[str, dict[str, str]]:
    return former_options(questionnaire, house.collection.versions.values())


def _audience_sentences(house: House) -> dict[str, str]:
    if house.collection.is_demonstration:
        return dict.fromkeys(AUDIENCE_SENTENCES, DEMONSTRATION)
    return AUDIENCE_SENTENCES


def _suggestions(house: House, questionnaire: Questionnaire) -> dict[str, list[str]]:
    question = questionnaire.part("organisation")
    if question is None:
        return {}
    counts = Source(house.collection, COUNTS, questionnaire, house.places)
    return {question.id: organisations_used(counts, st.session_state.get(_TOLD, ()))}

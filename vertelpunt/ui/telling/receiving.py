"""What is done with a message of the story form, whichever page it came from.

It knows no page: who sends is given, and what came of it is returned. `telling` is the page of
Streamlit around it, and `light` the page without.
"""

import json
import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from vertelpunt.commands import Commands, teller_of
from vertelpunt.insight.organisations import organisations_used
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import (
    Questionnaire,
    check_submission,
    former_options,
    without_misfits,
)
from vertelpunt.settings import settings
from vertelpunt.store import NAMES, Collection, Limits, Owner, StoreError, story_id_of
from vertelpunt.store.versions import same_fields
from vertelpunt.ui.components.statement import to_agree_to
from vertelpunt.ui.telling.arriving import Arrival, arrive, campaign_data, to_answer
from vertelpunt.ui.telling.marking import marked
from vertelpunt.ui.telling.resuming import link_to, open_link
from vertelpunt.ui.telling.story_form.message import Message, MessageError, parse_draft_id
from vertelpunt.ui.telling.trust import DEMONSTRATION, trust
from vertelpunt.ui.telling.unsent import unseen, unsent
from vertelpunt.ui.visit.app_state import AppState
from vertelpunt.ui.visit.inflow import DRAFTS, STORIES, Inflow

# What asks for a draft or a story to be kept here.
_KEEPS = ("draft", "submit", "link")
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
_TOO_MANY_LINKS = "Het is nu te druk om links te openen. We proberen het straks vanzelf opnieuw."
_WRONG_CODE = (
    "De code van deze campagne klopt niet. Je tekst blijft staan. Open de link opnieuw, en typ de "
    "code nog eens."
)
_ELSEWHERE = (
    "Op een ander toestel schreef je hier iets anders. Kijk het na. Verstuur daarna opnieuw."
)


@dataclass(frozen=True)
class Sender:
    """Who sends, as far as doors must know.

    `visitor`, `block`: names that say nothing of who it is, for what is counted
    (`ui/visit/inflow.py`).
    `campaigns`: what the address of the page names, as it was given; `code`: what its teller typed
    there. `site`: where the app is for this browser, up to the name of a page; '' where that is not
    known.
    """

    visitor: str
    block: str
    campaigns: Sequence[str] = ()
    site: str = ""
    code: str = ""


@dataclass(frozen=True)
class Received:
    """What came of a message. `outcome`: what the form should tell, None for nothing.

    `organisation`: the one that was told of, where a story came in with one.
    """

    outcome: dict[str, Any] | None = None
    organisation: str | None = None


def receive(app_state: AppState, message: Message, sender: Sender) -> Received:
    """Do what a message asks; a store that fails is a sentence in the outcome."""
    answer = {"draft_id": message.draft_id, "nr": message.nr}
    teller = Commands(app_state.collection, teller_of(message.draft_id))
    try:
        if message.kind in _KEEPS and app_state.collection.is_erased(story_id_of(message.draft_id)):
            # What this device still has stays with its teller, who may begin anew with it.
            return Received(answer | {"ended": "erased"})
        match message.kind:
            case "draft":
                return Received(_keep(app_state, teller, message, sender))
            case "link":
                return Received(answer | _link(app_state, teller, message, sender))
            case "resume":
                return Received(answer | _open(app_state, message, sender))
            case "discard":
                teller.discard_draft(message.draft_id)
                return Received()
            case _:
                found = _submit(app_state, teller, message, sender)
                return Received(answer | (found.outcome or {}), found.organisation)
    except StoreError as error:
        _LOG.warning("What a teller sent could not be kept: %s", error)
        return Received(answer | {"failure": error.for_teller})


def look_up(
    collection: Collection, cookie: str | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """What the server has under this cookie's draft: the draft, or that it was told; else None.

    Nothing of the story itself: nobody has said yet that it is theirs.
    """
    try:
        draft_id = parse_draft_id(cookie)
    except MessageError:
        return None, None
    if collection.is_told(story_id_of(draft_id)):
        return None, {"draft_id": draft_id, "nr": 0, "told": True}
    if draft := collection.drafts.load(draft_id):
        return {"draft_id": draft_id, **draft}, None
    return None, None


def form_data(
    arrival: Arrival, code: str = "", told: Sequence[str] = (), *, privacy_page: str = "privacy"
) -> dict[str, Any]:
    """What the form draws, the same for everybody who comes by that link; plain JSON values.

    `code`: what was typed. `told`: organisations that this visitor told of, to be suggested to them
    at once.
    `privacy_page`: where the privacy statement can be read.
    """
    app_state, questionnaire = arrival.app_state, arrival.app_state.questionnaire
    assert questionnaire is not None
    audience = AUDIENCE_SENTENCES
    if app_state.collection.is_demonstration:
        audience = dict.fromkeys(AUDIENCE_SENTENCES, DEMONSTRATION)
    return {
        "questionnaire": questionnaire.model_dump(mode="json"),
        "places": [{"code": p.code, "label": p.label} for p in app_state.places.values()],
        "suggestions": _suggestions(app_state, questionnaire, told),
        "audience_sentences": audience,
        "trust": trust(app_state),
        "privacy": to_agree_to(app_state, privacy_page),
        "former": _former(app_state, questionnaire),
        "campaign": campaign_data(arrival, code),
    }


@st.cache_resource(show_spinner=False)
def _inflow() -> dict[str, Inflow]:
    return {"draft": Inflow(DRAFTS), "submit": Inflow(STORIES), "copy": Inflow(STORIES)}


def wait_for_copy(sender: Sender) -> int:
    """Count a PDF that a teller asks for; the seconds before one may be made again, 0 for now."""
    return math.ceil(_inflow()["copy"].wait(sender.visitor, sender.block, 0))


def _wait(message: Message, sender: Sender) -> float:
    """Count this message; the seconds before it may come again, 0 where it may come in now."""
    size = len(json.dumps(message.fields, ensure_ascii=False).encode("utf-8", "replace"))
    kind = "submit" if message.kind == "submit" else "draft"
    return _inflow()[kind].wait(sender.visitor, sender.block, size)


def _keep(
    app_state: AppState, teller: Commands, message: Message, sender: Sender
) -> dict[str, Any] | None:
    """Keep a copy of a draft, or say why there is none: the device has it either way.

    Where another device kept more of it, `shared_draft` is what both have together; where the
    story was sent there, `ended` says so, and `unsent` which questions have text that it lacks.
    `marks`: what may identify somebody (`marking.py`); without a word of it nothing does.
    """
    if _wait(message, sender):
        return {"unkept": _TOO_FAST}
    stored = int(_DRAFTS_MAY_FILL * settings().most_bytes)
    arrival = arrive(app_state, sender.campaigns, sender.code)
    body = {"fields": message.fields, "step": message.step}
    if arrival.campaign and arrival.counts:
        body["campaign"] = arrival.campaign.key
    app_state = arrival.app_state
    owner = Owner(sender.visitor, sender.block, message.shared)
    answer = {"draft_id": message.draft_id, "nr": message.nr}
    try:
        kept = teller.save_draft(message.draft_id, body, owner, Limits(stored=stored))
    except StoreError as error:
        _LOG.warning("A draft was not kept: %s", error)
        return {"unkept": error.for_teller}
    if kept is None:
        return answer | {"ended": "sent", "unsent": unsent(app_state, message)}
    told: dict[str, Any] = {}
    if message.confirm:
        told |= answer | {"kept": True}
    if not same_fields(kept["fields"], message.fields):
        told |= answer | {"shared_draft": {"draft_id": message.draft_id, **kept}}
    marks = marked(app_state, message.fields)
    if marks or told:
        # Without its number, so that the same marks again are the same outcome.
        told |= {"draft_id": message.draft_id, "marks": marks}
    return told or None


def _link(
    app_state: AppState, teller: Commands, message: Message, sender: Sender
) -> dict[str, Any]:
    """Keep the draft, and only then make a link to it."""
    kept = _keep(app_state, teller, message, sender) or {}
    if "unkept" in kept or "ended" in kept:
        return kept
    assert message.address is not None
    return kept | {"link": link_to(message.address, teller.make_link(message.draft_id))}


def _open(app_state: AppState, message: Message, sender: Sender) -> dict[str, Any]:
    """What is behind a link; whoever tries many waits, as nobody opens many."""
    if wait := _wait(message, sender):
        return {"failure": _TOO_MANY_LINKS, "wait": math.ceil(wait)}
    return open_link(app_state.collection, message)


def _submit(app_state: AppState, teller: Commands, message: Message, sender: Sender) -> Received:
    assert app_state.questionnaire is not None
    if wait := _wait(message, sender):
        return Received({"wait": math.ceil(wait)})
    arrival = arrive(app_state, sender.campaigns, sender.code)
    asked = to_answer(arrival, app_state.questionnaire, message.fields)
    app_state = replace(app_state, questionnaire=asked)
    if app_state.collection.is_told(story_id_of(message.draft_id)):
        # Sent again it is the same story; what another device wrote meanwhile is not in it.
        left = unsent(app_state, message)
        return Received({"ended": "sent", "unsent": left} if left else {"sent": True})
    if not arrival.knows_code:
        return Received({"failure": _WRONG_CODE})
    together, more = unseen(app_state, message)
    if more:
        errors = [{"question": each, "message": _ELSEWHERE} for each in more]
        return Received({"shared_draft": together, "errors": errors})
    fields, lost = without_misfits(
        asked, message.fields, app_state.places, _former(app_state, asked)
    )
    submission, problems = check_submission(asked, fields, app_state.places)
    if problems:
        words = {each.question: f"{each.message} " for each in lost}
        errors = [
            {"question": p.question, "message": words.get(p.question, "") + p.message}
            for p in problems
        ]
        return Received({"errors": errors})
    if app_state.collection.stored_bytes() > _STORIES_MAY_FILL * settings().most_bytes:
        return Received({"failure": _FULL})
    teller.tell(
        message.draft_id, asked.version, submission,
        campaign=arrival.name if arrival.counts else None, privacy=message.privacy,
    )  # fmt: skip
    return Received(
        {"sent": True, "lost": [vars(each) for each in lost]},
        _organisation(asked, submission.answers),
    )


def _organisation(questionnaire: Questionnaire, answers: Mapping[str, Any]) -> str | None:
    question = questionnaire.part("organisation")
    return (answers.get(question.id) or None) if question else None


def _former(app_state: AppState, questionnaire: Questionnaire) -> dict[str, dict[str, str]]:
    return former_options(questionnaire, app_state.collection.versions.values())


def _suggestions(
    app_state: AppState, questionnaire: Questionnaire, told: Sequence[str]
) -> dict[str, list[str]]:
    question = questionnaire.part("organisation")
    if question is None:
        return {}
    names = Source(app_state.collection, NAMES, questionnaire, app_state.places)
    return {question.id: organisations_used(names, told)}

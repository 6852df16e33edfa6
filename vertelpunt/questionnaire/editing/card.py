"""Edits of the order of a storycard: what comes first, and what stands at its end."""

from typing import Literal

from vertelpunt.questionnaire.editing.content import Content, EditError, sound
from vertelpunt.questionnaire.model import Questionnaire

CardPart = Literal["top", "closing"]


def put_on_card(asked: Questionnaire, question_id: str, part: CardPart | None) -> Questionnaire:
    """Let a question stand first, or at the end; None: where it comes by itself."""
    if asked.question(question_id) is None:
        raise EditError("Deze vraag staat er niet meer. Kies een andere.")
    content = asked.content()
    card = _card(asked)
    for ids in card.values():
        if question_id in ids:
            ids.remove(question_id)
    if part:
        card[part].append(question_id)
    return sound(content | {"card": card})


def move_on_card(asked: Questionnaire, question_id: str, by: int) -> Questionnaire:
    """Move a question this many places in the part of the card that it has a place in."""
    card = _card(asked)
    ids = next((each for each in card.values() if question_id in each), None)
    if ids is None:
        raise EditError(
            "Deze vraag komt vanzelf op de kaart. Zet hem eerst vooraan of in het slot."
        )
    place = ids.index(question_id)
    ids.remove(question_id)
    ids.insert(min(max(place + by, 0), len(ids)), question_id)
    return sound(asked.content() | {"card": card})


def _card(asked: Questionnaire) -> Content:
    return {"top": [*asked.card.top], "closing": [*asked.card.closing]}

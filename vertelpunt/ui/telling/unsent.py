"""What one device has of a story and another has not, at sending: no typed text is lost."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import Storycard, one_story
from vertelpunt.questionnaire import Question, Questionnaire, TextQuestion, cleaned
from vertelpunt.store import story_id_of, teller
from vertelpunt.store.versions import merge_fields
from vertelpunt.ui.telling.story_form.message import Message
from vertelpunt.ui.visit.app_state import AppState


def unsent(app_state: AppState, message: Message) -> list[str]:
    """The questions of which this message has text that is not in the story sent under its draft.

    Text under "niet van toepassing", and a version that its teller did not choose, was not meant to
    go along. Everything where there is no such story.
    """
    assert app_state.questionnaire is not None
    story_id = story_id_of(message.draft_id)
    source = Source(
        app_state.collection, teller(story_id), app_state.questionnaire, app_state.places
    )
    card = one_story(source, story_id)
    sent = list(_words_on(card)) if card else []
    return _lacking(app_state.questionnaire, message.fields, lambda _, text: _is_in(text, sent))


def unseen(app_state: AppState, message: Message) -> tuple[dict[str, Any], list[str]]:
    """What other devices kept of this draft together with this message, as a draft.

    And the questions of which that has text that this message lacks: its teller never saw it here.
    """
    assert app_state.questionnaire is not None
    kept = app_state.collection.drafts.load(message.draft_id) or {}
    fields = merge_fields(message.fields, kept.get("fields"))

    def seen(question: Question, text: str) -> bool:
        return _is_in(text, _typed(question, message.fields.get(question.id, {})))

    draft = {"draft_id": message.draft_id, "fields": fields, "step": message.step}
    return draft, _lacking(app_state.questionnaire, fields, seen)


def _lacking(
    questionnaire: Questionnaire,
    fields: Mapping[str, dict[str, Any]],
    has: Callable[[Question, str], bool],
) -> list[str]:
    return [
        question.id
        for question in questionnaire.questions
        if not all(has(question, text) for text in _typed(question, fields.get(question.id, {})))
    ]


def _is_in(text: str, texts: Iterable[str]) -> bool:
    return any(text in each for each in texts)


def _words_on(card: Storycard) -> Iterator[str]:
    yield card.title
    for field in (*card.texts, *card.labels):
        yield field.text


def _typed(question: Question, entry: dict[str, Any]) -> Iterator[str]:
    """What was typed at a question, also in versions that wait for a choice."""
    waiting = [each for each in entry.get("others", ()) if not each.get("settled")]
    for version in waiting if entry.get("not_applicable") is True else [entry, *waiting]:
        value = version.get("value")
        if any(option.other for option in question.chosen(value)):
            yield cleaned(version.get("other"))
        elif isinstance(question, TextQuestion):
            yield cleaned(value)

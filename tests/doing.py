"""What people do with a collection, as short as tests need it."""

from collections.abc import Iterable
from typing import Any

from vertelpunt.commands import ADMIN_ACTOR, Commands, actor_of, teller_of, teller_of_story
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Submission
from vertelpunt.store import (
    CORE_GROUP,
    WITH_CODE,
    Collection,
    Event,
    KeptKind,
    Limits,
    Owner,
    now,
    told,
)
from vertelpunt.store.drafts import NOBODY, USUAL


def admin(collection: Collection) -> Commands:
    """The admin at the command line."""
    return Commands(collection, ADMIN_ACTOR)


def core_group(collection: Collection) -> Commands:
    """A member of the core group."""
    return Commands(collection, actor_of(CORE_GROUP))


def with_code(collection: Collection) -> Commands:
    """Whoever has the one code of a collection."""
    return Commands(collection, actor_of(WITH_CODE))


def send(
    collection: Collection,
    draft_id: str,
    version: str,
    submission: Submission,
    *,
    campaign: str | None = None,
    privacy: str | None = None,
) -> str:
    """A teller sends a story; returns its id."""
    teller = Commands(collection, teller_of(draft_id))
    return teller.tell(draft_id, version, submission, campaign=campaign, privacy=privacy)


def tell_all(source: Source, told: Iterable[Submission]) -> list[str]:
    """Tellers send these stories, one after the other; returns their ids."""
    version = source.questionnaire.version
    return [send(source.collection, f"{n:032x}", version, each) for n, each in enumerate(told)]


def save_draft(
    collection: Collection, draft_id: str, body: dict[str, Any], owner: Owner = NOBODY,
    limits: Limits = USUAL,
) -> None:  # fmt: skip
    """A teller's form keeps a draft."""
    Commands(collection, teller_of(draft_id)).save_draft(draft_id, body, owner, limits)


def revise(
    collection: Collection, story_id: str, *, other: dict[str, str] | None = None,
    not_applicable: tuple[str, ...] | None = None, **answers: Any,
) -> bool:  # fmt: skip
    """The teller of a story sends it again with these answers; None leaves one open."""
    before = told(collection.about(story_id))
    assert before
    is_now = before.submission.answers | answers
    skipped = before.submission.not_applicable if not_applicable is None else not_applicable
    now_told = Submission(
        {name: value for name, value in is_now.items() if value is not None},
        before.submission.other if other is None else other,
        skipped,
    )
    return Commands(collection, teller_of_story(story_id)).revise(story_id, now_told)


def keep(
    collection: Collection, kind: KeptKind, body: dict[str, Any], kept_id: str | None = None
) -> str:
    """The core group keeps a thing, under this id where one is given; returns the id."""
    if kept_id is None:
        return core_group(collection).keep(kind, body)
    collection.append([Event("kept", kept_id, {**body, "kind": kind}, "core_group", now())])
    return kept_id

"""What each kind of event holds: to add a kind, add its shape here and a line in `BODIES`."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from vertelpunt.intake import feedback_bodies as feedback
from vertelpunt.intake.campaign_bodies import CAMPAIGN_BODIES
from vertelpunt.intake.figure_bodies import FIGURE_BODIES
from vertelpunt.intake.import_bodies import IMPORT_BODIES
from vertelpunt.intake.report_bodies import REPORT_BODIES
from vertelpunt.intake.session_bodies import SESSION_BODIES
from vertelpunt.intake.shapes import (
    Body,
    Day,
    Id,
    Initials,
    Name,
    Nothing,
    Parts,
    SeenName,
    Stories,
    Text,
)
from vertelpunt.questionnaire import Audience
from vertelpunt.store import ERASED, PUBLISHED, Reason

# Wider than the pages let anybody type, so that nothing a page has stored is ever refused.
_Code = Annotated[str, Field(max_length=100)]
_Version = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


def _moment(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("moment", "this is not a moment") from error
    return text


class _Submitted(Body):
    """The answers themselves are checked as a teller's, in `story`."""

    questionnaire: str
    answers: dict[str, Any]
    other: dict[str, Any]
    not_applicable: list[Any]
    # Not known of a story of before they were kept.
    routes: dict[str, Any] = Field(default_factory=dict)
    cleared: list[Any] = Field(default_factory=list)
    campaign: SeenName | None = None
    # The statement that its teller agreed to; not known of a story of before there was one.
    privacy: _Version | None = None
    fictitious: bool = False
    # The table of elsewhere that it came in with; not said of any other story.
    imported: Id | None = None


class _SetAside(Body):
    reason: Text | None = None


class _Judged(Body):
    """`usable`: null for a story that waits again."""

    usable: bool | None
    reason: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    double_of: Id | None = None


class _Mask(Body):
    field: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,199}$")]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    shown: Annotated[str, Field(pattern=r"^\[[^\[\]\x00-\x1f]{1,60}\]$")]


class _Masked(Body):
    revision: Annotated[int, Field(ge=1)]
    masks: Annotated[list[_Mask], Field(min_length=1, max_length=10_000)]


class _Narrowed(Body):
    """`audience`: null for what the teller said."""

    audience: Audience | None


class _Receipt(Body):
    lookup: Annotated[str, Field(pattern=r"^[a-z]{1,20}-[a-z]{1,20}$")]
    hash: Annotated[str, Field(max_length=200, pattern=r"^\$argon2id\$[!-~]+$")]


class _Revised(Body):
    """The answers that are other, by question; null for one that was left out.

    `not_applicable`: the questions that are so now (true), or no longer. The answers themselves are
    checked as a teller's, in `story`.
    """

    answers: dict[str, Any]
    other: dict[str, Annotated[str, Field(max_length=300)] | None]
    not_applicable: dict[str, bool] = Field(default_factory=dict)


class _RetentionAnnounced(Body):
    """`on`: the day it goes; null: it is kept after all."""

    on: Day | None


class _NoteRemoved(Body):
    note: Id


class _Noted(_NoteRemoved):
    text: Annotated[str, Field(min_length=1, max_length=2_000)]


class _Coded(Body):
    initiative: _Code | None = None
    tone: _Code | None = None
    tags: Annotated[list[_Code], Field(max_length=100)] | None = None


class _CodesGiven(Body):
    """`codes`: null for none any more."""

    scheme: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
    codes: Annotated[list[_Code], Field(max_length=100)] | None


class _Erased(Body):
    reason: Reason


class _SelectionKept(Body):
    parts: Parts


class _Saved(Body):
    kind: Literal["selection"]
    name: Name
    note: Text
    initials: Initials
    parts: Parts
    # How many stories it had; not known of what was saved before that was kept.
    counted: Annotated[int, Field(ge=0)] | None = None


class _Asked(Body):
    kind: Literal["question"]
    text: Annotated[Text, Field(min_length=1)]
    initials: Initials
    parts: Parts


class _ReadingList(Body):
    kind: Literal["reading_list"]
    name: Name
    stories: Stories
    selections: Annotated[list[Parts], Field(max_length=1_000)] = Field(default_factory=list)


_Kept = Annotated[_Saved | _Asked | _ReadingList, Field(discriminator="kind")]


class _Renamed(Body):
    name: Name


class _Changed(Body):
    """The fields of a kept thing that may change by themselves."""

    note: Text | None = None
    initials: Initials | None = None
    text: Text | None = None


class _Listed(Body):
    story: Id


class _Moved(Body):
    story: Id
    before: Id | None


class _FromSelection(Body):
    parts: Parts


class _Section(Body):
    title: Annotated[str, Field(min_length=1, max_length=300)]
    paragraphs: Annotated[list[Text], Field(min_length=1, max_length=1_000)]


class _Privacy(Body):
    """`facts`: what the app said in it itself, by name."""

    sections: Annotated[list[_Section], Field(min_length=1, max_length=100)]
    facts: Annotated[dict[Annotated[str, Field(max_length=60)], Text], Field(max_length=60)]
    own: bool


class _Declared(Body):
    sentence: Text = ""


class _Invited(Body):
    role: Literal["member", "facilitator", "core_group", "keeper"]
    name: SeenName
    until: Annotated[str, AfterValidator(_moment)]
    most_uses: Annotated[int, Field(ge=1, le=10_000)]


# The questionnaire itself is checked as one, in `record`.
BODIES: dict[str, TypeAdapter[Any]] = {
    "questionnaire_published": TypeAdapter(dict[str, Any]),
    PUBLISHED: TypeAdapter(_Privacy),
    "story_submitted": TypeAdapter(_Submitted),
    "story_set_aside": TypeAdapter(_SetAside),
    "story_receipt": TypeAdapter(_Receipt),
    "story_revised": TypeAdapter(_Revised),
    "story_judged": TypeAdapter(_Judged),
    "story_masked": TypeAdapter(_Masked),
    "story_unmasked": TypeAdapter(_Masked),
    "story_narrowed": TypeAdapter(_Narrowed),
    "story_retention_announced": TypeAdapter(_RetentionAnnounced),
    "story_noted": TypeAdapter(_Noted),
    "story_note_removed": TypeAdapter(_NoteRemoved),
    "story_coded": TypeAdapter(_Coded),
    "story_codes_given": TypeAdapter(_CodesGiven),
    "story_codes_decided": TypeAdapter(_CodesGiven),
    ERASED: TypeAdapter(_Erased),
    "selection_kept": TypeAdapter(_SelectionKept),
    "kept": TypeAdapter(_Kept),
    "renamed": TypeAdapter(_Renamed),
    "kept_changed": TypeAdapter(_Changed),
    "list_story_added": TypeAdapter(_Listed),
    "list_story_removed": TypeAdapter(_Listed),
    "list_story_moved": TypeAdapter(_Moved),
    "list_selection_added": TypeAdapter(_FromSelection),
    "kept_removed": TypeAdapter(Nothing),
    "kept_restored": TypeAdapter(Nothing),
    "demonstration_declared": TypeAdapter(_Declared),
    "invitation_made": TypeAdapter(_Invited),
    "invitation_used": TypeAdapter(Nothing),
    "invitation_revoked": TypeAdapter(Nothing),
    **SESSION_BODIES,
    **CAMPAIGN_BODIES,
    **REPORT_BODIES,
    **FIGURE_BODIES,
    **IMPORT_BODIES,
    "feedback_block_put": TypeAdapter(feedback.BlockPut),
    "feedback_block_moved": TypeAdapter(feedback.BlockMoved),
    "feedback_block_removed": TypeAdapter(feedback.BlockGone),
    "feedback_block_restored": TypeAdapter(feedback.BlockGone),
    "feedback_request_put": TypeAdapter(feedback.RequestPut),
    "feedback_request_answered": TypeAdapter(feedback.RequestAnswered),
    "feedback_request_removed": TypeAdapter(feedback.RequestGone),
    "feedback_request_restored": TypeAdapter(feedback.RequestGone),
    "feedback_published": TypeAdapter(feedback.Published),
    "feedback_withdrawn": TypeAdapter(Nothing),
    "feedback_put_back": TypeAdapter(feedback.VersionShown),
}

"""What each kind of event holds: to add a kind, add its shape here and a line in `BODIES`."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from vertelpunt.intake import feedback_bodies as feedback
from vertelpunt.intake.campaign import may_be_recorded
from vertelpunt.intake.figure_bodies import FIGURE_BODIES
from vertelpunt.intake.shapes import STRICT, Column, Day, Id, Initials, Passage, Said, Text
from vertelpunt.questionnaire import ANSWERS, MOST_OWN, Audience, OwnType
from vertelpunt.reports import Section
from vertelpunt.store import ERASED, PUBLISHED, Reason

# Wider than the pages let anybody type, so that nothing a page has stored is ever refused.
_Name = Annotated[str, Field(min_length=1, max_length=300)]
_Code = Annotated[str, Field(max_length=100)]
_Part = Annotated[str, Field(max_length=20_000)]
_Parts = Annotated[list[_Part], Field(max_length=100)]
_Version = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


def _each_once(stories: list[str]) -> list[str]:
    if len(set(stories)) < len(stories):
        raise ValueError("a story is on a list once")
    return stories


_Stories = Annotated[list[Id], Field(max_length=10_000), AfterValidator(_each_once)]


def _seen_name(name: str) -> str:
    if not may_be_recorded(name):
        raise PydanticCustomError("seen_name", "this is not a name on one line, all of it seen")
    return name


_SeenName = Annotated[str, AfterValidator(_seen_name)]


def _moment(text: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("moment", "this is not a moment") from error
    return text


class _Body(BaseModel):
    model_config = STRICT


class _Submitted(_Body):
    """The answers themselves are checked as a teller's, in `story`."""

    questionnaire: str
    answers: dict[str, Any]
    other: dict[str, Any]
    not_applicable: list[Any]
    # Not known of a story of before they were kept.
    routes: dict[str, Any] = {}
    cleared: list[Any] = []
    campaign: _SeenName | None = None
    # The statement that its teller agreed to; not known of a story of before there was one.
    privacy: _Version | None = None
    fictitious: bool = False


class _SetAside(_Body):
    reason: Text | None = None


class _Judged(_Body):
    """`usable`: null for a story that waits again."""

    usable: bool | None
    reason: Annotated[str, Field(min_length=1, max_length=300)] | None = None
    double_of: Id | None = None


class _Mask(_Body):
    field: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,199}$")]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    shown: Annotated[str, Field(pattern=r"^\[[^\[\]\x00-\x1f]{1,60}\]$")]


class _Masked(_Body):
    revision: Annotated[int, Field(ge=1)]
    masks: Annotated[list[_Mask], Field(min_length=1, max_length=10_000)]


class _Narrowed(_Body):
    """`audience`: null for what the teller said."""

    audience: Audience | None


class _Receipt(_Body):
    lookup: Annotated[str, Field(pattern=r"^[a-z]{1,20}-[a-z]{1,20}$")]
    hash: Annotated[str, Field(max_length=200, pattern=r"^\$argon2id\$[!-~]+$")]


class _Revised(_Body):
    """The answers that are other, by question; null for one that was left out.

    `not_applicable`: the questions that are so now (true), or no longer. The answers themselves are
    checked as a teller's, in `story`.
    """

    answers: dict[str, Any]
    other: dict[str, Annotated[str, Field(max_length=300)] | None]
    not_applicable: dict[str, bool] = {}


class _RetentionAnnounced(_Body):
    """`on`: the day it goes; null: it is kept after all."""

    on: Day | None


class _NoteRemoved(_Body):
    note: Id


class _Noted(_NoteRemoved):
    text: Annotated[str, Field(min_length=1, max_length=2_000)]


class _Coded(_Body):
    initiative: _Code | None = None
    tone: _Code | None = None
    tags: Annotated[list[_Code], Field(max_length=100)] | None = None


class _CodesGiven(_Body):
    """`codes`: null for none any more."""

    scheme: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
    codes: Annotated[list[_Code], Field(max_length=100)] | None


class _Erased(_Body):
    reason: Reason


class _SelectionKept(_Body):
    parts: _Parts


class _Saved(_Body):
    kind: Literal["selection"]
    name: _Name
    note: Text
    initials: Initials
    parts: _Parts
    # How many stories it had; not known of what was saved before that was kept.
    counted: Annotated[int, Field(ge=0)] | None = None


class _Asked(_Body):
    kind: Literal["question"]
    text: Annotated[Text, Field(min_length=1)]
    initials: Initials
    parts: _Parts


class _ReadingList(_Body):
    kind: Literal["reading_list"]
    name: _Name
    stories: _Stories
    selections: Annotated[list[_Parts], Field(max_length=1_000)] = []


_Kept = Annotated[_Saved | _Asked | _ReadingList, Field(discriminator="kind")]


class _Nothing(_Body):
    pass


class _Renamed(_Body):
    name: _Name


class _Changed(_Body):
    """The fields of a kept thing that may change by themselves."""

    note: Text | None = None
    initials: Initials | None = None
    text: Text | None = None


class _Listed(_Body):
    story: Id


class _Moved(_Body):
    story: Id
    before: Id | None


class _FromSelection(_Body):
    parts: _Parts


class _Section(_Body):
    title: Annotated[str, Field(min_length=1, max_length=300)]
    paragraphs: Annotated[list[Text], Field(min_length=1, max_length=1_000)]


class _Privacy(_Body):
    """`facts`: what the app said in it itself, by name."""

    sections: Annotated[list[_Section], Field(min_length=1, max_length=100)]
    facts: Annotated[dict[Annotated[str, Field(max_length=60)], Text], Field(max_length=60)]
    own: bool


class _Declared(_Body):
    sentence: Text = ""


class _Invited(_Body):
    role: Literal["member", "facilitator", "core_group", "keeper"]
    name: _SeenName
    until: Annotated[str, AfterValidator(_moment)]
    most_uses: Annotated[int, Field(ge=1, le=10_000)]


class _Round(_Body):
    id: Id
    name: _Name
    minutes: Annotated[int, Field(ge=1, le=1_440)]
    what: Text


class _ScriptTaken(_Body):
    rounds: Annotated[list[_Round], Field(max_length=100)]


class _RoundPut(_Body):
    """`before`: the round that comes after it; null for the end."""

    round: _Round
    before: Id | None


class _RoundRemoved(_Body):
    round: Id


class _Planned(_Body):
    title: _Name
    on: Day | None
    place: Initials
    goal: Text


class _PlanChanged(_Body):
    """The fields of the plan that are other; `None` stands for a day that isn't known yet."""

    title: _Name = ""
    on: Day | None = None
    place: Initials = ""
    goal: Text = ""


class _MaterialRemoved(_Body):
    material: Id


class _MaterialAdded(_MaterialRemoved):
    name: _Name
    stories: _Stories
    selections: Annotated[list[_Parts], Field(max_length=1_000)]


class _Pack(_Body):
    reader: _Name
    stories: _Stories


class _Divided(_Body):
    packs: Annotated[list[_Pack], Field(max_length=200)]


class _Given(_Body):
    reader: _Name
    story: Id


_Plane = Annotated[list[Column], Field(max_length=2)]
_By = Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")]
_Coordinate = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]


class _CameIn(_Body):
    """`reader`: whose pack this one reads, or ''."""

    participant: Id
    name: Annotated[str, Field(max_length=60)]
    reader: Initials
    named: bool


class _RoundBegun(_Body):
    round: Id | None


class _NoteWritten(_Body):
    """`participant`: '' of who leads. Without text: a passage alone, or what is left of a note."""

    note: Id
    participant: _By
    text: Said
    story: Id | None
    passage: Passage | None
    plane: _Plane


class _NoteMoved(_Body):
    """`group`: null for none; `before`: the note that comes after it, null for the end."""

    note: Id
    group: Id | None
    before: Id | None


class _GroupNamed(_Body):
    group: Id
    name: _Name


class _ReadingWritten(_Body):
    reading: Id
    participant: _By
    group: Id
    text: Annotated[Said, Field(min_length=1)]


class _TaskSet(_Body):
    task: Id
    kind: Literal["predict", "place", "choose", "vote"]
    plane: _Plane
    story: Id | None
    votes: Annotated[int, Field(ge=0, le=100)]


class _Task(_Body):
    task: Id


class _TaskAnswered(_Task):
    """`point`: in the units of the plane's columns."""

    participant: Id
    point: Annotated[list[_Coordinate], Field(min_length=2, max_length=2)] | None
    chosen: Annotated[list[Id], Field(max_length=100), AfterValidator(_each_once)]
    story: Id | None
    why: Said


class _Basis(_Body):
    story: Id
    passage: Passage | None


class _OutcomeFields(_Body):
    """What is other; all but kind and text may be left out of a new one."""

    kind: Literal["insight", "principle", "question", "action"] = "insight"
    text: Annotated[Said, Field(min_length=1)] = "-"
    owner: Initials = ""
    on: Day | None = None
    group: Id | None = None
    rests_on: Annotated[list[_Basis], Field(max_length=500)] = []
    against: _Stories = []


class _OutcomeWritten(_Body):
    outcome: Id
    fields: _OutcomeFields


class _Thing(_Body):
    thing: Id


_OwnId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
_Question = Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]{0,47})?$")]
_Answer = Annotated[str, Field(min_length=1, max_length=300)]


class _OwnQuestion(_Body):
    """`answers`: as many as its type has (`questionnaire.ANSWERS`), none of them twice."""

    id: _OwnId
    type: OwnType
    label: _Answer
    answers: Annotated[list[_Answer], Field(max_length=20), AfterValidator(_each_once)]

    @model_validator(mode="after")
    def _has_its_answers(self) -> "_OwnQuestion":
        least, most = ANSWERS[self.type]
        if not least <= len(self.answers) <= most:
            raise PydanticCustomError("answers", "a question of this type has other answers")
        return self


class _Short(_Body):
    text: _Question
    triad: _Question
    slider: _Question
    also: Annotated[list[_OwnId], Field(max_length=300)]


class _CampaignWritten(_Body):
    """The fields that are other; a new campaign has a key and a name at least.

    `short`: null for the whole form; `first`, `last`: null for no bound.
    """

    key: _SeenName = "-"
    name: _SeenName = "-"
    first: Day | None = None
    last: Day | None = None
    introduction: Text = ""
    reaches: Initials = ""
    code: Annotated[str, Field(max_length=60)] = ""
    short: _Short | None = None
    questions: Annotated[list[_OwnQuestion], Field(max_length=MOST_OWN)] = []
    outcome: Text = ""


class _OfPeriod(_Body):
    """What is said of the year report of a period; its subject is the id of that period."""

    first: Day
    last: Day


class _TextWritten(_OfPeriod):
    section: Section
    text: Text
    shared: bool


class _PassageLeft(_OfPeriod):
    passage: Id


class _PassageChosen(_PassageLeft):
    """`place`: null where the story was erased."""

    story: Id
    place: Passage | None
    why: Said


_Key = Annotated[str, Field(pattern=r"^[a-z0-9_.]{1,300}$")]


class _Number(_Body):
    name: _Name
    value: Annotated[float, Field(allow_inf_nan=False)]
    of: Annotated[int, Field(ge=0)] | None
    unit: Annotated[str, Field(max_length=60)]


class _SentenceReleased(_OfPeriod):
    sentence: _Key


class _SentenceKept(_SentenceReleased):
    text: Annotated[Text, Field(min_length=1)]
    numbers: Annotated[list[_Number], Field(max_length=1_000)]
    stories: _Stories


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
    "kept_removed": TypeAdapter(_Nothing),
    "kept_restored": TypeAdapter(_Nothing),
    "demonstration_declared": TypeAdapter(_Declared),
    "invitation_made": TypeAdapter(_Invited),
    "invitation_used": TypeAdapter(_Nothing),
    "invitation_revoked": TypeAdapter(_Nothing),
    "session_planned": TypeAdapter(_Planned),
    "session_changed": TypeAdapter(_PlanChanged),
    "session_script_taken": TypeAdapter(_ScriptTaken),
    "session_round_put": TypeAdapter(_RoundPut),
    "session_round_removed": TypeAdapter(_RoundRemoved),
    "session_material_added": TypeAdapter(_MaterialAdded),
    "session_material_removed": TypeAdapter(_MaterialRemoved),
    "session_divided": TypeAdapter(_Divided),
    "session_story_given": TypeAdapter(_Given),
    "session_story_taken": TypeAdapter(_Given),
    "session_opened": TypeAdapter(_Nothing),
    "session_closed": TypeAdapter(_Nothing),
    "session_came_in": TypeAdapter(_CameIn),
    "session_round_begun": TypeAdapter(_RoundBegun),
    "session_note_written": TypeAdapter(_NoteWritten),
    "session_note_moved": TypeAdapter(_NoteMoved),
    "session_group_named": TypeAdapter(_GroupNamed),
    "session_reading_written": TypeAdapter(_ReadingWritten),
    "session_task_set": TypeAdapter(_TaskSet),
    "session_task_answered": TypeAdapter(_TaskAnswered),
    "session_task_revealed": TypeAdapter(_Task),
    "session_task_ended": TypeAdapter(_Task),
    "session_outcome_written": TypeAdapter(_OutcomeWritten),
    "session_put_aside": TypeAdapter(_Thing),
    "session_brought_back": TypeAdapter(_Thing),
    "campaign_written": TypeAdapter(_CampaignWritten),
    "campaign_opened": TypeAdapter(_Nothing),
    "campaign_ended": TypeAdapter(_Nothing),
    "campaign_closed": TypeAdapter(_Nothing),
    "campaign_removed": TypeAdapter(_Nothing),
    "campaign_restored": TypeAdapter(_Nothing),
    "session_removed": TypeAdapter(_Nothing),
    "session_restored": TypeAdapter(_Nothing),
    **FIGURE_BODIES,
    "report_text_written": TypeAdapter(_TextWritten),
    "report_passage_chosen": TypeAdapter(_PassageChosen),
    "report_passage_left": TypeAdapter(_PassageLeft),
    "report_sentence_kept": TypeAdapter(_SentenceKept),
    "report_sentence_released": TypeAdapter(_SentenceReleased),
    "feedback_block_put": TypeAdapter(feedback.BlockPut),
    "feedback_block_moved": TypeAdapter(feedback.BlockMoved),
    "feedback_block_removed": TypeAdapter(feedback.BlockGone),
    "feedback_block_restored": TypeAdapter(feedback.BlockGone),
    "feedback_request_put": TypeAdapter(feedback.RequestPut),
    "feedback_request_answered": TypeAdapter(feedback.RequestAnswered),
    "feedback_request_removed": TypeAdapter(feedback.RequestGone),
    "feedback_request_restored": TypeAdapter(feedback.RequestGone),
    "feedback_published": TypeAdapter(feedback.Published),
    "feedback_withdrawn": TypeAdapter(_Nothing),
    "feedback_put_back": TypeAdapter(feedback.VersionShown),
}

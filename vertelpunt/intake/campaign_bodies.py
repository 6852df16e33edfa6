"""What the events of campaigns hold."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from vertelpunt.intake.shapes import Body, Day, Initials, Nothing, SeenName, Text, each_once
from vertelpunt.questionnaire import ANSWERS, MOST_OWN, OwnType

_OwnId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,47}$")]
_Question = Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]{0,47})?$")]
_Answer = Annotated[str, Field(min_length=1, max_length=300)]


class _OwnQuestion(Body):
    """`answers`: as many as its type has (`questionnaire.ANSWERS`), none of them twice."""

    id: _OwnId
    type: OwnType
    label: _Answer
    answers: Annotated[list[_Answer], Field(max_length=20), AfterValidator(each_once)]

    @model_validator(mode="after")
    def _has_its_answers(self) -> "_OwnQuestion":
        least, most = ANSWERS[self.type]
        if not least <= len(self.answers) <= most:
            raise PydanticCustomError("answers", "a question of this type has other answers")
        return self


class _Short(Body):
    text: _Question
    triad: _Question
    slider: _Question
    also: Annotated[list[_OwnId], Field(max_length=300)]


class _CampaignWritten(Body):
    """The fields that are other; a new campaign has a key and a name at least.

    `short`: null for the whole form; `first`, `last`: null for no bound.
    """

    key: SeenName = "-"
    name: SeenName = "-"
    first: Day | None = None
    last: Day | None = None
    introduction: Text = ""
    reaches: Initials = ""
    code: Annotated[str, Field(max_length=60)] = ""
    short: _Short | None = None
    questions: Annotated[list[_OwnQuestion], Field(max_length=MOST_OWN)] = Field(
        default_factory=list
    )
    outcome: Text = ""


CAMPAIGN_BODIES: dict[str, TypeAdapter[Any]] = {
    "campaign_written": TypeAdapter(_CampaignWritten),
    "campaign_opened": TypeAdapter(Nothing),
    "campaign_ended": TypeAdapter(Nothing),
    "campaign_closed": TypeAdapter(Nothing),
    "campaign_removed": TypeAdapter(Nothing),
    "campaign_restored": TypeAdapter(Nothing),
}

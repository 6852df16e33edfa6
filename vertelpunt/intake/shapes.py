"""Shapes that the bodies of many kinds of event share."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from vertelpunt.intake.campaign import may_be_recorded


class Body(BaseModel):
    """What an event holds, and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True)


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("day", "this is not a day") from error
    return text


# Wider than the pages let anybody type, so that nothing a page has stored is ever refused.
Initials = Annotated[str, Field(max_length=300)]
Text = Annotated[str, Field(max_length=10_000)]
Said = Annotated[str, Field(max_length=2_000)]
Id = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
Day = Annotated[str, AfterValidator(_day)]
Column = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,199}$")]


Name = Annotated[str, Field(min_length=1, max_length=300)]
Part = Annotated[str, Field(max_length=20_000)]
Parts = Annotated[list[Part], Field(max_length=100)]


def each_once(things: list[str]) -> list[str]:
    """The same list; raises ValueError where something is in it twice."""
    if len(set(things)) < len(things):
        raise ValueError("a thing is on a list once")
    return things


def _seen_name(name: str) -> str:
    if not may_be_recorded(name):
        raise PydanticCustomError("seen_name", "this is not a name on one line, all of it seen")
    return name


Stories = Annotated[list[Id], Field(max_length=10_000), AfterValidator(each_once)]
SeenName = Annotated[str, AfterValidator(_seen_name)]


class Nothing(Body):
    """An event whose kind says all."""


class Passage(Body):
    """A place in a text of a story: [start, end) in code points, of this revision."""

    field: Column
    revision: Annotated[int, Field(ge=1)]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]

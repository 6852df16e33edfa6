"""What the events of public figures hold, as `bodies.py` has the shapes of the others."""

from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from vertelpunt.questionnaire.places import is_code

MOST_FIGURES, MOST_PLACES = 60, 600


def _code(text: str) -> str:
    if not is_code(text):
        raise PydanticCustomError("code", "this is no code of a municipality")
    return text


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise PydanticCustomError("day", "this is not a day") from error
    return text


_Name = Annotated[str, Field(min_length=1, max_length=300)]
_Maybe = Annotated[str, Field(max_length=300)]
_Value = Annotated[float, Field(allow_inf_nan=False)] | None


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Figure(_Body):
    """`counts`: a number of people or things, that may be added up; no share, rate or mean."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]
    title: _Name
    unit: _Maybe
    counts: bool
    provisional: bool
    modelled: bool


class _BroughtIn(_Body):
    """`rows`: by municipality, a value for every figure; null where there is none."""

    name: _Name
    source: _Name
    table: _Maybe
    year: Annotated[int, Field(ge=1900, le=2100)]
    licence: _Maybe
    taken_on: Annotated[str, AfterValidator(_day)]
    figures: Annotated[list[_Figure], Field(min_length=1, max_length=MOST_FIGURES)]
    rows: Annotated[
        dict[Annotated[str, AfterValidator(_code)], list[_Value]],
        Field(min_length=1, max_length=MOST_PLACES),
    ]

    @model_validator(mode="after")
    def _fits(self) -> "_BroughtIn":
        ids = [each.id for each in self.figures]
        if len(set(ids)) < len(ids) or any(len(row) != len(ids) for row in self.rows.values()):
            raise PydanticCustomError("figure", "every row has one value for every figure")
        return self


class _Nothing(_Body):
    pass


FIGURE_BODIES: dict[str, TypeAdapter[Any]] = {
    "figures_brought_in": TypeAdapter(_BroughtIn),
    "figures_removed": TypeAdapter(_Nothing),
    "figures_restored": TypeAdapter(_Nothing),
}

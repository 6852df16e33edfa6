"""What the events of public figures hold, as `bodies.py` has the shapes of the others."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from vertelpunt.intake.shapes import Body, Day, Initials, Name, Nothing
from vertelpunt.questionnaire.places import is_code

MOST_FIGURES, MOST_PLACES = 60, 600


def _code(text: str) -> str:
    if not is_code(text):
        raise PydanticCustomError("code", "this is no code of a municipality")
    return text


_Value = Annotated[float, Field(allow_inf_nan=False)] | None


class _Figure(Body):
    """`counts`: a number of people or things, that may be added up; no share, rate or mean."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]
    title: Name
    unit: Initials
    counts: bool
    provisional: bool
    modelled: bool


class _BroughtIn(Body):
    """`rows`: by municipality, a value for every figure; null where there is none."""

    name: Name
    source: Name
    table: Initials
    year: Annotated[int, Field(ge=1900, le=2100)]
    licence: Initials
    taken_on: Day
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


FIGURE_BODIES: dict[str, TypeAdapter[Any]] = {
    "figures_brought_in": TypeAdapter(_BroughtIn),
    "figures_removed": TypeAdapter(Nothing),
    "figures_restored": TypeAdapter(Nothing),
}

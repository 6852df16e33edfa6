"""Periods with a name, such as a vertelweek or a session, to mark along the time."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from vertelpunt.questionnaire.load import QuestionnaireError


class NamedPeriod(BaseModel):
    """From the first day to the last, both included."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=60)]
    first: date
    last: date


_PERIODS = TypeAdapter(list[NamedPeriod])


def load_periods(path: Path) -> list[NamedPeriod]:
    """The periods of the file by their first day; raises QuestionnaireError. No file: none."""
    if not path.exists():
        return []
    try:
        raw: Any = YAML(typ="safe", pure=True).load(path)
    except (YAMLError, UnicodeDecodeError) as error:
        raise QuestionnaireError(path.name, ["Dit bestand is niet te lezen."]) from error
    try:
        periods = _PERIODS.validate_python(raw or [])
    except ValidationError as error:
        lines = sorted({e["loc"][0] for e in error.errors() if e["loc"]})
        which = [f"Periode {int(n) + 1}" for n in lines] or ["De lijst"]
        raise QuestionnaireError(
            path.name,
            [f"{each} klopt niet. Geef een `name`, een `first` en een `last`." for each in which],
        ) from error
    turned = [
        f"Periode ‘{each.name}’ eindigt voor ze begint."
        for each in periods
        if each.last < each.first
    ]
    if turned:
        raise QuestionnaireError(path.name, turned)
    return sorted(periods, key=lambda each: each.first)

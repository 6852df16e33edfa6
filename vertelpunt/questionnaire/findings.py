"""What is wrong with plain values, each with its place, as Dutch sentences that say what to do."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `path`: keys, and places in lists, from the top to where it is."""

    path: Path
    sentence: str


class QuestionnaireError(Exception):
    """Values that can't be used. `problems` are Dutch sentences that say what to do."""

    def __init__(self, source: str, findings: Iterable[Finding]) -> None:
        self.source = source
        self.findings = tuple(findings)
        super().__init__(f"{source}: " + " ".join(self.problems))

    @property
    def problems(self) -> tuple[str, ...]:
        """The sentences alone."""
        return tuple(finding.sentence for finding in self.findings)


def described(
    error: ValidationError, model: type[BaseModel], *, skip: int = 0
) -> Iterator[tuple[Path, str]]:
    """Where each of pydantic's findings is, and a Dutch sentence on it.

    `skip`: how many parts of its place to leave out at the start (the type of a question).
    """
    details = error.errors(include_url=False)
    places = [tuple(detail["loc"][skip:]) for detail in details]
    for detail, path in zip(details, places, strict=True):
        # A list counts what is sound in it; what isn't is told by itself.
        within = any(len(p) > len(path) and p[: len(path)] == path for p in places)
        if within and detail["type"] == "too_short":
            continue
        field = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
        yield path, f"`{field}` {_said(detail, model)}"


def _said(detail: ErrorDetails, model: type[BaseModel]) -> str:
    given = detail["input"]
    match detail["type"]:
        case "missing":
            return "ontbreekt. Vul het in."
        case "extra_forbidden":
            name = str(detail["loc"][-1])
            near = difflib.get_close_matches(name, list(model.model_fields), n=1)
            return "kennen we hier niet." + (
                f" Bedoel je `{near[0]}`?" if near else " Haal het weg."
            )
        case "string_pattern_mismatch":
            return "mag alleen kleine letters, cijfers en _ hebben en begint met een letter."
        case "string_too_short":
            return "is leeg. Vul het in."
        case "string_too_long":
            most = detail.get("ctx", {}).get("max_length")
            return f"is te lang. Houd het op hoogstens {most} tekens."
        case _ if given is None:
            return "is leeg. Vul het in."
        case "string_type":
            return "moet tekst zijn. Zet er aanhalingstekens om."
        case "bool_type":
            return "is true of false. Schrijf een van die twee, zonder aanhalingstekens."
        case "int_type":
            return f"is een heel getal. Schrijf alleen cijfers{_digits(given)}."
        case "greater_than_equal":
            return f"is ten minste {detail['ctx']['ge']}. Maak het getal groter."
        case "less_than_equal":
            return f"is hoogstens {detail['ctx']['le']}. Maak het getal kleiner."
        case "too_short":
            least = detail.get("ctx", {}).get("min_length")
            return f"heeft er te weinig. Geef er ten minste {least}."
        case "too_long":
            most = detail.get("ctx", {}).get("max_length")
            return f"heeft er te veel. Geef er hoogstens {most}."
        case "literal_error":
            expected = str(detail.get("ctx", {}).get("expected", ""))
            return f"is een van: {expected.replace(' or ', ' of ')}."
        case "tuple_type" | "list_type":
            return "is een lijst. Zet elk deel op een eigen regel, met een streepje ervoor."
        case "model_type" | "dict_type":
            return "heeft delen met een naam, zoals `id: …` en `label: …`. Schrijf die op."
        case _:
            return "klopt niet. Kijk hoe de andere regels het doen."


def _digits(given: object) -> str:
    """The number that somebody meant who wrote 100.000 or 100 000, as an example."""
    digits = re.sub(r"[\s.,_]", "", str(given))
    return f": {digits}" if re.fullmatch(r"[0-9]{1,9}", digits) else ""

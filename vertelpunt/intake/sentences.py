"""What pydantic finds in an event, as a Dutch finding."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vertelpunt.intake.bodies import BODIES
from vertelpunt.intake.campaign import MOST
from vertelpunt.intake.finding import Finding, shown

FOREIGN = "dit kennen we hier niet. Werk het Vertelpunt bij, of haal het weg."
_SENTENCES = {
    "missing": "dit ontbreekt.",
    "extra_forbidden": FOREIGN,
    "string_type": "hier hoort tekst.",
    "string_unicode": "hier staat een teken dat niet te bewaren is.",
    "string_too_short": "dit is leeg.",
    "string_too_long": "deze tekst is te lang.",
    "string_pattern_mismatch": "hier hoort een id: 16 tekens, 0-9 en a-f.",
    "too_long": "dit zijn er te veel.",
    "int_type": "hier hoort een getal.",
    "greater_than_equal": "hier hoort een getal van 0 of meer.",
    "bool_type": "hier hoort true of false.",
    "list_type": "hier hoort een lijst.",
    "dict_type": "hier hoort een blok, tussen accolades.",
    "model_type": "hier hoort een blok, tussen accolades.",
    "model_attributes_type": "hier hoort een blok, tussen accolades.",
    "union_tag_not_found": "hier hoort `kind`: selection, question of reading_list.",
    "reason": "bij `not_done` hoort een reden, en bij iets anders niet.",
    "union_tag_invalid": "hier hoort als `kind`: selection, question of reading_list.",
    "moment": "hier hoort een datum met tijd.",
    "day": "hier hoort een dag, zoals 2026-04-20.",
    "literal_error": "dit kan hier niet staan.",
    "value_error": "hier staat iets twee keer.",
    "answers": "deze soort vraag heeft een ander aantal antwoorden.",
    "figure": "deze cijfers kunnen zo niet bij elkaar horen.",
    "code": "hier hoort de code van een gemeente, zoals GM0344.",
    "finite_number": "hier hoort een getal.",
    "float_type": "hier hoort een getal.",
    "seen_name": f"hier hoort een naam op één regel, van 1 tot {MOST} tekens die te zien zijn.",
}
_KEPT = [("selection",), ("question",), ("reading_list",)]
_OF_KEPT = ("union_tag_not_found", "union_tag_invalid")


def body_findings(about: str, kind: str, body: Any) -> Iterator[Finding]:
    """What is wrong with the shape of an event's body. `kind`: one of BODIES."""
    try:
        BODIES[kind].validate_python(body)
    except ValidationError as error:
        yield from (_finding(about, detail) for detail in error.errors())


def _finding(about: str, detail: ErrorDetails) -> Finding:
    """One of pydantic's errors, by the field it is in."""
    # Of a kept thing the path begins with its kind, which is no part of the file.
    path = detail["loc"][1:] if detail["loc"][:1] in _KEPT else detail["loc"]
    where = f"`{'.'.join(map(str, path)) or 'body'}`"
    message = _SENTENCES.get(detail["type"], "dit klopt niet.")
    if detail["type"] in _OF_KEPT and detail["loc"]:
        message = "dit `kind` kennen we niet."
    stands = "" if detail["type"] == "missing" else shown(detail["input"])
    return Finding(about, message, where, stands)

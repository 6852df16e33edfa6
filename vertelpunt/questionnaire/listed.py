"""Organisations that a story should not name, as the admin lists them."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vertelpunt.questionnaire.findings import Finding, QuestionnaireError, described


class ListedOrganisation(BaseModel):
    """An organisation by its name. `instead`: what may stand there in a story, None for a word."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(min_length=2, max_length=120)]
    instead: Annotated[str, Field(min_length=1, max_length=60)] | None = None


def read_organisations(raw: object, source: str) -> tuple[ListedOrganisation, ...]:
    """The organisations of a list; raises QuestionnaireError. Nothing at all: none."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        how = "Zet elke organisatie op een eigen regel, met een streepje ervoor."
        raise QuestionnaireError(source, [Finding((), how)])
    findings: list[Finding] = []
    read = [_organisation(item, place, findings) for place, item in enumerate(raw)]
    if findings:
        raise QuestionnaireError(source, findings)
    return tuple(filter(None, read))


def _organisation(item: object, place: int, findings: list[Finding]) -> ListedOrganisation | None:
    which = f"Organisatie {place + 1}"
    if not isinstance(item, Mapping):
        how = f"{which}: geef een `name`, zoals `- {{name: Lokaal Team Meerdal}}`."
        findings.append(Finding((place,), how))
        return None
    try:
        organisation = ListedOrganisation.model_validate(dict(item))
    except ValidationError as error:
        for path, sentence in described(error, ListedOrganisation):
            findings.append(Finding((place, *path), f"{which}: {sentence}"))
        return None
    if not any(char.isalnum() for char in organisation.name):
        findings.append(Finding((place, "name"), f"{which}: `name` heeft geen letter of cijfer."))
    if organisation.instead and not {"[", "]"}.isdisjoint(organisation.instead):
        how = f"{which}: schrijf `instead` zonder haken, de haken zetten we er zelf om."
        findings.append(Finding((place, "instead"), how))
    return organisation

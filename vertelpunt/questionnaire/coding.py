"""What the core group adds when reading: schemes, each a choice that coders make of a story."""

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import ValidationError

from vertelpunt.questionnaire.findings import Finding, QuestionnaireError, described
from vertelpunt.questionnaire.model import ChoiceQuestion

# The schemes that every collection has a column for; others get one when they are first used.
CODES = ("initiative", "tone")
# Labels in a coder's own words, beside the schemes of the file.
TAGS = "tags"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")


class Scheme(ChoiceQuestion):
    """A choice that coders make. `several`: of more than one option; `scale`: whether the order of
    the options says how near two of them are.

    `type` says how a story holds what coders made of it: one option, or a list.
    """

    several: bool = False
    scale: Literal["nominal", "ordinal"] = "nominal"


Coding = dict[str, Scheme]


def scheme_column(scheme: str) -> str:
    """The column of `story` that holds what coders made of this scheme."""
    return scheme if scheme in (*CODES, TAGS) else f"coded_{scheme}"


def read_coding(raw: object, source: str) -> Coding:
    """Name → scheme, of {name: {label, options: [{id, label}], several?, scale?}}.

    Raises QuestionnaireError.
    """
    if not isinstance(raw, Mapping) or not raw:
        how = f"Geef {' en '.join(f'`{name}:`' for name in CODES)}, elk met `label` en `options`."
        raise QuestionnaireError(source, [Finding((), how)])
    coding: Coding = {}
    findings: list[Finding] = []
    for name, code in raw.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name) or name == TAGS:
            how = (
                f"`{name}` kan geen naam zijn. Neem kleine letters, cijfers en _, met een letter "
                f"vooraan, en niet `{TAGS}`."
            )
            findings.append(Finding((str(name),), how))
        elif not isinstance(code, Mapping):
            findings.append(Finding((name,), f"Geef `{name}` een `label` en `options`."))
        else:
            _code(name, code, coding, findings)
    if findings:
        raise QuestionnaireError(source, findings)
    return coding


def _code(name: str, code: Mapping[str, object], coding: Coding, findings: list[Finding]) -> None:
    # One option of a scheme with a column of old; of others a list, so that `several` may change.
    held = "single" if name in CODES else "multi"
    own = {"id": scheme_column(name), "type": held, "step": "coding"}
    for key in own:
        if key in code:
            findings.append(Finding((name, key), f"{name}: `{key}` hoort hier niet. Haal het weg."))
    try:
        coding[name] = choice = Scheme.model_validate({**code, **own})
    except ValidationError as error:
        for path, sentence in described(error, Scheme):
            findings.append(Finding((name, *path), f"{name}: {sentence}"))
        return
    if choice.several and name in CODES:
        how = f"{name}: hier past één keuze. Haal `several` weg, of neem een andere naam."
        findings.append(Finding((name, "several"), how))
    ids = [option.id for option in choice.options]
    findings += [
        Finding((name, "options", place, "id"), f"{name}: keuze `{each}` staat er twee keer. "
                "Geef een van beide een ander id.")
        for place, each in enumerate(ids)
        if each in ids[:place]
    ]  # fmt: skip

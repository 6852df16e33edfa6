"""What the core group adds when reading: type of initiative, and tone."""

from collections.abc import Mapping

from pydantic import ValidationError

from vertelpunt.questionnaire.findings import Finding, QuestionnaireError, described
from vertelpunt.questionnaire.model import ChoiceQuestion

CODES = ("initiative", "tone")
Coding = dict[str, ChoiceQuestion]


def read_coding(raw: object, source: str) -> Coding:
    """Id → choice, of {id: {label, options: [{id, label}]}}; raises QuestionnaireError."""
    if not isinstance(raw, Mapping) or not raw:
        how = f"Geef {' en '.join(f'`{name}:`' for name in CODES)}, elk met `label` en `options`."
        raise QuestionnaireError(source, [Finding((), how)])
    coding: Coding = {}
    findings: list[Finding] = []
    for name, code in raw.items():
        if name not in CODES:
            findings.append(Finding((name,), f"`{name}` is er niet. Kies uit: {', '.join(CODES)}."))
        elif not isinstance(code, Mapping):
            findings.append(Finding((name,), f"Geef `{name}` een `label` en `options`."))
        else:
            _code(name, code, coding, findings)
    if findings:
        raise QuestionnaireError(source, findings)
    return coding


def _code(name: str, code: Mapping[str, object], coding: Coding, findings: list[Finding]) -> None:
    own = {"id": name, "type": "single", "step": "coding"}
    for key in own:
        if key in code:
            findings.append(Finding((name, key), f"{name}: `{key}` hoort hier niet. Haal het weg."))
    try:
        coding[name] = choice = ChoiceQuestion.model_validate({**code, **own})
    except ValidationError as error:
        for path, sentence in described(error, ChoiceQuestion):
            findings.append(Finding((name, *path), f"{name}: {sentence}"))
        return
    ids = [option.id for option in choice.options]
    findings += [
        Finding((name, "options", place, "id"), f"{name}: keuze `{each}` staat er twee keer. "
                "Geef een van beide een ander id.")
        for place, each in enumerate(ids)
        if each in ids[:place]
    ]  # fmt: skip

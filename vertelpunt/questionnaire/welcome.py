"""Three sentences a page for whoever opens it for the first time."""

from collections.abc import Mapping

from vertelpunt.questionnaire.findings import Finding, QuestionnaireError

WELCOMING = (
    "responses", "storycards", "onderdeel", "triades", "sliders", "multis", "gemeenten", "beeld",
    "reflectie", "bewaard", "leeslijst", "nieuw", "coderen", "campagnes", "duidingsessie",
    "rapport", "terugkoppelen", "vragen", "overnemen", "beheer",
)  # fmt: skip
_LONGEST = 160
_NUMBER = 3
Sentences = tuple[str, ...]


def read_welcome(raw: object, source: str) -> dict[str, Sentences]:
    """Page → its sentences; raises QuestionnaireError. Nothing at all: none."""
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        how = "Begin met de naam van een pagina en een dubbele punt, zoals `sliders:`."
        raise QuestionnaireError(source, [Finding((), how)])
    findings = [finding for page, given in raw.items() for finding in _wrong(page, given)]
    if findings:
        raise QuestionnaireError(source, findings)
    return {page: tuple(given) for page, given in raw.items()}


def _wrong(page: object, given: object) -> list[Finding]:
    name = str(page)
    if page not in WELCOMING:
        return [Finding((name,), f"Pagina {name} is er niet. Kies uit: {', '.join(WELCOMING)}.")]
    if not isinstance(given, list) or len(given) != _NUMBER:
        how = (
            f"Pagina {name}: geef drie zinnen, elk op een eigen regel met een streepje ervoor. "
            "Staat er een komma in, zet er dan aanhalingstekens om."
        )
        return [Finding((name,), how)]
    return [
        Finding((name, place), f"Pagina {name}, zin {place + 1}: {sentence}")
        for place, each in enumerate(given)
        if (sentence := _sentence_problem(each))
    ]


def _sentence_problem(sentence: object) -> str | None:
    if sentence is None or sentence == "":
        return "die is leeg. Vul hem in."
    if not isinstance(sentence, str):
        return "dit is geen zin. Zet er aanhalingstekens om, ook als er een dubbele punt in staat."
    if len(sentence) > _LONGEST:
        return f"die is te lang. Houd het op hoogstens {_LONGEST} tekens."
    return None

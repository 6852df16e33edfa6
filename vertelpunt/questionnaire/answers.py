"""What a teller sends, checked against the questionnaire."""

import math
import unicodedata
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from vertelpunt.questionnaire.model import (
    ChoiceQuestion,
    ConfirmationQuestion,
    PlaceQuestion,
    Question,
    Questionnaire,
    SliderQuestion,
    TextQuestion,
    TriadQuestion,
)

_OTHER_MAX_LENGTH = 300
# The ways to set a dot: a tap or a drag, the arrow keys, typed numbers, an order of the corners.
ROUTES = ("finger", "mouse", "keyboard", "numbers", "zone")
# Signs outside the categories of white space and control that are drawn as nothing.
_DRAWN_AS_NOTHING = frozenset(
    chr(point)
    for first, last in (
        (0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2800, 0x2800),
        (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0100, 0xE01EF),
    )
    for point in range(first, last + 1)
)  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer, as a Dutch sentence for its teller."""

    question: str
    message: str


@dataclass(frozen=True)
class Submission:
    """Checked answers by question id; a question that isn't here was left open.

    Values: text: str; single, place: the id or code; multi: list of ids; triad: {left, right, top},
    shares that add to 1; slider: 0 to 100; confirmation: True. `other`: the words beside an option.
    `routes`: by which of `ROUTES` the dot of a triad or slider came, as far as that is known.
    `cleared`: what was filled in and wiped again; what else is open was never touched.
    """

    answers: dict[str, Any]
    other: dict[str, str] = field(default_factory=dict)
    not_applicable: tuple[str, ...] = ()
    routes: dict[str, str] = field(default_factory=dict)
    cleared: tuple[str, ...] = ()


def check_submission(
    questionnaire: Questionnaire, fields: Mapping[str, Any], places: Container[str]
) -> tuple[Submission, list[Problem]]:
    """Check what a form sent: {question id: {value, other, not_applicable, route}}.

    Returns the answers that are sound and a problem for every one that isn't. `places`: the codes
    that exist. Fields of questions that this questionnaire doesn't have are left aside.
    """
    answers: dict[str, Any] = {}
    other: dict[str, str] = {}
    not_applicable: list[str] = []
    routes: dict[str, str] = {}
    cleared: list[str] = []
    problems: list[Problem] = []
    for question in questionnaire.questions:
        sent = fields.get(question.id)
        sent = sent if isinstance(sent, Mapping) else {}
        if sent.get("not_applicable") is True and question.not_applicable:
            not_applicable.append(question.id)
            continue
        try:
            value = _value(question, sent.get("value"), places)
            if value is None and question.required:
                raise ValueError(_missing(question))
            if value is not None:
                answers[question.id] = value
                if words := _words(question, value, sent.get("other")):
                    other[question.id] = words
                if route := route_of(question, sent.get("route")):
                    routes[question.id] = route
            elif "value" in sent:
                cleared.append(question.id)
        except ValueError as error:
            problems.append(Problem(question.id, str(error)))
    submission = Submission(answers, other, tuple(not_applicable), routes, tuple(cleared))
    return submission, problems


def route_of(question: Question, raw: Any) -> str | None:
    """By which of `ROUTES` the dot of this question came; None where that says nothing."""
    is_pointed_at = isinstance(question, TriadQuestion | SliderQuestion)
    return raw if is_pointed_at and isinstance(raw, str) and raw in ROUTES else None


def is_blank(text: str) -> bool:
    """Whether nobody sees anything of this text."""
    return all(
        sign.isspace() or sign in _DRAWN_AS_NOTHING or unicodedata.category(sign) in ("Cc", "Cf")
        for sign in text
    )


def _value(question: Question, raw: Any, places: Container[str]) -> Any:
    """The sound value, None when left open; raises ValueError with a Dutch sentence."""
    if raw is None:
        return None
    match question:
        case TextQuestion():
            return _text(question, raw)
        case ChoiceQuestion(type="single"):
            return _options(question, [raw])[0] if raw != "" else None
        case ChoiceQuestion():
            return _options(question, raw if isinstance(raw, list) else [raw]) or None
        case TriadQuestion():
            return _shares(raw)
        case SliderQuestion():
            return _position(raw)
        case PlaceQuestion():
            if raw == "":
                return None
            if not isinstance(raw, str) or raw not in places:
                raise ValueError("Deze plaats kennen we niet. Kies er een uit de lijst.")
            return raw
        case ConfirmationQuestion():
            return True if raw is True else None


def _text(question: TextQuestion, raw: Any) -> str | None:
    if not isinstance(raw, str):
        raise ValueError("Dit is geen tekst. Typ je antwoord opnieuw.")
    text = cleaned(raw)
    if len(text) > question.max_length:
        most = f"{question.max_length:,}".replace(",", ".")
        here = f"{len(text):,}".replace(",", ".")
        raise ValueError(f"Dit zijn {here} tekens. Maak er hoogstens {most} van.")
    return text or None


def cleaned(raw: Any) -> str:
    """Text as typed, less outer white space and what no file can hold (NUL, half a character).

    Text of which nobody sees anything is no text.
    """
    text = raw if isinstance(raw, str) else ""
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return "" if is_blank(text) else text.strip()


def _options(question: ChoiceQuestion, raw: list[Any]) -> list[str]:
    known = [option.id for option in question.options]
    if any(choice not in known for choice in raw):
        raise ValueError("Deze keuze is er niet meer. Kies opnieuw.")
    return [choice for choice in known if choice in raw]


def _chose_other(question: Question, value: Any) -> bool:
    if not isinstance(question, ChoiceQuestion):
        return False
    chosen = value if isinstance(value, list) else [value]
    return any(option.other for option in question.options if option.id in chosen)


def _words(question: Question, value: Any, raw: Any) -> str:
    """The words beside a choice that asks for them, '' for none; raises ValueError."""
    words = cleaned(raw) if _chose_other(question, value) else ""
    if len(words) > _OTHER_MAX_LENGTH:
        raise ValueError(f"Houd het bij ‘namelijk’ op hoogstens {_OTHER_MAX_LENGTH} tekens.")
    return words


def _shares(raw: Any) -> dict[str, float]:
    shares: dict[str, Any] = {}
    if isinstance(raw, Mapping):
        shares = {corner: raw.get(corner) for corner in ("left", "right", "top")}
    if not shares or not all(map(_is_number, shares.values())):
        raise ValueError("De stip in de driehoek is niet goed doorgekomen. Zet hem opnieuw.")
    total = sum(shares.values())
    in_range = all(-1e-9 <= share <= 1 + 1e-9 for share in shares.values())
    if not in_range or not math.isclose(total, 1, abs_tol=1e-6):
        raise ValueError("De stip ligt buiten de driehoek. Zet hem opnieuw.")
    left, right = (float(min(max(shares[corner], 0), 1)) for corner in ("left", "right"))
    top = max(0.0, 1 - left - right)
    return {"left": left, "right": right, "top": top}


def _position(raw: Any) -> float:
    if not _is_number(raw) or not 0 <= raw <= 100:
        raise ValueError("De schuif is niet goed doorgekomen. Zet hem opnieuw.")
    return float(raw)


def _is_number(raw: Any) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def _missing(question: Question) -> str:
    match question:
        case TextQuestion():
            return "Vul dit nog in."
        case ConfirmationQuestion():
            return "Vink dit aan voordat je verstuurt."
        case TriadQuestion() | SliderQuestion():
            return "Zet hier nog een stip."
        case _:
            return "Maak hier nog een keuze."

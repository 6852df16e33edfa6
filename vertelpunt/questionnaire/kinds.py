"""What each type of question asks of an answer: a record a type."""

import math
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from vertelpunt.questionnaire.model import (
    ChoiceQuestion,
    ConfirmationQuestion,
    PlaceQuestion,
    Question,
    SliderQuestion,
    TextQuestion,
    TriadQuestion,
)
from vertelpunt.questionnaire.places import Place
from vertelpunt.questionnaire.typed import cleaned

Asked = TypeVar("Asked", bound=Question)
# What of a value still fits, and what doesn't.
Parted = tuple[Any, list[Any]]


def _nothing_fits(_: Question, value: Any) -> Parted:
    return None, [value]


def _none_listed(_: Question, __: Mapping[str, Place]) -> dict[str, str]:
    return {}


def _changed(_: list[str]) -> str:
    return "Deze vraag is veranderd. Wat je eerder invulde, past er niet meer bij."


@dataclass(frozen=True)
class Kind(Generic[Asked]):
    """What is particular to the questions of a type; sentences are Dutch, for a teller.

    `check`: the sound value of what was sent, None where that says nothing; raises ValueError with
    a sentence. `missing`: what is still to be done. `columns`: what is kept of an answer, as suffix
    of the question's id → Python type; the first is never empty where there is an answer.
    `row`: an answer as suffix → value. `labels`: the answers that can be chosen, value → label.
    `fitting`: what of a former value still fits; None where anything does. `lost`: the sentence for
    what doesn't, with the labels it had. `dot`: it is pointed at, on a line or in a plane.
    `tells`: it says something of the story, and is shown and counted.
    """

    model: type[Asked]
    check: Callable[[Asked, Any, Container[str]], Any]
    missing: str
    columns: Mapping[str, type]
    row: Callable[[Any], dict[str, Any]] = lambda value: {"": value}
    labels: Callable[[Asked, Mapping[str, Place]], dict[str, str]] = _none_listed
    fitting: Callable[[Asked, Any], Parted] | None = _nothing_fits
    lost: Callable[[list[str]], str] = _changed
    dot: bool = False
    tells: bool = True


def kind_of(question: Question) -> Kind[Any]:
    """What is particular to a question of this type."""
    return KINDS[question.type]


def _text(question: TextQuestion, raw: Any, _: Container[str]) -> str | None:
    if not isinstance(raw, str):
        raise ValueError("Dit is geen tekst. Typ je antwoord opnieuw.")
    text = cleaned(raw)
    if len(text) > question.max_length:
        most = f"{question.max_length:,}".replace(",", ".")
        here = f"{len(text):,}".replace(",", ".")
        raise ValueError(f"Dit zijn {here} tekens. Maak er hoogstens {most} van.")
    return text or None


def _any_text(_: TextQuestion, value: Any) -> Parted:
    return (value, []) if isinstance(value, str) else (None, [value])


def _option(question: ChoiceQuestion, raw: Any, _: Container[str]) -> str | None:
    return _known(question, [raw])[0] if raw != "" else None


def _options(question: ChoiceQuestion, raw: Any, _: Container[str]) -> list[str] | None:
    chosen = _known(question, raw if isinstance(raw, list) else [raw])
    if question.most and len(chosen) > question.most:
        raise ValueError(f"Je koos er {len(chosen)}. Kies er hoogstens {question.most}.")
    return chosen or None


def _known(question: ChoiceQuestion, raw: list[Any]) -> list[str]:
    known = [option.id for option in question.options]
    if any(choice not in known for choice in raw):
        raise ValueError("Deze keuze is er niet meer. Kies opnieuw.")
    return [choice for choice in known if choice in raw]


def _option_labels(question: ChoiceQuestion, _: Mapping[str, Place]) -> dict[str, str]:
    return {option.id: option.label for option in question.options}


def _options_left(question: ChoiceQuestion, value: Any) -> Parted:
    chosen = value if isinstance(value, list) else [value]
    known = [option.id for option in question.options]
    fits = [each for each in chosen if each in known]
    return fits, [each for each in chosen if each not in known]


def _option_left(question: ChoiceQuestion, value: Any) -> Parted:
    fits, gone = _options_left(question, value)
    return (fits[0], gone) if len(fits) == 1 else (None, [*fits, *gone])


def _options_gone(labels: list[str]) -> str:
    named = " en ".join(f"‘{label}’" for label in labels if label)
    which = f": {named}." if named else "."
    if len(labels) > 1:
        return f"Deze keuzes bestaan niet meer; we hebben ze weggehaald{which}"
    return f"Deze keuze bestaat niet meer; we hebben hem weggehaald{which}"


def _shares(_: TriadQuestion, raw: Any, __: Container[str]) -> dict[str, float]:
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


def _in_the_plane(shares: dict[str, float]) -> dict[str, Any]:
    """The shares, and where they lie in a triangle with sides of 1."""
    x = shares["right"] + shares["top"] / 2
    return {**shares, "x": x, "y": shares["top"] * math.sqrt(3) / 2}


def _position(_: SliderQuestion, raw: Any, __: Container[str]) -> float:
    if not _is_number(raw) or not 0 <= raw <= 100:
        raise ValueError("De schuif is niet goed doorgekomen. Zet hem opnieuw.")
    return float(raw)


def _is_number(raw: Any) -> bool:
    return isinstance(raw, int | float) and not isinstance(raw, bool)


def _place(_: PlaceQuestion, raw: Any, places: Container[str]) -> str | None:
    if raw == "":
        return None
    if not isinstance(raw, str) or raw not in places:
        raise ValueError("Deze plaats kennen we niet. Kies er een uit de lijst.")
    return raw


_TEXT = Kind(TextQuestion, _text, "Vul dit nog in.", {"": str}, fitting=_any_text)
_SINGLE = Kind(
    ChoiceQuestion, _option, "Maak hier nog een keuze.", {"": str, "other": str},
    labels=_option_labels, fitting=_option_left, lost=_options_gone,
)  # fmt: skip
KINDS: dict[str, Kind[Any]] = {
    # One kind: a question may go from a line to a block of text.
    "text": _TEXT,
    "long_text": _TEXT,
    "single": _SINGLE,
    "multi": replace(
        _SINGLE, check=_options, columns={"": list, "other": str}, fitting=_options_left
    ),
    "triad": Kind(
        TriadQuestion, _shares, "Zet hier nog een stip.",
        dict.fromkeys(("left", "right", "top", "x", "y"), float), _in_the_plane, dot=True,
    ),
    "slider": Kind(SliderQuestion, _position, "Zet hier nog een stip.", {"": float}, dot=True),
    "place": Kind(
        PlaceQuestion, _place, "Maak hier nog een keuze.", {"": str},
        labels=lambda _, places: {code: place.label for code, place in places.items()},
        lost=lambda _: "Deze plaats staat niet meer in de lijst; we hebben hem weggehaald.",
    ),
    "confirmation": Kind(
        ConfirmationQuestion, lambda _, raw, __: True if raw is True else None,
        "Vink dit aan voordat je verstuurt.", {"": bool}, fitting=None, tells=False,
    ),
}  # fmt: skip

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
    StonesQuestion,
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


def _no_columns(_: Question) -> dict[str, type]:
    return {}


def _changed(_: list[str]) -> str:
    return "Deze vraag is veranderd. Wat je eerder invulde, past er niet meer bij."


@dataclass(frozen=True)
class Kind(Generic[Asked]):
    """What is particular to the questions of a type; sentences are Dutch, for a teller.

    `check`: the sound value of what was sent, None where that says nothing; raises ValueError with
    a sentence. `missing`: what is still to be done. `columns`: what is kept of an answer, as suffix
    of the question's id → Python type; the first is never empty where there is an answer.
    `own_columns`: what is kept beside that of an answer to this question. `row`: an answer as
    suffix → value. `labels`: the answers that can be chosen, value → label.
    `fitting`: what of a former value still fits; None where anything does. `lost`: the sentence for
    what doesn't, with the labels it had. `dot`: it is pointed at, on a line or in a plane.
    `several`: of what can be chosen, an answer may hold more than one.
    `tells`: it says something of the story, and is shown and counted.
    """

    model: type[Asked]
    check: Callable[[Asked, Any, Container[str]], Any]
    missing: str
    columns: Mapping[str, type]
    own_columns: Callable[[Asked], Mapping[str, type]] = _no_columns
    row: Callable[[Any], dict[str, Any]] = lambda value: {"": value}
    labels: Callable[[Asked, Mapping[str, Place]], dict[str, str]] = _none_listed
    fitting: Callable[[Asked, Any], Parted] | None = _nothing_fits
    lost: Callable[[list[str]], str] = _changed
    dot: bool = False
    several: bool = False
    tells: bool = True

    def columns_of(self, question: Asked) -> dict[str, type]:
        """Every column that an answer to this question fills, by name."""
        held = {**self.columns, **self.own_columns(question)}
        return {question.column(suffix): kind for suffix, kind in held.items()}


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


def _marks(question: StonesQuestion, raw: Any, _: Container[str]) -> list[dict[str, Any]] | None:
    names = {stone.id: stone.label for stone in question.stones}
    marks: dict[str, dict[str, Any]] = {}
    for mark in raw if isinstance(raw, list) else [raw]:
        stone = _stone_of(mark)
        if stone not in names:
            raise ValueError("Deze steen is er niet meer. Zet je stenen opnieuw.")
        if stone in marks:
            raise ValueError(f"‘{names[stone]}’ staat er twee keer. Zet die steen opnieuw.")
        if not _lies(mark):
            raise ValueError(f"‘{names[stone]}’ is niet goed doorgekomen. Zet die steen opnieuw.")
        marks[stone] = {"stone": stone, "x": float(mark["x"]), "y": float(mark["y"])}
    return [marks[stone] for stone in names if stone in marks] or None


def _stone_of(mark: Any) -> str:
    """The id of the stone of a mark, '' where it has none."""
    stone = mark.get("stone") if isinstance(mark, Mapping) else None
    return stone if isinstance(stone, str) else ""


def _lies(mark: Mapping[str, Any]) -> bool:
    return all(_is_number(mark.get(side)) and 0 <= mark[side] <= 100 for side in ("x", "y"))


def _stones_row(marks: list[dict[str, Any]]) -> dict[str, Any]:
    """The stones that were put, and where each lies."""
    places = {f"{mark['stone']}_{side}": mark[side] for mark in marks for side in ("x", "y")}
    return {"": [mark["stone"] for mark in marks], **places}


def _stone_columns(question: StonesQuestion) -> dict[str, type]:
    return dict.fromkeys((f"{s.id}_{side}" for s in question.stones for side in ("x", "y")), float)


def _stones_left(question: StonesQuestion, value: Any) -> Parted:
    known = {stone.id for stone in question.stones}
    fits: dict[str, Any] = {}
    gone = []
    for mark in value if isinstance(value, list) else [value]:
        stone = _stone_of(mark)
        if stone in known and stone not in fits and _lies(mark):
            fits[stone] = mark
        else:
            gone.append(stone or mark)
    return [*fits.values()], gone


def _stones_gone(labels: list[str]) -> str:
    named = " en ".join(f"‘{label}’" for label in labels if label)
    which = f": {named}." if named else "."
    if len(labels) > 1:
        return f"Deze stenen passen niet meer bij de vraag; we hebben ze weggehaald{which}"
    return f"Deze steen past niet meer bij de vraag; we hebben hem weggehaald{which}"


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
        _SINGLE, check=_options, columns={"": list, "other": str}, fitting=_options_left,
        several=True,
    ),
    "triad": Kind(
        TriadQuestion, _shares, "Zet hier nog een stip.",
        dict.fromkeys(("left", "right", "top", "x", "y"), float), row=_in_the_plane, dot=True,
    ),
    "slider": Kind(SliderQuestion, _position, "Zet hier nog een stip.", {"": float}, dot=True),
    "stones": Kind(
        StonesQuestion, _marks, "Zet hier nog een steen.", {"": list}, _stone_columns, _stones_row,
        lambda question, _: {stone.id: stone.label for stone in question.stones},
        fitting=_stones_left, lost=_stones_gone, dot=True, several=True,
    ),
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

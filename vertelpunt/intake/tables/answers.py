"""From cells to answers: a function for each way in which an answer may stand in a table."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vertelpunt.intake.figure_places import Places
from vertelpunt.intake.tables.making import CHOSEN, UNCHOSEN
from vertelpunt.intake.tables.numbers import NOTHING, number_of
from vertelpunt.intake.tables.plan import Take
from vertelpunt.questionnaire import Place

# Shares that were rounded, each by itself, add to almost one.
_ROUNDED = 0.021
_EDGE = 1e-6


@dataclass
class Answers:
    """The answers of a take, a row an entry; None: left open.

    `wrong`: row, column, why in Dutch, what stands there.
    """

    values: list[Any]
    wrong: list[tuple[int, str, str, str]] = field(default_factory=list)


Cells = Mapping[str, Sequence[str]]
Known = Callable[[str], str | None]


def answers_of(take: Take, cells: Cells, places: Known) -> Answers:
    """What a take makes of its columns. `cells`: by column, stripped; `places`: finds codes."""
    return _WAYS[take.how](take, cells, places)


def known_places(places: Mapping[str, Place]) -> Known:
    """Finds the code of a place by its code or name, with or without accents."""
    municipalities = Places(places, {})
    labels = {place.label.casefold(): code for code, place in places.items()}

    def code_of(cell: str) -> str | None:
        if cell in places:
            return cell
        bare = cell.casefold()
        by_code = municipalities.by_code(cell) if bare.startswith("gm") else None
        return labels.get(bare) or by_code or municipalities.by_name(cell)

    return code_of


def _one_by_one(
    column: str, cells: Sequence[str], read: Callable[[str], tuple[Any, str]]
) -> Answers:
    """Each different cell is read once. `read`: the answer, and why there is none or ''."""
    seen: dict[str, tuple[Any, str]] = {}
    found = Answers([])
    for row, cell in enumerate(cells):
        if cell not in seen:
            seen[cell] = read(cell) if cell else (None, "")
        value, why = seen[cell]
        found.values.append(value)
        if why:
            found.wrong.append((row, column, why, cell))
    return found


def _text(take: Take, cells: Cells, _: Known) -> Answers:
    (column,) = take.columns
    return Answers([cell or None for cell in cells[column]])


def _option(take: Take, cells: Cells, _: Known) -> Answers:
    (column,) = take.columns
    code_of = _lookup(take.values)

    def read(cell: str) -> tuple[Any, str]:
        if found := code_of(cell):
            return found, ""
        return (None, "") if cell.casefold() in NOTHING else (None, "deze keuze is er niet.")

    return _one_by_one(column, cells[column], read)


def _options(take: Take, cells: Cells, _: Known) -> Answers:
    """Several in a cell, or one in each of several columns."""
    code_of, parted = _lookup(take.values), _parter(take)

    def read(cell: str) -> tuple[Any, str]:
        pieces = parted(cell)
        codes = [code for piece in pieces if (code := code_of(piece))]
        lost = [each for each in pieces if not code_of(each) and each.casefold() not in NOTHING]
        why = f"deze keuze is er niet: {', '.join(f'‘{each}’' for each in lost)}." if lost else ""
        return codes or None, why

    found = [_one_by_one(column, cells[column], read) for column in take.columns]
    values = [
        [*dict.fromkeys(code for each in row if each for code in each)] or None
        for row in zip(*(each.values for each in found), strict=True)
    ]
    return Answers(values, [wrong for each in found for wrong in each.wrong])


def _option_columns(take: Take, cells: Cells, _: Known) -> Answers:
    """A column an option; where all say no, nothing was chosen."""
    yes = take.chosen or CHOSEN
    columns = [column for column in take.columns if column in take.values]
    found = Answers([None] * len(cells[columns[0]]) if columns else [])
    for column in columns:
        code = take.values[column]
        for row, cell in enumerate(cells[column]):
            if not cell:
                continue
            folded = cell.casefold()
            if folded in yes:
                found.values[row] = [*(found.values[row] or []), code]
            elif folded not in UNCHOSEN and folded not in ("0.0",):
                found.wrong.append((row, column, "dit zegt niet of het gekozen is.", cell))
    return found


def _shares(take: Take, cells: Cells, _: Known) -> Answers:
    """Parts that add to 1 or to 100: of a triad, or the two of a slider."""
    found = Answers([])
    for row, parts in enumerate(zip(*(cells[each] for each in take.columns), strict=True)):
        numbers, why = _numbers(parts)
        total = sum(numbers)
        if not why and numbers:
            scale = next((each for each in (1, 100) if abs(total - each) <= each * _ROUNDED), None)
            if scale is None or min(numbers) < -_EDGE * scale:
                why = "deze delen zijn samen geen 1 of 100."
        if why:
            found.wrong.append((row, take.columns[0], why, " / ".join(parts)))
        found.values.append(_parted(numbers, total) if numbers and not why else None)
    return found


def _parted(numbers: Sequence[float], total: float) -> Any:
    shares = [max(each, 0.0) / total for each in numbers]
    whole = sum(shares)
    if len(shares) == 2:
        return min(100.0, 100 * shares[1] / whole)
    left, right = shares[0] / whole, shares[1] / whole
    return {"left": left, "right": right, "top": max(0.0, 1 - left - right)}


def _numbers(parts: Sequence[str]) -> tuple[list[float], str]:
    """The numbers of cells that belong together, none where all are open; and what is wrong."""
    there = [each for each in parts if each.casefold() not in NOTHING]
    if not there:
        return [], ""
    numbers = [number for each in there if (number := number_of(each)) is not None]
    if len(numbers) < len(there):
        return [], "hier hoort een getal."
    if len(numbers) < len(parts):
        return [], "er ontbreekt een deel."
    return numbers, ""


def _point(take: Take, cells: Cells, _: Known) -> Answers:
    """Where a dot lies in a triangle: x from left to right, y as the share of the top."""
    across, up = take.columns
    span = take.high - take.low
    found = Answers([])
    for row, parts in enumerate(zip(cells[across], cells[up], strict=True)):
        numbers, why = _numbers(parts)
        value = None
        if numbers:
            x, top = ((each - take.low) / span for each in numbers)
            right = x - top / 2
            left = 1 - top - right
            if min(left, right, top) < -_ROUNDED:
                why = "dit ligt buiten de driehoek."
            else:
                value = _parted((left, right, top), 1.0)
        if why:
            found.wrong.append((row, across, why, " / ".join(parts)))
        found.values.append(value)
    return found


def _scale(take: Take, cells: Cells, _: Known) -> Answers:
    (column,) = take.columns
    least, most = sorted((take.low, take.high))
    edge = (most - least) * _EDGE

    def read(cell: str) -> tuple[Any, str]:
        if cell.casefold() in NOTHING:
            return None, ""
        number = number_of(cell)
        if number is None:
            return None, "hier hoort een getal."
        if not least - edge <= number <= most + edge:
            return None, f"dit ligt niet tussen {least:g} en {most:g}."
        return min(100.0, max(0.0, 100 * (number - take.low) / (take.high - take.low))), ""

    return _one_by_one(column, cells[column], read)


def _place(take: Take, cells: Cells, places: Known) -> Answers:
    (column,) = take.columns
    by_hand = _lookup(take.values)

    def read(cell: str) -> tuple[Any, str]:
        if found := by_hand(cell) or places(cell):
            return found, ""
        return None, "" if cell.casefold() in NOTHING else "dit is geen gemeente van nu."

    return _one_by_one(column, cells[column], read)


def _stones(take: Take, cells: Cells, _: Known) -> Answers:
    """X and y of each stone in turn; a stone that was not put has neither."""
    span = take.high - take.low
    pairs = [*zip(take.columns[::2], take.columns[1::2], strict=True)]
    found = Answers([None] * len(cells[take.columns[0]]))
    for across, up in pairs:
        for row, parts in enumerate(zip(cells[across], cells[up], strict=True)):
            numbers, why = _numbers(parts)
            if numbers:
                x, y = (100 * (each - take.low) / span for each in numbers)
                if not (-_EDGE <= x <= 100 + _EDGE and -_EDGE <= y <= 100 + _EDGE):
                    why = "dit ligt buiten het vlak."
                else:
                    x, y = min(100.0, max(0.0, x)), min(100.0, max(0.0, y))
                    mark = {"stone": take.values[across], "x": x, "y": y}
                    found.values[row] = [*(found.values[row] or []), mark]
            if why:
                found.wrong.append((row, across, why, " / ".join(parts)))
    return found


def _lookup(values: Mapping[str, str]) -> Known:
    """The option of what stands in a cell, by its exact words or but for capitals."""
    folded = {raw.casefold(): code for raw, code in values.items()}

    def code_of(cell: str) -> str | None:
        return values.get(cell) or folded.get(cell.casefold())

    return code_of


def _parter(take: Take) -> Callable[[str], list[str]]:
    """The pieces of a cell. An option that has the separator in it stays whole."""
    separator = take.separator
    if not separator:
        return lambda cell: [cell]
    known = [raw for raw in take.values if raw and separator in raw]
    whole = "|".join(re.escape(raw) for raw in sorted(known, key=len, reverse=True))
    piece = re.compile(
        f"({whole})(?=$|{re.escape(separator)})" if whole else r"(?!)", re.IGNORECASE
    )

    def pieces(cell: str) -> list[str]:
        found, at = [], 0
        while at < len(cell):
            hit = piece.match(cell, at)
            end = hit.end() if hit else cell.find(separator, at)
            end = len(cell) if end < 0 else end
            found.append(cell[at:end].strip())
            at = end + len(separator)
            while at < len(cell) and cell[at] == " ":
                at += 1
        return [each for each in found if each]

    return pieces


_WAYS: dict[str, Callable[[Take, Cells, Known], Answers]] = {
    "text": _text,
    "option": _option,
    "options": _options,
    "option_columns": _option_columns,
    "shares": _shares,
    "point": _point,
    "scale": _scale,
    "place": _place,
    "stones": _stones,
}

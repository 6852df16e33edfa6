"""A plan for a table of no tool we know: what its cells look like says what they are."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from vertelpunt.intake.tables.answers import Known, known_places
from vertelpunt.intake.tables.asked import Choice
from vertelpunt.intake.tables.making import CHOSEN, UNCHOSEN, Making
from vertelpunt.intake.tables.numbers import NOTHING, moment_of, month_first, number_of, numbers_of
from vertelpunt.intake.tables.plan import Plan
from vertelpunt.questionnaire import Place, Plane

_MOST_OPTIONS, _LONGEST_OPTION = 20, 80
_TITLE = re.compile(r"title|titel|kop|headline|story title|titel van .*", re.IGNORECASE)
_KEY = re.compile(r"_?(uu)?id|id_?(nummer)?|nr|nummer|(response|record|submission)[ _]?id|_uuid",
                  re.IGNORECASE)  # fmt: skip
_WHEN = re.compile(r"datum|date|tijd|time|wanneer|ingevuld|verteld|submitted|created|moment",
                   re.IGNORECASE)  # fmt: skip
# A column an option: its question, and its option behind a colon, a slash or in brackets.
_PART = re.compile(r"(?P<question>.+?)(?:\s*[:/.]\s*|\s*\[)(?P<part>[^\]]+)\]?", re.DOTALL)
_ACROSS = re.compile(r"(?P<name>.*?)[ _.-]*(?P<axis>[xy])", re.IGNORECASE)


def plan(making: Making, name: str, places: Mapping[str, Place]) -> Plan:
    """Everything that a column may be is tried, the surest first; text is what remains."""
    columns = [c for c in making.table.names if not making.empty(c)]
    making.leave_personal(columns)
    key, told_at, title = key_of(making), told_at_of(making), title_of(making)
    spoken = {key, told_at, title if title and making.title_fits(title) else None}
    free = [c for c in columns if c not in spoken and c not in making.left]
    guess(making, free, known_places(places) if places else lambda _: None)
    return making.plan("table", name, key=key, told_at=told_at, title=title)


def guess(
    making: Making, columns: Sequence[str], places: Known,
    named: Callable[[str], str] = lambda column: column,
) -> None:  # fmt: skip
    """Takes for these columns, by what stands in them. `named`: what a column is called."""
    free = list(columns)
    free = _triads(making, free)
    free = _option_columns(making, free)
    free = _planes(making, free)
    for column in free:
        one(making, column, named(column), named(column), places)


def one(making: Making, column: str, name: str, label: str, places: Known) -> None:
    """A take for one column, by what stands in it."""
    values = [each for each in making.values(column) if each.casefold() not in NOTHING]
    cells = making.table.rows[column].str.strip()
    filled = int((cells != "").sum())
    if _mostly(values, lambda each: bool(places(each))) and not _all_numbers(values):
        return making.place(column, name, label)
    few = 2 <= len(values) <= _MOST_OPTIONS and making.longest(column) <= _LONGEST_OPTION
    repeated = 2 * len(values) <= filled
    if ends := _scale(values):
        making.scale(column, name, label, (f"{ends[0]:g}", f"{ends[1]:g}"), *ends)
    elif few and repeated and not _separator(values, ";|"):
        choices = [Choice((each,), each, each) for each in values]
        making.choice((column,), "option", name, label, choices)
    elif separator := _separator(values):
        pieces = sorted({p.strip() for v in values for p in v.split(separator) if p.strip()})
        choices = [Choice((each,), each, each) for each in pieces]
        making.choice((column,), "options", name, label, choices, separator=separator)
    else:
        making.text(column, name, label)


def key_of(making: Making) -> str | None:
    """The column that tells rows apart: named so, always filled and never the same."""
    rows = len(making.table.rows)
    for column in making.table.names:
        if _KEY.fullmatch(column.strip()) and len(making.values(column)) == rows:
            return column
    return None


def told_at_of(making: Making) -> str | None:
    """The column that says when: nearly all of it moments, by its name where there are several."""
    found = []
    for column in making.table.names:
        values = making.values(column)[:200]
        american = month_first(values)
        plain = all(each.isdigit() for each in values) and not _WHEN.search(column)
        moments = sum(bool(moment_of(each, "UTC", american)) for each in values)
        if values and not plain and moments > 0.9 * len(values):
            found.append(column)
    return next((each for each in found if _WHEN.search(each)), next(iter(found), None))


def title_of(making: Making) -> str | None:
    """The column with titles."""
    found = (c for c in making.table.names if _TITLE.fullmatch(c.strip()) and making.values(c))
    return next(found, None)


def _triads(making: Making, columns: list[str]) -> list[str]:
    """Three columns side by side with shares that add to 1 or 100; those that are left."""
    rest, at = [], 0
    while at < len(columns):
        three = columns[at : at + 3]
        if len(three) == 3 and _are_shares(making, three):
            labels = [_part(each) for each in three]
            common = labels[0][0] or " / ".join(three)
            making.triad(three, three[0], common, [part or each for (_, part), each in
                                                   zip(labels, three, strict=True)])  # fmt: skip
            making.remarks.append(
                f"{', '.join(three)}: samen steeds 1 of 100, dus gelezen als driehoek (links, "
                "rechts, boven). Kijk of de volgorde klopt."
            )
            at += 3
        else:
            rest.append(columns[at])
            at += 1
    return rest


def _are_shares(making: Making, columns: Sequence[str]) -> bool:
    values = [making.values(each) for each in columns]
    # A choice of three as yes and no adds to 1 too.
    if not all(map(_all_numbers, values)) or {v for each in values for v in each} <= {"0", "1"}:
        return False
    rows = making.table.rows[list(columns)].itertuples(index=False, name=None)
    sums, sound = 0, 0
    for row in rows:
        numbers = [number_of(cell) for cell in row]
        if all(each is not None for each in numbers):
            total = sum(each or 0 for each in numbers)
            sums += 1
            sound += any(abs(total - whole) <= 0.02 * whole for whole in (1, 100))
    return sums >= 3 and sound >= 0.95 * sums


def _option_columns(making: Making, columns: list[str]) -> list[str]:
    """Columns of one question that say yes or no of an option each; those that are left."""
    groups: dict[str, list[str]] = {}
    for column in columns:
        question, part = _part(column)
        said = {each.casefold() for each in making.values(column)}
        if question and part and said <= CHOSEN | UNCHOSEN:
            groups.setdefault(question, []).append(column)
    taken: set[str] = set()
    for question, together in groups.items():
        if len(together) > 1:
            choices = [Choice((each,), _part(each)[1], _part(each)[1]) for each in together]
            making.choice(together, "option_columns", question, question, choices)
            taken |= set(together)
    return [each for each in columns if each not in taken]


def _planes(making: Making, columns: list[str]) -> list[str]:
    """Two columns that are called x and y of the same thing; those that are left."""
    taken: set[str] = set()
    for x, y in pairwise(columns):
        across, up = _ACROSS.fullmatch(x), _ACROSS.fullmatch(y)
        if not across or not up or across["name"] != up["name"] or x in taken:
            continue
        if (across["axis"] + up["axis"]).lower() != "xy":
            continue
        ranges = [_range(making.values(each)) for each in (x, y)]
        if None in ranges:
            continue
        high = 1.0 if all(each and each[1] <= 1 for each in ranges) else 100.0
        if all(each and each[0] >= 0 and each[1] <= high for each in ranges):
            ids = [making.scale(each, each, each, ("laag", "hoog"), 0.0, high) for each in (x, y)]
            making.planes.append(Plane(x=ids[0], y=ids[1]))
            taken |= {x, y}
    return [each for each in columns if each not in taken]


def _scale(values: Sequence[str]) -> tuple[float, float] | None:
    """0 to 1 or 0 to 100 for numbers of which there are too many to be choices."""
    span = _range(values)
    if span is None or len(values) <= 12 or span[0] < 0 or span[1] > 100:
        return None
    return (0.0, 1.0) if span[1] <= 1 else (0.0, 100.0)


def _range(values: Sequence[str]) -> tuple[float, float] | None:
    numbers = numbers_of(values)
    there = [each for each in numbers if each is not None]
    return (min(there), max(there)) if there and len(there) == len(numbers) else None


def _all_numbers(values: Sequence[str]) -> bool:
    return _range(values) is not None


def _separator(values: Sequence[str], signs: str = ";|,") -> str:
    """By which sign the cells are lists of a few short pieces, or ''."""
    for separator in signs:
        lists = [each.split(separator) for each in values]
        pieces = {piece.strip() for each in lists for piece in each} - {""}
        if (
            sum(len(each) > 1 for each in lists) >= max(2, len(lists) // 4)
            and 2 <= len(pieces) <= _MOST_OPTIONS
            and max(map(len, pieces)) <= _LONGEST_OPTION // 2
        ):
            return separator
    return ""


def _mostly(values: Sequence[str], holds: Callable[[str], bool]) -> bool:
    sample = values[:100]
    return bool(sample) and sum(map(holds, sample)) >= 0.8 * len(sample)


def _part(column: str) -> tuple[str, str]:
    found = _PART.fullmatch(column)
    return (found["question"].strip(), found["part"].strip()) if found else ("", "")

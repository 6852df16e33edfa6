"""What a table of StatLine holds: its columns, the years in it, and its further dimensions.

What a table calls its columns changes by year (`AantalInwoners_5`), so they are found by title.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vertelpunt.dutch import listed
from vertelpunt.intake.figures import Figure, FiguresError

_YEAR = re.compile(r"(?:19|20)\d{2}")
_NUMBERS = ("Long", "Integer", "Double", "Float", "Decimal")
_COUNTS = ("aantal", "x 1 000", "x 1000", "1 000")
_NO_COUNT = ("gemiddeld", "per ", "aandeel", "percentage", "dichtheid")
_MODELLED = re.compile(r"model(matig|schatting|berekening|len)?\b", re.IGNORECASE)
_TOTAL = re.compile(r"totaal", re.IGNORECASE)


@dataclass(frozen=True)
class Topic:
    """A column of figures. `path`: its title with those of the groups that it lies in."""

    key: str
    title: str
    path: str
    unit: str
    provisional: bool
    modelled: bool

    @property
    def figure(self) -> Figure:
        """The same as a figure to bring in."""
        said = self.path.casefold()
        counts = self.unit.casefold() in _COUNTS and not any(each in said for each in _NO_COUNT)
        return Figure(self.title, self.unit, counts, self.provisional, self.modelled)


@dataclass(frozen=True)
class StatLineTable:
    """What a table holds, before its cells are asked for. `others`: its further dimensions."""

    id: str
    title: str
    topics: tuple[Topic, ...]
    region: str
    period: str | None
    others: tuple[str, ...]
    provisional: bool
    year: int | None


def table_of(
    table: str, info: Mapping[str, Any], properties: Sequence[Mapping[str, Any]]
) -> StatLineTable:
    """What the service says of a table; raises FiguresError where it is about no places."""
    title = text_of(info, "Title")
    groups = {each.get("ID"): each for each in properties}
    topics = tuple(
        _topic(each, groups)
        for each in properties
        if each.get("Type") == "Topic" and each.get("Datatype", "Long") in _NUMBERS
    )
    regions = [e for e in properties if str(e.get("Type", "")).startswith("Geo")]
    periods = [e for e in properties if e.get("Type") == "TimeDimension"]
    others = [e for e in properties if e.get("Type") == "Dimension"]
    if not regions:
        raise FiguresError(f"Tabel {table} gaat niet over gemeenten.")
    year = _YEAR.search(title) or _YEAR.search(text_of(info, "Period"))
    said = f"{title} {text_of(info, 'ShortTitle')} {text_of(info, 'Summary')}".casefold()
    return StatLineTable(
        table, title, topics, text_of(regions[0], "Key"),
        text_of(periods[0], "Key") if periods else None,
        tuple(text_of(each, "Key") for each in others), "voorlopig" in said,
        int(year[0]) if year else None,
    )  # fmt: skip


def _topic(topic: Mapping[str, Any], groups: Mapping[Any, Mapping[str, Any]]) -> Topic:
    title = text_of(topic, "Title")
    path, above, seen = [title], topic.get("ParentID"), 0
    while (group := groups.get(above)) is not None and seen < 10:
        path.insert(0, text_of(group, "Title"))
        above, seen = group.get("ParentID"), seen + 1
    said = f"{' '.join(path)} {text_of(topic, 'Description')}"
    return Topic(
        text_of(topic, "Key"), title, " / ".join(path), text_of(topic, "Unit"),
        "voorlopig" in said.casefold(), bool(_MODELLED.search(said)),
    )  # fmt: skip


def topic_called(found: StatLineTable, asked: str) -> Topic:
    """The column with this title, or with its whole path."""
    plain = _plain(asked)
    hits = [each for each in found.topics if plain in (_plain(each.title), _plain(each.path))]
    if len(hits) == 1:
        return hits[0]
    if hits:
        paths = listed([f"‘{each.path}’" for each in hits[:10]], "of")
        raise FiguresError(f"‘{asked}’ staat vaker in deze tabel. Bedoel je {paths}?")
    near = [each.path for each in found.topics if plain in _plain(each.path)][:10]
    hint = f" Bedoel je {listed([f'‘{each}’' for each in near], 'of')}?" if near else ""
    raise FiguresError(f"In tabel {found.id} staat geen cijfer ‘{asked}’.{hint}")


def meant(name: str, keys: Sequence[Mapping[str, Any]], asked: str) -> str:
    """The key that is meant in a further dimension: the one asked for, or the total.

    As it stands there, with its spaces: the service compares it so.
    """
    if asked:
        hits = [each for each in keys if _plain(text_of(each, "Title")) == _plain(asked)]
    else:
        hits = [each for each in keys if _TOTAL.match(text_of(each, "Title"))]
        hits = hits if len(keys) > 1 else list(keys)
    if len(hits) == 1:
        return str(hits[0]["Key"])
    titles = listed([f"‘{text_of(each, 'Title')}’" for each in keys[:30]], "of")
    raise FiguresError(f"Zeg met --only '{name}=…' welke je bedoelt: {titles}.")


def period_of(periods: Sequence[Mapping[str, Any]], year: int | None) -> Mapping[str, Any]:
    """The year that is asked for, or the last one; parts of a year are none."""
    years = {int(text_of(each, "Key")[:4]): each for each in periods
             if re.fullmatch(r"\d{4}JJ\d\d", text_of(each, "Key"))}  # fmt: skip
    if not years:
        raise FiguresError("Deze tabel heeft geen cijfers van een heel jaar.")
    wanted = max(years) if year is None else year
    if wanted not in years:
        there = listed([str(each) for each in sorted(years)])
        raise FiguresError(f"Deze tabel heeft {wanted} niet. Wel: {there}.")
    return years[wanted]


def is_provisional(period: Mapping[str, Any] | None) -> bool:
    """Whether a year says so itself."""
    if period is None:
        return False
    status = text_of(period, "Status").casefold()
    return "voorlopig" in status or text_of(period, "Title").endswith("*")


def text_of(held: Mapping[str, Any] | None, name: str) -> str:
    """A text of the service, without the spaces around it."""
    value = held.get(name) if held else None
    return " ".join(str(value).split()) if value is not None else ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

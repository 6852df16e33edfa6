"""The places a story can play in: the Dutch municipalities, several of them, or the country."""

import csv
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A place by its code (CBS, such as GM0344), its name and its province ('' where none)."""

    code: str
    label: str
    province: str = ""


@dataclass(frozen=True)
class RecordedPlaces:
    """The codes that a recorded story may hold: those of now, and what was once a municipality.

    CBS numbers municipalities from GM0001 on, and in 2025 it had come to GM1992.
    """

    now: Container[str]

    def __contains__(self, code: object) -> bool:
        return code in self.now or (isinstance(code, str) and is_code(code))


_ONCE = re.compile(r"GM(?!0000)[01][0-9]{3}")


def is_code(text: str) -> bool:
    """Whether a municipality has this code, or may once have had it."""
    return bool(_ONCE.fullmatch(text))


SEVERAL = Place("several", "meerdere gemeenten")
NATIONAL = Place("national", "landelijk")
# What a code stands for that is no municipality any more.
FORMER = "gemeente van vroeger"


def load_places(path: Path) -> dict[str, Place]:
    """Code → place, by name, the two that are no municipality last.

    `path`: CSV with the columns gm_code, name, province (CBS, municipalities of 2025).
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Place(r["gm_code"], r["name"], r["province"]) for r in csv.DictReader(file)]
    return {place.code: place for place in (*rows, SEVERAL, NATIONAL)}


def provinces_of(places: Mapping[str, Place]) -> dict[str, list[str]]:
    """Province → the codes of its municipalities; both in order of name."""
    names = sorted({place.province for place in places.values() if place.province})
    return {
        name: [code for code, place in places.items() if place.province == name] for name in names
    }


@dataclass(frozen=True)
class Merger:
    """What a municipality of now was made of: the parts by code, each with its name then.

    `year`: on the first of January of which, or in the year before. `whole`: no part went to
    another municipality too.
    """

    year: int
    now: str
    parts: Mapping[str, str]
    whole: bool


def load_mergers(path: Path) -> dict[str, Merger]:
    """The municipalities of now that were made of others, by code.

    `path`: CSV with year, now, was, was_called, whole (yes, no), source (CBS, 2019 and later).
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    return {
        now: Merger(
            int(parts[0]["year"]), now, {r["was"]: r["was_called"] for r in parts},
            all(r["whole"] == "yes" for r in parts),
        )
        for now in dict.fromkeys(r["now"] for r in rows)
        for parts in [[r for r in rows if r["now"] == now]]
    }  # fmt: skip

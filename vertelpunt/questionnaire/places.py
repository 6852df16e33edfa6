"""The places a story can play in: the Dutch municipalities, several of them, or the country."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A place by its code (CBS, such as GM0344), its name and its province ('' where none)."""

    code: str
    label: str
    province: str = ""


SEVERAL = Place("several", "meerdere gemeenten")
NATIONAL = Place("national", "landelijk")


def load_places(path: Path) -> dict[str, Place]:
    """Code → place, by name, the two that are no municipality last.

    `path`: CSV with the columns gm_code, name, province (CBS, municipalities of 2025).
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Place(r["gm_code"], r["name"], r["province"]) for r in csv.DictReader(file)]
    return {place.code: place for place in (*rows, SEVERAL, NATIONAL)}

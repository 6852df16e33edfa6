"""Which municipality a row is about, and what becomes of municipalities of before."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from vertelpunt.dutch import listed
from vertelpunt.intake.figures import Figure, Values
from vertelpunt.questionnaire import Merger, Place

_CODE = re.compile(r"(?:GM)?0*(\d{1,4})(?:\.0)?", re.IGNORECASE)
_BESIDE = re.compile(r"\((gemeente|gem\.?)\)|^gemeente\s|^gem\.\s")
# Names that people use beside those of the list.
_ALSO = {"den haag": "GM0518", "den bosch": "GM0796", "bergen nh": "GM0373", "bergen l": "GM0893"}


class Places:
    """Finds municipalities by code or name, those of before too."""

    def __init__(self, places: Mapping[str, Place], mergers: Mapping[str, Merger]) -> None:
        self._names = {
            _plain(name): code for merger in mergers.values() for code, name in merger.parts.items()
        }
        self._names |= {_plain(each.label): each.code for each in places.values() if each.province}
        self._names |= _ALSO
        self.now = {each.code: each.label for each in places.values() if each.province}
        self.called = {c: n for merger in mergers.values() for c, n in merger.parts.items()}
        self.called |= self.now

    def by_code(self, text: str) -> str | None:
        """The code of a municipality, of now or before: `34`, `0034`, `GM0034  `; or None."""
        found = _CODE.fullmatch(text.strip())
        code = f"GM{int(found[1]):04}" if found else ""
        return code if code in self.called else None

    def by_name(self, text: str) -> str | None:
        """The code of the municipality with this name, or None."""
        return self._names.get(_plain(text))


def settle(
    found: Mapping[str, Values], figures: Sequence[Figure], places: Places,
    mergers: Mapping[str, Merger],
) -> tuple[dict[str, Values], list[str]]:  # fmt: skip
    """The values of the municipalities of now, and what became of those of before, in sentences.

    What was a municipality is added up where all of its successor is there and the figure counts.
    """
    rows = {code: values for code, values in found.items() if code in places.now}
    sentences = []
    for merger in mergers.values():
        gone = [code for code in merger.parts if code not in places.now and code in found]
        if not gone:
            continue
        name, parts = places.now[merger.now], [*merger.parts]
        was = listed([merger.parts[code] for code in parts if code != merger.now])
        if merger.now in found and merger.now not in merger.parts:
            sentences.append(
                f"{name} ({merger.year}, eerder {was}): het cijfer van {name} zelf is gebruikt."
            )
            continue
        rows.pop(merger.now, None)
        if not merger.whole:
            sentences.append(
                f"{name} kreeg in {merger.year} een deel van {was}: leeg gelaten, want hoeveel dat "
                "scheelt, is niet bekend."
            )
        elif missing := [merger.parts[code] for code in parts if code not in found]:
            sentences.append(
                f"{name} ({merger.year}, eerder {was}): leeg gelaten, want {listed(missing)} "
                "ontbreekt."
            )
        else:
            values = tuple(
                _sum([found[code][n] for code in parts]) if figure.counts else None
                for n, figure in enumerate(figures)
            )
            added = any(figure.counts for figure in figures)
            if any(each is not None for each in values):
                rows[merger.now] = values
            sentences.append(
                f"{name} ({merger.year}, eerder {was}): "
                + ("aantallen zijn opgeteld, " if added else "")
                + "wat geen aantal is, is leeg gelaten."
            )
    return rows, sentences


def unmatched(label: str, row: int) -> str:
    """A row that is about no municipality."""
    return f"Regel {row}: ‘{label}’ is geen gemeente die we kennen."


def without_empty(rows: Mapping[str, Values]) -> dict[str, Values]:
    """The rows that have any value."""
    return {
        code: values for code, values in rows.items() if any(each is not None for each in values)
    }


def _sum(values: Sequence[float | None]) -> float | None:
    there = [each for each in values if each is not None]
    return sum(there) if len(there) == len(values) else None


def _plain(name: str) -> str:
    """A name without accents, capitals, signs, and the word municipality."""
    letters = unicodedata.normalize("NFKD", name.casefold().strip())
    letters = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join(re.findall(r"[a-z0-9]+", _BESIDE.sub(" ", letters)))

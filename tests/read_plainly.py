"""A selection read from its address alone: its words, and which stories it holds for.

Plain Python over the export, with none of the code behind the pages.
"""

from dataclasses import dataclass
from datetime import date

from shapely import LineString, Point, Polygon

from tests.exported import Told
from tests.numbers.plain import (
    CORNERS,
    QUESTIONS,
    STATES,
    cell,
    day,
    dot,
    labels,
    name,
    province,
    settled,
    state,
    zone,
    zones,
)
from tests.numbers.words import form, title, whole, words

_STATES = dict(zip(("answered", "not_applicable", "open", "not_asked"), STATES, strict=True))


@dataclass(frozen=True)
class Read:
    """One part. `view`: the view it came from; `tokens`: what stands behind its kind."""

    text: str

    @property
    def negated(self) -> bool:
        return self.text.startswith("!")

    @property
    def kind(self) -> str:
        return self.text.removeprefix("!").split("~")[0]

    @property
    def tokens(self) -> list[str]:
        return self.text.split("~")[1:]

    @property
    def view(self) -> str:
        asked = (self.tokens or [""])[0]
        named = {"everything": "usable", "state": f"{asked}.state",
                 "province": f"{asked}.province"}  # fmt: skip
        own = self.kind in ("period", "words", "title", "story")
        return named.get(self.kind) or (self.kind if own else self.tokens[0])

    @property
    def sentence(self) -> str:
        plain = self._words()
        return f"Niet: {plain[0].lower()}{plain[1:]}" if self.negated else plain

    def holds(self, told: Told) -> bool:
        return self._holds(told) is not self.negated

    def _words(self) -> str:
        tokens = self.tokens
        match self.kind:
            case "options":
                question, how, *values = tokens
                given = [labels(question).get(each, each) for each in values]
                return f"{name(question)}: {_listed(given, 'en' if how == 'all' else 'of')}"
            case "state":
                return f"{name(tokens[0])}: {_listed([_STATES[s] for s in tokens[1:]], 'of')}"
            case "province":
                return f"{name(tokens[0])}: in de provincie {_listed(tokens[1:], 'of')}"
            case "range":
                return f"{name(tokens[0])}: {tokens[1]} tot {tokens[2]}"
            case "period":
                first, last = (date.fromisoformat(each) for each in tokens)
                return f"Verteld vanaf {day(first)} tot en met {day(last)}"
            case "words":
                return f"Woorden: {tokens[0]}"
            case "title" | "story":
                where = "In de titel" if self.kind == "title" else "In het verhaal"
                return f"{where}: {_listed(tokens, 'of')}"
            case "everything":
                return "Ook verhalen die niet bruikbaar zijn"
        plane = tokens[0].split(".")
        named = " en ".join([name(plane[0]), *(name(each).lower() for each in plane[1:])])
        return f"{named}: {self._about(tuple(plane), tokens[1:])}"

    def _about(self, plane: tuple[str, ...], tokens: list[str]) -> str:
        if self.kind == "dots":
            return f"{len(tokens)} aangewezen stip{'pen' * (len(tokens) > 1)}"
        match tokens:
            case ["zone", zone_id]:
                return zones(plane)[zone_id]
            case ["cells", _, cells]:
                many = cells.count("_") + 1
                return f"{many} vakje{'s' * (many > 1)}"
            case ["box", ends] if len(plane) == 2:
                left, bottom, right, top = (int(each) // 10 for each in ends.split("."))
                return f"{left} tot {right} en {bottom} tot {top}"
            case ["box", _]:
                return "een kader"
            case ["shares", _]:
                told = [
                    f"{QUESTIONS[plane[0]]['corners'][corner]} {low}–{high}%"
                    for corner, (low, high) in zip(CORNERS, _pairs(tokens[1]), strict=True)
                    if (low, high) != (0, 100)
                ]
                return ", ".join(told) or "alle stippen"
        return "een getekend gebied"

    def _holds(self, told: Told) -> bool:
        tokens = self.tokens
        match self.kind:
            case "options":
                question, how, *values = tokens
                given = told.chose(question)
                return set(values) <= given if how == "all" else bool(set(values) & given)
            case "state":
                return state(told, tokens[0]) in [_STATES[each] for each in tokens[1:]]
            case "province":
                return province(told) in tokens[1:]
            case "range":
                place = told.answers.get(tokens[0])
                return place is not None and float(tokens[1]) <= place <= float(tokens[2])
            case "period":
                return date.fromisoformat(tokens[0]) <= told.day <= date.fromisoformat(tokens[1])
            case "words":
                return tokens[0].strip('"') in words(whole(told))
            case "title" | "story":
                text = title(told) if self.kind == "title" else whole(told)
                return bool({form(each) for each in tokens} & {form(w) for w in words(text)})
            case "dots":
                return told.id in tokens[1:]
            case "everything":
                return True
        plane = tuple(tokens[0].split("."))
        place = dot(told, plane)
        return place is not None and _inside(told, plane, place, tokens[1:])

    def lines(self) -> list[LineString]:
        """The lines of a lasso, near which two ways of reckoning may differ."""
        if self.kind != "area" or self.tokens[1] != "lasso":
            return []
        unit = 1 if "." not in self.tokens[0] else 100
        return [LineString([*ring, ring[0]]) for ring in _rings(self.tokens[2], unit)]


def _inside(
    told: Told, plane: tuple[str, ...], place: tuple[float, float], tokens: list[str]
) -> bool:
    unit = 1 if len(plane) == 1 else 100
    match tokens:
        case ["zone", zone_id]:
            return zone(told, plane) == zone_id
        case ["cells", per_side, cells]:
            at = ".".join(map(str, cell(told, plane, int(per_side))))
            return at in cells.split("_")
        case ["box", ends]:
            left, bottom, right, top = (int(each) * unit / 1000 for each in ends.split("."))
            return left <= place[0] <= right and bottom <= place[1] <= top
        case ["shares", ranges]:
            return all(
                low <= 100 * settled(told.answers[plane[0]][corner]) <= high
                for corner, (low, high) in zip(CORNERS, _pairs(ranges), strict=True)
            )
    return any(Polygon(ring).contains(Point(place)) for ring in _rings(tokens[1], unit))


def _rings(text: str, unit: float) -> list[list[tuple[float, float]]]:
    numbers = [[int(each) * unit / 1000 for each in ring.split(".")] for ring in text.split("_")]
    return [list(zip(ring[::2], ring[1::2], strict=True)) for ring in numbers]


def _pairs(text: str) -> list[tuple[int, int]]:
    pairs = (each.split(".") for each in text.split("_"))
    return [(int(low), int(high)) for low, high in pairs]


def _listed(names: list[str], last: str) -> str:
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))

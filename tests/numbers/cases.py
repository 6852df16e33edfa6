"""What is selected while a page is looked at, with a plain check of every part of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tests.exported import Told
from tests.numbers.plain import Layers, dot, province, stories, zone
from tests.numbers.words import form, title, words

SAVED = "a" * 16


@dataclass(frozen=True)
class Part:
    """A part of a selection: its view, its address, its words, and which stories it holds for."""

    view: str
    address: str
    sentence: str
    holds: Callable[[Told], bool]

    @property
    def questions(self) -> list[str]:
        """What it asks the answers of, among other names of views."""
        return self.view.removesuffix(".state").split(".")


PERIOD = Part(
    "period",
    "period~2025-03-01~2025-10-31",
    "Verteld vanaf 1 maart 2025 tot en met 31 oktober 2025",
    lambda told: date(2025, 3, 1) <= told.day <= date(2025, 10, 31),
)
DOMAINS = Part(
    "domains",
    "options~domains~any~social_support~self_reliance~parenting",
    "Domeinen: sociale steun en verbinding, zelfredzaamheid of ouderschap",
    lambda told: bool({"social_support", "self_reliance", "parenting"} & told.chose("domains")),
)
RESIDENT = Part(
    "effect_triad",
    "area~effect_triad~zone~left",
    "Waar werkt het door: vooral Inwoner",
    lambda told: zone(told, ("effect_triad",)) == "left",
)
EASY = Part(
    "difficulty",
    "range~difficulty~0~70",
    "Moeilijkheid: 0 tot 70",
    lambda told: 0 <= told.answers.get("difficulty", -1) <= 70,
)
EVERYTHING = Part("usable", "everything", "Ook verhalen die niet bruikbaar zijn", lambda told: True)
NOT_POSITIVE = Part(
    "impact",
    "!options~impact~any~positive",
    "Niet: wat is de impact?: positief, maar nog niet aangetoond",
    lambda told: "positive" not in told.chose("impact"),
)
NO_MAN = Part(
    "title",
    "!title~man",
    "Niet: in de titel: man",
    lambda told: form("man") not in {form(word) for word in words(title(told))},
)
NOT_ZUID_HOLLAND = Part(
    "municipality.province",
    "!province~municipality~Zuid-Holland~Zeeland",
    "Niet: gemeente: in de provincie Zuid-Holland of Zeeland",
    lambda told: province(told) not in ("Zuid-Holland", "Zeeland"),
)
SHARES_GIVEN = Part(
    "effect_triad.state",
    "state~effect_triad~answered",
    "Waar werkt het door: ingevuld",
    lambda told: dot(told, ("effect_triad",)) is not None,
)
QUICK_WINS = Part(
    "difficulty.impact_size",
    "area~difficulty.impact_size~zone~low_high",
    "Moeilijkheid en hoeveel impact: beperkte moeilijkheid, grote impact",
    lambda told: zone(told, ("difficulty", "impact_size")) == "low_high",
)
TWO_DOMAINS = Part(
    "domains",
    "options~domains~all~social_support~self_reliance",
    "Domeinen: sociale steun en verbinding en zelfredzaamheid",
    lambda told: {"social_support", "self_reliance"} <= told.chose("domains"),
)


@dataclass(frozen=True)
class Case:
    """A selection, and what it is compared with, over the stories of the export."""

    name: str
    parts: tuple[Part, ...] = ()
    beside: str | None = None
    second_name: str = ""
    told: list[Told] = field(default_factory=list)

    @property
    def address(self) -> dict[str, list[str]]:
        beside = {"naast": [self.beside]} if self.beside else {}
        return {"kies": [part.address for part in self.parts]} | beside

    @cached_property
    def base(self) -> list[Told]:
        """The stories that a selection narrows: the usable ones, or all of them."""
        everything = EVERYTHING in self.parts
        return [told for told in self.told if told.usable or everything]

    @cached_property
    def selected(self) -> list[Told]:
        return [told for told in self.base if all(part.holds(told) for part in self.parts)]

    @cached_property
    def second(self) -> list[Told]:
        """The stories of the second selection."""
        if self.beside == "rest":
            ids = {told.id for told in self.selected}
            return [told for told in self.base if told.id not in ids]
        if self.beside == "alles":
            return self.base
        return [told for told in self.base if TWO_DOMAINS.holds(told)] if self.beside else []

    def within(self, *views: str) -> list[Told]:
        """What the other views select; while comparing, no view leaves its own part out."""
        kept = tuple(part for part in self.parts if self.beside or part.view not in views)
        if kept not in self._within:
            self._within[kept] = [
                told for told in self.base if all(part.holds(told) for part in kept)
            ]
        return self._within[kept]

    @cached_property
    def _within(self) -> dict[tuple[Part, ...], list[Told]]:
        """Counted anew for each number, this would be most of what such a test does."""
        return {}

    def ringed(self, view: str) -> list[Told]:
        """What this view selects too; nothing where it has no part, or while comparing."""
        own = not self.beside and any(part.view == view for part in self.parts)
        return self.selected if own else []

    def layers(self, view: str, holds: Callable[[Told], bool]) -> Layers:
        """How many stories of each layer this holds for."""
        layers = (self.base, self.within(view), self.ringed(view), self.second)
        return Layers(*(sum(map(holds, layer)) for layer in layers))

    @property
    def asked_for(self) -> set[str]:
        """The questions that this selection, or the saved one beside it, asks."""
        parts = (*self.parts, *([TWO_DOMAINS] if self.beside == SAVED else []))
        return {question for part in parts for question in part.questions}

    def chosen(self, view: str) -> Part | None:
        """The part of this view."""
        return next((part for part in self.parts if part.view == view), None)

    @property
    def count(self) -> str:
        return f"{len(self.selected)} van {stories(len(self.base))}"


_TURNED = (EVERYTHING, NOT_POSITIVE, NO_MAN, NOT_ZUID_HOLLAND)
_CHOSEN = (PERIOD, DOMAINS, RESIDENT, EASY)
CASES = [
    Case("no selection"),
    Case("a selection", _CHOSEN),
    Case(
        "turned round, not usable",
        (EVERYTHING, NOT_POSITIVE, NO_MAN, SHARES_GIVEN, NOT_ZUID_HOLLAND),
    ),
    Case("beside the rest", _CHOSEN, "rest", "de rest van de verhalen"),
    Case("a quarter and a pair beside all", (QUICK_WINS, TWO_DOMAINS), "alles", "alle verhalen"),
    Case("beside a saved one", _CHOSEN, SAVED, "bewaard: Twee domeinen"),
]

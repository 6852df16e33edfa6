"""Whether a sentence of a year report still holds, and how it stands beside the year before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vertelpunt.dutch import count, number, percent
from vertelpunt.insight.differences import LEAST_STORIES
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_parts import Within
from vertelpunt.insight.year_report import YearReport, year_report
from vertelpunt.insight.year_sentences import Sentence
from vertelpunt.reports import SECTIONS, KeptSentence, Number, Report, Section


@dataclass(frozen=True)
class Moved:
    """A number that is another. '–' where it is not told any more, or was not."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class Standing:
    """A sentence that was kept. `now`: as it would be made today, None where it is not.

    `erased`, `left`: stories that it rested on and that were erased, or count no more; `came`: that
    count now and did not.
    """

    kept: KeptSentence
    now: Sentence | None
    moved: tuple[Moved, ...]
    erased: int
    left: int
    came: int

    @property
    def holds(self) -> bool:
        """Whether nothing is other than when it was kept."""
        return not (self.moved or self.erased or self.left or self.came)

    @property
    def why(self) -> str:
        """What is other, in words; '' where nothing is."""
        stories = ("verhaal", "verhalen")
        # A share of fewer stories may be the same share: the numbers beside it say what is other.
        moved = [each for each in self.moved if each.was != each.now]
        said = [
            f"{count(self.erased, *stories)} gewist" if self.erased else "",
            f"{count(self.left, *stories)} niet meer meegeteld" if self.left else "",
            f"{count(self.came, *stories)} erbij gekomen" if self.came else "",
            *(f"{each.name}: toen {each.was}, nu {each.now}" for each in moved),
        ]
        return "; ".join(filter(None, said))


@dataclass(frozen=True)
class Beside:
    """A number of this period beside the same of the one before. `difference`: in words."""

    name: str
    now: str
    before: str
    difference: str


@dataclass(frozen=True)
class YearTold:
    """A report with how what was kept of it stands. `before`: of the year before, None where no
    story was told then.
    """

    report: YearReport
    standings: Mapping[str, Standing]
    before: YearReport | None

    def unmade(self, section: Section) -> list[Standing]:
        """What was kept of a section, and is not made any more."""
        return [
            each
            for key, each in self.standings.items()
            if each.now is None and section_of(key) == section
        ]


def year_told(source: Source, made: Report, only: Iterable[Section] = SECTIONS) -> YearTold:
    """The report of the period that `made` is of, or these sections, beside the year before."""
    wanted = {*only}
    report = year_report(source, made, wanted)
    sentences = report.sentences
    kept = {key: each for key, each in made.kept.items() if section_of(key) in wanted}
    days = year_before(made.first, made.last)
    before = year_report(source, Report(*days), wanted) if Within(source, *days).ids() else None
    return YearTold(report, standings(source, kept, sentences), before)


def section_of(key: str) -> str:
    """The section that a sentence stands in."""
    return key.partition(".")[0]


def standings(
    source: Source, kept: Mapping[str, KeptSentence], now: Mapping[str, Sentence]
) -> dict[str, Standing]:
    """How each kept sentence stands, by its key."""
    return {key: _standing(source, each, now.get(key)) for key, each in kept.items()}


def beside(now: Sentence, before: Sentence) -> list[Beside]:
    """The numbers of a sentence beside those of the same one in the year before.

    Of shares a difference is told where ten stories answered on both sides, as few make any share.
    """
    earlier = {each.name: each for each in before.numbers}
    there = {each.name: each for each in now.numbers}
    rows = []
    for name in dict.fromkeys([*there, *earlier]):
        one, other = there.get(name), earlier.get(name)
        if (one and one.value) or (other and other.value):
            rows.append(Beside(name, said(one), said(other), _difference(one, other)))
    return rows


def said(told: Number | None) -> str:
    """A number with what it is among, and its share where that says something."""
    if told is None:
        return "–"
    if told.of is None:
        return number(told.value)
    if told.unit:
        return f"{number(told.value)}{told.unit} ({count(told.of, 'verhaal', 'verhalen')})"
    share = f" ({percent(told.value / told.of)})" if told.of >= LEAST_STORIES else ""
    return f"{number(told.value)} van {number(told.of)}{share}"


def year_before(first: date, last: date) -> tuple[date, date]:
    """The same days, a year earlier."""
    return _earlier(first), _earlier(last)


def _earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        # The 29th of February.
        return day.replace(year=day.year - 1, day=28)


def _difference(now: Number | None, before: Number | None) -> str:
    if now is None or before is None:
        return "niet te vergelijken"
    if now.of is None or before.of is None:
        return _signed(now.value - before.value)
    if min(now.of, before.of) < LEAST_STORIES:
        return "te weinig verhalen"
    points = round(_percent(now) - _percent(before))
    return f"{_signed(points)} {'procentpunt' if abs(points) == 1 else 'procentpunten'}"


def _percent(told: Number) -> float:
    """What is a share already, or is counted among those who answered."""
    return told.value if told.unit else 100 * told.value / (told.of or 1)


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{number(abs(value))}"


def _standing(source: Source, kept: KeptSentence, now: Sentence | None) -> Standing:
    was, there = {*kept.stories}, {*(now.stories if now else ())}
    gone = was - there
    # That a story was erased is told to who may know that it was there.
    erased = sum(map(source.collection.is_erased, gone)) if source.viewer.may("keep") else 0
    # Of a sentence on very many stories only the numbers were kept.
    came = len(there - was) if was else 0
    return Standing(
        kept, now, tuple(_moved(kept.numbers, now.numbers if now else ())), erased,
        len(gone) - erased, came,
    )  # fmt: skip


def _moved(was: Iterable[Number], now: Iterable[Number]) -> Iterable[Moved]:
    then = {each.name: each for each in was}
    there = {each.name: each for each in now}
    for name in dict.fromkeys([*then, *there]):
        one, other = then.get(name), there.get(name)
        if (one and (one.value, one.of)) != (other and (other.value, other.of)):
            yield Moved(name, _plainly(one), _plainly(other))


def _plainly(told: Number | None) -> str:
    if told is None:
        return "–"
    of = f" van {number(told.of)}" if told.of is not None and not told.unit else ""
    return f"{number(told.value)}{told.unit}{of}"

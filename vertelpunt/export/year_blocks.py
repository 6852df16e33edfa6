"""The year report in Dutch: the same words as PDF, for Word, and on the page."""

from collections.abc import Iterator, Sequence
from datetime import date

from vertelpunt.dutch import count, day, day_of, short_day
from vertelpunt.export.blocks import (
    BarTable,
    Block,
    Heading,
    Items,
    Picture,
    Quote,
    Table,
    WordCloud,
    Words,
    Written,
)
from vertelpunt.export.blocks import Item as Listed
from vertelpunt.export.session_blocks import outcome_blocks
from vertelpunt.insight.plots import Bars, Cloud, MarkedPlot, Sort
from vertelpunt.insight.year_parts import Told
from vertelpunt.insight.year_report import Filled, Quoted, YearReport
from vertelpunt.insight.year_sentences import Sentence
from vertelpunt.insight.year_standing import Standing, YearTold, beside, said
from vertelpunt.reports import Number

_LYING: tuple[tuple[Sort, str], ...] = (
    ("story", "een verhaal"),
    ("middle", "het midden van de verhalen"),
)
_CARE = (
    "Alleen voor de kerngroep. Hierin staat wat alleen de kerngroep mag lezen. Geef het aan "
    "niemand anders, bewaar het op een veilige plek, en gooi het weg als je klaar bent."
)
_INVENTED = "Alle verhalen in dit rapport zijn verzonnen."


def year_title(first: date, last: date) -> str:
    """What the report of a period is called."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        return f"Jaarrapport {years}"
    return f"Rapport van {day(first)} tot en met {day(last)}"


def year_written(told: YearTold, *, invented: bool) -> Written:
    """The report for the core group. `invented`: all stories are."""
    report = told.report
    blocks: list[Block] = []
    for filled in report.sections:
        blocks += section_blocks(filled, told)
    return Written(
        year_title(report.first, report.last),
        f"Voor de kerngroep · {day(report.first)} tot en met {day(report.last)}",
        f"{_INVENTED} {_CARE}" if invented else _CARE,
        tuple(blocks), contents=True,
    )  # fmt: skip


def section_blocks(filled: Filled, told: YearTold) -> Iterator[Block]:
    """A whole section."""
    yield Heading(filled.name, 2)
    if filled.text:
        yield Words(filled.text)
    for part in filled.told:
        if len(filled.told) > 1:
            yield Heading(part.title, 3)
        yield from _sentence(part.sentence, told.standings.get(part.sentence.key))
        yield from told_blocks(part)
        yield from beside_blocks(part.sentence, told.before)
    yield from quote_blocks(filled.quotes)
    for session in filled.sessions:
        yield Heading(session.title, 3)
        yield from _sentence(session.sentence, told.standings.get(session.sentence.key))
        yield from outcome_blocks(session.outcomes, 4)
    if filled.todo:
        yield from outcome_blocks(filled.todo, 3)
    for standing in told.unmade(filled.key):
        yield from _kept(standing)


def _sentence(sentence: Sentence, standing: Standing | None) -> Iterator[Block]:
    """A sentence made from numbers; as it was kept, where it was."""
    if standing:
        yield from _kept(standing)
    else:
        yield Words(sentence.text)


def _kept(standing: Standing) -> Iterator[Block]:
    yield Words(standing.kept.text)
    if not standing.holds:
        yield Words(f"Let op, veranderd sinds {day(day_of(standing.kept.at))}. {standing.why}.")


def told_blocks(told: Told) -> Iterator[Block]:
    """The plot of a part, its numbers, and how many answered."""
    numbers = [said(Number(name, stories, told.of)) for name, stories in told.rows]
    match told.drawn:
        case Bars() as bars:
            yield BarTable(bars, tuple(numbers))
        case MarkedPlot() as plot:
            yield Picture(plot, _LYING)
            rows = tuple((name, words) for (name, _), words in zip(told.rows, numbers, strict=True))
            yield Table(f"{told.title}: waar de verhalen liggen", ("Waar", "Aantal verhalen"), rows)
        case Cloud() as cloud if cloud.words:
            yield WordCloud(cloud)
    if told.titles:
        yield Items(tuple(Listed(each) for each in told.titles))
        if told.sentence.n > len(told.titles):
            more = count(told.sentence.n - len(told.titles), "verhaal", "verhalen")
            yield Words(f"En nog {more}.")
    if told.states:
        yield Words(" · ".join(f"{words}: {stories}" for words, stories in told.states))


def quote_blocks(quotes: Sequence[Quoted]) -> Iterator[Block]:
    """The passages, each under the title of its story where that is another."""
    last = ""
    for each in quotes:
        if each.story != last:
            yield Heading(each.title, 3)
        last = each.story
        under = (f"Verteld op {short_day(each.on)}", *filter(None, [each.why]))
        yield Quote(each.words, under)


def beside_blocks(sentence: Sentence, before: YearReport | None) -> Iterator[Block]:
    """The numbers beside those of the year before; nothing where none can be compared."""
    earlier = before.sentences.get(sentence.key) if before else None
    if before and earlier:
        rows = [
            (each.name, each.now, each.before, each.difference)
            for each in beside(sentence, earlier)
        ]
        then = f"{short_day(before.first)} – {short_day(before.last)}"
        yield Table(
            f"Naast een jaar eerder ({then})", ("Wat", "Nu", "Een jaar eerder", "Verschil"),
            tuple(rows),
        )  # fmt: skip

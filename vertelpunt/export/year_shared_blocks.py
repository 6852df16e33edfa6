"""The year report for members or partners: rounded numbers, no story that they may not read."""

from collections.abc import Iterator, Mapping

from vertelpunt.dutch import count, day, number
from vertelpunt.export.blocks import BarTable, Block, Heading, Words, Written
from vertelpunt.export.year_blocks import quote_blocks, year_title
from vertelpunt.insight.counting import PERIOD
from vertelpunt.insight.picture import Numbers, Picture, Why
from vertelpunt.insight.plots import bars
from vertelpunt.insight.year_report import NAMES
from vertelpunt.insight.year_shared import SharedReport
from vertelpunt.questionnaire import Audience, ChoiceQuestion, SliderQuestion, TriadQuestion
from vertelpunt.reports import SECTIONS, Section
from vertelpunt.selection import Asked

HELD_BACK = "niet getoond"
READERS: Mapping[Audience, str] = {
    "core_group": "de kerngroep",
    "members": "alle leden",
    "partners": "leden en partners",
}
_INVENTED = " Alle verhalen zijn verzonnen."
_WHY: Mapping[Why, str] = {
    "too_few": "Er zijn nog te weinig verhalen om getallen van te delen.",
    "held_back": "In dit jaar zijn te weinig verhalen om getallen van te delen.",
    "moved_on": "Er veranderde net iets in de verhalen. Maak het rapport opnieuw.",
    "enough": "Er zijn genoeg getallen gedeeld.",
}


def shared_written(report: SharedReport, asked: Asked, *, invented: bool) -> Written:
    """The report for these readers. `invented`: all stories are."""
    blocks: list[Block] = []
    for section in SECTIONS:
        if inside := [*_section(report, asked, section)]:
            blocks += [Heading(NAMES[section], 2), *inside]
    readers = READERS[report.audience]
    care = (
        f"Voor {readers}. Passages zijn van verhalen die {readers} mogen lezen. Getallen zijn "
        f"afgerond op {report.smallest}; wat over minder verhalen gaat, of dat zou verraden, staat "
        f"er niet bij. Geef het aan niemand anders."
    )
    return Written(
        year_title(report.first, report.last),
        f"Voor {readers} · {day(report.first)} tot en met {day(report.last)}",
        f"{care}{_INVENTED}" if invented else care,
        tuple(blocks), contents=True,
    )  # fmt: skip


def _section(report: SharedReport, asked: Asked, section: Section) -> Iterator[Block]:
    if text := report.texts.get(section):
        yield Words(text)
    found = report.numbers
    if section == "introduction":
        if isinstance(found, Picture):
            yield Words(f"Dit rapport gaat over ongeveer {number(found.stories)} verhalen.")
        else:
            yield Words(_WHY[found])
    elif section == "storycards":
        yield from quote_blocks(report.quotes)
    elif section == "sessions" and report.sessions:
        yield Words(f"Er waren {count(report.sessions, 'duidingsessie', 'duidingsessies')}.")
    if isinstance(found, Picture):
        for question in found.questions:
            if _belongs(question, asked) == section:
                yield from _numbers(question, found.stories)


def _belongs(question: Numbers, asked: Asked) -> Section | None:
    """The section in which a question stands in the report for the core group."""
    if question.id == PERIOD:
        return "growth"
    if question.id in asked.now.reflection:
        return "reflection"
    match asked.questions.get(question.id) or asked.sides.get(question.id):
        case TriadQuestion():
            return "triads"
        case SliderQuestion():
            return "sliders"
        case ChoiceQuestion(type="multi"):
            return "multis"
        case ChoiceQuestion():
            return "onderdeel"
    return None


def _numbers(question: Numbers, of: int) -> Iterator[Block]:
    if not question.shows:
        yield Words(f"{question.name}: {HELD_BACK}.")
        return
    rows = [(label, stories or 0) for label, stories in question.answers]
    said = tuple(
        HELD_BACK if stories is None else f"ongeveer {number(stories)}"
        for _, stories in question.answers
    )
    yield BarTable(bars(question.name, rows, of), said)

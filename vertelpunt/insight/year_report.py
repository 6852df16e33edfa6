"""The year report: what the stories of a period show, by section, and what was made of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from vertelpunt.insight import year_parts as parts
from vertelpunt.insight import year_sentences as says
from vertelpunt.insight.asked_here import asked_here
from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.session_report import work_told
from vertelpunt.insight.session_stories import Recorded, StoriesRead
from vertelpunt.insight.session_words import OUTCOMES
from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.shapes import shapes
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_parts import Told, Within
from vertelpunt.insight.year_sentences import Sentence
from vertelpunt.questionnaire import ChoiceQuestion, SliderQuestion, TriadQuestion
from vertelpunt.reports import SECTIONS, Report, Section
from vertelpunt.selection import AnyQuestion, Sessions, to_address
from vertelpunt.sessions import Session

NAMES: Mapping[Section, str] = {
    "introduction": "Inleiding",
    "growth": "Hoe de verzameling groeide",
    "responses": "Responses",
    "storycards": "Storycards",
    "onderdeel": "Onderdeel",
    "triads": "Triades",
    "sliders": "Sliders",
    "multis": "Multi’s",
    "reflection": "Reflectie",
    "sessions": "Sessies en wat ze brachten",
    "next": "Hoe verder",
}
_MOST_TITLES = 10


@dataclass(frozen=True)
class Quoted:
    """A passage as it is read now. `id`: under which it was chosen. `audience`: who may read it."""

    id: str
    story: str
    title: str
    on: date
    words: str
    why: str
    audience: str


@dataclass(frozen=True)
class Gathered:
    """A session and what was recorded there. `rest`: of the sentence, as for every part."""

    title: str
    sentence: Sentence
    outcomes: tuple[Recorded, ...]


@dataclass(frozen=True)
class Filled:
    """A section. `text`: what the core group wrote, or ''. `quotes`: in the order chosen.

    `gone`: passages that can't be read now. `todo`: actions and questions, of `next` alone.
    """

    key: Section
    told: tuple[Told, ...] = ()
    text: str = ""
    quotes: tuple[Quoted, ...] = ()
    gone: int = 0
    sessions: tuple[Gathered, ...] = ()
    todo: tuple[Recorded, ...] = ()

    @property
    def name(self) -> str:
        """What it is called."""
        return NAMES[self.key]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in it that was made from numbers."""
        return (*(each.sentence for each in self.told), *(each.sentence for each in self.sessions))


@dataclass(frozen=True)
class YearReport:
    """The report of a period, both days included. `stories`: so many it is about."""

    first: date
    last: date
    stories: int
    sections: tuple[Filled, ...]

    @property
    def sentences(self) -> dict[str, Sentence]:
        """Every sentence by its key."""
        return {each.key: each for filled in self.sections for each in filled.sentences}


def year_report(source: Source, made: Report, only: Iterable[Section] = SECTIONS) -> YearReport:
    """The report of the period that `made` is of, or these sections `only`, as `source` reads."""
    within = Within(source, made.first, made.last)
    wanted = {*only}
    filled = tuple(_filled(within, made, each) for each in SECTIONS if each in wanted)
    return YearReport(made.first, made.last, len(within.ids()), filled)


def quotes_in(source: Source, made: Report) -> list[Quoted]:
    """The passages that were chosen, as far as they can be read: of usable stories of the period
    whose teller did not change them since.
    """
    ids = {*Within(source, made.first, made.last).ids()}
    chosen = [each for each in made.passages if each.story in ids]
    words = read_passages(source, [(each.story, each.place) for each in chosen])
    rows = source.read(
        "select story_id, story_title as title, submitted_on as told, audience from story "
        "where list_contains(?, story_id)",
        [[each.story for each in chosen]],
    ).to_pylist()
    stories = {row["story_id"]: row for row in rows}
    return [
        Quoted(
            each.id, each.story, row["title"], row["told"], read, each.why,
            row["audience"] or "core_group",
        )
        for each in chosen
        if (read := words.get((each.story, each.place)))
        for row in [stories[each.story]]
    ]  # fmt: skip


def sessions_in(source: Source, first: date, last: date) -> list[Session]:
    """The sessions that were held in these days, the first first."""
    held = [
        each
        for each in all_sessions(source)
        if each.on and first <= each.on <= last and not each.removed
    ]
    return sorted(held, key=lambda each: (each.on or first, each.at))


def _filled(within: Within, made: Report, section: Section) -> Filled:
    text = made.texts[section].text if section in made.texts else ""
    match section:
        case "storycards":
            return _storycards(within, made, text)
        case "sessions":
            return Filled(section, text=text, sessions=tuple(_sessions(within)))
        case "next":
            return _next(within, text)
    return Filled(section, tuple(_PARTS[section](within)), text)


def _storycards(within: Within, made: Report, text: str) -> Filled:
    quotes = tuple(quotes_in(within.source, made))
    stories = {each.story for each in quotes}
    said = says.quoted(len(quotes), len(stories), len(within.ids()))
    sentence = Sentence("storycards", *said, len(stories), tuple(sorted(stories)))
    told = (Told("Gekozen passages", sentence),)
    return Filled("storycards", told, text, quotes, len(made.passages) - len(quotes))


def _sessions(within: Within) -> Iterator[Gathered]:
    for session in sessions_in(within.source, within.first, within.last):
        read = StoriesRead(within.source, session)
        work = work_told(session.room, read)
        stories = tuple(each for each in session.stories if each in read.titles)
        yielded = [(one, many, len(work.of_kind(kind))) for kind, (one, many) in OUTCOMES.items()]
        said = says.held(session.on, len(session.room.participants), len(stories), yielded)
        sentence = Sentence(
            f"sessions.{session.id}", *said, len(stories), stories,
            tuple(to_address((Sessions((session.id,)),))), session.id,
        )  # fmt: skip
        yield Gathered(session.title, sentence, work.outcomes)


def _next(within: Within, text: str) -> Filled:
    """What sessions left to do, by those that were held."""
    held = sessions_in(within.source, within.first, within.last)
    work = [work_told(each.room, StoriesRead(within.source, each)) for each in held]
    actions, questions = (
        [*chain.from_iterable(each.of_kind(kind) for each in work)]
        for kind in ("action", "question")
    )
    said = says.goes_on(len(held), len(actions), len(questions))
    sentence = Sentence("next", *said, len(held))
    told = (Told("Wat blijft liggen om te doen", sentence),)
    return Filled("next", told, text, todo=(*actions, *questions))


def _onderdeel(within: Within) -> Iterator[Told]:
    """Every choice of one answer, that of the onderdeel first; Reflectie looks back on some."""
    looked_back = within.source.asked.now.reflection
    questions = [
        each
        for each in _asked(within, ChoiceQuestion)
        if each.type == "single" and each.part != "audience" and each.id not in looked_back
    ]
    for each in sorted(questions, key=lambda each: each.part != "onderdeel"):
        yield parts.of_choice(within, "onderdeel", each)


def _triads(within: Within) -> Iterator[Told]:
    triads = {each.id: each for each in _asked(within, TriadQuestion)}
    for shape in shapes(within.source.asked):
        if shape.is_triad and (triad := triads.get(shape.plane[0])):
            yield parts.of_triad(within, shape, triad)


def _sliders(within: Within) -> Iterator[Told]:
    yield from parts.of_sliders(within, _asked(within, SliderQuestion))
    for shape in shapes(within.source.asked):
        if not shape.is_triad:
            yield parts.of_plane(within, shape)


def _multis(within: Within) -> Iterator[Told]:
    for each in _asked(within, ChoiceQuestion):
        if each.type == "multi":
            yield parts.of_choice(within, "multis", each)


def _asked(within: Within, kind: type[AnyQuestion]) -> list[AnyQuestion]:
    """The questions of this type, without those of campaigns that no story of the period had."""
    source = within.source
    usual, own = asked_here(source, within.selection, source.asked.of_type(kind))
    return [*usual, *own]


def _reflection(within: Within) -> Iterator[Told]:
    asked = within.source.asked
    looked_at = [each for name in asked.now.reflection if (each := asked.choice(name))]
    for question in (*asked.codes.values(), *looked_at):
        yield parts.of_choice(within, "reflection", question)
    yield parts.cloud(within)
    planes = [each for each in shapes(asked) if not each.is_triad]
    yield from parts.quick_wins(within, planes, most=_MOST_TITLES)


_PARTS: Mapping[Section, Callable[[Within], Iterable[Told]]] = {
    "introduction": lambda within: [parts.introduced(within)],
    "growth": lambda within: [parts.growth(within)],
    "responses": parts.responses,
    "onderdeel": _onderdeel,
    "triads": _triads,
    "sliders": _sliders,
    "multis": _multis,
    "reflection": _reflection,
}

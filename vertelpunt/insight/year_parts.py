"""The parts of a year report: a plot, its numbers, and the sentence that they make."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from vertelpunt.dutch import month
from vertelpunt.insight import year_sentences as says
from vertelpunt.insight.choices import choices
from vertelpunt.insight.organisations import organisations_named
from vertelpunt.insight.planes import plane_counts, plane_dots, question_states
from vertelpunt.insight.plots import Bars, Cloud, MarkedPlot, bars, mark
from vertelpunt.insight.provinces import provinces
from vertelpunt.insight.responses import overview, per_period
from vertelpunt.insight.shapes import Shape, middle, said
from vertelpunt.insight.sliders import BINS, distributions
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import story_ids
from vertelpunt.insight.triads import centre, heaviest
from vertelpunt.insight.word_counts import title_words
from vertelpunt.insight.year_sentences import Said, Sentence
from vertelpunt.questionnaire import ChoiceQuestion, PlaceQuestion, SliderQuestion, TriadQuestion
from vertelpunt.selection import (
    STATES,
    USABLE,
    Answered,
    Area,
    Box,
    Clause,
    Options,
    Part,
    Period,
    Selection,
    Words,
    Zone,
    to_address,
    zone_name,
)
from vertelpunt.selection.zones import QUADRANTS

_MOST_STORIES = 10_000
_STEP = 100 // BINS
# All of a plane: the stories that lie in it.
_WHOLE = Box(0, 0, 1_000, 1_000)


@dataclass(frozen=True)
class Told:
    """A part of a section. `rows`: its numbers by name, each among `of` stories.

    `states`: how many stories have which state, in words; none where nothing was asked. `titles`:
    of the stories that it points at.
    """

    title: str
    sentence: Sentence
    drawn: Bars | MarkedPlot | Cloud | None = None
    rows: tuple[tuple[str, int], ...] = ()
    of: int = 0
    states: tuple[tuple[str, int], ...] = ()
    titles: tuple[str, ...] = ()


class Within:
    """The usable stories of a period, as somebody may read them."""

    def __init__(self, source: Source, first: date, last: date) -> None:
        self.source, self.first, self.last = source, first, last
        self._period = Period(first, last)

    @cached_property
    def selection(self) -> Selection:
        """The stories, as the base of every view."""
        period = self._period.plain(self.source.asked)
        both = f"{USABLE.sql} and {period.sql}"
        return Selection((Clause(USABLE.source, both, period.values, period.sentence),))

    def ids(self, *parts: Part) -> tuple[str, ...]:
        """The ids of the stories that these parts select, the oldest first."""
        clauses = (part.clause(self.source.asked) for part in parts)
        chosen = replace(self.selection, clauses=(*self.selection.clauses, *clauses))
        return tuple(story_ids(self.source, chosen, Words(), "oldest", most=_MOST_STORIES))

    def sentence(self, key: str, made: Said, n: int, *parts: Part) -> Sentence:
        """A sentence that rests on the stories of these parts."""
        text, numbers = made
        address = tuple(to_address((self._period, *parts)))
        return Sentence(key, text, numbers, n, self.ids(*parts), address)

    def states(self, question_id: str) -> tuple[tuple[str, int], ...]:
        """How many stories have which state of a question."""
        found: Mapping[str, int] = question_states(self.source, question_id, self.selection)
        return tuple((words, found.get(state, 0)) for state, words in STATES.items())


def introduced(within: Within) -> Told:
    """How many stories there are."""
    found = overview(within.source, within.selection)
    period = Period(within.first, within.last).plain(within.source.asked)
    every = overview(within.source, Selection((period,)))
    made = says.collected(found.stories, every.stories - found.stories, found.first, found.last)
    return Told("Inleiding", within.sentence("introduction", made, found.stories))


def growth(within: Within) -> Told:
    """How many stories came in which month."""
    months = [(each.start, each.stories) for each in per_period(
        within.source, within.selection, "month")]  # fmt: skip
    total = sum(stories for _, stories in months)
    rows = [(month(start), stories) for start, stories in months]
    title = "Verhalen per maand"
    sentence = within.sentence("growth", says.grown(months), total)
    return Told(title, sentence, bars(title, rows, total), tuple(rows), total)


def responses(within: Within) -> Iterator[Told]:
    """Where stories come from: provinces, and organisations."""
    for place in within.source.asked.of_type(PlaceQuestion):
        found = provinces(within.source, place.id, within.selection)
        there, elsewhere = (
            [(name, layers.stories) for name, layers in each.items()]
            for each in (found.provinces, found.elsewhere)
        )
        answered = found.answered.stories
        made = says.came_from(there, answered, elsewhere)
        part = Answered(place.id, ("answered",))
        yield Told(
            place.name, within.sentence(f"responses.{place.id}", made, answered, part),
            bars("Verhalen per provincie", [*there, *elsewhere], answered),
            (*there, *elsewhere), answered, within.states(place.id),
        )  # fmt: skip
    if question := within.source.questionnaire.part("organisation"):
        names, stories = organisations_named(within.source, within.selection)
        total = overview(within.source, within.selection).stories
        made = says.named_organisations(names, stories, total)
        part = Answered(question.id, ("answered",))
        sentence = within.sentence("responses.organisations", made, stories, part)
        yield Told("Organisaties", sentence, states=within.states(question.id))


def of_choice(within: Within, section: str, question: ChoiceQuestion) -> Told:
    """How a choice was answered, or what the core group added."""
    asked = question.id in within.source.asked.questions
    found = choices(within.source, question.id, within.selection)
    labels = within.source.asked.labels(question.id)
    rows = [(labels.get(option, option), each.stories) for option, each in found.options.items()]
    answered = found.answered.stories
    made = says.chosen_most(question.name, rows, answered)
    # What nobody was asked has no states: the stories that have any of its options.
    parts: tuple[Part, ...] = ()
    if asked:
        parts = (Answered(question.id, ("answered",)),)
    elif found.options:
        parts = (Options(question.id, tuple(found.options)),)
    return Told(
        question.name, within.sentence(f"{section}.{question.id}", made, answered, *parts),
        bars(question.name, rows, answered), tuple(rows), answered,
        within.states(question.id) if asked else (),
    )  # fmt: skip


def of_triad(within: Within, shape: Shape, triad: TriadQuestion) -> Told:
    """Where dots lie in a triad, and which corner weighs most."""
    *most, even = heaviest(within.source, triad.id, within.selection)
    corners = (triad.corners.left, triad.corners.right, triad.corners.top)
    found = centre(within.source, triad.id, within.selection)
    means = found.arithmetic if found else ()
    made = says.weighed(triad.name, [*zip(corners, most, strict=True)], even, means)
    part = Answered(triad.id, ("answered",))
    dots = sum(most) + even
    sentence = within.sentence(f"triads.{triad.id}", made, dots, part)
    zones = _zones(within, shape)
    drawn = _drawn(within, shape, zones)
    return Told(triad.name, sentence, drawn, zones, dots, within.states(triad.id))


def of_sliders(within: Within, sliders: Sequence[SliderQuestion]) -> Iterator[Told]:
    """How positions spread along each slider."""
    if not sliders:
        return
    found = distributions(within.source, [each.id for each in sliders], within.selection)
    for slider in sliders:
        steps = [layers.stories for layers in found[slider.id]]
        low, high = sum(steps[: BINS // 2]), sum(steps[BINS // 2 :])
        ends = (slider.ends.low, slider.ends.high)
        rows = [(_step(n, ends), stories) for n, stories in enumerate(steps)]
        made = says.leaned(slider.name, ends, low, high)
        part = Answered(slider.id, ("answered",))
        yield Told(
            slider.name, within.sentence(f"sliders.{slider.id}", made, low + high, part),
            bars(slider.name, rows, low + high), tuple(rows), low + high, within.states(slider.id),
        )  # fmt: skip


def of_plane(within: Within, shape: Shape) -> Told:
    """Where stories lie in the plane of two sliders, or of a stone."""
    zones = _zones(within, shape)
    total = sum(stories for _, stories in zones)
    asked = within.source.asked.questions
    parts: list[Part] = [Area(shape.plane, _WHOLE)]
    if all(slider in asked for slider in shape.plane):
        parts = [Answered(slider, ("answered",)) for slider in shape.plane]
    key = f"sliders.{'.'.join(shape.plane)}"
    sentence = within.sentence(key, says.lies(shape.title, zones), total, *parts)
    return Told(shape.title, sentence, _drawn(within, shape, zones), zones, total)


def quick_wins(within: Within, shapes: Iterable[Shape], *, most: int) -> Iterator[Told]:
    """The stories in each low and high quarter of a plane that has a name, at most so many titles.

    Low along x and high along y: it takes little, and it brings much.
    """
    named = {(each.x, each.y) for each in within.source.asked.now.planes
             if "low_high" in map(str, each.quadrants)}  # fmt: skip
    for shape in shapes:
        if shape.plane not in named:
            continue
        zones = _zones(within, shape)
        quadrant = dict(zip(QUADRANTS, zones, strict=True))["low_high"]
        part = Area(shape.plane, Zone("low_high"))
        total = sum(stories for _, stories in zones)
        made = says.quick_win(*quadrant, total)
        key = f"reflection.{'.'.join(shape.plane)}"
        sentence = within.sentence(key, made, quadrant[1], part)
        yield Told(
            quadrant[0][:1].upper() + quadrant[0][1:], sentence,
            titles=tuple(_titles(within, sentence.stories[:most])),
        )  # fmt: skip


def cloud(within: Within) -> Told:
    """The words that titles share."""
    words = title_words(within.source, within.selection)
    stories = overview(within.source, within.selection).stories
    made = says.shared_words(len(words), stories)
    rows = tuple((each.word, each.stories) for each in words)
    sentence = within.sentence("reflection.words", made, stories)
    return Told(
        "Woorden in de titels", sentence, Cloud("Woorden in de titels", rows), rows, stories
    )


def _zones(within: Within, shape: Shape) -> tuple[tuple[str, int], ...]:
    counted = plane_counts(within.source, shape.plane, within.selection, per_side=1)
    return tuple(
        (zone_name(shape.plane, zone, within.source.asked), layers.stories)
        for zone, layers in counted.zones.items()
    )


def _drawn(within: Within, shape: Shape, zones: Sequence[tuple[str, int]]) -> MarkedPlot:
    """A dot a story, and the middle of all."""
    dots = plane_dots(within.source, shape.plane, within.selection, None)
    points = [*zip(dots.x.tolist(), dots.y.tolist(), strict=True)]
    centre = middle(points)
    marks = [mark(shape, each, "story") for each in points]
    told = "; ".join(f"{name}: {stories}" for name, stories in zones if stories)
    alt = f"{len(points)} stippen. {told}."
    if centre:
        marks.append(mark(shape, centre, "middle"))
        alt += f" Het midden ligt bij {said(shape, centre)}."
    return MarkedPlot(shape.title, shape.names, tuple(marks), alt)


def _titles(within: Within, ids: Sequence[str]) -> Iterator[str]:
    rows = within.source.read(
        "select story_title from story where list_contains(?, story_id) "
        "order by submitted_at, story_id",
        [[*ids]],
    )
    yield from rows["story_title"].to_pylist()


def _step(n: int, ends: tuple[str, str]) -> str:
    """A step of a slider, with the end that it lies at."""
    end = {0: f" ({ends[0]})", BINS - 1: f" ({ends[1]})"}.get(n, "")
    return f"{n * _STEP}–{(n + 1) * _STEP}{end}"

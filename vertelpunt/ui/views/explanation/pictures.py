"""The drawings of the page Uitleg, made of stories as the other pages make theirs."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from vertelpunt.dutch import count, number, percent, whole_percents
from vertelpunt.figures import bars
from vertelpunt.figures import planes as figures
from vertelpunt.figures.drawing import Drawing
from vertelpunt.figures.frames import plane_frame, triad_frame
from vertelpunt.figures.sliders import slider_figure
from vertelpunt.figures.zones import add_quarters, add_zones
from vertelpunt.insight.examples import shares_of
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.planes import Dots, Plane, plane_counts
from vertelpunt.insight.responses import answer_states
from vertelpunt.insight.sliders import BINS, distributions
from vertelpunt.insight.source import Source
from vertelpunt.insight.triads import Centre
from vertelpunt.questionnaire import SliderQuestion, TriadQuestion
from vertelpunt.selection import USABLE, Selection, plane_name, zone_name
from vertelpunt.ui.plots.pattern import Pattern
from vertelpunt.ui.plots.sentences import most_in, most_steps

USABLE_STORIES = Selection((USABLE,))
_PER_SIDE = 10


def few_dots(triad: TriadQuestion, dots: Dots, told: Sequence[tuple[int, str]]) -> Pattern:
    """A few dots, each with a sign of its own. `told`: (place in `dots`, title)."""
    places = [place for place, _ in told]
    few = Dots(
        [dots.stories[place] for place in places],
        dots.x[places],
        dots.y[places],
        dots.layer[places],
        dots.beside[places],
        np.arange(len(places), dtype=np.int8),
    )
    drawing = triad_frame(triad)
    figures.add_dots(drawing, few, range(len(places)), [title for _, title in told])
    return Pattern(
        drawing.figure,
        triad.label,
        f"{count(len(told), 'verhaal', 'verhalen')}, elk met een eigen teken.",
        ("Verhaal", triad.corners.left, triad.corners.right, triad.corners.top),
        [
            (title, *whole_percents(shares_of(dots, place)))
            for place, title in told
        ],
        "uitleg-stip",
    )  # fmt: skip


def crowd(
    source: Source, questions: Sequence[TriadQuestion | SliderQuestion], dots: Dots
) -> Pattern:
    """All dots of a triad or a plane, with its zones."""
    plane: Plane = tuple(question.id for question in questions)
    counts = plane_counts(source, plane, USABLE_STORIES, per_side=_PER_SIDE)
    drawing, triad = _frame(questions)
    figures.add_dots(drawing, dots, range(len(dots.stories)), None)
    if triad:
        add_zones(drawing, counts.zones, compared=False)
    else:
        spread = distributions(source, plane, USABLE_STORIES)
        figures.add_sides(drawing, spread[plane[0]], spread[plane[1]], compared=False)
        named = source.asked.now.plane(plane[0], plane[1])
        add_quarters(drawing, counts.zones, named, compared=False)
    total = sum(counts.zones.values(), Layers()).within
    rows = [
        (zone_name(plane, name, source.asked), zone.within, _share(zone.within, total))
        for name, zone in counts.zones.items()
    ]
    return Pattern(
        drawing.figure,
        questions[0].label if triad else plane_name(questions),
        most_in(rows, *(("stip", "stippen") if triad else ("verhaal", "verhalen"))),
        ("Zone" if triad else "Kwart", "Verhalen", "Aandeel"),
        rows,
        "uitleg-stippen" if triad else "uitleg-vlak",
    )


def middle(triad: TriadQuestion, dots: Dots, centre: Centre) -> Pattern:
    """All dots of a triad, with their centre."""
    drawing = triad_frame(triad)
    figures.add_dots(drawing, dots, range(len(dots.stories)), None)
    figures.add_centre(drawing, centre)
    return Pattern(
        drawing.figure,
        triad.label,
        f"{count(centre.dots, 'stip', 'stippen')}, en twee manieren om het midden te berekenen.",
        ("Midden", triad.corners.left, triad.corners.right, triad.corners.top),
        [
            ("meetkundig gemiddelde", *whole_percents(centre.geometric)),
            ("gewoon gemiddelde", *whole_percents(centre.arithmetic)),
        ],
        "uitleg-midden",
    )


def layers(triad: TriadQuestion, dots: Dots) -> Pattern:
    """Dots outside a selection, within it, and selected in the triad itself."""
    drawing = triad_frame(triad)
    figures.add_dots(drawing, dots, range(len(dots.stories)), None)
    drawing.legend_under()
    grey, colour, ring = ((dots.layer == layer).sum().item() for layer in range(3))
    return Pattern(
        drawing.figure,
        triad.label,
        f"{count(grey, 'stip is', 'stippen zijn')} grijs en {number(colour + ring)} gekleurd; "
        f"daarvan {'heeft' if ring == 1 else 'hebben'} er {number(ring)} een ring.",
        ("Hoe de stip eruitziet", "Verhalen"),
        [
            ("grijs: buiten je keuze", grey),
            ("kleur: binnen je keuze", colour),
            ("kleur met een ring: ook hier gekozen", ring),
        ],
        "uitleg-lagen",
    )


def states(source: Source) -> Pattern | None:
    """Questions that did not fit every story; None where there are none."""
    rows = [row for row in answer_states(source, USABLE_STORIES) if row.not_applicable]
    if not rows:
        return None
    least = min(rows, key=lambda row: row.answered / row.asked)
    told = [(r.label, (r.answered, r.not_applicable, r.left_open, r.not_asked)) for r in rows]
    return Pattern(
        bars.states(told).figure,
        "Vragen die niet bij elk verhaal pasten",
        f"Het minst ingevuld van deze vragen is ‘{least.label}’: in {number(least.answered)} van "
        f"de {count(least.asked, 'verhaal', 'verhalen')}.",
        ("Vraag", "Ingevuld", "Niet van toepassing", "Opengelaten", "Niet gevraagd"),
        [(label, *numbers) for label, numbers in told],
        "uitleg-vragen",
    )


def two_selections(source: Source, slider: SliderQuestion, selection: Selection) -> Pattern:
    """How two selections spread along a slider."""
    counts = distributions(source, [slider.id], selection)[slider.id]
    total = sum(counts, Layers())
    first = most_steps(counts, slider.ends.low, slider.ends.high)
    second = most_steps(
        [replace(each, within=each.beside) for each in counts], slider.ends.low, slider.ends.high
    )
    return Pattern(
        slider_figure(slider, counts, compared=True).figure,
        slider.label,
        f"Je keuze: {first} De rest: {second}",
        ("Plek op de slider", "Je keuze", "Aandeel", "De rest", "Aandeel daarin"),
        [
            (
                f"{100 * n // BINS} tot {100 * (n + 1) // BINS}",
                each.within, _share(each.within, total.within),
                each.beside, _share(each.beside, total.beside),
            )
            for n, each in enumerate(counts)
        ],
        "uitleg-vergelijken",
    )  # fmt: skip


def _share(stories: int, of: int) -> str:
    return percent(stories / of) if of else "–"


def _frame(questions: Sequence[TriadQuestion | SliderQuestion]) -> tuple[Drawing, bool]:
    match questions:
        case [TriadQuestion() as triad]:
            return triad_frame(triad), True
        case [SliderQuestion() as x, SliderQuestion() as y]:
            return plane_frame(x, y), False
    raise ValueError(questions)

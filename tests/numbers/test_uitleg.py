"""Every number on the page Uitleg, which tells of the demonstration stories alone."""

from collections.abc import Callable, Sequence
from math import dist, hypot

import pytest

from tests.exported import Told
from tests.numbers.bars import check_layer_bars, check_rows, check_states_told, drawn
from tests.numbers.cases import Case, Part
from tests.numbers.checks import check_menu
from tests.numbers.page import Card, Page, numbers_in, pieces_of, plain_text
from tests.numbers.plain import (
    ASKED,
    CORNERS,
    QUESTIONS,
    SLIDERS,
    STATES,
    TRIADS,
    added,
    dot,
    labels,
    most,
    name,
    percent,
    percents,
    state,
    zone,
    zones,
)
from tests.numbers.planes import (
    check_dots,
    check_middles,
    check_most_in,
    check_slider_bars,
    check_zone_notes,
    slider_steps,
    zone_counts,
)
from tests.numbers.words import title

PLANE = (ASKED["planes"][0]["x"], ASKED["planes"][0]["y"])
# The sorted shares of the dot that would show each spot at best.
SPOTS = {
    "corner": ("Bij een hoek", (1, 0, 0)),
    "edge": ("Op een zijde", (1 / 2, 1 / 2, 0)),
    "middle": ("In het midden", (1 / 3, 1 / 3, 1 / 3)),
}


def test_every_number_of_uitleg(open_page: Callable[..., Page], told: list[Told]) -> None:
    case = Case("no selection", told=told)
    page = open_page("uitleg", case)
    check_menu(page, told)
    assert page.cards == [
        "uitleg-stip", "uitleg-stippen", "uitleg-midden", "uitleg-vlak", "uitleg-lagen",
        "uitleg-vragen", "uitleg-vergelijken",
    ]  # fmt: skip
    _check_spots(page, case)
    _check_crowd(page.card("uitleg-stippen"), case, (TRIADS[0],), ["Zone", "Verhalen", "Aandeel"])
    _check_middle(page, case)
    _check_plane(page, case)
    chosen = _most_given(case)
    _check_layers(page, case, chosen)
    _check_questions(page.card("uitleg-vragen"), case)
    _check_beside(page, case, chosen)
    limits = plain_text(page.html("geen steekproef"))
    assert "Drie van de vier verhalen is" in limits
    assert numbers_in(limits) == [int(percent(3, 4)[:-1])]
    page.all_checked()


def _lying(case: Case, plane: tuple[str, ...]) -> list[Told]:
    """The stories with a dot, the oldest first."""
    oldest = sorted(case.base, key=lambda told: (told.at, told.id))
    return [told for told in oldest if dot(told, plane)]


def _corners(triad: str) -> list[str]:
    return [QUESTIONS[triad]["corners"][corner] for corner in CORNERS]


def _in_words(triad: str, shares: Sequence[int]) -> str:
    said = [f"{n}% {corner}" for n, corner in zip(shares, _corners(triad), strict=True)]
    return f"{said[0]}, {said[1]} en {said[2]}"


def _spots(case: Case, triad: str) -> dict[str, Told]:
    """For each spot the first of the stories that show it best."""
    best: dict[str, tuple[float, Told]] = {}
    for told in _lying(case, (triad,)):
        place = str(zone(told, (triad,)))
        spot = {"middle": "middle"}.get(place, "corner" if place in CORNERS else "edge")
        shares = sorted(told.answers[triad].values(), reverse=True)
        away = round(dist(shares, SPOTS[spot][1]), 9)
        if spot not in best or away < best[spot][0]:
            best[spot] = (away, told)
    return {spot: best[spot][1] for spot in SPOTS if spot in best}


def _check_spots(page: Page, case: Case) -> None:
    """A story at a corner, on an edge and in the middle: its shares, its dot, its row."""
    triad = max(TRIADS, key=lambda each: len(_spots(case, each)))
    found = _spots(case, triad)
    shares = [percents(told.answers[triad]) for told in found.values()]
    first, *points = pieces_of(page.html("Hoe dichter een stip bij een hoek"))
    assert numbers_in(first) == [100]
    assert points[::2] == [SPOTS[spot][0] for spot in found]
    for words, told, three in zip(points[1::2], found.values(), shares, strict=True):
        assert words.startswith(f"‘{title(told)}’ met {_in_words(triad, three)}. ")
        assert numbers_in(words) == three
    card = page.card("uitleg-stip")
    assert card.title == QUESTIONS[triad]["label"]
    assert card.head == ["Verhaal", *_corners(triad)]
    assert card.rows == [
        [title(told), *(f"{n}%" for n in three)]
        for told, three in zip(found.values(), shares, strict=True)
    ]
    assert numbers_in(card.sentence) == [len(found)]
    outside, *dots = card.figure.dots
    assert outside["x"] == []
    for trace, told in zip(dots, found.values(), strict=True):
        assert title(told).startswith(trace["name"].removesuffix("…"))
    for n, (trace, told) in enumerate(zip(dots, found.values(), strict=True)):
        assert trace["customdata"] == [n]
        assert (*trace["x"], *trace["y"]) == pytest.approx(dot(told, (triad,)), abs=1e-6)
    assert card.figure.numbers == []


def _check_crowd(card: Card, case: Case, plane: tuple[str, ...], head: list[str]) -> None:
    """All dots of a triad or a plane, and the share and number of every zone."""
    counts = zone_counts(case, plane)
    named = dict(zip(zones(plane).values(), counts, strict=True))
    total = added(counts).within
    assert card.head == head
    assert card.rows == [
        [label, str(n.within), percent(n.within, total)] for label, n in named.items()
    ]
    check_most_in(card.sentence, named)
    check_dots(card.figure, case, plane, [told.id for told in _lying(case, plane)])
    check_zone_notes(card.figure.numbers, case, plane, counts)
    if len(plane) == 1:
        assert card.title == QUESTIONS[plane[0]]["label"]


def _check_middle(page: Page, case: Case) -> None:
    """Both middles of the last triad, and how many dots differ at most a tenth in each share."""
    triad = TRIADS[-1]
    lying = _lying(case, (triad,))
    dots = [told.answers[triad] for told in lying]
    card = page.card("uitleg-midden")
    assert card.title == QUESTIONS[triad]["label"]
    check_dots(card.figure, case, (triad,), [told.id for told in lying], centre=True)
    middles = check_middles(card.figure, dots)
    assert card.head == ["Midden", *_corners(triad)]
    assert card.rows == [
        [label, *(f"{n}%" for n in percents(shares))] for label, shares in middles.items()
    ]
    assert numbers_in(card.sentence) == [len(dots)]
    assert card.figure.numbers == []
    plain = middles["gewoon gemiddelde"]
    near = sum(all(abs(each[c] - plain[c]) <= 0.1 for c in CORNERS) for each in dots)
    words = plain_text(page.html("Met de schakelaar ‘Midden’"))
    assert f"het gewone gemiddelde {_in_words(triad, percents(plain))}. " in words
    assert numbers_in(words) == [*percents(plain), *[near] * bool(near), len(dots), 10]


def _check_plane(page: Page, case: Case) -> None:
    """The first plane, and the story furthest in each quarter that has a name of its own."""
    x, y = PLANE
    card = page.card("uitleg-vlak")
    assert card.title == f"{name(x)} en {name(y).lower()}"
    _check_crowd(card, case, PLANE, ["Kwart", "Verhalen", "Aandeel"])
    across, up = ([bar for bar in card.figure.bars if bar["orientation"] == way] for way in "vh")
    check_layer_bars(across, case, slider_steps(case, x))
    check_layer_bars(up, case, slider_steps(case, y))
    words = pieces_of(page.html("Van links naar rechts"))
    numbers = []
    for quarter, label in ASKED["planes"][0]["quadrants"].items():
        (said,) = (each for each in words if f"‘{label}’" in each)
        corner = [100 * (side == "high") for side in quarter.split("_")]
        inside = [told for told in _lying(case, PLANE) if zone(told, PLANE) == quarter]
        away = [hypot(*(told.answers[s] - c for s, c in zip(PLANE, corner, strict=True)))
                for told in inside]  # fmt: skip
        told = inside[away.index(min(away))]
        at = [round(told.answers[slider]) for slider in PLANE]
        assert f"‘{title(told)}’ ligt daar: {at[0]} voor {name(x)} en {at[1]} voor" in said
        numbers += [*at, 0, 100]
    assert numbers_in(" ".join(words)) == numbers


def _most_given(case: Case) -> Part:
    """The onderdeel that most stories have."""
    counts = {each: sum(each in told.chose("onderdeel") for told in case.base)
              for each in labels("onderdeel")}  # fmt: skip
    _, (chosen, *_) = most(counts)
    return Part(
        "onderdeel",
        f"options~onderdeel~any~{chosen}",
        f"{name('onderdeel')}: {labels('onderdeel')[chosen]}",
        lambda told: chosen in told.chose("onderdeel"),
    )


def _check_layers(page: Page, case: Case, chosen: Part) -> None:
    """The dots outside that choice, within it, and in the zone where most of those lie."""
    plane = (TRIADS[0],)
    alone = Case("a choice", (chosen,), told=case.told)
    _, (fullest, *_) = most(
        dict(zip(zones(plane), (n.within for n in zone_counts(alone, plane)), strict=True))
    )
    area = Part(
        plane[0],
        f"area~{plane[0]}~zone~{fullest}",
        zones(plane)[fullest],
        lambda told: zone(told, plane) == fullest,
    )
    both = Case("a choice and a zone", (chosen, area), told=case.told)
    n = both.layers(plane[0], lambda told: dot(told, plane) is not None)
    card = page.card("uitleg-lagen")
    assert card.title == QUESTIONS[plane[0]]["label"]
    check_dots(card.figure, both, plane, [told.id for told in _lying(case, plane)])
    assert card.figure.numbers == []
    assert card.rows == [
        ["grijs: buiten je keuze", str(n.stories - n.within)],
        ["kleur: binnen je keuze", str(n.within - n.ringed)],
        ["kleur met een ring: ook hier gekozen", str(n.ringed)],
    ]
    assert numbers_in(card.sentence) == [n.stories - n.within, n.within, n.ringed]
    words = plain_text(page.html("Klein en grijs"))
    assert f"Gekozen is {chosen.sentence}. En in de driehoek: {area.sentence}." in words


def _check_questions(card: Card, case: Case) -> None:
    """In which state the questions are that did not fit every story."""
    asked = [each for each, q in QUESTIONS.items() if q["type"] != "confirmation"]
    counts = {
        name(each): [sum(state(told, each) == s for told in case.base) for s in STATES]
        for each in asked
    }
    counts = {label: n for label, n in counts.items() if n[STATES.index("niet van toepassing")]}
    assert card.title == "Vragen die niet bij elk verhaal pasten"
    assert card.head == ["Vraag", *(each.capitalize() for each in STATES)]
    assert card.rows == [[label, *map(str, n)] for label, n in counts.items()]
    assert [bar["name"] for bar in card.figure.bars] == list(STATES)
    assert [bar["x"] for bar in card.figure.bars] == [
        drawn(each) for each in zip(*counts.values(), strict=True)
    ]
    check_states_told(card.figure, counts)
    least = min(counts, key=lambda label: counts[label][0])
    assert f"‘{least}’" in card.sentence
    # Questions that fitted every story may be filled in less.
    assert "van deze vragen" in card.sentence
    assert numbers_in(card.sentence) == [counts[least][0], len(case.base)]


def _check_beside(page: Page, case: Case, chosen: Part) -> None:
    """The first slider in the stories of that choice, and in the rest."""
    slider = SLIDERS[0]
    both = Case("beside the rest", (chosen,), "rest", told=case.told)
    counts = slider_steps(both, slider)
    names = [f"{10 * n} tot {10 * n + 10}" for n in range(10)]
    total, low = added(counts), added(counts[:5])
    card = page.card("uitleg-vergelijken")
    assert card.title == QUESTIONS[slider]["label"]
    assert card.head == ["Plek op de slider", "Je keuze", "Aandeel", "De rest", "Aandeel daarin"]
    check_rows(card, both, list(zip(names, names, counts, strict=True)), total)
    check_slider_bars(card.figure, both, slider)
    assert numbers_in(card.sentence) == [
        total.within, low.within, total.within - low.within,
        total.beside, low.beside, total.beside - low.beside,
    ]  # fmt: skip
    words = plain_text(page.html("Met ‘Vergelijk met’"))
    assert f"In het plaatje is je keuze {chosen.sentence}." in words

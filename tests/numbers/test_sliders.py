"""Every number on the page Sliders: planes as dots and as counts per cell, and every slider."""

from collections import Counter
from collections.abc import Callable

from tests.numbers.bars import check_layer_bars, check_rows, check_states
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar, check_cloud, check_stories, check_titles
from tests.numbers.differences import check_differences
from tests.numbers.page import Page, numbers_in
from tests.numbers.plain import ASKED, QUESTIONS, SLIDERS, added, name
from tests.numbers.planes import (
    check_cells,
    check_dots,
    check_ranges,
    check_slider_bars,
    check_zone_notes,
    check_zones,
    slider_ends,
    slider_steps,
)

PLANES = [(plane["x"], plane["y"]) for plane in ASKED["planes"]]
ANOTHER = ("impact_size", "effect_size")


def test_every_number_of_sliders(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("sliders", case)
    _check(page, case, PLANES, zones=True)
    app = page.app
    app.selectbox(key="colour").set_value("onderdeel")
    app.selectbox(key="x").set_value(ANOTHER[0])
    app.selectbox(key="y").set_value(ANOTHER[1])
    app.toggle(key="zones").set_value(False)
    _check(Page(app.run()), case, [ANOTHER, *PLANES], colour="onderdeel")
    app.toggle(key="cells").set_value(True)
    _check(Page(app.run()), case, [ANOTHER, *PLANES], cells=True)


def _check(
    page: Page, case: Case, planes: list[tuple[str, str]], *, zones: bool = False,
    cells: bool = False, colour: str | None = None,
) -> None:  # fmt: skip
    check_bar(page, case)
    ids = check_titles(page, case, cells=cells)
    for plane in planes:
        x, y = plane
        card = page.card(f"vlak-{x}-{y}")
        assert card.title == f"{name(x)} en {name(y).lower()}"
        counts = check_zones(page, card, case, plane)
        notes = []
        if cells:
            notes = check_cells(card.figure, case, plane, numbers=True)
        else:
            check_dots(card.figure, case, plane, ids, colour)
        told = card.figure.numbers
        assert told[: len(notes)] == notes
        if zones:
            check_zone_notes(told[len(notes) :], case, plane, counts)
        else:
            assert told == notes
        across = [bar for bar in card.figure.bars if bar["orientation"] == "v"]
        check_layer_bars(across, case, slider_steps(case, x))
        check_layer_bars(card.figure.bars[len(across) :], case, slider_steps(case, y))
        _check_beside(page, case, x, y)
        assert numbers_in(page.text("Wie precies in het midden staat")) == [50]
        ends = [f"{name(slider)}: {slider_ends(slider)}" for slider in plane]
        check_ranges(page, f"{x}.{y}", ends, None)
    for slider in SLIDERS:
        _check_slider(page, case, slider)
    check_stories(page, case)
    check_cloud(page, case)
    check_differences(page, case)
    page.all_checked()


def _check_beside(page: Page, case: Case, x: str, y: str) -> None:
    """How many stories lack one of the two sliders, or both."""
    lacking = Counter((x in t.answers, y in t.answers) for t in case.within(f"{x}.{y}"))
    numbers = [lacking[each] for each in ((True, False), (False, True), (False, False))]
    begin = "Niet in het vlak" if any(numbers) else "Alle verhalen liggen"
    assert numbers_in(page.text(begin)) == [n for n in numbers if n]


def _check_slider(page: Page, case: Case, slider: str) -> None:
    card = page.card(f"slider-{slider}")
    assert card.title == QUESTIONS[slider]["label"]
    counts = slider_steps(case, slider)
    names = [f"{10 * n} tot {10 * n + 10}" for n in range(10)]
    total = added(counts)
    check_rows(card, case, list(zip(names, names, counts, strict=True)), total)
    check_slider_bars(card.figure, case, slider)
    low = sum(each.within for each in counts[:5])
    numbers = [total.within, low, total.within - low]
    assert numbers_in(card.sentence) == (numbers if total.within else [])
    part = case.chosen(slider)
    assert card.selected is bool(part)
    check_ranges(page, slider, [slider_ends(slider)], [[0, 70]] if part else None)
    check_states(page, case, slider)

"""Every number on the page Responses, per month and per week."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from tests.exported import Told
from tests.numbers.bars import (
    check_bars,
    check_choice,
    check_layer_bars,
    check_rows,
    check_states_told,
    drawn,
)
from tests.numbers.cases import Case
from tests.numbers.checks import check_bar, check_card, check_cloud, check_stories
from tests.numbers.differences import check_differences
from tests.numbers.page import Page, numbers_in, pieces_of
from tests.numbers.plain import (
    PROVINCES,
    QUESTIONS,
    STATES,
    Layers,
    added,
    cut,
    day,
    month,
    most,
    name,
    percent,
    province,
    short_day,
    state,
    yaml,
)
from tests.numbers.words import length
from vertelpunt.paths import PERIODS

NAMED = yaml(PERIODS)
LENGTHS = (0, 50, 100, 150, 200, 300, 500, 1000, 10**9)


def test_every_number_of_responses(open_page: Callable[..., Page], case: Case) -> None:
    page = open_page("responses", case)
    _check(page, case, "maand")
    check_cloud(page, case)
    check_differences(page, case)
    page.all_checked()
    page.app.segmented_control(key="unit").set_value("week")
    page = Page(page.app.run())
    ordered = _check(page, case, "week")
    check_cloud(page, case)
    check_differences(page, case)
    page.all_checked()
    page = open_page("responses", case, verhaal=[case.selected[0].id])
    check_card(page, case, case.selected[0], ordered, closes=True)


def test_all_places_and_names_are_drawn_where_they_are_asked_for(
    open_page: Callable[..., Page], told: list[Told]
) -> None:
    case = Case("no selection", told=told)
    page = open_page("responses", case)
    for question in ("municipality", "organisation"):
        page.app.button(key=f"ranked_{question}").click().run()
    page = Page(page.app)
    for question in ("municipality", "organisation"):
        check_choice(page, case, question, every=True)


def _check(page: Page, case: Case, unit: str) -> list[Told]:
    check_bar(page, case)
    _check_numbers(page, case)
    _check_timeline(page, case, unit)
    _check_map(page, case)
    for question in ("municipality", "organisation", "role"):
        check_choice(page, case, question)
    _check_lengths(page, case)
    _check_questions(page, case)
    return check_stories(page, case)


def _check_numbers(page: Page, case: Case) -> None:
    """All stories of the selection, whether or not they are usable."""
    told = [each for each in case.told if all(part.holds(each) for part in case.parts)]
    usable = sum(each.usable for each in told)
    first, last = min(each.day for each in told), max(each.day for each in told)
    first, last = (short_day(when(each.day for each in told)) for when in (min, max))
    assert first[-4:] == last[-4:]
    assert pieces_of(page.html("vp-numbers")) == [
        str(len(told)), "verhalen", str(usable), "bruikbaar", str(len(told) - usable),
        "apart gezet", f"{first[:-5]} – {last}", "verteld",
    ]  # fmt: skip


def _check_timeline(page: Page, case: Case, unit: str) -> None:
    def start(when: date) -> date:
        return when.replace(day=1) if unit == "maand" else when - timedelta(when.weekday())

    def after(when: date) -> date:
        return start(when + timedelta(31)) if unit == "maand" else when + timedelta(7)

    starts = [min(start(each.day) for each in case.base)]
    while starts[-1] < max(start(each.day) for each in case.base):
        starts.append(after(starts[-1]))
    counts = [case.layers("period", lambda t, at=at: start(t.day) == at) for at in starts]
    weeks = [each.isocalendar().week for each in starts]
    if unit == "maand":
        ticks = names = [month(each) for each in starts]
    else:
        pairs = list(zip(weeks, starts, strict=True))
        ticks = [f"week {week}, {each.isocalendar().year}" for week, each in pairs]
        names = [f"week {week} ({day(each)})" for week, each in pairs]
    card = page.card(f"verhalen-per-{unit}")
    rows = list(zip(starts, names, counts, strict=True))
    # Nobody made a campaign of what these stories name: only periods have a name.
    there = [[n["name"] for n in NAMED if n["first"] < after(at) and n["last"] >= at]
             for at in starts]  # fmt: skip
    during = [[", ".join(each) or "–"] for each in there]
    check_rows(card, case, rows, added(counts), during)
    check_layer_bars(card.figure.bars, case, counts)
    (points,) = card.figure.dots
    assert points["customdata"] == [each.isoformat() for each in starts]
    assert points["text"] == [
        f"{tick}: {n.within}" + (f" van {n.stories}" if n.within != n.stories else "")
        for tick, n in zip(ticks, counts, strict=True)
    ]
    shown = [cut(each["name"], 34) for each in NAMED
             if each["last"] >= starts[0] and each["first"] < after(starts[-1])]  # fmt: skip
    assert card.figure.notes == [*_under_bars(starts), *shown]
    top, busiest = most({label: n.within for label, n in zip(names, counts, strict=True)})
    if len(busiest) > 3:
        assert numbers_in(card.sentence) == [top]
    else:
        assert numbers_in(card.sentence, *busiest) == [top, added(counts).within]
    part = case.chosen("period")
    assert card.selected is bool(part)
    assert page.buttons("named_periods") == [
        (each["name"], " – ".join(day(when) for when in sorted({each["first"], each["last"]})),
         bool(part) and part.address == f"period~{each['first']}~{each['last']}")
        for each in NAMED
    ]  # fmt: skip


def _under_bars(starts: list[date]) -> list[str]:
    """Every month and every year once. The demonstration has months of one year."""
    months = [month(each).lower()[:3].replace("maa", "mrt") for each in starts]
    assert {each.year for each in starts} == {2025}
    return [*dict.fromkeys(months), "<b>2025</b>"]


def _check_map(page: Page, case: Case) -> None:
    """The stories of each province, and beside them those of none."""
    view = "municipality.province"
    names = sorted(set(PROVINCES.values()))
    counts = [case.layers(view, lambda told, at=at: province(told) == at) for at in names]
    several = case.layers(view, lambda told: told.answers["municipality"] == "several")
    national = case.layers(view, lambda told: told.answers["municipality"] == "national")
    beside = [("meerdere gemeenten", several), ("landelijk", national)]
    beside = [(label, n) for label, n in beside if n.stories]
    answered = added([*counts, *(n for _, n in beside)])
    assert answered == case.layers(view, lambda told: "municipality" in told.answers)
    card = page.card("provincies-municipality")
    ranked = sorted(
        zip(names, counts, strict=True), key=lambda row: (-row[1].within, -row[1].stories, row[0])
    )
    check_rows(card, case, [("", label, n) for label, n in [*ranked, *beside]], answered)

    def told_of(n: Layers) -> str:
        if not case.beside:
            return str(n.within)
        return f"{percent(n.within, answered.within)} | {percent(n.beside, answered.beside)}"

    notes = [f"{at.replace('Noord-', 'N-').replace('Zuid-', 'Z-')}<br><b>{told_of(n)}</b>"
             for at, n in zip(names, counts, strict=True)]  # fmt: skip
    between = "<br>" if case.beside else " "
    corner = "<br>".join(f"{label}{between}<b>{told_of(n)}</b>" for label, n in beside)
    assert card.figure.notes == notes + [corner] * bool(corner)
    (points,) = card.figure.dots
    assert points["customdata"] == names
    for at, n, text in zip(names, counts, points["text"], strict=True):
        first, second = percent(n.within, answered.within), percent(n.beside, answered.beside)
        words = f"{at}: {first} van je keuze, {second} van de tweede keuze"
        if not case.beside:
            words = f"{at}: {n.within} ({first})"
            if (n.within, answered.within) != (n.stories, answered.stories):
                words += f"; van alle verhalen {n.stories}"
        assert text == words
    assert card.selected is bool(case.chosen(view))
    held = {at: n.within for at, n in zip(names, counts, strict=True) if n.within}
    top, most_told = most(held)
    said = len(held) > 1 and len(most_told) <= 3
    expected = [each for each in (sum(held.values()), len(held)) if each] + [top] * said
    assert numbers_in(card.sentence, *(most_told if said else ())) == expected


def _check_lengths(page: Page, case: Case) -> None:
    rows = []
    for low, high in pairwise(LENGTHS):
        label = f"{low} tot {high} woorden" if high < 10**9 else "1.000 woorden of meer"
        label = label.replace("1000", "1.000")
        held = case.layers("length", lambda t, low=low, high=high: low <= length(t) < high)
        rows.append((str(low), label, held))
    full = [n for n, (_, _, held) in enumerate(rows) if held.stories]
    rows = rows[full[0] : full[-1] + 1]
    card = page.card("lengte")
    total = added(n for _, _, n in rows)
    check_rows(card, case, rows, total)
    check_bars(card.figure, case, rows, total)
    middle = round(median(length(told) for told in case.within()))
    assert numbers_in(card.sentence) == [total.within, middle]


def _check_questions(page: Page, case: Case) -> None:
    """In which state every question is, in the stories selected."""
    told = case.selected
    asked = [each for each, q in QUESTIONS.items() if q["type"] != "confirmation"]
    counts = [[sum(state(t, each) == s for t in told) for s in STATES] for each in asked]
    card = page.card("vragen")
    names = [name(each) for each in asked]
    assert card.rows == [
        [label, *map(str, n), percent(n[0], len(told))]
        for label, n in zip(names, counts, strict=True)
    ]
    check_states_told(card.figure, dict(zip(names, counts, strict=True)))
    assert [bar["x"] for bar in card.figure.bars] == [
        drawn(each) for each in zip(*counts, strict=True)
    ]
    least = min(n[0] for n in counts)
    first = next(label for label, n in zip(names, counts, strict=True) if n[0] == least)
    assert f"‘{first}’" in card.sentence
    assert numbers_in(card.sentence) == [least, len(told)]

"""Checks of bars: of answers, of layers, of two selections; and of what stands with them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.page import Card, Figure, Page, numbers_in
from tests.numbers.plain import (
    CODES,
    MULTIS,
    PLACES,
    QUESTIONS,
    STATES,
    Layers,
    added,
    labels,
    most,
    name,
    percent,
    state,
)

Rows = Sequence[tuple[str, str, Layers]]


def check_rows(
    card: Card, case: Case, rows: Rows, total: Layers, more: Sequence[Sequence[str]] = ()
) -> None:
    """The table of a plot. `total`: what shares are shares of; `more`: cells behind each row."""
    expected = []
    for place, (_, label, n) in enumerate(rows):
        cells = [label, str(n.within), percent(n.within, total.within)]
        if case.beside:
            cells += [str(n.beside), percent(n.beside, total.beside)]
        else:
            cells += [str(n.ringed), str(n.stories)]
        expected.append([*cells, *(more[place] if more else ())])
    assert card.rows == expected


def check_bars(figure: Figure, case: Case, rows: Rows, answered: Layers) -> None:
    """A row an answer, with its number and its share."""
    if case.beside:
        check_pairs(
            figure,
            [(k, s, (n.within, answered.within), (n.beside, answered.beside)) for k, s, n in rows],
        )
        return
    series = [[n.within for _, _, n in rows]]
    if series != [[n.stories for _, _, n in rows]]:
        series.insert(0, [n.stories for _, _, n in rows])
    assert [bar["x"] for bar in figure.bars] == [drawn(each) for each in series]
    (points,) = figure.dots
    assert points["customdata"] == [key for key, _, _ in rows]
    told = []
    for _, label, n in rows:
        words = f"{label}: {n.within} ({percent(n.within, answered.within)})"
        all_of_them = (n.within, answered.within) == (n.stories, answered.stories)
        told.append(words if all_of_them else f"{words}; van alle verhalen {n.stories}")
    assert points["text"] == told
    notes = []
    for _, label, n in rows:
        notes += [label, f"<b>{n.within}</b> · {percent(n.within, answered.within)}"]
    assert list(map(letters, figure.notes)) == list(map(letters, notes))


def check_pairs(
    figure: Figure, rows: Sequence[tuple[Any, ...]], second: str = "tweede keuze"
) -> None:
    """Two bars a row: (key, label, first, second), each stories and what they are part of."""
    both = [[row[2] for row in rows], [row[3] for row in rows]]
    assert [bar["x"] for bar in figure.bars] == [
        drawn([n / of if of else 0 for n, of in each]) for each in both
    ]
    assert [bar["name"] for bar in figure.bars] == ["je keuze", second]
    assert [points["customdata"] for points in figure.dots] == [[row[0] for row in rows]]
    notes = []
    for _, label, *sides in rows:
        notes += [label, *(f"<b>{n}</b> · {percent(n, of)}" for n, of in sides)]
    assert list(map(letters, figure.notes)) == list(map(letters, notes))


def check_states_told(figure: Figure, counts: Mapping[str, Sequence[int]]) -> None:
    """A row a question, with how many answered."""
    notes = []
    for label, n in counts.items():
        notes += [label, f"<b>{n[0]}</b>"]
    assert list(map(letters, figure.notes)) == list(map(letters, notes))
    assert all(bar["customdata"] == list(counts) for bar in figure.bars)


def drawn(values: Sequence[float]) -> list[float | None]:
    """What bars of these values are: those of nothing are not drawn."""
    return [value or None for value in values]


def letters(note: str) -> str:
    """A note without what its lines are broken with."""
    return re.sub(r"<br>|[- ]", "", note)


def check_layer_bars(bars: list[dict[str, Any]], case: Case, counts: Sequence[Layers]) -> None:
    """All stories and those within; while comparing, the shares of both selections."""
    total = added(counts)
    if case.beside:
        series = [("within", total.within or 1, True), ("beside", total.beside or 1, True)]
    else:
        series = [("within", 1, True)]
        if any(n.stories != n.within for n in counts):
            series.insert(0, ("stories", 1, False))
    assert len(bars) == len(series)
    for bar, (layer, of, told) in zip(bars, series, strict=True):
        numbers = [getattr(each, layer) for each in counts]
        values = bar["x"] if bar.get("orientation") == "h" else bar["y"]
        places = bar["y"] if bar.get("orientation") == "h" else bar["x"]
        assert values == drawn([each / of for each in numbers])
        assert places == sorted(places)
        if "textposition" in bar:
            assert told
            assert bar["text"] == [str(each) if each else "" for each in numbers]


def check_states(page: Page, case: Case, question: str) -> None:
    """A button a state, with what the other views select."""
    own = f"{question}.state"
    within = case.within(question, own)
    part = case.chosen(own)
    numbers = [sum(state(told, question) == each for told in within) for each in STATES]
    pressed = [bool(part) and part.sentence == f"{name(question)}: {each}" for each in STATES]
    assert page.buttons(f"states_{question}") == [
        (each, str(n), is_on) for each, n, is_on in zip(STATES, numbers, pressed, strict=True)
    ]


def check_choice(
    page: Page, case: Case, question: str, *, added_later: bool = False, every: bool = False
) -> None:
    """The bars, sentence, table, states and pairs of a question with answers to choose.

    `every`: the bars of all are asked for, where else ten are drawn.
    """
    typed = question not in CODES and QUESTIONS[question]["type"] == "text"
    card = page.card(f"{'getypt' if typed else 'keuze'}-{question}")
    assert card.title == name(question)
    given = labels(question)
    listed = question in ("municipality", "organisation")
    if listed:
        held = {value for told in case.base for value in told.chose(question)}
        given = {value: PLACES.get(value, value) for value in held}
    rows = [
        (key, label, case.layers(question, lambda told, key=key: key in told.chose(question)))
        for key, label in given.items()
    ]
    if listed:
        rows.sort(key=lambda row: (-row[2].within, -row[2].stories, row[1].casefold()))
    answered = case.layers(question, lambda told: bool(told.chose(question)))
    drawn = rows[:10] if listed and not every else rows
    check_bars(card.figure, case, drawn, answered)
    if listed:
        assert page.text("Toon ") == ("Toon de eerste 10" if every else f"Toon alle {len(rows)}")
    check_rows(card, case, rows, answered)
    assert card.selected is bool(case.chosen(question))
    counts = {label: n.within for _, label, n in rows}
    (check_origin if listed else check_most_chosen)(card.sentence, counts, answered.within)
    if not added_later:
        check_states(page, case, question)
    if question in MULTIS:
        _check_together(page, case, question, rows)


def check_most_chosen(sentence: str, counts: dict[str, int], answered: int) -> None:
    top, names = most(counts)
    said = answered > 1 and len(names) <= 3
    numbers = [top, int(percent(top, answered)[:-1])] if said else []
    assert numbers_in(sentence) == [answered] * bool(answered) + numbers
    assert all((f"‘{each}’" in sentence) == said for each in names)


def check_origin(sentence: str, counts: dict[str, int], _: int) -> None:
    held = {label: n for label, n in counts.items() if n}
    named = {each: n for each, n in held.items() if each not in ("meerdere gemeenten", "landelijk")}
    numbers = [each for each in (sum(named.values()), len(named)) if each]
    top, names = most(named)
    said = len(named) > 1 and len(names) <= 3
    numbers += [top] * said + [n for each, n in held.items() if each not in named]
    assert numbers_in(sentence, *(names if said else ())) == numbers


def _check_together(page: Page, case: Case, question: str, rows: Rows) -> None:
    """How many stories have both of two answers."""
    card = page.card(f"samen-{question}")
    keys, names = [key for key, _, _ in rows], [label for _, label, _ in rows]
    places = range(len(keys))
    within, second = case.within(question), case.second

    def both(one: int, other: int, told: list[Told]) -> int:
        return sum({keys[one], keys[other]} <= each.chose(question) for each in told)

    assert card.head == ["", *names]
    assert card.rows == [
        [names[a], *("" if a == b else str(both(a, b, within)) for b in places)] for a in places
    ]
    pairs = [(a, b) for b in places for a in places if a < b]
    notes = []
    for a, b in pairs:
        note = str(both(a, b, within) or "–")
        notes.append(f"{note}|{both(a, b, second) or '–'}" if case.beside else note)
    for n in places:
        notes.append(f"<b>{n + 1}</b>")
    rows_named = [f"{n}. {each}" for n, each in enumerate(names, start=1)]
    assert list(map(letters, card.figure.notes)) == list(map(letters, rows_named + notes))
    (points,) = card.figure.dots
    assert points["text"] == [f"{names[a]} en {names[b]}: {both(a, b, within)}" for a, b in pairs]
    numbers = {(a, b): both(a, b, within) for a, b in sorted(pairs)}
    often = sorted((pair for pair in numbers if numbers[pair]), key=lambda pair: -numbers[pair])
    part = case.chosen(question)
    chosen = part.address.split("~")[2:] if part else []
    assert page.buttons(f"pairs_{question}") == [
        (f"{names[a]} en {names[b]}", str(numbers[a, b]),
         chosen[:1] == ["all"] and {keys[a], keys[b]} == set(chosen[1:]))
        for a, b in often[:6]
    ]  # fmt: skip
    top = [pair for pair in often if numbers[pair] == numbers[often[0]]]
    assert numbers_in(card.sentence) == [numbers[top[0]]] * (0 < len(top) <= 3)

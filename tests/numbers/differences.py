"""Check of the largest differences with a second selection."""

from collections.abc import Callable, Iterator

import pytest

from tests.exported import Told
from tests.numbers.bars import check_pairs
from tests.numbers.cases import SAVED, Case
from tests.numbers.page import Page, numbers_in
from tests.numbers.plain import (
    CODES,
    MULTIS,
    SINGLES,
    SLIDERS,
    TRIADS,
    labels,
    name,
    percent,
    zone,
    zones,
)

# What the second selection is called: in the title, behind a bar, and over its column.
_SECOND = {
    None: ("alle verhalen", "alle verhalen", "Van alle verhalen"),
    "alles": ("alle verhalen", "alle verhalen", "Van alle verhalen"),
    "rest": ("de rest van de verhalen", "de rest", "In de rest"),
    SAVED: ("‘Twee domeinen’", "tweede keuze", "In de tweede keuze"),
}
Difference = tuple[str, Callable[[Told], bool], Callable[[Told], bool]]


def _answers() -> Iterator[tuple[str, Difference]]:
    """Each answer that may differ: its view, its words, who gave it, and who gave any."""
    for question in (*SINGLES, *MULTIS, *CODES):
        for option, label in labels(question).items() if question != "share_level" else ():
            yield (
                question,
                (
                    f"{name(question)}: {label}",
                    lambda t, q=question, o=option: o in t.chose(q),
                    lambda t, q=question: bool(t.chose(q)),
                ),
            )
    for triad in TRIADS:
        for each, label in zones((triad,)).items():
            yield (
                triad,
                (
                    f"{name(triad)}: {label}",
                    lambda t, q=triad, z=each: zone(t, (q,)) == z,
                    lambda t, q=triad: q in t.answers,
                ),
            )
    for slider in SLIDERS:
        yield (
            slider,
            (
                f"{name(slider)}: 50 tot 100",
                lambda t, q=slider: t.answers.get(q, 0) >= 50,
                lambda t, q=slider: q in t.answers,
            ),
        )


def check_differences(page: Page, case: Case) -> None:
    """The ten largest differences with the second selection, of all there are."""
    others = case.second if case.beside else case.base
    if not case.parts or min(len(case.selected), len(others)) < 10:
        assert not page.has("verschillen")
        return
    counted: dict[str, tuple[int, int, int, int]] = {}
    for view, (words, gave, answered) in _answers():
        n, of = (sum(map(each, case.selected)) for each in (gave, answered))
        every, of_all = (sum(map(each, others)) for each in (gave, answered))
        if min(of, of_all) < 10 or view in case.asked_for:
            continue
        if n / of != every / of_all:
            counted[words] = (n, of, every, of_all)

    def size(words: str) -> float:
        n, of, every, of_all = counted[words]
        return abs(n / of - every / of_all)

    card = page.card("verschillen")
    named, behind, quoted = _SECOND[case.beside]
    assert card.title == f"Grootste verschillen met {named}"
    assert card.head[3] == quoted
    shown = [row[0] for row in card.rows]
    assert card.rows == [
        [words, f"{n} van {of}", percent(n, of), f"{every} van {of_all}", percent(every, of_all)]
        for words in shown
        for n, of, every, of_all in [counted[words]]
    ]
    largest = sorted(map(size, counted), reverse=True)[:10]
    assert [size(words) for words in shown] == pytest.approx(largest)
    keys = card.figure.dots[0]["customdata"]
    pairs = [(counted[words][:2], counted[words][2:]) for words in shown]
    check_pairs(
        card.figure, [(k, w, *p) for k, w, p in zip(keys, shown, pairs, strict=True)], behind
    )
    n, of, every, of_all = counted[shown[0]]
    percents = [int(percent(*each)[:-1]) for each in ((n, of), (every, of_all))]
    said = [n] * bool(n) + [of, percents[0], every, of_all, percents[1]]
    assert numbers_in(card.sentence) == said

"""Checks of whether a pattern shifted since a session: its stories beside those found today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from tests.exported import Told
from tests.numbers.cases import TWO_DOMAINS
from tests.numbers.page import Page, pieces_of
from tests.numbers.plain import (
    QUESTIONS,
    SLIDERS,
    TRIADS,
    labels,
    percent,
    settled,
    stories,
    zone,
    zones,
)


@dataclass(frozen=True)
class _Asked:
    """A question: `answers`: what each is called, with its stories then and now."""

    title: str
    then: int
    now: int
    answers: list[tuple[str, int, int]]
    mean: str = ""

    def part(self, n: int, of: int) -> str:
        said = f"{n} van {of}"
        return f"{percent(n, of)} ({said})" if self.are_enough else said

    @property
    def are_enough(self) -> bool:
        return min(self.then, self.now) >= 5

    @property
    def pieces(self) -> list[str]:
        few = "Dit zijn minder dan vijf verhalen. Daarom staan hier geen percentages."
        cells = [
            piece
            for answer, then, now in self.answers
            for piece in (answer, self.part(then, self.then), self.part(now, self.now))
        ]
        said = [] if self.are_enough else [few]
        said += [self.mean] if self.mean and self.are_enough else []
        return [self.title, *said, self.title, "Antwoord", "Toen", "Vandaag", *cells]


def check_shift(page: Page, told: list[Told], taken: list[Told], at: datetime) -> None:
    """The sentences with both numbers, and every question as a table. `at`: of the session."""
    ids = {each.id for each in taken}
    today = [each for each in told if each.usable and TWO_DOMAINS.holds(each)]
    others = [each for each in today if each.id not in ids]
    new = [each for each in others if each.at > at]
    asked = list(_questions(taken, today))
    left = len(others) - len(new)
    assert pieces_of(page.html("Toen (")) == [
        "Alles",
        TWO_DOMAINS.sentence,
        f"Toen (1 jul 2025): {stories(len(taken))}. Vandaag: {stories(len(today))}. Nieuw sinds de "
        f"sessie: {stories(len(new))}. {stories(left)} waren er toen al, maar gingen niet mee.",
        _moved(asked, min(len(taken), len(today))),
    ]
    tables = page.html(f"<summary>{asked[0].title}")
    assert pieces_of(tables) == [piece for each in asked for piece in each.pieces]


def _questions(taken: list[Told], today: list[Told]) -> list[_Asked]:
    """Triads, sliders and choices, less the one that the selection asks and who may read it."""
    found = []
    for triad in TRIADS:
        plane = (triad,)
        answers = [
            (label, *_both(taken, today, lambda t, e=each, p=plane: zone(t, p) == e))
            for each, label in zones(plane).items()
        ]
        found.append(_asked(triad, taken, today, answers))
    for slider in SLIDERS:
        low, high = (QUESTIONS[slider]["ends"][each] for each in ("low", "high"))
        named = (f"0 tot 25 ({low})", "25 tot 50", "50 tot 75", f"75 tot en met 100 ({high})")
        answers = [
            (label, *_both(taken, today, lambda t, n=n, s=slider: _quarter(t, s) == n))
            for n, label in enumerate(named)
        ]
        then, now = (_mean(each, slider) for each in (taken, today))
        mean = f"Gemiddeld op de schuif: toen {then} van 100, vandaag {now} van 100."
        found.append(_asked(slider, taken, today, answers, mean))
    for choice, question in QUESTIONS.items():
        if question["type"] in ("single", "multi") and choice not in ("domains", "share_level"):
            answers = [
                (label, *_both(taken, today, lambda t, e=each, c=choice: e in t.chose(c)))
                for each, label in labels(choice).items()
            ]
            found.append(_asked(choice, taken, today, answers))
    return [each for each in found if each.then or each.now]


def _asked(
    question: str, taken: list[Told], today: list[Told], answers: list[tuple[str, int, int]],
    mean: str = "",
) -> _Asked:  # fmt: skip
    then, now = _both(taken, today, lambda told: bool(told.answers.get(question)))
    return _Asked(QUESTIONS[question]["label"], then, now, answers, mean)


def _both(taken: list[Told], today: list[Told], holds: Callable[[Told], bool]) -> tuple[int, int]:
    return sum(map(holds, taken)), sum(map(holds, today))


def _quarter(told: Told, slider: str) -> int | None:
    position = told.answers.get(slider)
    return None if position is None else min(3, int(settled(position) // 25))


def _mean(told: list[Told], slider: str) -> int:
    given = [each.answers[slider] for each in told if slider in each.answers]
    return round(sum(given) / len(given))


def _moved(asked: list[_Asked], fewest: int) -> str:
    """The three answers that moved furthest, of questions that ten answered on both sides."""
    moves = [
        (now / each.now - then / each.then, each, answer, then, now)
        for each in asked
        if min(each.then, each.now) >= 10
        for answer, then, now in each.answers
    ]
    furthest = sorted(moves, key=lambda move: -abs(move[0]))[:3]
    assert all(abs(move[0]) >= 0.1 for move in furthest)
    assert fewest < 30
    said = [
        f"{'Daarna' if n else 'Het meest verschoven'}: bij ‘{each.title}’ ging ‘{answer}’ van "
        f"{each.part(then, each.then)} naar {each.part(now, each.now)}."
        for n, (_, each, answer, then, now) in enumerate(furthest)
    ]
    few = "Het zijn weinig verhalen: een paar meer of minder kan dit al doen."
    return " ".join([*said, few])

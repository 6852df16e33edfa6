"""What the report of a year should say, counted in plain Python over the export."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from tests.exported import Told
from tests.numbers.plain import (
    ASKED,
    CODES,
    CORNERS,
    MULTIS,
    PROVINCES,
    QUESTIONS,
    SINGLES,
    SLIDERS,
    STATES,
    TRIADS,
    day,
    labels,
    month,
    name,
    percent,
    percents,
    settled,
    state,
    stories,
    zone,
    zones,
)

Rows = list[list[str]]
PLANES = [(each["x"], each["y"]) for each in ASKED["planes"]]
_FROM_SLIDERS = 10


def of_year(told: Sequence[Told], year: int) -> list[Told]:
    return [each for each in told if each.usable and each.day.year == year]


def among(n: int, of: int) -> str:
    """A number with what it is among; its share where ten or more are."""
    return f"{n} van {of}" + (f" ({percent(n, of)})" if of >= 10 else "")


def rows(counts: Mapping[str, int], of: int) -> Rows:
    return [[label, among(n, of)] for label, n in counts.items()]


def chosen(told: Sequence[Told], question: str) -> tuple[dict[str, int], int]:
    """Stories by the label of every answer, and how many have any."""
    counts = {
        label: sum(option in each.chose(question) for each in told)
        for option, label in labels(question).items()
    }
    return counts, sum(bool(each.chose(question)) for each in told)


def choices() -> list[str]:
    """Every choice in the report, a code of the core group too."""
    singles = [each for each in SINGLES if QUESTIONS[each].get("part") != "audience"]
    return [*singles, *MULTIS, *CODES]


def months(told: Sequence[Told]) -> dict[str, int]:
    first, last = (f(each.day for each in told) for f in (min, max))
    counts = Counter((each.day.year, each.day.month) for each in told)
    found, at = {}, (first.year, first.month)
    while at <= (last.year, last.month):
        found[month(date(*at, 1))] = counts[at]
        at = (at[0] + at[1] // 12, at[1] % 12 + 1)
    return found


def provinces(told: Sequence[Told]) -> dict[str, int]:
    """Stories by province, and of what lies in none."""
    counts = Counter(PROVINCES.get(each.answers["municipality"]) for each in told)
    there = {each: counts[each] for each in sorted({*PROVINCES.values()} - {""})}
    at = Counter(each.answers["municipality"] for each in told)
    return there | {"meerdere gemeenten": at["several"], "landelijk": at["national"]}


def steps(told: Sequence[Told], slider: str) -> dict[str, int]:
    """Stories by ten steps of a slider."""
    ends = QUESTIONS[slider]["ends"]
    at = Counter(
        min(int(settled(each.answers[slider]) / 10), 9)
        for each in told
        if each.answers.get(slider) is not None
    )
    said = {0: f" ({ends['low']})", 9: f" ({ends['high']})"}
    return {f"{10 * n}–{10 * n + 10}{said.get(n, '')}": at[n] for n in range(10)}


def lying(told: Sequence[Told], plane: tuple[str, ...]) -> dict[str, int]:
    at = Counter(zone(each, plane) for each in told)
    return {label: at[each] for each, label in zones(plane).items()}


def states(told: Sequence[Told], question: str) -> str:
    at = Counter(state(each, question) for each in told)
    return " · ".join(f"{words}: {at[words]}" for words in STATES)


def plane_title(plane: tuple[str, ...]) -> str:
    return " en ".join([name(plane[0]), *(name(each).lower() for each in plane[1:])])


def tables(told: Sequence[Told]) -> dict[str, Rows]:
    """Every table of numbers by its caption, without the one of provinces."""
    found = {"Verhalen per maand": rows(months(told), len(told))}
    for question in choices():
        counts, answered = chosen(told, question)
        found[name(question)] = rows(counts, answered)
    for slider in SLIDERS:
        found[name(slider)] = rows(steps(told, slider), sum(steps(told, slider).values()))
    for plane in [*((each,) for each in TRIADS), *PLANES]:
        counts = lying(told, plane)
        title = f"{plane_title(plane)}: waar de verhalen liggen"
        found[title] = rows(counts, sum(counts.values()))
    return found


def weighed(told: Sequence[Told], triad: str) -> str:
    """Which corner weighs most in how many stories."""
    dots = [each.answers[triad] for each in told if each.answers.get(triad) is not None]
    corners = QUESTIONS[triad]["corners"]
    most = Counter[str]()
    for dot in dots:
        top = max(settled(dot[each]) for each in CORNERS)
        heaviest = [each for each in CORNERS if settled(dot[each]) == top]
        most[heaviest[0] if len(heaviest) == 1 else ""] += 1
    ranked = sorted(CORNERS, key=lambda each: -most[each])
    a, b, c = (f"{corners[each]} in {most[each]}" for each in ranked)
    text = f"Bij ‘{name(triad)}’ weegt het zwaarst: {a}, {b} en {c} van de {len(dots)} verhalen "
    text += "met een stip."
    if most[""]:
        text += f" In {most['']} wegen er twee of meer even zwaar."
    means = {each: sum(dot[each] for dot in dots) / len(dots) for each in CORNERS}
    x, y, z = (
        f"{n}% bij {corners[each]}" for n, each in zip(percents(means), CORNERS, strict=True)
    )
    return f"{text} Gemiddeld ligt {x}, {y} en {z}."


def leaned(told: Sequence[Told], slider: str) -> str:
    at = [settled(each.answers[slider]) for each in told if each.answers.get(slider) is not None]
    high = sum(each >= 50 for each in at)
    low, ends = len(at) - high, QUESTIONS[slider]["ends"]
    most, end = (high, ends["high"]) if high >= low else (low, ends["low"])
    return f"Bij ‘{name(slider)}’ staan {most} van de {len(at)} verhalen in de helft van ‘{end}’."


def collected(told: Sequence[Told], year: int) -> str:
    usable = of_year(told, year)
    others = sum(each.day.year == year for each in told) - len(usable)
    days = sorted(each.day for each in usable)
    return (
        f"Dit rapport gaat over {len(usable)} bruikbare verhalen, verteld van {day(days[0])} tot "
        f"en met {day(days[-1])}. Nog {others} verhalen tellen niet mee."
    )


def top_three(told: Sequence[Told], question: str) -> str:
    """The three answers that were chosen most, where no fourth was as often."""
    counts, answered = chosen(told, question)
    (a, n), (b, m), (c, k), *rest = sorted(counts.items(), key=lambda each: -each[1])
    assert not rest or rest[0][1] < k
    said = f"‘{a}’ ({n}), ‘{b}’ ({m}) en ‘{c}’ ({k})"
    return (
        f"Bij ‘{name(question)}’ is het vaakst gekozen: {said}. "
        f"{stories(answered)} hebben een antwoord."
    )


def quick_win(told: Sequence[Told], plane: tuple[str, str]) -> str:
    counts = lying(told, plane)
    label = zones(plane)["low_high"]
    of = sum(counts.values())
    return f"{label[0].upper()}{label[1:]}: {counts[label]} van de {of} verhalen."

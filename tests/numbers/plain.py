"""What a page should show, counted in plain Python over the export; labels come from the YAML.

Nothing here comes from the code behind the pages.
"""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from math import sqrt
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from tests.exported import Told
from vertelpunt import paths

CORNERS = ("left", "right", "top")
STATES = ("ingevuld", "niet van toepassing", "opengelaten", "niet gevraagd")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def yaml(path: Any) -> Any:
    return YAML(typ="safe", pure=True).load(path)


ASKED = yaml(paths.QUESTIONNAIRE)
QUESTIONS: dict[str, dict[str, Any]] = {q["id"]: q for q in ASKED["questions"]}
CODES: dict[str, dict[str, Any]] = yaml(paths.CODING)
TRIADS, SLIDERS, SINGLES, MULTIS, TEXTS = (
    [name for name, q in QUESTIONS.items() if q["type"] == kind]
    for kind in ("triad", "slider", "single", "multi", "long_text")
)
with paths.MUNICIPALITIES.open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file))
PLACES = {row["gm_code"]: row["name"] for row in _ROWS}
PROVINCES = {row["gm_code"]: row["province"] for row in _ROWS}
PLACES |= {"several": "meerdere gemeenten", "national": "landelijk"}


# About fewer stories than this a number is shown to the core group only.
SMALLEST = 5


def counted(told: Iterable[Told]) -> list[Told]:
    """The stories that count where a member sees numbers: usable, and five at a time."""
    usable = sorted((each for each in told if each.usable), key=lambda each: each.at)
    return usable[: len(usable) // SMALLEST * SMALLEST]


def bearable(
    known: list[frozenset[Any]], whole: frozenset[Any], groups: Mapping[Any, frozenset[Any]]
) -> list[Any]:
    """The answers whose number tells of no one to four stories, beside what is known.

    `groups`: the stories with each answer, of the whole. What is told is added to what is known.
    """

    def fine(group: frozenset[Any]) -> bool:
        return not group or (
            len(group) >= SMALLEST
            and all(len(group ^ other) not in range(1, SMALLEST) for other in known)
        )

    shown, alone = [], sum(map(len, groups.values())) == len(frozenset().union(*groups.values()))
    for answer, group in groups.items():
        if group and fine(group) and fine(whole - group):
            shown.append(answer)
            if not alone:
                known += [group, whole - group]
    if not alone:
        return shown
    while True:
        left = whole.difference(*(groups[each] for each in shown))
        # What is left out is enough, and where an answer is left out it is not nobody's.
        if not shown or (fine(left) and (left or len(shown) == len(groups))):
            break
        shown.remove(min(shown, key=lambda each: len(groups[each])))
    known += [left, *(groups[a] for a in shown), *(whole - groups[a] for a in shown)]
    return shown


def shown(counts: Mapping[Any, int]) -> dict[Any, int]:
    """Of numbers that add to a total, those that tell of no number under five."""
    groups = {each: frozenset((each, i) for i in range(n)) for each, n in sorted(counts.items())}
    whole = frozenset().union(*groups.values())
    return {each: counts[each] for each in bearable([whole], whole, groups)}


def name(question: str) -> str:
    """What a question is called on pages."""
    asked = QUESTIONS.get(question) or CODES[question]
    return str(asked.get("short") or asked["label"])


def labels(question: str) -> dict[str, str]:
    """The labels of a choice or a place; {} of a question without."""
    asked = QUESTIONS.get(question) or CODES[question]
    if asked.get("type") == "place":
        return PLACES
    return {option["id"]: option["label"] for option in asked.get("options", ())}


class Layers(NamedTuple):
    """Numbers of stories: all, within the other views' selection, in this view's, in the second."""

    stories: int = 0
    within: int = 0
    ringed: int = 0
    beside: int = 0


def added(all_layers: Iterable[Layers]) -> Layers:
    return Layers(*(sum(each) for each in zip(*all_layers, strict=True)))


def percent(stories: int, of: int) -> str:
    """A whole percent, halves to the even one; a dash of nothing."""
    return f"{round(Fraction(100 * stories, of))}%" if of else "–"


def percents(shares: dict[str, float]) -> list[int]:
    """Whole percents that add to 100: rounded down, and the largest rests one more."""
    exact = [100 * shares[corner] for corner in CORNERS]
    down = [int(each) for each in exact]
    for n in sorted(range(3), key=lambda n: down[n] - exact[n])[: 100 - sum(down)]:
        down[n] += 1
    return down


def number(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def stories(n: int) -> str:
    return f"{number(n) if n else 'geen'} {'verhaal' if n == 1 else 'verhalen'}"


def day(when: date) -> str:
    return f"{when.day} {month(when)}"


def short_day(when: date) -> str:
    three = _MONTHS[when.month - 1][:3] if when.month != 3 else "mrt"
    return f"{when.day} {three} {when.year}"


def month(when: date) -> str:
    return f"{_MONTHS[when.month - 1]} {when.year}"


def cut(label: str, most: int) -> str:
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def most(counts: dict[str, int]) -> tuple[int, list[str]]:
    """The largest number, and who has it."""
    top = max(counts.values(), default=0)
    return top, [each for each, number in counts.items() if number == top]


def province(told: Told) -> str | None:
    """The province of the municipality of a story, where it is one."""
    return PROVINCES.get(told.answers["municipality"])


def state(told: Told, question: str) -> str:
    """The state of a question that every version asked."""
    if told.answers.get(question) is not None:
        return "ingevuld"
    return "niet van toepassing" if question in told.not_applicable else "opengelaten"


def dot(told: Told, plane: tuple[str, ...]) -> tuple[float, float] | None:
    """Where a story lies in a triad, or in the plane of two sliders."""
    answers = [told.answers.get(each) for each in plane]
    if any(answer is None for answer in answers):
        return None
    if len(plane) == 2:
        return answers[0], answers[1]
    return answers[0]["right"] + answers[0]["top"] / 2, answers[0]["top"] * sqrt(3) / 2


def settled(share: float) -> Fraction:
    """A share or position as it is meant: to nine decimals."""
    return Fraction(round(Fraction(share) * 10**9), 10**9)


def zone(told: Told, plane: tuple[str, ...]) -> str | None:
    """The zone or quadrant in which a story lies."""
    if dot(told, plane) is None:
        return None
    if len(plane) == 2:
        return "_".join("high" if settled(told.answers[s]) >= 50 else "low" for s in plane)
    shares = {each: settled(share) for each, share in told.answers[plane[0]].items()}
    corner = next((each for each in CORNERS if shares[each] > Fraction(3, 5)), None)
    edge = "_".join(each for each in CORNERS if shares[each] >= Fraction(1, 5))
    return corner or {"left_right_top": "middle"}.get(edge, edge)


def zones(plane: tuple[str, ...]) -> dict[str, str]:
    """The name of every zone or quadrant."""
    if len(plane) == 1:
        c = QUESTIONS[plane[0]]["corners"]
        return {each: f"vooral {c[each]}" for each in CORNERS} | {
            "left_right": f"tussen {c['left']} en {c['right']}",
            "left_top": f"tussen {c['left']} en {c['top']}",
            "right_top": f"tussen {c['right']} en {c['top']}",
            "middle": "van alles wat",
        }
    named = next((p["quadrants"] for p in ASKED["planes"] if (p["x"], p["y"]) == plane), {})
    x, y = plane
    return {
        f"{a}_{b}": named.get(f"{a}_{b}")
        or f"{name(x).lower()}: {QUESTIONS[x]['ends'][a]}, {name(y).lower()}: "
        f"{QUESTIONS[y]['ends'][b]}"
        for a, b in (("low", "high"), ("high", "high"), ("low", "low"), ("high", "low"))
    }


def cell(told: Told, plane: tuple[str, ...], per_side: int) -> tuple[int, ...]:
    """The cell of a grid; on a line of a triad, a dot lies on the side of the middle."""
    if len(plane) == 2:
        return tuple(min(int(told.answers[each] * per_side / 100), per_side - 1) for each in plane)
    near = {"left": 0.3514, "right": 0.3307, "top": 0.3179}
    shares = told.answers[plane[0]]
    return tuple(
        int((shares[each] + 1e-6 * (near[each] - shares[each])) * per_side) for each in CORNERS
    )


def middle(place: tuple[int, ...], per_side: int) -> tuple[float, float]:
    """The middle of a cell in its plane."""
    if len(place) == 2:
        column, row = place
        return (column + 0.5) * 100 / per_side, (row + 0.5) * 100 / per_side
    rest = (per_side - sum(place)) / 3
    _, right, top = ((each + rest) / per_side for each in place)
    return right + top / 2, top * sqrt(3) / 2

"""The main thing of each plot, as a Dutch sentence that claims no more than the numbers show."""

from collections.abc import Mapping, Sequence

from vertelpunt.dutch import count, day, listed, month, number, percent
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.responses import LENGTHS, AnswerStates, Lengths, PeriodCount, Unit
from vertelpunt.questionnaire.places import NATIONAL, SEVERAL

_MOST_NAMED = 3
_NOT_ONE_PLACE = (SEVERAL.label, NATIONAL.label)


def busiest(counts: Sequence[PeriodCount], unit: Unit) -> str:
    """When most stories came; several when they came in equal numbers."""
    total = sum(period.within for period in counts)
    if not total:
        return "Geen verhaal past hierbij."
    top = max(period.within for period in counts)
    most = [period_name(period, unit) for period in counts if period.within == top]
    if len(most) > _MOST_NAMED:
        return (
            f"Geen {'week' if unit == 'week' else 'maand'} springt eruit: hoogstens {top} per keer."
        )
    each = "elk " * (len(most) > 1)
    return (
        f"De meeste verhalen kwamen in {listed(most)}: {each}{number(top)} van de {number(total)}."
    )


def origin(counts: Sequence[tuple[str, int]], one: str, many: str) -> str:
    """How many stories come from how many, and which gave most. `counts`: (label, stories)."""
    counts = [(label, stories) for label, stories in counts if stories]
    named = [each for each in counts if each[0] not in _NOT_ONE_PLACE]
    told = sum(stories for _, stories in named)
    sentences = [f"{count(told, 'verhaal', 'verhalen')} uit {count(len(named), one, many)}."]
    top = max((stories for _, stories in named), default=0)
    most = [label for label, stories in named if stories == top]
    if len(named) > 1 and len(most) <= _MOST_NAMED:
        each = "elk " * (len(most) > 1) + number(top)
        sentences.append(f"De meeste: {listed(most)} ({each}).")
    sentences += [
        f"{count(stories, 'verhaal gaat', 'verhalen gaan')} over ‘{label}’."
        for label, stories in counts
        if label in _NOT_ONE_PLACE
    ]
    return " ".join(sentences)


def how_long(found: Lengths) -> str:
    """Between which lengths the stories lie; the median only where it says something."""
    total = sum(layers.within for _, layers in found.steps)
    if not total or found.middle is None:
        return "Geen verhaal past hierbij."
    middle = number(round(found.middle))
    if total == 1:
        return f"Dit ene verhaal heeft {middle} woorden."
    return (
        f"Van {number(total)} verhalen is de ene helft korter dan {middle} woorden, "
        "de andere helft langer."
    )


def length_name(at_least: int) -> str:
    """A step of lengths in words."""
    after = LENGTHS[LENGTHS.index(at_least) + 1 :]
    if not after:
        return f"{number(at_least)} woorden of meer"
    return f"{number(at_least)} tot {number(after[0])} woorden"


def least_answered(rows: Sequence[AnswerStates]) -> str:
    """Which question that is asked now was filled in least, with its n."""
    asked = [row for row in rows if row.asked and not row.dropped]
    least = min(asked, key=lambda row: row.answered / row.asked, default=None)
    if least is None or least.answered == least.asked:
        return "Alle vragen zijn in elk verhaal ingevuld."
    return (
        f"Het minst ingevuld is ‘{least.label}’: in {number(least.answered)} van de "
        f"{number(least.asked)} verhalen waarin het is gevraagd."
    )


def most_in(rows: Sequence[Sequence[str | int]], one: str, many: str) -> str:
    """In which zone most lie. `rows`: (name, stories, share, …) a zone."""
    total = sum(int(row[1]) for row in rows)
    if not total:
        return f"Er ligt hier nog geen {one}."
    top = max(int(row[1]) for row in rows)
    most = [row for row in rows if row[1] == top]
    said = f"{count(total, one, many)} {'ligt' if total == 1 else 'liggen'} hier."
    if total == 1 or len(most) > _MOST_NAMED:
        return said
    names = listed([f"‘{row[0]}’" for row in most])
    each = "elk " * (len(most) > 1)
    return f"{said} De meeste bij {names}: {each}{number(top)} ({most[0][2]})."


def most_chosen(options: Sequence[tuple[str, int]], answered: int, *, several: bool) -> str:
    """Which option was chosen most. `options`: (label, stories); `answered`: stories in all."""
    if not answered:
        return "Geen van deze verhalen heeft hier een antwoord."
    said = f"{count(answered, 'verhaal heeft', 'verhalen hebben')} hier een antwoord"
    said += ", soms meer dan een." if several else "."
    top = max(stories for _, stories in options)
    most = [label for label, stories in options if stories == top]
    if answered == 1 or len(most) > _MOST_NAMED:
        return said
    each = "elk " * (len(most) > 1)
    names = listed([f"‘{label}’" for label in most])
    return f"{said} Het vaakst {names}: {each}{number(top)} ({percent(top / answered)})."


def most_steps(counts: Sequence[Layers], low: str, high: str) -> str:
    """How many stories stand on either half of a slider."""
    total = sum(step.within for step in counts)
    if not total:
        return "Er staat hier nog geen verhaal."
    lower = sum(step.within for step in counts[: len(counts) // 2])
    return (
        f"{count(total, 'verhaal', 'verhalen')}: {number(lower)} aan de kant van ‘{low}’, "
        f"{number(total - lower)} aan de kant van ‘{high}’ of precies in het midden."
    )


def beside_plane(x: str, y: str, states: Mapping[tuple[str, ...], int]) -> str:
    """How many stories lack one of the two sliders, so that they don't lie in the plane."""
    answered = {"x": 0, "y": 0, "none": 0}
    for (first, second), stories in states.items():
        if first == "answered" != second:
            answered["x"] += stories
        elif second == "answered" != first:
            answered["y"] += stories
        elif first != "answered":
            answered["none"] += stories
    parts = [
        f"{count(n, 'verhaal heeft', 'verhalen hebben')} {what}"
        for n, what in (
            (answered["x"], f"alleen ‘{x}’ ingevuld"),
            (answered["y"], f"alleen ‘{y}’ ingevuld"),
            (answered["none"], "geen van beide ingevuld"),
        )
        if n
    ]
    if not parts:
        return "Alle verhalen liggen in het vlak."
    return f"Niet in het vlak: {listed(parts)}."


def period_name(period: PeriodCount, unit: Unit) -> str:
    """A week or month in words."""
    if unit == "month":
        return month(period.start)
    return f"week {period.start.isocalendar().week} ({day(period.start)})"

"""The sentences that open the parts of a year report, with the numbers that each is made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from vertelpunt.dutch import count, day, listed, month, number, whole_percents
from vertelpunt.reports import Number

_STORIES = ("verhaal", "verhalen")
_MOST_NAMED = 3
_MOST_TIED = 5


@dataclass(frozen=True)
class Sentence:
    """A sentence made from numbers. `key`: of the same sentence in another year.

    `n`: how many stories it rests on; `stories`: which ones. `selection`: the parts that select
    these, in their address form. `session`: the one that it is about, or ''.
    """

    key: str
    text: str
    numbers: tuple[Number, ...]
    n: int
    stories: tuple[str, ...] = ()
    selection: tuple[str, ...] = ()
    session: str = ""


Said = tuple[str, tuple[Number, ...]]
Row = tuple[str, int]


def collected(usable: int, others: int, first: date | None, last: date | None) -> Said:
    """How many stories there are. `others`: told too, and not usable."""
    numbers = (Number("bruikbare verhalen", usable), Number("niet bruikbaar", others))
    if not usable or first is None or last is None:
        return "In deze periode is geen bruikbaar verhaal verteld.", numbers
    told = f"op {day(first)}" if first == last else f"van {day(first)} tot en met {day(last)}"
    text = f"Dit rapport gaat over {count(usable, 'bruikbaar verhaal', 'bruikbare verhalen')}, "
    text += f"verteld {told}."
    if others:
        text += f" Nog {count(others, 'verhaal telt', 'verhalen tellen')} niet mee."
    return text, numbers


def grown(months: Sequence[tuple[date, int]]) -> Said:
    """In which months stories came. `months`: by their first day."""
    total = sum(stories for _, stories in months)
    numbers = tuple(Number(month(start), stories, total) for start, stories in months)
    if not total:
        return "Er kwam geen verhaal binnen.", numbers
    most = _most([(month(start), stories) for start, stories in months])
    within = sum(stories > 0 for _, stories in months)
    text = f"In {count(within, 'maand', 'maanden')} kwamen er verhalen binnen."
    return f"{text} {_where_most('De meeste kwamen in', most, total)}", numbers


def came_from(rows: Sequence[Row], answered: int, elsewhere: Sequence[Row]) -> Said:
    """From which provinces stories come. `elsewhere`: stories that lie in none."""
    numbers = tuple(Number(name, stories, answered) for name, stories in (*rows, *elsewhere))
    there = sum(stories > 0 for _, stories in rows)
    if not there:
        return "Geen verhaal noemt een plaats in een provincie.", numbers
    text = f"De verhalen komen uit {count(there, 'provincie', 'provincies')}."
    most = _where_most("De meeste komen uit", _most(rows), answered)
    return f"{text} {most}", numbers


def named_organisations(names: int, stories: int, of: int) -> Said:
    """How many organisations told."""
    numbers = (Number("organisaties", names), Number("verhalen met een organisatie", stories, of))
    text = (
        f"In {number(stories)} van de {number(of)} verhalen staat een organisatie: "
        f"samen {count(names, 'organisatie', 'organisaties')}."
    )
    return text, numbers


def chosen_most(name: str, rows: Sequence[Row], answered: int) -> Said:
    """Which answers were chosen most. `rows`: every answer, by story."""
    numbers = tuple(Number(label, stories, answered) for label, stories in rows)
    given = sorted((row for row in rows if row[1]), key=lambda row: -row[1])
    if not given:
        return f"Bij ‘{name}’ is niets gekozen.", numbers
    least = given[:_MOST_NAMED][-1][1]
    told = [row for row in given if row[1] >= least]
    if len(told) > _MOST_TIED:
        told = [row for row in given if row[1] > least]
    if not told:
        return f"Bij ‘{name}’ springt geen antwoord eruit: hoogstens {number(least)} verhalen.", (
            numbers
        )
    said = listed([f"‘{label}’ ({number(stories)})" for label, stories in told])
    return (
        f"Bij ‘{name}’ is het vaakst gekozen: {said}. "
        f"{_answered(answered)}", numbers,
    )  # fmt: skip


def weighed(name: str, corners: Sequence[Row], even: int, means: Sequence[float]) -> Said:
    """Which corner weighs most in how many stories. `even`: where none does.

    `means`: the average share of each corner; none without dots.
    """
    dots = sum(stories for _, stories in corners) + even
    numbers = tuple(Number(f"vooral {corner}", stories, dots) for corner, stories in corners)
    numbers += (Number("even zwaar", even, dots),) if even else ()
    if not dots:
        return f"Bij ‘{name}’ is geen stip gelegd.", numbers
    percents = whole_percents(means)
    numbers += tuple(
        Number(f"gemiddeld {corner}", int(share[:-1]), dots, "%")
        for (corner, _), share in zip(corners, percents, strict=True)
    )
    ranked = sorted(corners, key=lambda row: -row[1])
    said = listed([f"{corner} in {number(stories)}" for corner, stories in ranked])
    text = f"Bij ‘{name}’ weegt het zwaarst: {said} van de {count(dots, *_STORIES)} met een stip."
    if even:
        text += f" In {number(even)} wegen er twee of meer even zwaar."
    shares = [f"{share} bij {corner}" for (corner, _), share in zip(corners, percents, strict=True)]
    return f"{text} Gemiddeld ligt {listed(shares)}.", numbers


def leaned(name: str, ends: tuple[str, str], low: int, high: int) -> Said:
    """To which end of a slider stories lean; the middle belongs to the high one."""
    answered = low + high
    numbers = (Number(f"{name}: {ends[0]}", low, answered), Number(f"{name}: {ends[1]}", high,
               answered))  # fmt: skip
    if not answered:
        return f"Bij ‘{name}’ is niets ingevuld.", numbers
    end, most = (ends[1], high) if high >= low else (ends[0], low)
    return (
        f"Bij ‘{name}’ {'staat' if most == 1 else 'staan'} {number(most)} van de "
        f"{count(answered, *_STORIES)} in de helft van "
        f"‘{end}’.", numbers,
    )  # fmt: skip


def lies(name: str, zones: Sequence[Row]) -> Said:
    """In which part of a plane most stories lie."""
    total = sum(stories for _, stories in zones)
    numbers = tuple(Number(zone, stories, total) for zone, stories in zones)
    if not total:
        return f"In ‘{name}’ ligt geen verhaal.", numbers
    return f"In ‘{name}’: {_where_most('de meeste bij', _most(zones), total)}", numbers


def quick_win(quadrant: str, stories: int, of: int) -> Said:
    """How many stories lie where little is asked and much comes of it."""
    text = f"{_first_up(quadrant)}: {number(stories)} van de {count(of, *_STORIES)}."
    return text, (Number(quadrant, stories, of),)


def shared_words(words: int, stories: int) -> Said:
    """How many words the titles share. The words themselves stand in the cloud."""
    numbers = (Number("gedeelde woorden", words), Number("verhalen", stories))
    if not words:
        return "Geen woord staat in twee titels of meer.", numbers
    return (
        f"{count(words, 'woord staat', 'woorden staan')} in twee titels of meer, van "
        f"{count(stories, *_STORIES)}.", numbers,
    )  # fmt: skip


def held(on: date | None, people: int, stories: int, yielded: Iterable[tuple[str, str, int]]) -> (
    Said
):  # fmt: skip
    """What a session was and brought. `yielded`: what one is called, and several, with how many."""
    yielded = [*yielded]
    numbers = (
        Number("deelnemers", people), Number("verhalen", stories),
        *(Number(many.lower(), n) for _, many, n in yielded),
    )  # fmt: skip
    read = f"{count(people, 'deelnemer', 'deelnemers')} lazen {count(stories, *_STORIES)}"
    text = f"Op {day(on)}: {read}." if on else f"{_first_up(read)}."
    brought = [count(n, one.lower(), many.lower()) for one, many, n in yielded if n]
    return f"{text} Vastgelegd: {listed(brought) if brought else 'niets'}.", numbers


def goes_on(sessions: int, actions: int, questions: int) -> Said:
    """What sessions leave to do."""
    numbers = (
        Number("sessies", sessions), Number("acties", actions), Number("vragen", questions),
    )  # fmt: skip
    if not sessions:
        return "In deze periode is geen duidingsessie gehouden.", numbers
    from_sessions = count(sessions, "duidingsessie", "duidingsessies")
    left = f"{count(actions, 'actie', 'acties')} en {count(questions, 'vraag', 'vragen')}"
    return f"Uit {from_sessions} komen {left}.", numbers


def quoted(passages: int, stories: int, of: int) -> Said:
    """How many passages the core group chose."""
    numbers = (Number("passages", passages), Number("verhalen met een passage", stories, of))
    if not passages:
        return "Er is nog geen passage gekozen.", numbers
    return (
        f"De kerngroep koos {count(passages, 'passage', 'passages')} uit {number(stories)} van de "
        f"{count(of, *_STORIES)}.", numbers,
    )  # fmt: skip


def _most(rows: Sequence[Row]) -> list[Row]:
    top = max((stories for _, stories in rows), default=0)
    return [row for row in rows if row[1] == top > 0]


def _where_most(begin: str, most: Sequence[Row], total: int) -> str:
    if len(most) > _MOST_NAMED:
        return f"Niets springt eruit: hoogstens {number(most[0][1])} van de {number(total)}."
    each = "elk " * (len(most) > 1)
    said = listed([name for name, _ in most])
    return f"{begin} {said}: {each}{number(most[0][1])} van de {number(total)}."


def _answered(answered: int) -> str:
    return f"{_first_up(count(answered, 'verhaal heeft', 'verhalen hebben'))} een antwoord."


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]

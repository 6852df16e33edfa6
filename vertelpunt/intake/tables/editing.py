"""Edits of a plan by hand: each gives another plan, or a sentence on why it can't."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vertelpunt.intake.tables.asked import (
    Choice,
    choice_question,
    slider_question,
    text_question,
    triad_question,
    values_of,
)
from vertelpunt.intake.tables.plan import Plan, Seen, TableError, Take
from vertelpunt.intake.tables.words import typed_id
from vertelpunt.questionnaire import ChoiceQuestion, Question, SliderQuestion, TriadQuestion

MOST_OPTIONS = 100
_LOOSE = "hoorde bij een vraag die anders is gekozen"
_BY_HAND = "met de hand weggelaten"


def as_text(plan: Plan, column: str) -> Plan:
    """The column as a text."""
    seen = _seen(plan, column)
    question = text_question(typed_id(seen.question, "text"), seen.label, column, seen.longest)
    return _with(plan, Take(question, (column,), "text"))


def as_options(plan: Plan, column: str) -> Plan:
    """The column as a choice of one, an option for everything that stands there."""
    seen = _seen(plan, column)
    if not seen.kinds:
        raise TableError(f"In kolom ‘{column}’ staat niets. Laat hem weg.")
    if seen.kinds > MOST_OPTIONS or seen.longest > 300:
        raise TableError(
            f"In kolom ‘{column}’ staan {seen.kinds} verschillende antwoorden, of heel lange. Dat "
            f"is geen keuze: hoogstens {MOST_OPTIONS} korte kunnen. Neem de kolom als tekst."
        )
    choices = [Choice((value,), value, value) for value in seen.values]
    question = choice_question(
        typed_id(seen.question, "single"), seen.label, column, choices, several=False
    )
    return _with(plan, Take(question, (column,), "option", values=values_of(choices)))


def as_scale(plan: Plan, column: str, low: float, high: float) -> Plan:
    """The column as a slider from `low` to `high`, which may be turned round."""
    seen = _numeric(plan, column)
    if low == high or not all(abs(each) < 1e12 for each in (low, high)):
        raise TableError(
            "Geef twee verschillende getallen: het laagste en het hoogste van de schaal."
        )
    ends = (f"{low:g}", f"{high:g}")
    question = slider_question(typed_id(seen.question, "slider"), seen.label, column, ends)
    return _with(plan, Take(question, (column,), "scale", low=low, high=high))


def as_triad(plan: Plan, left: str, right: str, top: str) -> Plan:
    """Three columns of shares, that add to 1 or 100, as one triad."""
    columns = (left, right, top)
    if len(set(columns)) < 3:
        raise TableError("Kies voor elke hoek van de driehoek een andere kolom.")
    corners = [_numeric(plan, column) for column in columns]
    question = triad_question(
        typed_id(corners[0].question, "triad"), _common([each.label for each in corners]), left,
        [each.label for each in corners],
    )  # fmt: skip
    return _with(plan, Take(question, columns, "shares"))


def leave_out(plan: Plan, column: str) -> Plan:
    """Nothing is made of the column, nor of the others of its question."""
    _seen(plan, column)
    taken = [take for take in plan.takes if column in take.columns]
    columns = {each for take in taken for each in take.columns} | {column}
    takes = tuple(
        replace(
            take,
            other=None if take.other == column else take.other,
            not_applicable=None if take.not_applicable == column else take.not_applicable,
        )
        for take in plan.takes
        if take not in taken
    )
    left = {**plan.left_out, **dict.fromkeys(columns, _BY_HAND)}
    audience = plan.audience
    if isinstance(audience, Take) and column in audience.all_columns:
        audience = "core_group"
    return replace(
        plan, takes=takes, left_out=left, audience=audience,
        title=_but(plan.title, column), told_at=_but(plan.told_at, column),
        key=_but(plan.key, column), complete=_but(plan.complete, column),
        fictitious=_but(plan.fictitious, column),
    )  # fmt: skip


def join(plan: Plan, take: Take, our_question: Question, values: Mapping[str, str]) -> Plan:
    """The answers of a take as those to one of our questions.

    `values`: of a choice what stands in a cell (or the column of an option) → our option's id, or
    ''; of a triad our corner → the column; of a slider {"low": "high"} to turn it round. Raises
    TableError where the two don't go together.
    """
    if take not in plan.takes:
        raise TableError("Deze vraag staat niet meer in het plan. Begin opnieuw met koppelen.")
    if our_question.part in ("title", "audience"):
        raise TableError("De titel en wie mag meelezen kies je apart, niet door te koppelen.")
    if any(each.question.id == our_question.id for each in plan.takes if each is not take):
        raise TableError(
            f"Bij ‘{our_question.name}’ hoort al een andere vraag. Maak die eerst los."
        )
    if our_question.type not in _JOINED.get(take.how, ()):
        raise TableError(
            f"‘{take.question.name}’ en ‘{our_question.name}’ zijn niet van dezelfde soort. Kies "
            "een andere vraag."
        )
    joined = replace(take, question=our_question)
    if isinstance(our_question, ChoiceQuestion):
        joined = _joined_choice(joined, our_question, values)
    elif isinstance(our_question, TriadQuestion) and values:
        joined = replace(joined, columns=_corners(take, values))
    elif isinstance(our_question, SliderQuestion) and values.get("low") == "high":
        turned = take.columns[::-1] if take.how == "shares" else take.columns
        joined = replace(joined, columns=turned, low=take.high, high=take.low)
    if not our_question.not_applicable:
        joined = replace(joined, not_applicable=None)
    takes = tuple(joined if each is take else each for each in plan.takes)
    return replace(plan, takes=takes)


_JOINED: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "long_text"),
    "option": ("single", "multi"),
    "options": ("multi",),
    "option_columns": ("multi",),
    "shares": ("triad", "slider"),
    "point": ("triad",),
    "scale": ("slider",),
    "place": ("place",),
    "stones": ("stones",),
}


def _joined_choice(take: Take, question: ChoiceQuestion, values: Mapping[str, str]) -> Take:
    unknown = [raw for raw in values if raw not in take.values]
    wrong = [option for option in values.values() if option and not question.option(option)]
    if unknown or wrong:
        named = (unknown or wrong)[0]
        raise TableError(f"‘{named}’ is geen antwoord dat je hier kunt koppelen. Kies opnieuw.")
    kept = {raw: option for raw, option in values.items() if option}
    if not kept:
        raise TableError(f"Kies bij ten minste één antwoord wat het is bij ‘{question.name}’.")
    how = "options" if take.how == "option" and question.type == "multi" else take.how
    columns = take.columns
    if how == "option_columns":
        columns = tuple(each for each in columns if each in kept)
    return replace(take, values=kept, how=how, columns=columns)


def _corners(take: Take, values: Mapping[str, str]) -> tuple[str, ...]:
    columns = tuple(values.get(corner, "") for corner in ("left", "right", "top"))
    if take.how != "shares" or sorted(columns) != sorted(take.columns):
        raise TableError("Kies voor elke hoek van de driehoek een andere kolom van deze vraag.")
    return columns


def _with(plan: Plan, take: Take) -> Plan:
    """The plan with this take, in the place of the first that had one of its columns."""
    gone = [each for each in plan.takes if set(each.columns) & set(take.columns)]
    loose = {column for each in gone for column in each.columns} - set(take.columns)
    kept = [each for each in plan.takes if each not in gone]
    place = plan.takes.index(gone[0]) if gone else len(kept)
    kept.insert(min(place, len(kept)), take)
    spoken = {column for each in kept for column in each.all_columns}
    left = {c: why for c, why in plan.left_out.items() if c not in spoken}
    left |= dict.fromkeys(sorted(loose - spoken), _LOOSE)
    ids = {each.question.id for each in kept}
    planes = tuple(each for each in plan.planes if {each.x, each.y} <= ids)
    return replace(plan, takes=tuple(kept), left_out=left, planes=planes)


def _but(named: str | None, column: str) -> str | None:
    return None if named == column else named


def _seen(plan: Plan, column: str) -> Seen:
    if column not in plan.seen:
        raise TableError(f"Kolom ‘{column}’ staat niet in deze tabel. Kies er een uit de lijst.")
    return plan.seen[column]


def _numeric(plan: Plan, column: str) -> Seen:
    seen = _seen(plan, column)
    if seen.low is None:
        raise TableError(
            f"In kolom ‘{column}’ staan niet alleen getallen. Neem hem als tekst of keuze."
        )
    return seen


def _common(labels: Sequence[str]) -> str:
    """What labels begin with, so that three corners get one name."""
    first, last = min(labels), max(labels)
    n = next((n for n, sign in enumerate(first) if last[n : n + 1] != sign), len(first))
    common = first[:n].strip(" :-_/[(")
    return common if len(common) > 2 else " / ".join(labels)

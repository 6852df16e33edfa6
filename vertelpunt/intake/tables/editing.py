"""Edits of a plan by hand: each gives another plan, or a sentence on why it can't."""

from collections.abc import Sequence
from dataclasses import replace

from vertelpunt.intake.tables.asked import (
    Choice,
    choice_question,
    place_question,
    skipping,
    slider_question,
    text_question,
    triad_question,
    values_of,
)
from vertelpunt.intake.tables.numbers import NOTHING
from vertelpunt.intake.tables.plan import How, Plan, Seen, TableError, Take
from vertelpunt.intake.tables.words import typed_id

MOST_OPTIONS = 100
_LOOSE = "hoorde bij een vraag die anders is gekozen"
_BY_HAND = "met de hand weggelaten"


def as_text(plan: Plan, column: str) -> Plan:
    """The column as a text."""
    seen = _seen(plan, column)
    question = text_question(typed_id(seen.question, "text"), seen.label, column, seen.longest)
    return _with(plan, Take(question, (column,), "text"))


def as_options(plan: Plan, column: str, separator: str = "") -> Plan:
    """The column as a choice of one, or with a `separator` between its answers of several."""
    seen = _seen(plan, column)
    cells = (cell.split(separator) if separator else [cell] for cell in seen.values)
    words = (word.strip() for each in cells for word in each)
    found = dict.fromkeys(word for word in words if word and word.casefold() not in NOTHING)
    if not found:
        raise TableError(f"In kolom ‘{column}’ staat niets om uit te kiezen. Laat hem weg.")
    if len(found) > MOST_OPTIONS or len(seen.values) < seen.kinds or max(map(len, found)) > 300:
        raise TableError(
            f"In kolom ‘{column}’ staan heel veel verschillende antwoorden, of heel lange. Dat is "
            f"geen keuze: hoogstens {MOST_OPTIONS} korte kunnen. Neem de kolom als tekst."
        )
    choices = [Choice((word,), word, word) for word in found]
    made = typed_id(seen.question, "multi" if separator else "single")
    question = choice_question(made, seen.label, column, choices, several=bool(separator))
    how: How = "options" if separator else "option"
    take = Take(question, (column,), how, values=values_of(choices), separator=separator)
    return _with(plan, take)


def as_place(plan: Plan, column: str) -> Plan:
    """The column as a municipality, by code or name."""
    seen = _seen(plan, column)
    question = place_question(typed_id(seen.question, "place"), seen.label, column)
    return _with(plan, Take(question, (column,), "place"))


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


def as_point(plan: Plan, x: str, y: str, corners: tuple[str, str, str]) -> Plan:
    """Two columns with where a dot lies in a triangle, from 0 to 1 or to 100, as one triad.

    `y`: the share of the top, so 1 or 100 in its corner; `corners`: the words of left, right, top.
    """
    if x == y:
        raise TableError("Kies voor x en y een andere kolom.")
    across, up = _numeric(plan, x), _numeric(plan, y)
    high = 1.0 if max(across.high or 0, up.high or 0) <= 1 else 100.0
    made = typed_id(across.question, "triad")
    question = triad_question(made, _common([across.label, up.label]), x, corners)
    return _with(plan, Take(question, (x, y), "point", high=high))


def as_title(plan: Plan, column: str | None) -> Plan:
    """The column with titles; None for the first words of the longest text."""
    return replace(_spoken(plan, column), title=column)


def as_told_at(plan: Plan, column: str | None) -> Plan:
    """The column that says when a story was told; None for none."""
    return replace(_spoken(plan, column), told_at=column)


def as_key(plan: Plan, column: str | None) -> Plan:
    """The column that tells rows apart; None for all that stands in a row."""
    return replace(_spoken(plan, column), key=column)


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


def _with(plan: Plan, take: Take) -> Plan:
    """The plan with this take, in the place of the first that had one of its columns."""
    take = skipping(take, [v for column in take.columns for v in plan.seen[column].values])
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


def _spoken(plan: Plan, column: str | None) -> Plan:
    """The plan in which this column is neither left out nor an answer."""
    if column is None:
        return plan
    _seen(plan, column)
    if plan.take_of(column):
        plan = leave_out(plan, column)
    return replace(plan, left_out={c: why for c, why in plan.left_out.items() if c != column})


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
            f"In kolom ‘{column}’ staan te weinig getallen. Neem hem als tekst of keuze."
        )
    return seen


def _common(labels: Sequence[str]) -> str:
    """What labels begin with, so that three corners get one name."""
    first, last = min(labels), max(labels)
    n = next((n for n, sign in enumerate(first) if last[n : n + 1] != sign), len(first))
    common = first[:n].strip(" :-_/[(")
    return common if len(common) > 2 else " / ".join(labels)

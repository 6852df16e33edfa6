"""KoboToolbox: names or labels behind those of groups, with an XLSForm that says what is asked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from vertelpunt.intake.tables import guessing, kobo_own
from vertelpunt.intake.tables.asked import Choice
from vertelpunt.intake.tables.making import Making
from vertelpunt.intake.tables.plan import Beside, Plan, Table, TableError, Take, XlsForm
from vertelpunt.intake.tables.words import plain
from vertelpunt.intake.tables.xlsform import (
    FILES,
    NOT_ASKED,
    TITLE,
    kind_in,
    labels_in,
    options_in,
    rows_in,
    span_in,
)

_OF_KOBO = {"_uuid", "_submission_time", "_index", "__version__", "_validation_status"}
_META = re.compile(
    r"_.*|meta/.*|formhub/.*|.*instanceid|.*instancename|start|end|today|audit|rootuuid|"
    r"deviceid|subscriberid|simserial|phonenumber|username|email",
    re.IGNORECASE,
)
_WANTED = (
    "Dit lijkt een bestand van KoboToolbox. Met de XLSForm erbij (Excel) krijgen vragen en keuzes "
    "hun eigen naam en soort; zonder gaat het ook."
)


@dataclass
class _Asked:
    """A question of a form. `options`: name → labels; `heads`: what its column may be called."""

    name: str
    label: str
    kind: str
    heads: set[str]
    help: str = ""
    options: dict[str, list[str]] = field(default_factory=dict)
    other: bool = False
    parameters: str = ""


def fits(table: Table, beside: Beside | None) -> bool:
    """Whether it has the columns that Kobo adds."""
    names = {each.casefold() for each in table.names}
    by_name = beside is None and "_id" in names and bool(names & _OF_KOBO)
    return by_name or isinstance(beside, XlsForm) or (beside is None and kobo_own.is_ours(table))


def wanted(table: Table) -> str | None:
    """That the XLSForm would help."""
    if kobo_own.is_ours(table):
        return kobo_own.wanted(table)
    return _WANTED if fits(table, None) else None


def plan(making: Making, beside: Beside | None, name: str) -> Plan:
    """What the form asks, or what the cells look like without one."""
    columns = {each.casefold(): each for each in making.table.names}
    free = [c for c in making.table.names if not _META.fullmatch(c.strip())]
    title: str | None = None
    audience: Take | None = None
    ours = kobo_own.is_ours(making.table)
    if isinstance(beside, XlsForm):
        every = [*making.table.names] if ours else free
        title, audience = _by_form(making, every, beside, ours=ours)
    elif ours:
        title, audience = kobo_own.take_ours(making, kobo_own.by_names(making))
    else:
        making.leave_personal(making.table.names)
        free = [c for c in free if not making.empty(c) and c not in making.left]
        found = (c for c in free if TITLE.fullmatch(c.rsplit("/", 1)[-1]))
        title = next(found, None)
        _guessed(making, [c for c in free if c != title or not making.title_fits(c)])
    told_at, zone = _told_at(making, columns)
    told_at = kobo_own.done_at(making) or told_at
    making.leave_personal(c for c in making.table.names if c not in making.used())
    for column in making.table.names:
        if column not in making.used() and not making.empty(column):
            why = (
                "gegevens van KoboToolbox zelf"
                if _META.fullmatch(column)
                else "geen vraag van de XLSForm"
            )
            making.leave(column, why)
    key = next((columns[each] for each in ("_uuid", "_id") if each in columns), None)
    return making.plan(
        "kobo", name, key=key, told_at=told_at, title=title, zone=zone,
        audience=audience or "core_group",
    )  # fmt: skip


def _told_at(making: Making, columns: Mapping[str, str]) -> tuple[str | None, Any]:
    """The column with when something was sent, which Kobo says in UTC."""
    for each in ("_submission_time", "end", "start", "today"):
        if each in columns and not making.empty(columns[each]):
            return columns[each], "UTC" if each == "_submission_time" else "Europe/Amsterdam"
    return None, "Europe/Amsterdam"


def _guessed(making: Making, columns: list[str]) -> None:
    """Without a form: columns behind a column are its options; a cell may hold several names."""
    groups = {c: [each for each in columns if each.startswith(f"{c}/")] for c in columns}
    inside = {each for parts in groups.values() for each in parts}
    for column in columns:
        label = column.rsplit("/", 1)[-1]
        if parts := groups[column]:
            choices = [Choice((c,), c[len(column) + 1 :], c[len(column) + 1 :]) for c in parts]
            making.choice(parts, "option_columns", label, label, choices)
            making.leave(column, "staat al in de kolommen per keuze")
        elif column not in inside and (names := _names(making.values(column))):
            choices = [Choice((each,), each, each) for each in names]
            making.choice((column,), "options", label, label, choices, separator=" ")
    taken = making.used()
    rest = [c for c in columns if c not in taken]
    guessing.guess(making, rest, lambda _: None, lambda column: column.rsplit("/", 1)[-1])


def _names(values: list[str]) -> list[str]:
    """The names of options that stand in these cells with spaces between, [] where it is text."""
    parts = [each.split() for each in values]
    names = sorted({each for part in parts for each in part})
    lists = sum(len(part) > 1 for part in parts)
    whole = all(re.fullmatch(r"[\w.-]{1,30}", each) for each in names)
    few = 2 <= len(names) <= 15 and len(names) * 2 <= sum(map(len, parts))
    return names if lists and whole and few else []


def _by_form(
    making: Making, columns: list[str], form: XlsForm, *, ours: bool
) -> tuple[str | None, Take | None]:
    """The takes of a form: the column with titles, and who may read where `ours` asks that.

    Raises TableError where it is another's form.
    """
    heads = dict(zip(making.table.names, making.table.headers, strict=True))
    by_head: dict[str, list[str]] = {}
    for column in columns:
        by_head.setdefault(_head(heads[column]), []).append(column)
    title, audience, found = None, None, 0
    own, asked_here = kobo_own.Found(), kobo_own.names_of(making.own) if ours else frozenset()
    for asked in _questions(form):
        one = _pop(by_head, asked.heads)
        parts = _options_of(asked, by_head)
        if not one and not parts:
            continue
        found += 1
        if asked.name in asked_here:
            own.put(asked.name, one, parts, asked.options)
            continue
        if asked.kind in FILES or asked.kind in NOT_ASKED:
            why = "een bestand of plek" if asked.kind in FILES else "geen vraag aan de verteller"
            making.leave(one or "", why)
            continue
        is_title = asked.kind == "text" and TITLE.fullmatch(asked.name) is not None
        if is_title and one and title is None:
            title = one
            if making.title_fits(one):
                continue
        _take(making, asked, one, parts, by_head)
    if not found:
        raise TableError(
            "Deze XLSForm hoort niet bij deze tabel: geen kolom heet naar een vraag ervan. Haal "
            "het formulier en de gegevens op van hetzelfde project."
        )
    if ours:
        title, audience = kobo_own.take_ours(making, own)
    return title, audience


def _take(
    making: Making, asked: _Asked, one: str | None, parts: dict[str, str],
    by_head: dict[str, list[str]],
) -> None:  # fmt: skip
    choices = [Choice((key, *labels), labels[0] if labels else key, key)
               for key, labels in asked.options.items()]  # fmt: skip
    rest: dict[str, Any] = {}
    if asked.other:
        rest["other"] = _pop(by_head, {f"{head}_other" for head in asked.heads})
        choices.append(Choice(("other", "Other"), "anders", "other", other=True))
    if asked.kind == "select_multiple" and parts:
        by_key = {each.key: each for each in choices}
        made = [Choice((column,), by_key[key].label, key) for key, column in parts.items()]
        absent = [each for each in choices if each.key not in parts]
        making.choice([*parts.values()], "option_columns", asked.name, asked.label,
                      [*made, *absent], help=asked.help, **rest)  # fmt: skip
        if one:
            making.leave(one, "staat al in de kolommen per keuze")
    elif one is None:
        return
    elif asked.kind == "select_multiple":
        known = {raw for each in choices for raw in each.raws if " " in raw}
        found = [p for v in making.values(one) if not any(k in v for k in known) for p in v.split()]
        making.choice((one,), "options", asked.name, asked.label, choices, dict.fromkeys(found),
                      help=asked.help, separator=" ", **rest)  # fmt: skip
    elif asked.kind == "select_one":
        making.choice((one,), "option", asked.name, asked.label, choices, making.values(one),
                      help=asked.help, **rest)  # fmt: skip
    elif asked.kind == "range" and (span := span_in(asked.parameters)):
        making.scale(one, asked.name, asked.label, (f"{span[0]:g}", f"{span[1]:g}"), *span,
                     help=asked.help)  # fmt: skip
    elif asked.kind in ("integer", "decimal"):
        guessing.one(making, one, asked.name, asked.label, lambda _: None)
    else:
        making.text(one, asked.name, asked.label, asked.help)


def _questions(form: XlsForm) -> Iterator[_Asked]:
    """What a form asks outside repeated groups, each with all that its column may be called."""
    lists = options_in(form.choices)
    groups: list[tuple[str, list[str]]] = []
    repeated = 0
    for row in rows_in(form.survey):
        words = kind_in(row)
        kind = words[0] if words else ""
        name, labels = row.get("name", ""), labels_in(row)
        if kind.startswith("begin_"):
            repeated += "repeat" in kind
            groups.append((name, labels))
        elif kind.startswith("end_"):
            repeated -= "repeat" in kind
            groups = groups[:-1]
        elif name and kind and not repeated:
            options = lists.get(words[1], {}) if len(words) > 1 else {}
            yield _Asked(
                name, labels[0] if labels else name, kind,
                {_head(each) for each in _paths(groups, name, labels)}, row.get("hint", ""),
                {key: labels_in(each) for key, each in options.items()}, "or_other" in words,
                row.get("parameters", ""),
            )  # fmt: skip


def _paths(groups: list[tuple[str, list[str]]], name: str, labels: list[str]) -> Iterator[str]:
    """The names of a question's column: bare, or behind those of its groups."""
    yield name
    yield "/".join([*(each for each, _ in groups), name])
    for n, label in enumerate(labels):
        yield label
        above = [found[min(n, len(found) - 1)] if found else each for each, found in groups]
        yield "/".join([*above, label])


def _options_of(asked: _Asked, by_head: dict[str, list[str]]) -> dict[str, str]:
    """Option → its column, for those that have one."""
    found = {}
    for key, labels in asked.options.items():
        heads = {_head(f"{head}/{word}") for head in asked.heads for word in (key, *labels)}
        if asked.kind == "select_multiple" and (column := _pop(by_head, heads)):
            found[key] = column
    return found


def _pop(by_head: dict[str, list[str]], heads: set[str]) -> str | None:
    """The first column that is called so, which nobody else gets then."""
    named = next((head for head in sorted(heads) if by_head.get(head)), None)
    return by_head[named].pop(0) if named is not None else None


def _head(text: str) -> str:
    return plain(text).casefold()

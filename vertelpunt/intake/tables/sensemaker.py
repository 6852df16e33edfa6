"""SenseMaker: columns by UUID, and a definition in JSON that says what each one asks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vertelpunt.intake.tables.asked import Choice
from vertelpunt.intake.tables.beside import bare
from vertelpunt.intake.tables.making import Making
from vertelpunt.intake.tables.numbers import number_of
from vertelpunt.intake.tables.plan import Beside, Definition, Plan, Table, TableError
from vertelpunt.intake.tables.words import plain

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(titel|title|headline|kop|krantenkop|naam|name|heet|heten)\b", re.IGNORECASE
)
_WANTED = (
    "Dit lijkt een bestand van SenseMaker. Geef de definitie erbij (JSON): daarin staat wat elke "
    "kolom vraagt."
)
_WHEN = ("server_upload_time", "meta_completed", "meta_started")
_MOST_STONES = 8
_AGAIN = "staat al in de hoeken"
_TECHNICAL = "gegevens van SenseMaker zelf"


def fits(table: Table, beside: Beside | None) -> bool:
    """Whether the names of columns are those of SenseMaker."""
    by_id = beside is None and sum(map(_is_uuid, table.names)) >= 2
    return by_id or isinstance(beside, Definition)


def wanted(table: Table) -> str | None:
    """That the definition is needed."""
    return _WANTED if fits(table, None) else None


def plan(making: Making, beside: Beside | None, name: str) -> Plan:
    """What the definition asks; raises TableError where it is another's, or missing."""
    if not isinstance(beside, Definition):
        raise TableError(_WANTED)
    columns = {each.lower(): each for each in making.table.names}
    reading = _Reading(making, columns)
    title = None
    for signifier in sorted(beside.signifiers, key=_order):
        title = title or reading.title(signifier)
        if not reading.columns_of(signifier):
            continue
        reading.take(signifier, is_title=title is not None and reading.is_of(signifier, title))
    if not making.takes:
        raise TableError(
            "De definitie hoort niet bij deze tabel: geen kolom heeft een id dat erin staat. Haal "
            "de gegevens en de definitie op van hetzelfde project."
        )
    making.leave_personal(making.table.names)
    for column in making.table.names:
        if column not in making.used() and not making.empty(column):
            why = "staat niet in de definitie" if _is_uuid(column) else _TECHNICAL
            making.leave(column, why)
    told_at = next((columns[each] for each in _WHEN if each in columns
                    and not making.empty(columns[each])), None)  # fmt: skip
    return making.plan("sensemaker", name, key=columns.get("id"), told_at=told_at, title=title)


class _Reading:
    """The columns of signifiers, by what stands behind the id."""

    def __init__(self, making: Making, columns: Mapping[str, str]) -> None:
        self.making, self.columns = making, columns

    def columns_of(self, signifier: Mapping[str, Any]) -> list[str]:
        """All columns of a signifier."""
        key = _id(signifier)
        return [c for low, c in self.columns.items() if low == key or low.startswith(f"{key}_")]

    def is_of(self, signifier: Mapping[str, Any], column: str) -> bool:
        return column.lower() == _id(signifier)

    def title(self, signifier: Mapping[str, Any]) -> str | None:
        """The column of a short text that asks for a title."""
        asks = bare(signifier.get("type")) == "freetext" and not bare(signifier.get("fragment"))
        column = self.columns.get(_id(signifier))
        named = _TITLE.search(plain(bare(signifier.get("title"))))
        return column if column and asks and named and not self.making.empty(column) else None

    def take(self, signifier: Mapping[str, Any], *, is_title: bool) -> None:
        """What a signifier asks, as a question."""
        key, kind = _id(signifier), str(bare(signifier.get("type"))).lower()
        name, label = key[:8], str(bare(signifier.get("title")) or "")
        skipped = self.columns.get(f"{key}_na")
        rest = {"not_applicable": skipped} if skipped else {}
        match kind:
            case "freetext" if key in self.columns:
                if not (is_title and self.making.title_fits(self.columns[key])):
                    self.making.text(self.columns[key], name, label, **rest)
            case "list" | "imageselect":
                self._list(signifier, name, label, rest)
            case "triad":
                self._triad(signifier, name, label, rest)
            case "dyad" | "slider":
                self._dyad(signifier, name, label, rest)
            case "stones":
                self._stones(signifier, name, label, rest)
            case _:
                for column in self.columns_of(signifier):
                    self.making.leave(column, "een opname, foto of ander bestand")

    def _list(self, signifier: Mapping[str, Any], name: str, label: str, rest: Any) -> None:
        key = _id(signifier)
        items = [*_parts(signifier, "items")]
        other = self.columns.get(f"{key}_other")
        rest = {**rest, **({"other": other} if other else {})}
        choices = [Choice((each, each.lower()), words, each) for each, words in items]
        if other:
            choices.append(Choice(("other",), "anders", f"{key}_other", other=True))
        known = {each.lower() for each, _ in items}
        several = [
            (column, column[len(key) + 1 :])
            for column in self.columns_of(signifier)
            if column.lower() not in (key, f"{key}_na", f"{key}_other")
        ]
        if key in self.columns and not self.making.empty(self.columns[key]):
            column = self.columns[key]
            values = self.making.values(column)
            apart = next((s for s in ("|", ";", ",") if any(s in each for each in values)), "")
            found = [*dict.fromkeys(p.strip() for v in values for p in (v.split(apart) if apart
                     else [v]))]  # fmt: skip
            self.making.choice((column,), "options" if apart else "option", name, label, choices,
                               found, separator=apart, **rest)  # fmt: skip
            for each, _ in several:
                self.making.leave(each, "staat al in de kolom van de vraag")
        elif several:
            by_id = dict(items)
            lower = {each.lower(): each for each in by_id}
            made = [
                Choice((column,), by_id.get(lower.get(part.lower(), ""), part),
                       lower.get(part.lower(), part))
                for column, part in several
            ]  # fmt: skip
            here = {part.lower() for _, part in several}
            absent = [Choice((f"{key}_{each}",), words, each) for each, words in items
                      if each.lower() not in here]  # fmt: skip
            self.making.say_new(
                label, name, [part for _, part in several if part.lower() not in known]
            )
            others = [each for each in choices if each.other]
            self.making.choice([column for column, _ in several], "option_columns", name, label,
                               [*made, *absent, *others], **rest)  # fmt: skip

    def _triad(self, signifier: Mapping[str, Any], name: str, label: str, rest: Any) -> None:
        key = _id(signifier)
        anchors = [*_parts(signifier, "labels")]
        columns = [self.columns.get(f"{key}_{each.lower()}") for each, _ in anchors]
        across, up = (self.columns.get(f"{key}_percent{axis}") for axis in "xy")
        words = [text for _, text in anchors]
        if len(anchors) != 3:
            return self._unclear(signifier)
        # They stand there from the top, then left, then right.
        corners = [words[1], words[2], words[0]]
        there = [each for each in columns if each]
        if len(there) == 3:
            top, left, right = there
            self.making.triad((left, right, top), name, label, corners, **rest)
            return self._again(across, up)
        if not across or not up:
            return self._unclear(signifier)
        self.making.triad((across, up), name, label, corners, "point",
                          high=self._high((across, up)), **rest)  # fmt: skip

    def _dyad(self, signifier: Mapping[str, Any], name: str, label: str, rest: Any) -> None:
        key = _id(signifier)
        ends = [*_parts(signifier, "labels")]
        columns = [c for each, _ in ends if (c := self.columns.get(f"{key}_{each.lower()}"))]
        across = self.columns.get(f"{key}_percentx")
        if len(ends) != 2:
            return self._unclear(signifier)
        words = (ends[0][1], ends[1][1])
        if len(columns) == 2:
            self.making.dyad(columns, name, label, words, **rest)
            return self._again(across)
        if not across:
            return self._unclear(signifier)
        self.making.scale(across, name, label, words, 0.0, self._high((across,)), **rest)

    def _stones(self, signifier: Mapping[str, Any], name: str, label: str, rest: Any) -> None:
        key = _id(signifier)
        put = [
            (across, up, each, words)
            for each, words in _parts(signifier, "stones")
            if (across := self.columns.get(f"{key}_{each.lower()}_percentx"))
            and (up := self.columns.get(f"{key}_{each.lower()}_percenty"))
        ]
        if not 0 < len(put) <= _MOST_STONES:
            for column in self.columns_of(signifier):
                self.making.leave(
                    column, "stenen in een vlak: een vraag heeft er hier één tot acht"
                )
            return
        axis = _content(signifier).get("axis")
        sides = axis if isinstance(axis, Mapping) else {}
        high = self._high([c for across, up, _, _ in put for c in (across, up)])
        ends = {side: _ends(sides.get(side)) for side in ("x", "y")}
        self.making.stones(put, name, label, ends, high, **rest)

    def _again(self, *columns: str | None) -> None:
        for column in filter(None, columns):
            self.making.leave(column, _AGAIN)

    def _unclear(self, signifier: Mapping[str, Any]) -> None:
        for column in self.columns_of(signifier):
            self.making.leave(column, "de definitie zegt niet welke hoek of kant welke is")

    def _high(self, columns: Sequence[str]) -> float:
        """1 or 100: shares or percents."""
        numbers = (number_of(each) for column in columns for each in self.making.values(column))
        return 1.0 if max((each for each in numbers if each is not None), default=0) <= 1 else 100.0


def _parts(signifier: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    """The id and words of each item, anchor or stone."""
    found = _content(signifier).get(kind)
    for each in found if isinstance(found, list) else ():
        if isinstance(each, Mapping) and isinstance(each.get("id"), str):
            yield each["id"], str(bare(each.get("title") or each.get("text")) or each["id"])


def _ends(axis: Any) -> tuple[str, str]:
    """What an axis of a plane runs from and to."""
    said = axis if isinstance(axis, Mapping) else {}
    return str(bare(said.get("start_label")) or ""), str(bare(said.get("end_label")) or "")


def _content(signifier: Mapping[str, Any]) -> Mapping[str, Any]:
    content = signifier.get("content")
    return content if isinstance(content, Mapping) else {}


def _id(signifier: Mapping[str, Any]) -> str:
    return str(bare(signifier.get("id"))).lower()


def _order(signifier: Mapping[str, Any]) -> float:
    order = bare(signifier.get("order"))
    return order if isinstance(order, int | float) else 0


def _is_uuid(column: str) -> bool:
    return bool(_UUID.match(column))

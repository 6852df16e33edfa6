"""What the recognition of every tool shares: questions, ids, and what became of each column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vertelpunt.dutch import count
from vertelpunt.intake.tables.asked import (
    Choice,
    choice_question,
    place_question,
    skipping,
    slider_question,
    stones_question,
    text_question,
    triad_question,
    values_of,
)
from vertelpunt.intake.tables.numbers import numbers_of
from vertelpunt.intake.tables.plan import How, Plan, Seen, Table, Take, Tool
from vertelpunt.intake.tables.words import (
    base_id,
    base_of,
    label_of,
    of_a_person,
    option_id,
    plain,
    typed_id,
)
from vertelpunt.questionnaire import (
    Plane,
    Question,
    Questionnaire,
    TextQuestion,
)
from vertelpunt.questionnaire.checks import RESERVED_IDS

# What says yes or no in the column of an option.
CHOSEN = frozenset(
    ["1", "y", "yes", "ja", "true", "waar", "x", "checked", "selected", "aangevinkt"]
)
UNCHOSEN = frozenset(["", "0", "n", "no", "nee", "false", "onwaar", "unchecked", "not selected",
                      "niet aangevinkt", "na", "n/a"])  # fmt: skip
_MOST_SEEN = 300
# A choice that has more of them than its definition is no choice.
_MOST_EXTRA = 40
_LONGEST_OPTION = 200
_PERSONAL = "zegt van wie of waar dit kwam; dat bewaren we niet"


@dataclass
class Making:
    """A plan that is being made. `ids`: those that are taken."""

    table: Table
    own: Questionnaire
    source: str
    ids: set[str]
    takes: list[Take] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    planes: list[Plane] = field(default_factory=list)
    counted: dict[str, list[str]] = field(default_factory=dict)

    def values(self, column: str) -> list[str]:
        """The different cells of a column that are filled, those that are most often first."""
        if column not in self.counted:
            cells = self.table.rows[column].str.strip()
            self.counted[column] = [*cells[cells != ""].value_counts(sort=True).index]
        return self.counted[column]

    def empty(self, column: str) -> bool:
        """Whether nothing stands in a column."""
        return not self.values(column)

    def leave(self, column: str, why: str) -> None:
        """Brings nothing in of a column."""
        self.left.setdefault(column, why)

    def leave_personal(self, columns: Iterable[str]) -> None:
        """What says who somebody is."""
        for column in columns:
            if column not in self.left and of_a_person(column, self.values(column)[:50]):
                self.leave(column, _PERSONAL)

    def used(self) -> set[str]:
        """The columns of which something became."""
        return {column for take in self.takes for column in take.all_columns} | set(self.left)

    def id(self, name: str, kind: str) -> str:
        """The id of a question of this name and type."""
        return typed_id(base_id(self.source, name, self.ids), kind)

    def text(self, column: str, name: str, label: str, help: str = "", **rest: Any) -> None:
        """A text as it stands there."""
        made = self.id(name, "text")
        question = text_question(made, label, name, self.longest(column), help)
        self._add(question, (column,), "text", **rest)

    def title_fits(self, column: str) -> bool:
        """Whether all that stands there can be a title; what is too long is kept as text too."""
        asked = self.own.part("title")
        return isinstance(asked, TextQuestion) and self.longest(column) <= asked.max_length

    def say_new(self, label: str, name: str, new: Sequence[str]) -> None:
        """That the file has options which what was asked does not."""
        if new:
            which = ", ".join(f"‘{plain(each)[:60]}’" for each in new[:5])
            more = f" en nog {len(new) - 5}" if len(new) > 5 else ""
            self.remarks.append(
                f"{label_of(label, name)}: {count(len(new), 'keuze staat', 'keuzes staan')} niet "
                f"in de vragenlijst; die heten zoals in het bestand: {which}{more}."
            )

    def longest(self, column: str) -> int:
        """How many signs the longest cell has."""
        return max(map(len, self.values(column)), default=0)

    def choice(
        self, columns: Sequence[str], how: How, name: str, label: str, choices: Sequence[Choice],
        found: Iterable[str] = (), help: str = "", **rest: Any,
    ) -> None:  # fmt: skip
        """A choice. `found`: what stands in its cells; what is new among it is an option too."""
        known = {raw for choice in choices for raw in choice.raws}
        folded = {raw.casefold() for raw in known}
        new = [v for v in found if v not in known and v.casefold() not in folded]
        extra = [v for v in new if len(v) <= _LONGEST_OPTION][:_MOST_EXTRA]
        if choices:
            self.say_new(label, name, extra)
        every = [*choices, *(Choice((v,), v, v) for v in extra)]
        several = how != "option"
        made = self.id(name, "multi" if several else "single")
        question = choice_question(made, label, name, every, several=several, help=help)
        self._add(question, tuple(columns), how, values=values_of(every), **rest)

    def scale(self, column: str, name: str, label: str, ends: tuple[str, str], low: float,
              high: float, help: str = "", **rest: Any) -> str:  # fmt: skip
        """A position between two ends; its question's id."""
        question = slider_question(self.id(name, "slider"), label, name, ends, help)
        self._add(question, (column,), "scale", low=low, high=high, **rest)
        return question.id

    def dyad(self, columns: Sequence[str], name: str, label: str, ends: tuple[str, str],
             **rest: Any) -> None:  # fmt: skip
        """A position between two ends, as two shares."""
        self._add(
            slider_question(self.id(name, "slider"), label, name, ends),
            tuple(columns),
            "shares",
            **rest,
        )

    def triad(self, columns: Sequence[str], name: str, label: str, corners: Sequence[str],
              how: How = "shares", **rest: Any) -> None:  # fmt: skip
        """A dot in a triangle. `columns`, `corners`: left, right, top."""
        self._add(
            triad_question(self.id(name, "triad"), label, name, corners),
            tuple(columns),
            how,
            **rest,
        )

    def place(self, column: str, name: str, label: str) -> None:
        """A municipality."""
        question = place_question(self.id(name, "place"), label, name)
        self._add(question, (column,), "place")

    def stones(self, put: Sequence[tuple[str, str, str, str]], name: str, label: str,
               ends: Mapping[str, tuple[str, str]], high: float, **rest: Any) -> None:  # fmt: skip
        """Stones in a plane. `put`: of each the columns of x and y, what its id is of, words."""
        named = [(key, words) for _, _, key, words in put]
        question = stones_question(self.id(name, "stones"), label, name, named, ends)
        columns = tuple(column for across, up, _, _ in put for column in (across, up))
        values = {across: option_id(key) for across, _, key, _ in put}
        self._add(question, columns, "stones", values=values, high=high, **rest)

    def _add(self, question: Question, columns: tuple[str, ...], how: How, **rest: Any) -> None:
        if rest.get("not_applicable"):
            question = question.model_copy(update={"not_applicable": True})
        take = Take(question, columns, how, **rest)
        self.takes.append(skipping(take, (v for column in columns for v in self.values(column))))

    def plan(self, tool: Tool, name: str, **rest: Any) -> Plan:
        """All of it; what nothing was made of is left out."""
        spoken = {rest.get(each) for each in ("key", "told_at", "title", "complete", "fictitious")}
        audience = rest.get("audience")
        if isinstance(audience, Take):
            spoken |= set(audience.all_columns)
        for column in self.table.names:
            if column not in self.used() | spoken:
                self.leave(column, "leeg" if self.empty(column) else "hier is geen vraag bij")
        place = {column: n for n, column in enumerate(self.table.names)}
        self.takes.sort(key=lambda take: place[take.columns[0]])
        left = {each: why for each, why in self.left.items() if each not in spoken}
        return Plan(
            tool, self.source, name, tuple(self.takes), left_out=left, planes=tuple(self.planes),
            remarks=tuple(self.remarks), seen=self.seen(), **rest,
        )  # fmt: skip

    def seen(self) -> Mapping[str, Seen]:
        """What stands in each column."""
        first = {take.columns[0]: base_of(take.question.id) for take in self.takes}
        return {
            column: self._seen(column, first.get(column) or base_id(self.source, column, self.ids))
            for column in self.table.names
        }

    def _seen(self, column: str, base: str) -> Seen:
        values = self.values(column)
        numbers = numbers_of(values)
        there = [each for each in numbers if each is not None]
        mostly = bool(there) and len(there) >= 0.8 * len(numbers)
        filled = int((self.table.rows[column].str.strip() != "").sum())
        return Seen(
            label_of(column, column), base, filled, tuple(values[:_MOST_SEEN]),
            len(values), min(there) if mostly else None, max(there) if mostly else None,
            self.longest(column),
        )  # fmt: skip


def making(table: Table, own: Questionnaire, source: str) -> Making:
    """The beginning of a plan."""
    return Making(table, own, source, {q.id for q in own.questions} | RESERVED_IDS)

"""What the recognition of every tool shares: questions, ids, and what became of each column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from vertelpunt.dutch import count
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
    ChoiceQuestion,
    Option,
    PlaceQuestion,
    Plane,
    Question,
    Questionnaire,
    SliderQuestion,
    TextQuestion,
    TriadQuestion,
)
from vertelpunt.questionnaire.checks import RESERVED_IDS

STEP = "brought_in"
LONGEST_TEXT = 100_000
# What says yes or no in the column of an option.
CHOSEN = frozenset(
    ["1", "y", "yes", "ja", "true", "waar", "x", "checked", "selected", "aangevinkt"]
)
UNCHOSEN = frozenset(["", "0", "n", "no", "nee", "false", "onwaar", "unchecked", "not selected",
                      "niet aangevinkt", "na", "n/a"])  # fmt: skip
# From so many signs on a text gets a block to be read in.
LONG = 120
_MOST_SEEN = 300
# A choice that has more of them than its definition is no choice.
_MOST_EXTRA = 40
_LONGEST_OPTION = 200
_PERSONAL = "zegt van wie of waar dit kwam; dat bewaren we niet"


@dataclass(frozen=True)
class Choice:
    """An option as another tool has it. `raws`: what may stand in a cell; `key`: what its id is of."""

    raws: tuple[str, ...]
    label: str
    key: str
    other: bool = False


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
        """This column is not brought in."""
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

    def text(self, column: str, name: str, label: str, help: str = "") -> None:
        """A text as it stands there."""
        self._add(text_question(self.id(name, "text"), label, name, self.longest(column), help), (column,),
                  "text")  # fmt: skip

    def longest(self, column: str) -> int:
        """How many signs the longest cell has."""
        return max(map(len, self.values(column)), default=0)

    def choice(
        self, columns: Sequence[str], how: How, name: str, label: str, choices: Sequence[Choice],
        found: Iterable[str] = (), help: str = "", **rest: Any,
    ) -> None:  # fmt: skip
        """A choice of one or several. `found`: what stands in its cells; what is new is an option."""
        known = {raw for choice in choices for raw in choice.raws}
        folded = {raw.casefold() for raw in known}
        new = [v for v in found if v not in known and v.casefold() not in folded]
        extra = [v for v in new if len(v) <= _LONGEST_OPTION][:_MOST_EXTRA]
        if choices and extra:
            which = ", ".join(f"‘{plain(v)[:60]}’" for v in extra[:5])
            more = f" en nog {len(extra) - 5}" if len(extra) > 5 else ""
            self.remarks.append(
                f"{label_of(label, name)}: {count(len(extra), 'keuze staat', 'keuzes staan')} niet in "
                f"de vragenlijst en krijgt de naam uit het bestand: {which}{more}."
            )
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
        question = PlaceQuestion(
            id=self.id(name, "place"), step=STEP, label=label_of(label, name), type="place",
            not_applicable=False,
        )  # fmt: skip
        self._add(question, (column,), "place")

    def _add(self, question: Question, columns: tuple[str, ...], how: How, **rest: Any) -> None:
        if rest.get("not_applicable"):
            question = question.model_copy(update={"not_applicable": True})
        self.takes.append(Take(question, columns, how, **rest))

    def plan(self, tool: Tool, name: str, **rest: Any) -> Plan:
        """All of it; what nothing was made of is left out."""
        spoken = {rest.get(each) for each in ("key", "told_at", "title", "complete", "fictitious")}
        audience = rest.get("audience")
        if isinstance(audience, Take):
            spoken |= set(audience.all_columns)
        for column in self.table.names:
            if column not in self.used() | spoken:
                self.leave(column, "leeg" if self.empty(column) else "hier is geen vraag bij")
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
        whole = bool(there) and len(there) == len(numbers)
        filled = int((self.table.rows[column].str.strip() != "").sum())
        return Seen(
            label_of(column, column), base, filled, tuple(values[:_MOST_SEEN]),
            len(values), min(there) if whole else None, max(there) if whole else None,
            self.longest(column),
        )  # fmt: skip


def making(table: Table, own: Questionnaire, source: str) -> Making:
    """The beginning of a plan."""
    return Making(table, own, source, {q.id for q in own.questions} | RESERVED_IDS)


def text_question(
    id: str, label: str, otherwise: str, longest: int, help: str = ""
) -> TextQuestion:
    """A question that is answered with words; a block of them where any answer is long."""
    return TextQuestion(
        id=id, step=STEP, label=label_of(label, otherwise), help=_help(label, help),
        type="long_text" if longest > LONG else "text", max_length=LONGEST_TEXT,
    )  # fmt: skip


def choice_question(id: str, label: str, otherwise: str, choices: Sequence[Choice], *,
                    several: bool, help: str = "") -> ChoiceQuestion:  # fmt: skip
    """A choice. Where there is but one option, a second says that it was not ticked."""
    options: dict[str, Option] = {}
    for each in choices:
        key = option_id(each.key)
        other = each.other and not any(option.other for option in options.values())
        options.setdefault(key, Option(id=key, label=label_of(each.label, each.key), other=other))
    for n in range(2 - len(options)):
        options[f"o_none_{n}"] = Option(id=f"o_none_{n}", label="niets aangekruist")
    return ChoiceQuestion(
        id=id, step=STEP, label=label_of(label, otherwise), help=_help(label, help),
        type="multi" if several else "single", options=tuple(options.values()),
    )  # fmt: skip


def slider_question(
    id: str, label: str, otherwise: str, ends: tuple[str, str], help: str = ""
) -> SliderQuestion:
    """A position between two ends."""
    low, high = ends
    return SliderQuestion.model_validate({
        "id": id, "step": STEP, "label": label_of(label, otherwise), "help": _help(label, help),
        "type": "slider", "ends": {"low": label_of(low, "laag"), "high": label_of(high, "hoog")},
    })  # fmt: skip


def triad_question(id: str, label: str, otherwise: str, corners: Sequence[str]) -> TriadQuestion:
    """A dot in a triangle. `corners`: left, right, top."""
    named = zip(("left", "right", "top"), corners, strict=True)
    return TriadQuestion.model_validate({
        "id": id, "step": STEP, "label": label_of(label, otherwise), "help": _help(label, ""),
        "type": "triad", "corners": {corner: label_of(words, corner) for corner, words in named},
    })  # fmt: skip


def values_of(choices: Iterable[Choice]) -> dict[str, str]:
    """What stands in a cell → the id of its option."""
    return {raw: option_id(choice.key) for choice in choices for raw in choice.raws}


def _help(label: str, help: str) -> str | None:
    """The whole of a label that is longer than a label may be, else what explains it."""
    words = plain(label)
    return words if len(words) > 300 else plain(help) or None

"""YAML as plain values that know their lines: a careful part of it, bounded.

An admin's file needs lists, names with values, text, whole numbers, days, and true and false. What
else YAML reads into a line (another kind of number, a tag, an anchor before a text) was not meant,
and is told. A list that is used twice (`&name`, `*name`) may be, as long as it stays small.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import StreamMark
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from vertelpunt.intake.problems import MOST_TOLD, FileError, FileProblem
from vertelpunt.intake.remarks import swallowed
from vertelpunt.intake.scalars import plain_value
from vertelpunt.intake.syntax import UNCLOSED, syntax_problems
from vertelpunt.intake.text import indent, indent_problems
from vertelpunt.questionnaire.findings import Path

_DEEPEST = 12
_LARGEST = 50_000
_QUOTE = "Zet aanhalingstekens om de hele tekst."


@dataclass
class Tree:
    """The values of a file, the line of each by its path, and what is wrong so far."""

    file: str
    lines: list[str]
    value: object = None
    line_of: dict[Path, int] = field(default_factory=dict)
    problems: list[FileProblem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a path, or of what is nearest above it."""
        while path and path not in self.line_of:
            path = path[:-1]
        return self.line_of.get(path, 1)

    def blame(self, line: int, expected: str) -> None:
        """Something is wrong in this line; what else is, is told once this is mended."""
        line = max(1, min(line, len(self.lines)))
        if all(problem.line != line for problem in self.problems):
            self.problems.append(FileProblem(self.file, line, self.lines[line - 1], expected))
        if len(self.problems) >= MOST_TOLD:
            raise FileError(self.problems)


def read_tree(text: str, file: str) -> Tree:
    """The values of a YAML text; raises FileError where it can't be read at all."""
    if problems := indent_problems(text, file):
        raise FileError(problems)
    tree = Tree(file, text.split("\n"))
    reader = _Reader(tree, text)
    try:
        tree.value = reader.document()
    except FileError:
        raise
    # On odd input ruamel raises much else than its own errors.
    except Exception as error:
        for line, expected in syntax_problems(error, tree.lines, reader.last_line):
            tree.blame(line, expected)
        raise FileError(tree.problems) from None
    return tree


class _Reader:
    """Makes values of events, one after another."""

    def __init__(self, tree: Tree, text: str) -> None:
        self._tree = tree
        self._events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
        self.last_line = 1
        # How many values there are so far, an alias counted as all that it stands for.
        self._size = 0
        # Name → the list or names with values under it, and their size. None of it is an alias.
        self._named: dict[str, tuple[object, int]] = {}
        self._aliases = 0

    def document(self) -> object:
        value, documents = None, 0
        while not isinstance(event := self._next(), StreamEndEvent):
            if not isinstance(event, DocumentStartEvent):
                continue
            documents += 1
            if documents > 1:
                more = "Hier begint een tweede deel. Haal de regel met --- weg."
                self._tree.blame(event.start_mark.line + 1, more)
                break
            value = self._value(self._next(), ())
        return value

    def _next(self) -> Event:
        event = next(self._events)
        self.last_line = event.start_mark.line + 1
        return event

    def _value(self, event: Event, path: Path, key: ScalarEvent | None = None) -> object:
        line = event.start_mark.line + 1
        self._tree.line_of.setdefault(path, line)
        self._size += 1
        if len(path) > _DEEPEST or self._size > _LARGEST:
            deep = "Dit zit te diep in elkaar. Kijk of elke [ en { ook weer sluit."
            self._tree.blame(line, deep)
            raise FileError(self._tree.problems)
        if isinstance(event, AliasEvent) and str(event.anchor) in self._named:
            value, size = self._named[str(event.anchor)]
            self._size, self._aliases = self._size + size, self._aliases + 1
            return value
        if sign := _special(event):
            self._tree.blame(line, f"Een {sign} vooraan betekent hier iets anders. {_QUOTE}")
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path, key)
        return self._group(event, path)

    def _group(self, event: Event, path: Path) -> object:
        """A list, or names with values; nothing for an alias of what isn't there."""
        size, aliases = self._size, self._aliases
        if isinstance(event, SequenceStartEvent):
            value: object = self._sequence(path)
        elif isinstance(event, MappingStartEvent):
            value = self._mapping(path, flow=bool(event.flow_style))
        else:
            return None
        if event.anchor and self._aliases == aliases:
            self._named[str(event.anchor)] = (value, self._size - size)
        return value

    def _sequence(self, path: Path) -> list[object]:
        items: list[object] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path, *, flow: bool) -> dict[str, object]:
        items: dict[str, object] = {}
        before: ScalarEvent | None = None
        while not isinstance(event := self._next(), MappingEndEvent):
            name = self._key(event, path)
            line = event.start_mark.line + 1
            after = self._next()
            if flow and name is not None and not self._has_colon(event):
                self._comma(before, name, line)
                continue
            before = after if isinstance(after, ScalarEvent) else None
            here = (*path, name if name is not None else f"line {line}")
            if name is not None and name in items:
                first = self._tree.line_of[here]
                twice = f"`{name}` staat ook op regel {first}. Haal een van beide weg."
                self._tree.blame(line, twice)
                here = (*path, f"line {line}")
            self._tree.line_of.setdefault(here, line)
            value = self._value(after, here, event if isinstance(event, ScalarEvent) else None)
            if name is not None:
                items.setdefault(name, value)
        return items

    def _key(self, event: Event, path: Path) -> str | None:
        """A name, or None where this can't be one."""
        line = event.start_mark.line + 1
        if not isinstance(event, ScalarEvent):
            self._value(event, (*path, f"line {line}"))
            self._tree.blame(line, f"Voor een dubbele punt staat een naam. {_QUOTE}")
            return None
        value = self._scalar(event)
        if isinstance(value, str):
            return value
        named = f"‘{event.value}’ is geen naam" if value is not None else "Hier mist een naam"
        how = "Schrijf een naam voor de dubbele punt, of haal de regel weg."
        self._tree.blame(line, f"{named}. {how}")
        return None

    def _scalar(
        self, event: ScalarEvent, path: Path = (), key: ScalarEvent | None = None
    ) -> object:
        line = event.start_mark.line + 1
        text = str(event.value)
        if event.style not in (None, ""):
            if self._runs_on(event):
                self._tree.blame(line, UNCLOSED)
                raise FileError(self._tree.problems)
            return text
        # An empty value says its place as that of what comes next.
        end = (event if text or key is None else key).end_mark
        behind = self._behind(end).lstrip(" ").removeprefix(":") if not text else self._behind(end)
        if expected := swallowed(path, text, behind):
            self._tree.blame(end.line + 1, expected)
        value, problem = plain_value(text)
        if problem:
            self._tree.blame(line, problem)
        return value

    def _runs_on(self, event: ScalarEvent) -> bool:
        """Whether a text between quotes takes in lines that are no part of it.

        YAML wants every line of such a text further in than the line it begins on.
        """
        if event.style in ("|", ">"):
            return False
        first, *others = self._tree.lines[event.start_mark.line : event.end_mark.line + 1]
        return any(line.strip() and indent(line) <= indent(first) for line in others)

    def _behind(self, mark: StreamMark) -> str:
        lines = self._tree.lines
        return lines[mark.line][mark.column :] if mark.line < len(lines) else ""

    def _has_colon(self, event: Event) -> bool:
        rest = [self._behind(event.end_mark), *self._tree.lines[event.end_mark.line + 1 :]]
        first = next((line.lstrip() for line in rest if line.strip()), "")
        return first.startswith(":")

    def _comma(self, before: ScalarEvent | None, name: str, line: int) -> None:
        """A name without a value between { and }: a comma in a text began it."""
        whole = ""
        if before is not None and '"' not in f"{before.value}{name}":
            whole = f' Schrijf "{before.value}, {name}".'
        self._tree.blame(line, f"Een komma begint hier iets nieuws. {_QUOTE}{whole}")


def _special(event: Event) -> str:
    """The sign that makes a value something else than what is written; '' for none."""
    if isinstance(event, AliasEvent):
        return "*"
    if isinstance(event, ScalarEvent) and event.anchor:
        return "&"
    return "!" if getattr(event, "tag", None) not in (None, "!") else ""

"""The types that the JavaScript is checked by, as the `types.d.ts` of a folder declares them.

Where a folder is asked for, a file of types may be named too.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.node import ROOT

_FORM = "telling/story_form"
_PLAIN = {"string": (str,), "number": (int, float), "boolean": (bool,), "null": (type(None),)}
_INTERFACE = re.compile(
    r"^(?:export )?interface (\w+)(?: extends (\w+))? \{\n(.*?)^\}", re.M | re.S
)
_FIELD = re.compile(r"^  (\w+)(\??): (.+);$", re.M)


@dataclass(frozen=True)
class Field:
    """A field as declared. `optional`: it may be left out."""

    type: str
    optional: bool

    @property
    def may_be_null(self) -> bool:
        return self.type.endswith("| null")


def declared(name: str, folder: str = _FORM) -> dict[str, Field]:
    """The fields of this interface by name, with those of the one that it extends."""
    found = {each[1]: each for each in _INTERFACE.finditer(_text(folder))}[name]
    own = {each[1]: Field(each[3], bool(each[2])) for each in _FIELD.finditer(found[3])}
    return (declared(found[2], folder) if found[2] else {}) | own


def words(name: str, folder: str = _FORM) -> set[str]:
    """The words that this type is one of."""
    found = _alias(name, folder)
    assert found
    return words_in(found)


def words_in(text: str) -> set[str]:
    """The words that a type which is written out is one of."""
    return set(re.findall(r'"(\w+)"', text))


def fits(value: Any, text: str, folder: str) -> bool:
    """A value as JSON has it is of this type; an object has no field that is not declared."""
    if " | " in text:
        return any(fits(value, each, folder) for each in text.split(" | "))
    if text.endswith("[]"):
        return isinstance(value, list) and all(fits(each, text[:-2], folder) for each in value)
    if text.startswith("["):
        # A part may have a name: `[left: number, right: number]`.
        types = [each.split(": ")[-1] for each in text[1:-1].split(", ")]
        return (
            isinstance(value, list)
            and len(value) == len(types)
            and all(map(fits, value, types, [folder] * len(types)))
        )
    if text.startswith('"'):
        return bool(value == text.strip('"'))
    if text in ("true", "false"):
        return value is (text == "true")
    if text in _PLAIN:
        return type(value) in _PLAIN[text]
    if alias := _alias(text, folder):
        return fits(value, alias, folder)
    fields = declared(text, folder)
    return (
        isinstance(value, dict)
        and value.keys() <= fields.keys()
        and all(
            fits(value[name], field.type, folder) if name in value else field.optional
            for name, field in fields.items()
        )
    )


def _alias(name: str, folder: str) -> str | None:
    found = re.search(rf"^export type {name} = (.+);$", _text(folder), re.M)
    return found and found[1]


@cache
def _text(folder: str) -> str:
    path = ROOT / "vertelpunt" / "ui" / folder
    return (path if path.is_file() else path / "types.d.ts").read_text(encoding="utf-8")

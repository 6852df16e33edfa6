"""The types that the JavaScript is checked by, as `story_form/types.d.ts` or another text says."""

import re
from dataclasses import dataclass
from typing import Any

from tests.node import ROOT

_TEXT = (ROOT / "vertelpunt/ui/telling/story_form/types.d.ts").read_text(encoding="utf-8")
_INTERFACE = re.compile(
    r"^(?:export )?interface (\w+)(?: extends (\w+))? \{\n(.*?)^\}", re.M | re.S
)
_PLAIN = {"string": (str,), "number": (int, float), "boolean": (bool,), "true": (bool,)}
_FIELD = re.compile(r"^  (\w+)(\??): (.+);$", re.M)


@dataclass(frozen=True)
class Field:
    """A field as declared. `optional`: it may be left out."""

    type: str
    optional: bool

    @property
    def may_be_null(self) -> bool:
        return self.type.endswith("| null")


def declared(name: str, text: str = _TEXT) -> dict[str, Field]:
    """The fields of this interface by name, with those of the one that it extends."""
    found = {each[1]: each for each in _INTERFACE.finditer(text)}[name]
    own = {each[1]: Field(each[3], bool(each[2])) for each in _FIELD.finditer(found[3])}
    return (declared(found[2], text) if found[2] else {}) | own


def fits(value: Any, kind: str, text: str) -> bool:
    """Whether a value of JSON is of this type, with all the fields it has to have and no others."""
    if kind.endswith(" | null"):
        return value is None or fits(value, kind.removesuffix(" | null"), text)
    if kind.endswith("[]"):
        return isinstance(value, list) and all(fits(each, kind[:-2], text) for each in value)
    if kind in _PLAIN:
        return type(value) in _PLAIN[kind]
    if tuple_ := re.search(rf"^export type {kind} = \[(.+)\];$", text, re.M):
        kinds = re.findall(r"\w+: (\w+)", tuple_[1])
        return len(value) == len(kinds) and all(map(fits, value, kinds, [text] * len(kinds)))
    if not re.search(rf"^export interface {kind} ", text, re.M):
        return value in words(kind, text)
    fields = declared(kind, text)
    needed = {name for name, field in fields.items() if not field.optional}
    return needed <= set(value) <= set(fields) and all(
        fits(each, fields[name].type, text) for name, each in value.items()
    )


def words(name: str, text: str = _TEXT) -> set[str]:
    """The words that this type is one of."""
    found = re.search(rf"^export type {name} = (.+);$", text, re.M)
    assert found
    return set(re.findall(r'"(\w+)"', found[1]))

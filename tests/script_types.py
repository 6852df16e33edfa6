"""The types that the JavaScript is checked by, as `story_form/types.d.ts` declares them."""

import re
from dataclasses import dataclass

from tests.node import ROOT

_TEXT = (ROOT / "vertelpunt/ui/telling/story_form/types.d.ts").read_text(encoding="utf-8")
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


def declared(name: str) -> dict[str, Field]:
    """The fields of this interface by name, with those of the one that it extends."""
    found = {each[1]: each for each in _INTERFACE.finditer(_TEXT)}[name]
    own = {each[1]: Field(each[3], bool(each[2])) for each in _FIELD.finditer(found[3])}
    return (declared(found[2]) if found[2] else {}) | own


def words(name: str) -> set[str]:
    """The words that this type is one of."""
    found = re.search(rf"^export type {name} = (.+);$", _TEXT, re.M)
    assert found
    return set(re.findall(r'"(\w+)"', found[1]))

"""One kind of message on a file that an admin edits: file, line, what is there, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

_MOST_FOUND, _MOST_ADVICE = 70, 400
# More are mended sooner when the first are.
MOST_TOLD = 50


@dataclass(frozen=True)
class FileProblem:
    """One thing that is wrong. `line`: counted from 1, None where it is the whole file.

    `found`: what stands there; `expected`: Dutch, what should.
    """

    file: str
    line: int | None
    found: str
    expected: str

    @property
    def sentence(self) -> str:
        """All of it in Dutch, to be shown as plain text."""
        # What to do may name something from the file, whatever stands there.
        expected = _cut(self.expected, _MOST_ADVICE)
        if self.line is None:
            return f"{self.file}: {expected}"
        found = _cut(self.found.strip(" "), _MOST_FOUND)
        stands = f"‘{found}’" if found else "niets"
        return f"{self.file}, regel {self.line}: er staat {stands}. {expected}"


class FileError(Exception):
    """A file that can't be used as it is: everything that is wrong with it."""

    def __init__(self, problems: Iterable[FileProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda each: each.line or 0))[:MOST_TOLD]
        super().__init__("\n".join(each.sentence for each in self.problems))


def _cut(text: str, most: int) -> str:
    """A text as it can be shown: short, with a sign for a tab and for what can't be seen."""
    shown = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    return "".join(_sign(character) for character in shown)


def _sign(character: str) -> str:
    if character == "\t":
        return "⇥"
    return character if character.isprintable() else "·"

"""An admin's file as text, however Windows or macOS saved it."""

import codecs
import re
from pathlib import Path
from typing import NoReturn

from vertelpunt.intake.problems import FileError, FileProblem

MOST_BYTES = 150_000
_UTF8 = "Bewaar het als UTF-8: kies dat bij ‘Opslaan als’, onder ‘Codering’ of ‘Tekstcodering’."
_BOMS = (
    # UTF-32 first: its mark begins as that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What YAML can't hold, and what nobody types: signs that steer a terminal.
_UNREADABLE = re.compile(
    "[^\t\n -~\xa0-\u2027\u202f-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INDENT = re.compile(r"[^\S\n]*")


def read_text(path: Path) -> str:
    """The text of a file, with `\\n` behind every line; raises FileError with all that is wrong."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        _refuse(path.name, f"Dit bestand is er niet. Zet het terug in {path.parent}.")
    except OSError:
        _refuse(path.name, f"Dit bestand in {path.parent} is niet te openen. Geef leesrechten.")
    return text_of(content, path.name)


def text_of(content: bytes, name: str) -> str:
    """The text of these bytes; `name`: of their file. Raises FileError with all that is wrong."""
    if len(content) > MOST_BYTES:
        _refuse(name, f"Dit bestand is te groot. Houd het onder {MOST_BYTES // 1000} kB.")
    text = decoded(content, name).replace("\ufeff", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Breaks within a line, as text processors paste them.
    text = text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")
    if not text.strip():
        raise FileError([FileProblem(name, 1, "", "Het bestand is leeg. Zet er een kopie terug.")])
    lines = text.split("\n")
    if problems := [p for n, line in enumerate(lines, 1) if (p := _unreadable(name, n, line))]:
        raise FileError(problems)
    return text


def indent_problems(text: str, name: str) -> list[FileProblem]:
    """The lines that don't begin with plain spaces."""
    return [
        FileProblem(name, n, line, _spaces(front[0]))
        for n, line in enumerate(text.split("\n"), 1)
        if (front := _INDENT.match(line))
        and front[0].strip(" ")
        and line.strip()
        and not line.lstrip().startswith("#")
    ]


def indent(line: str) -> int:
    """How far in a line begins."""
    return len(line) - len(line.lstrip())


def _spaces(front: str) -> str:
    what = "met een tab" if "\t" in front else "met een vaste spatie"
    return f"Deze regel springt in {what}. Gebruik gewone spaties."


def decoded(content: bytes, name: str) -> str:
    """The text of these bytes as Windows or macOS saves it; raises FileError."""
    encoding = next((each for bom, each in _BOMS if content.startswith(bom)), None)
    encoding = encoding or _without_mark(content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding.startswith("utf-8"):
            before = content[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            number = before.count(b"\n") + 1
            line = content.splitlines()[number - 1 : number]
            found = line[0].decode("cp1252", "replace") if line else ""
            raise FileError([FileProblem(name, number, found, _UTF8)]) from None
        raise FileError([FileProblem(name, None, "", f"Dit is niet te lezen. {_UTF8}")]) from None


def _without_mark(content: bytes) -> str:
    """UTF-16 where every other byte of a text of Latin letters is nought, else UTF-8."""
    if len(content) % 2 == 0 and content:
        for noughts, others, encoding in (
            (content[1::2], content[::2], "utf-16-le"),
            (content[::2], content[1::2], "utf-16-be"),
        ):
            if noughts.count(0) > 0.8 * len(noughts) and 0 not in others:
                return encoding
    return "utf-8"


def _unreadable(name: str, number: int, line: str) -> FileProblem | None:
    if not _UNREADABLE.search(line):
        return None
    how = "Er zit een onzichtbaar teken in deze regel (hier een ·). Typ de regel opnieuw."
    return FileProblem(name, number, line, how)


def _refuse(name: str, sentence: str) -> NoReturn:
    raise FileError([FileProblem(name, None, "", sentence)]) from None

"""The privacy statement: sections of plain text, with marks for what the app says itself."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vertelpunt.questionnaire.findings import Finding, QuestionnaireError
from vertelpunt.questionnaire.typed import cleaned

# What the app knows, and so says itself where a text has `{contact}` and the like.
FACTS = ("contact", "lezers", "bewaartijd", "reservekopie")
LONGEST_STATEMENT = 20_000
_LONGEST_TITLE, _MOST_SECTIONS = 120, 40
_MARK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Section:
    """A title, and paragraphs of plain text in which a fact is a mark, as `{contact}`."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """What is told about privacy. `facts`: by name, what the app said where a text has its mark.

    `own`: somebody wrote it in the app; otherwise it is the text of the file.
    """

    sections: tuple[Section, ...]
    facts: Mapping[str, str]
    own: bool = False

    @property
    def version(self) -> str:
        """The content's hash, 12 hexadecimal digits: the same words, the same version."""
        content = json.dumps(self.content(), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    @property
    def told(self) -> tuple[Section, ...]:
        """The sections as they are read, with every fact in its place."""
        return tuple(
            Section(each.title, tuple(map(self._with_facts, each.paragraphs)))
            for each in self.sections
        )

    def content(self) -> dict[str, Any]:
        """All of it as plain JSON values, as the log keeps it."""
        sections = [
            {"title": each.title, "paragraphs": [*each.paragraphs]} for each in self.sections
        ]
        return {"sections": sections, "facts": dict(self.facts), "own": self.own}

    def _with_facts(self, paragraph: str) -> str:
        # What stands in a fact is no mark.
        return _MARK.sub(lambda mark: self.facts.get(mark[1], mark[0]), paragraph)


def statement_of(content: Mapping[str, Any]) -> Statement:
    """The statement that `Statement.content` was made of."""
    sections = (Section(each["title"], tuple(each["paragraphs"])) for each in content["sections"])
    return Statement(tuple(sections), content["facts"], content["own"])


def read_sections(text: str, source: str) -> tuple[Section, ...]:
    """The sections of a text as it is edited: `#` before a title, an empty line between paragraphs.

    Raises QuestionnaireError, with the line of each finding as its path.
    """
    sections: list[Section] = []
    findings: list[Finding] = []
    for line, title, lines in _parts(text.replace("\r\n", "\n")):
        paragraphs = tuple(_paragraphs(lines))
        if title is None and paragraphs:
            how = "Begin met een kopje: een regel met # ervoor, zoals ‘# Wie leest mee’."
            findings.append(Finding((line,), how))
        if title is None:
            continue
        sections.append(Section(title, paragraphs))
        if not title:
            findings.append(Finding((line,), "Zet achter de # een kopje."))
        elif len(title) > _LONGEST_TITLE:
            how = f"Dit kopje is te lang. Houd het op hoogstens {_LONGEST_TITLE} tekens."
            findings.append(Finding((line,), how))
        if not paragraphs:
            findings.append(Finding((line,), "Schrijf onder dit kopje een tekst, of haal het weg."))
    findings += _wrong_marks(text, sections)
    if len(text) > LONGEST_STATEMENT:
        how = f"Houd de hele tekst op hoogstens {LONGEST_STATEMENT} tekens."
        findings.append(Finding((1,), how))
    if len(sections) > _MOST_SECTIONS:
        findings.append(Finding((1,), f"Gebruik hoogstens {_MOST_SECTIONS} kopjes."))
    if findings:
        raise QuestionnaireError(source, findings)
    return tuple(sections)


def as_edited(sections: Iterable[Section]) -> str:
    """The text of which `read_sections` makes these sections."""
    return "\n\n".join("\n\n".join([f"# {each.title}", *each.paragraphs]) for each in sections)


def _parts(text: str) -> Iterator[tuple[int, str | None, list[str]]]:
    """Each title with its line, counted from 1, and the lines below it; first those without one."""
    line, title = 1, None
    below: list[str] = []
    for number, each in enumerate(text.split("\n"), start=1):
        words = cleaned(each)
        if words.startswith("#"):
            yield line, title, below
            line, title, below = number, " ".join(words[1:].split()), []
        else:
            below.append(words)
    yield line, title, below


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines that stand together, as one text without the breaks."""
    together: list[str] = []
    for line in (*lines, ""):
        if words := line.split():
            together += words
        elif together:
            yield " ".join(together)
            together = []


def _wrong_marks(text: str, sections: Iterable[Section]) -> Iterator[Finding]:
    """A mark that says nothing, and a fact that is left out: what the app knows is always told."""
    known = " ".join(f"{{{name}}}" for name in FACTS)
    for number, line in enumerate(text.split("\n"), start=1):
        for name in _MARK.findall(line):
            if name not in FACTS:
                how = f"We kennen {{{name}}} niet. Je kunt hier gebruiken: {known}."
                yield Finding((number,), how)
    told = [paragraph for each in sections for paragraph in each.paragraphs]
    for name in FACTS:
        if not any(f"{{{name}}}" in paragraph for paragraph in told):
            how = f"{{{name}}} ontbreekt. Zet het ergens onder een kopje, op een eigen regel."
            yield Finding((1,), how)

"""Each kind of file that an admin edits: its text as what the app works with."""

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import TypeVar

from vertelpunt.intake.problems import FileError, FileProblem
from vertelpunt.intake.text import read_text
from vertelpunt.intake.tree import read_tree
from vertelpunt.questionnaire import (
    Coding,
    Finding,
    ListedOrganisation,
    NamedPeriod,
    Questionnaire,
    QuestionnaireError,
    Section,
    Sentences,
    read_coding,
    read_organisations,
    read_periods,
    read_questionnaire,
    read_sections,
    read_welcome,
)
from vertelpunt.questionnaire.findings import Path
from vertelpunt.store import form, words

Content = TypeVar("Content")
_BLANK = "Deze tekst is leeg. Vul hem in, of haal de regel weg."


def load_questionnaire(path: FilePath) -> Questionnaire:
    """The questions of a file; raises FileError with everything that is wrong."""
    return questions_of(read_text(path), path.name)


def questions_of(text: str, file: str) -> Questionnaire:
    """The questions of a text; raises FileError."""
    return _of_yaml(text, file, _of_admin)


def _of_admin(raw: object, source: str) -> Questionnaire:
    """Questions of no campaign and no other source: the app itself makes those."""
    asked = read_questionnaire(raw, source)
    for name in ("campaign", "source", "kept_in"):
        if getattr(asked, name):
            how = f"Bovenaan: `{name}` zet de app er zelf bij. Haal het weg."
            raise QuestionnaireError(source, [Finding((name,), how)])
    return asked


def coding_of(text: str, file: str) -> Coding:
    """What the core group may add to a story, of a text; raises FileError."""
    return _of_yaml(text, file, read_coding)


def periods_of(text: str, file: str) -> list[NamedPeriod]:
    """The periods of a text, by their first day; raises FileError."""
    return _of_yaml(text, file, read_periods)


def welcome_of(text: str, file: str) -> dict[str, Sentences]:
    """Page → its sentences, of a text; raises FileError."""
    return _of_yaml(text, file, read_welcome)


def organisations_of(text: str, file: str) -> tuple[ListedOrganisation, ...]:
    """The organisations that a story should not name, of a text; raises FileError."""
    return _of_yaml(text, file, read_organisations)


def privacy_of(text: str, file: str) -> tuple[Section, ...]:
    """The sections of the privacy statement, of a text; raises FileError."""
    try:
        return read_sections(text, file)
    except QuestionnaireError as error:
        lines = text.split("\n")
        problems = [
            FileProblem(file, line, lines[line - 1], finding.sentence)
            for finding in error.findings
            for line in finding.path
            if isinstance(line, int)
        ]
        raise FileError(problems) from error


def stop_words_of(text: str, file: str) -> frozenset[str]:
    """The forms of the words in a text; what stands behind a `#` is a remark."""
    return frozenset(form(word) for line in text.split("\n") for word in words(line.split("#")[0]))


def _of_yaml(text: str, file: str, read: Callable[[object, str], Content]) -> Content:
    tree = read_tree(text, file)
    # What was told of a line already, says why its value is wrong.
    told = {problem.line for problem in tree.problems}
    findings = [Finding(path, _BLANK) for path in _blank(tree.value)]
    content: Content | None = None
    try:
        content = read(tree.value, file)
    except QuestionnaireError as error:
        findings += error.findings
    for finding in findings:
        line = tree.line(finding.path)
        if line not in told:
            found = tree.lines[line - 1]
            tree.problems.append(FileProblem(file, line, found, finding.sentence))
    if tree.problems or content is None:
        raise FileError(tree.problems)
    return content


def _blank(value: object, path: Path = ()) -> Iterator[Path]:
    """Where a text holds nothing that can be seen."""
    match value:
        case str():
            if value and not any(c.isprintable() and not c.isspace() for c in value):
                yield path
        case dict():
            for key, each in value.items():
                yield from _blank(each, (*path, key))
        case list():
            for place, each in enumerate(value):
                yield from _blank(each, (*path, place))

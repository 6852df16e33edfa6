"""Whatever is in a file that an admin edits: it is content, or problems with their lines."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.test_editable_files import CODED, KINDS
from vertelpunt.intake import FileError, FileProblem
from vertelpunt.intake.problems import MOST_TOLD
from vertelpunt.intake.reading import coding_of
from vertelpunt.intake.text import text_of

Parse = Callable[[str, str], object]
TEXTS = {path: path.read_text(encoding="utf-8") for path in KINDS}
PIECES = st.sampled_from(
    ["\t", "#", " #",
     ": ", ":", "- ", "{", "}", "[", "]", ",", "'", '"', "&a ", "*a", "!", "|", ">",
     "? ", "---\n", "...", "%", "@", "`", "~", "\n", "\r", " ", "  ", "\\", "0", "1e9", "true",
     "2025-06-31", "100.000", "é", "\u00a0", "\u2028", "\ufeff", "\x00", "\x85", "🙂", "<<: "]
)  # fmt: skip


def read(parse: Parse, content: bytes) -> object:
    """What the content says, or all that is wrong with it; nothing else may be raised."""
    try:
        return parse(text_of(content, "map.yaml"), "map.yaml")
    except FileError as error:
        problems = error.problems
    lines = len(re.split(rb"\r\n|\r|\n", content)) + 1
    assert 0 < len(problems) <= MOST_TOLD
    for problem in problems:
        assert problem.sentence.endswith((".", "?", "…"))
        assert problem.line is None or 1 <= problem.line <= lines
        assert len(problem.sentence) < 700
        assert problem.sentence.isprintable()
    return problems


@settings(deadline=None)
@given(content=st.binary(max_size=300), parse=st.sampled_from(list(KINDS.values())))
@example(content=b"\xff\xfe", parse=coding_of)
def test_any_bytes_are_content_or_problems(content: bytes, parse: Parse) -> None:
    read(parse, content)


@settings(deadline=None)
@given(
    pieces=st.lists(PIECES | st.text(max_size=4), max_size=40),
    parse=st.sampled_from(list(KINDS.values())),
)
@example(pieces=["%YAML 9.9\n---\n"], parse=coding_of)
@example(pieces=["%TAG ! a\n"], parse=coding_of)
@example(pieces=['"\\U99999999"'], parse=coding_of)
@example(pieces=["9" * 6_000], parse=coding_of)
def test_any_text_of_signs_with_a_meaning_is_content_or_problems(
    pieces: list[str], parse: Parse
) -> None:
    read(parse, "".join(pieces).encode("utf-8", "replace"))


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.name)
@settings(deadline=None)
@given(data=st.data())
def test_a_file_of_ours_that_was_changed_somewhere_is_content_or_problems(
    path: Path, data: st.DataObject
) -> None:
    text = TEXTS[path]
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text)))
        size = data.draw(st.integers(0, 5))
        text = text[:place] + data.draw(PIECES | st.just("")) + text[place + size :]
    read(KINDS[path], text.encode())


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.name)
@settings(deadline=None)
@given(data=st.data())
def test_a_file_of_ours_with_lines_moved_is_content_or_problems(
    path: Path, data: st.DataObject
) -> None:
    lines = TEXTS[path].split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "twice", "move", "indent", "cut"])):
            case "drop":
                del lines[place : place + data.draw(st.integers(1, 30))]
                lines = lines or [""]
            case "twice":
                lines.insert(place, lines[place])
            case "move":
                line = lines.pop(place)
                lines.insert(data.draw(st.integers(0, len(lines))), line)
            case "indent":
                lines[place] = data.draw(st.sampled_from(["  ", " ", "\t"])) + lines[place]
            case "cut":
                lines = lines[: place + 1]
    read(KINDS[path], "\n".join(lines).encode())


LABELS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=40
)


def label_of(found: object) -> str | None:
    """The label of what was read; None where it was refused at or around its line."""
    if isinstance(found, tuple):
        assert all(isinstance(p, FileProblem) and p.line in (1, 2, 3) for p in found)
        return None
    assert isinstance(found, dict)
    return str(found["initiative"].label)


@settings(deadline=None)
@given(LABELS)
def test_a_label_between_quotes_is_kept_as_it_is(label: str) -> None:
    content = CODED.format("'{}'".format(label.replace("'", "''"))).encode()
    found = label_of(read(coding_of, content))
    if found is None:
        # Nothing to see, or a sign that nobody typed.
        assert not label.isprintable() or not label.strip()
    else:
        assert found == label.replace("\ufeff", "")


@settings(deadline=None)
@given(LABELS)
@example("Type #initiatief")
@example("100.000")
@example("ja: nee")
def test_a_label_without_quotes_is_kept_or_told_never_changed_in_silence(label: str) -> None:
    found = label_of(read(coding_of, CODED.format(label).encode()))
    unquoted = label.replace("\ufeff", "").strip(" ")
    if found is not None and not unquoted.startswith(("'", '"')):
        assert found == unquoted


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=2_000))
def test_a_sentence_is_one_short_line_whatever_stands_in_the_file(found: str) -> None:
    for line in (None, 7):
        said = FileProblem("map.yaml", line, found, f"Vraag {found}: vul het in.").sentence
        assert said.isprintable()
        assert len(said) < 700

"""What an admin edits: read however it was saved, and every fault said with its line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from vertelpunt.intake import FileError, FileProblem
from vertelpunt.intake.reading import (
    coding_of,
    organisations_of,
    periods_of,
    questions_of,
    stop_words_of,
    welcome_of,
)
from vertelpunt.intake.text import MOST_BYTES, read_text, text_of
from vertelpunt.paths import (
    CODING,
    ORGANISATIONS,
    PERIODS,
    QUESTIONNAIRE,
    STOP_WORDS,
    WELCOME,
)

KINDS: dict[Path, Callable[[str, str], object]] = {
    QUESTIONNAIRE: questions_of,
    CODING: coding_of,
    PERIODS: periods_of,
    WELCOME: welcome_of,
    ORGANISATIONS: organisations_of,
    STOP_WORDS: stop_words_of,
}
QUESTIONS = QUESTIONNAIRE.read_text(encoding="utf-8")
CODED = (
    "initiative:\n  label: {}\n  options:\n    - {{id: a, label: A}}\n    - {{id: b, label: B}}\n"
)


def problems(parse: Callable[[str, str], object], content: str | bytes) -> tuple[FileProblem, ...]:
    """What is wrong with this content of a file."""
    raw = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(FileError) as error:
        parse(text_of(raw, "map.yaml"), "map.yaml")
    return error.value.problems


def only(parse: Callable[[str, str], object], content: str | bytes) -> tuple[int | None, str]:
    """The line and the advice of the one thing that is wrong."""
    (problem,) = problems(parse, content)
    return problem.line, problem.expected


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.name)
def test_our_own_files_are_sound_however_they_are_saved(path: Path, tmp_path: Path) -> None:
    parse, text = KINDS[path], path.read_text(encoding="utf-8")
    expected = parse(text, path.name)
    for line_end in ("\n", "\r\n", "\r"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
            file = tmp_path / path.name
            file.write_bytes(text.replace("\n", line_end).encode(encoding))
            assert parse(read_text(file), path.name) == expected


def test_a_sentence_says_the_file_the_line_what_is_there_and_what_should_be() -> None:
    (problem,) = problems(periods_of, "# Week\n- {name: x, first: 12-11-2025, last: 2025-11-14}\n")
    assert problem.sentence == (
        "map.yaml, regel 2: er staat ‘- {name: x, first: 12-11-2025, last: 2025-11-14}’. "
        "Periode 1: schrijf 2025-11-12 (jaar-maand-dag)."
    )


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize("parse", [coding_of, stop_words_of])
def test_any_other_encoding_asks_for_utf_8_at_its_first_line(
    parse: Callable[[str, str], object], encoding: str
) -> None:
    content = "# woorden\r\n\r\ncoördinatie\r\nidee\r\n".encode(encoding)
    line, told = only(parse, content)
    assert line == 3
    assert "Bewaar het als UTF-8" in told


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\xff\xfea", b"\x00\x00\xfe\xff\x01\x02"])
def test_half_a_file_of_wide_signs_is_a_sentence(content: bytes) -> None:
    assert "Bewaar het als UTF-8" in only(stop_words_of, content)[1]


@pytest.mark.parametrize("content", ["", "\n\n", "  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
@pytest.mark.parametrize("parse", KINDS.values())
def test_an_empty_file_is_said(parse: Callable[[str, str], object], content: str | bytes) -> None:
    assert only(parse, content) == (1, "Het bestand is leeg. Zet er een kopie terug.")


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x08", "\ufffe", "\u202e"])
def test_a_sign_that_nobody_typed_is_said_with_its_line(sign: str) -> None:
    assert only(stop_words_of, f"een\ntw{sign}ee\n")[0] == 2


def test_a_file_that_is_too_large_or_not_there_is_said(tmp_path: Path) -> None:
    assert "te groot" in only(stop_words_of, b"x" * (MOST_BYTES + 1))[1]
    with pytest.raises(FileError, match="is er niet"):
        read_text(tmp_path / "weg.yaml")
    with pytest.raises(FileError, match="niet te openen"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ("initiative:\n\tlabel: x\n", 2, "met een tab"),
        ("initiative:\n  label: x\n \toptions:\n", 3, "met een tab"),
        ("initiative:\n\u00a0\u00a0label: x\n", 2, "met een vaste spatie"),
        ("initiative:\n-\tlabel: x\n", 2, "staat een tab"),
    ],
)
def test_a_tab_or_another_space_at_the_start_is_said(content: str, line: int, told: str) -> None:
    found, expected = only(coding_of, content)
    assert found == line
    assert told in expected


def test_every_line_with_a_tab_is_said_at_once() -> None:
    tabs = problems(coding_of, "initiative:\n\tlabel: x\n\toptions:\n\t\t- {id: a, label: A}\n")
    assert [problem.line for problem in tabs] == [2, 3, 4]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Type #initiatief", "Wat achter # staat, valt weg"),
        ("Reden # 2", "Wat achter # staat, valt weg"),
        ("#initiatief", "Wat achter # staat, valt weg"),
        ("Let op: dit", "dubbele punt in de tekst"),
        ("'Foto's'", "aanhalingstekens"),
        ('"Foto’s', "begint met een aanhalingsteken en eindigt er niet mee"),
        ('"C:\\dossier"', "Gebruik enkele aanhalingstekens"),
        ("*Kies*", "Een * vooraan betekent hier iets anders"),
        ("&Kies", "Een & vooraan betekent hier iets anders"),
        ("!Kies", "Een ! vooraan betekent hier iets anders"),
        ("@team", "Met dit teken kan een tekst niet beginnen"),
        ("- streepje", "Een streepje vooraan begint een lijst"),
        ("[optie] naam", "aanhalingstekens"),
        ("{optie", "sluit niet goed"),
        ("2025", "moet tekst zijn. Zet er aanhalingstekens om"),
        ("true", "moet tekst zijn. Zet er aanhalingstekens om"),
        ("2025-11-12", "moet tekst zijn. Zet er aanhalingstekens om"),
        ("3.5", "zet er aanhalingstekens om als het tekst is"),
        ("100.000", "dit telt als 100. Schrijf 100000"),
        ("1e5", "Schrijf alleen cijfers"),
        ("", "`label` is leeg. Vul het in"),
        ("~", "`label` is leeg. Vul het in"),
        ("' '", "Deze tekst is leeg"),
        ('"\u200b"', "Deze tekst is leeg"),
    ],
)
def test_a_label_that_reads_as_something_else_is_said_with_its_line(label: str, told: str) -> None:
    line, expected = only(coding_of, CODED.format(label))
    assert line == 2
    assert told in expected


@pytest.mark.parametrize(
    "label",
    [
        '"Type #initiatief" # de kleuren', "'Reden # 2'", "no", "ja", "C#", "a\\b", "x:y",
        "“Ja, nee”", "  veel  ", ">-\n    Type #initiatief", "x\n  # een opmerking",
    ],
)  # fmt: skip
def test_a_label_that_is_sound_is_left_alone(label: str) -> None:
    coding_of(CODED.format(label), "x")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    type: text\n", "    type: text # een regel\n"),
        ("    max_length: 80\n", "    max_length: 80  # tekens\n"),
        ("    required: true\n    max", "    required: true #moet\n    max"),
        ("    step: story\n", "    step: story # het begin\n"),
        ("reflection: [municipality_role, impact]", "reflection: [municipality_role, impact] # x"),
        ("  - id: title\n", "  # over de titel\n  - id: title # vast\n"),
    ],
)
def test_a_remark_behind_what_nobody_reads_is_a_remark(before: str, after: str) -> None:
    assert before in QUESTIONS
    assert questions_of(QUESTIONS.replace(before, after), "x") == questions_of(QUESTIONS, "x")


COMMAS = [
    ("{id: practice, label: praktijk, of iets dat erop lijkt}", "praktijk, of iets dat erop lijkt"),
    ("{id: practice, label: ja, graag}", "ja, graag"),
    ("{label: wonen, werken, id: practice}", "wonen, werken"),
]


@pytest.mark.parametrize(("option", "meant"), COMMAS)
def test_a_comma_in_a_text_between_braces_is_said_with_what_to_write(
    option: str, meant: str
) -> None:
    changed = QUESTIONS.replace("{id: practice, label: praktijk}", option)
    line, told = only(questions_of, changed)
    assert option in changed.split("\n")[(line or 0) - 1]
    assert f'Schrijf "{meant}"' in told


def test_a_comma_in_a_sentence_between_brackets_is_said() -> None:
    told = only(welcome_of, "sliders: [Kijk, en kies, Lees, Klaar]")[1]
    assert "drie zinnen" in told
    assert "Staat er een komma in" in told


TITLE = "    label: Geef je verhaal een titel"
PRACTICE = "{id: practice, label: praktijk}"
FAULTY_LINES = [
    ("{id: idea, label: idee of plan}", "{id: idea, label: idee #2}", "Wat achter # staat"),
    (PRACTICE, "{id: practice, label: #praktijk}", "Wat achter # staat"),
    (PRACTICE, "{id: practice, #label: praktijk}", "Wat achter # staat"),
    (PRACTICE, "{id: practice, label: #praktijk", "moet ook weer sluiten"),
    ("reflection: [municipality_role, impact]", "reflection: [municipality_role, #impact]",
     "Wat achter # staat"),
    (TITLE, '    label: "Geef je verhaal een titel', "eindigt er niet mee"),
    (TITLE, "    label: 'Geef je verhaal een titel", "eindigt er niet mee"),
    (PRACTICE, '{id: practice, label: "praktijk}', "eindigt er niet mee"),
    (PRACTICE, "{id: practice, label: 't Huis}", "eindigt er niet mee"),
    ("name: Samen leren", 'name: "Samen leren', "eindigt er niet mee"),
    ("  - id: story", "  - id story", "Hier mist een dubbele punt"),
    ("  - id: story", "  - id:story", "Hier mist een dubbele punt"),
    ("name: Samen leren", "name:Samen leren", "Hier mist een dubbele punt"),
    ("  - id: story", "  – id: story", "gewoon streepje en een spatie"),
    ("  - x: challenge_size", "  • x: challenge_size", "gewoon streepje en een spatie"),
    ("  - id: story", "  -id: story", "gewoon streepje en een spatie"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "told"), FAULTY_LINES)
def test_a_line_that_runs_on_into_the_next_is_said_and_not_where_the_parser_stops(
    before: str, after: str, told: str
) -> None:
    assert before in QUESTIONS
    changed = QUESTIONS.replace(before, after, 1)
    line, expected = only(questions_of, changed)
    assert after.strip() in changed.split("\n")[(line or 0) - 1]
    assert told in expected


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("initiative:\n  label: 'Foto\n  options:\n    - {id: a, label: foto's}\n", 2),
        ('initiative:\n  label: "Foto\n  short: Kort"\n  options:\n', 2),
        ('initiative:\n  label: Foto\n  short: "Kort\n\n  help: "\n', 3),
    ],
)
def test_a_text_that_no_quote_ends_is_said_where_another_quote_would_end_it(
    content: str, line: int
) -> None:
    found, told = only(coding_of, content)
    assert found == line
    assert "eindigt er niet mee" in told


def test_a_text_between_quotes_may_go_on_further_in() -> None:
    text = "sliders:\n  - \"een\n    gaat door\"\n  - 'twee\n\n    en verder'\n  - drie\n"
    assert welcome_of(text, "x") == {"sliders": ("een gaat door", "twee\nen verder", "drie")}


@pytest.mark.parametrize("sentence", ["Klik #hier", "klik # op een maand", "Foto #1"])
def test_a_sentence_of_which_one_word_is_left_is_said(sentence: str) -> None:
    line, told = only(welcome_of, f"sliders:\n  - Kijk\n  - {sentence}\n  - Lees\n")
    assert line == 3
    assert "Wat achter # staat" in told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("12-11-2025", "schrijf 2025-11-12"),
        ("1/2/2025", "schrijf 2025-02-01"),
        ("12 november 2025", "schrijf 2025-11-12"),
        ("12 nov. 2025", "schrijf 2025-11-12"),
        ("12.11.25", "schrijf 2025-11-12"),
        ("2025-2-3", "schrijf 2025-02-03"),
        ("20250203", "schrijf 2025-02-03"),
        ("2025-02-03 10:00", "schrijf 2025-02-03"),
        ("2025-06-31", "bestaat niet, want juni 2025 heeft 30 dagen"),
        ("2025-02-29", "bestaat niet, want februari 2025 heeft 28 dagen"),
        ("31-04-2025", "bestaat niet, want april 2025 heeft 30 dagen"),
        ("2025-13-01", "maand 13 bestaat niet"),
        ("9999-12-31", "het jaar 9999 kan niet. Schrijf een jaar van 1900"),
        ("0001-01-01", "het jaar 0001 kan niet"),
        ("0000-01-01", "het jaar 0000 kan niet"),
        ("12-11-0225", "het jaar 0225 kan niet"),
        ("2502-11-12", "het jaar 2502 kan niet"),
        ("morgen", "jaar-maand-dag"),
        ("3 mei", "jaar-maand-dag"),
        ("12", "jaar-maand-dag"),
    ],
)
def test_a_wrong_day_is_said_with_what_to_write(written: str, told: str) -> None:
    line, expected = only(periods_of, f"- name: x\n  first: {written}\n  last: 2026-01-01\n")
    assert line == 2
    assert told in expected


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("- {name: x}", "`first` ontbreekt"),
        ("- {name: x, first: 2025-11-03, last: 2025-11-01}", "eindigt voor ze begint"),
        ("7", "Zet elke periode op een eigen regel"),
        ("- x", "geef een `name`"),
        ("- {name: x, start: 2025-11-03, last: 2025-11-04}", "`start` kennen we hier niet"),
    ],
)
def test_a_period_that_does_not_fit_is_said(content: str, told: str) -> None:
    assert any(told in problem.expected for problem in problems(periods_of, content))


def test_periods_are_in_order_and_a_file_of_remarks_has_none() -> None:
    text = (
        "- {name: Later, first: 2025-11-03, last: 2025-11-09}\n"
        "- {name: Eerder, first: 2025-04-03, last: '2025-04-09'}\n"
    )
    assert [each.name for each in periods_of(text, "x")] == ["Eerder", "Later"]
    assert periods_of("# nog geen\n", "x") == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("sliders: [een, twee]", "Pagina sliders: geef drie zinnen"),
        ("sliders: [een, twee, '']", "zin 3: die is leeg"),
        ("sliders: [een, {twee: drie}, vier]", "zin 2: dit is geen zin"),
        ("slider: [een, twee, drie]", "Pagina slider is er niet. Kies uit: responses"),
        ("{", "moet ook weer sluiten"),
        ("7", "Begin met de naam van een pagina"),
        ("2025: [een, twee, drie]", "‘2025’ is geen naam"),
        (f"sliders: [een, twee, {'x' * 161}]", "die is te lang"),
        ("sliders: [a, b, c]\nsliders: [d, e, f]", "`sliders` staat ook op regel 1"),
    ],
)
def test_sentences_for_a_first_visit_that_do_not_fit_are_said(content: str, told: str) -> None:
    assert told in only(welcome_of, content)[1]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("initiative:\n  label: x\n  options:\n    - {id: a, label: A}\n", "Geef er ten minste 2"),
        ("Toon:\n  label: x\n", "`Toon` kan geen naam zijn"),
        ("initiative: x\n", "Geef `initiative` een `label` en `options`"),
        ("# niets\n", "Geef `initiative:` en `tone:`"),
        (CODED.format("x").replace("id: b", "id: a"), "keuze `a` staat er twee keer"),
        (CODED.format("x").replace("id: b", "id: B b"), "alleen kleine letters"),
        (CODED.format("x") + "  type: multi\n", "`type` hoort hier niet"),
    ],
)
def test_what_the_core_group_adds_is_checked(content: str, told: str) -> None:
    assert any(told in problem.expected for problem in problems(coding_of, content))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Lokaal Team Meerdal", "Zet elke organisatie op een eigen regel"),
        ("- Lokaal Team Meerdal", "Organisatie 1: geef een `name`"),
        ("- {instead: Team X}", "Organisatie 1: `name` ontbreekt"),
        ("- {name: Team A}\n- {name: B}", "Organisatie 2: `name` is"),
        ("- {name: Team A, instaed: Team X}", "Bedoel je `instead`?"),
        ("- {name: Team A, instead: '[Team X]'}", "de haken zetten we er zelf om"),
        ("- {name: '...'}", "heeft geen letter of cijfer"),
    ],
)
def test_organisations_that_can_not_be_found_are_said(content: str, told: str) -> None:
    assert told in only(organisations_of, content)[1]


@pytest.mark.parametrize("written", ["ja", "nee", "yes", "no", "on", "waar", "'true'", "1"])
def test_only_true_and_false_are_true_and_false(written: str) -> None:
    changed = QUESTIONS.replace(
        "    required: true\n    max_length: 80", f"    required: {written}"
    )
    line, told = only(questions_of, changed)
    assert f"required: {written}" in changed.split("\n")[(line or 0) - 1]
    assert "`required` is true of false" in told


@pytest.mark.parametrize("written", ["100.000", "100,000", "100 000", '"100000"', "1e5", "veel"])
def test_a_number_is_whole_and_written_in_digits(written: str) -> None:
    changed = QUESTIONS.replace("max_length: 80\n", f"max_length: {written}\n")
    line, told = only(questions_of, changed)
    assert f"max_length: {written}" in changed.split("\n")[(line or 0) - 1]
    assert "cijfers" in told or "Schrijf 100000" in told


@pytest.mark.parametrize(
    "added", ["2025: ja", "true: nee", "2025-01-01: x", "3.5: x", "? [a]\n: b"]
)
def test_a_name_that_is_no_word_is_said_with_its_line(added: str) -> None:
    line = only(questions_of, f"{QUESTIONS}\n{added}\n")[0]
    assert line == QUESTIONS.count("\n") + 2


@pytest.mark.parametrize(
    "content",
    [
        "[" * 5_000, "{" * 5_000, "- " * 5_000 + "x", "{a: " * 400, "[{b: " * 300,
        "\n".join(" " * n + "a:" for n in range(400)), "? " * 3_000,
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", "&a [*a]",
        "a: &a [" + "x, " * 1_000 + "x]\nb: [" + "*a, " * 300 + "*a]\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "parse", [questions_of, coding_of, periods_of, welcome_of, organisations_of]
)
def test_nesting_without_end_is_a_sentence(
    parse: Callable[[str, str], object], content: str
) -> None:
    assert problems(parse, content)


def test_a_list_that_is_used_twice_is_read_twice() -> None:
    twice = CODED.format("x").replace("options:", "options: &both")
    twice += "tone:\n  label: y\n  options: *both\n"
    coding = coding_of(twice, "x")
    assert coding["tone"].options == coding["initiative"].options


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file() -> None:
    changed = (
        QUESTIONS.replace("label: Geef je verhaal een titel", "label:")
        .replace("max_length: 80", "max_length: 100.000")
        .replace("label: praktijk}", "label: praktijk, of zo}")
        .replace("step: about_you", "step: about", 1)
        + "2025: ja\n"
    )
    lines = [problem.line for problem in problems(questions_of, changed)]
    assert len(lines) == 5
    assert lines == sorted(lines, key=lambda line: line or 0)


@pytest.mark.parametrize("text", ["een # twee", "# alles\nfoto's, zelf\n", "Café\r\n"])
def test_a_word_behind_a_hash_is_a_remark_in_the_list_of_words(text: str) -> None:
    found = stop_words_of(text_of(text.encode(), "x"), "x")
    assert found == stop_words_of(re.sub("#.*", "", text), "x") != frozenset()

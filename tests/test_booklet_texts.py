"""Any text makes a booklet, and a booklet that can't be made says by which story."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vertelpunt.export.booklet import Booklet, BookletError, pdf_of
from vertelpunt.insight.plots import Plot
from vertelpunt.insight.storycard import Field, SliderField, Storycard

TODAY = date(2026, 11, 24)
WORDS = st.from_regex(r"[a-zA-Z0-9]{1,12}", fullmatch=True)
LONG = st.integers(35, 130).map(lambda long: f"https://voorbeeld.nl/{'ab7' * 50}"[:long])
ESCAPED = st.sampled_from(['"', "\\", "\\n", "\\u0041", '\\"', "{}", "#let x", "\u200b"])
BETWEEN = st.sampled_from(["\n", "\n\n", "\r\n", "\t", " ", "\u2028"])


def card(title: str, text: str) -> Storycard:
    fields = [Field("Wat", text)]
    return Storycard(
        "0" * 16, title, TODAY, text, text, False, False, text,
        texts=fields, labels=fields, coding=fields,
    )  # fmt: skip


def booklet(cards: list[Storycard], name: str = "Voor de sessie") -> Booklet:
    return Booklet(name, [name], "Let op.", TODAY, [], cards)


def words_in(pdf: bytes) -> str:
    """What poppler reads, without space, hyphens, and places to break."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=pdf, check=True, capture_output=True
    ).stdout.decode("utf-8", "replace")
    return squeezed(done)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\u200b-]", "", text)


@pytest.mark.parametrize(
    "text",
    [
        "Wie er bij waren:\nwijkteam\nschuldhulp\nhuisarts\npolitie\nwoningcorporatie\nschool",
        "Zie https://www.voorbeeld.nl/aaaaaaaaaaaaaa\nEn daarna verder.",
        "\n".join(f"woord{n}" for n in range(60)),
        'a"' * 60 + "\n" + "\\" * 90 + "\n" + "\\n" * 70,
        "Arbeidsongeschiktheidsverzekeringsarts" * 4,
    ],
)
def test_a_list_of_words_and_a_long_word_are_printed_as_typed(text: str) -> None:
    found = words_in(pdf_of(booklet([card("Een titel", text)])))
    for line in text.split("\n"):
        assert found.count(squeezed(line)) >= 5


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(WORDS | LONG | ESCAPED, BETWEEN), min_size=1, max_size=40))
def test_words_with_anything_between_them_are_all_printed(
    pieces: list[tuple[str, str]],
) -> None:
    found = words_in(pdf_of(booklet([card("Een titel", "".join(map("".join, pieces)))])))
    for word, _ in pieces:
        assert squeezed(word) in found


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(st.characters(categories=("L", "M", "P", "C"))), st.text())
def test_any_text_makes_a_booklet(text: str, title: str, name: str) -> None:
    assert pdf_of(booklet([card(title, text)], name)).startswith(b"%PDF")


@pytest.mark.parametrize("signs", ["", " ", "\u200d", "\n", "\u200b\u200b"])
def test_a_list_whose_name_shows_nothing_still_has_a_title(tmp_path: Path, signs: str) -> None:
    path = tmp_path / "boekje.pdf"
    path.write_bytes(pdf_of(booklet([], signs)))
    facts = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True).stdout.decode()
    assert re.search(r"Title: +Leesboekje", facts)


@pytest.mark.parametrize("place", [0, 4, 8])
def test_a_failure_names_the_story_by_which_it_fails(place: int) -> None:
    cards = [card(f"Verhaal {n}", "tekst") for n in range(9)]
    # A position that is no number, as in a damaged record.
    cards[place].sliders.append(SliderField("Effect", ("klein", "groot"), True))
    with pytest.raises(BookletError, match="Haal dit verhaal van de lijst") as failed:
        pdf_of(booklet(cards))
    assert failed.value.title == f"Verhaal {place}"


def test_a_failure_by_something_else_names_no_story() -> None:
    plots = [Plot("Effect", ("één naam",), [], "Geen verhaal.")]
    with pytest.raises(BookletError, match="minder verhalen") as failed:
        pdf_of(replace(booklet([card("Heel", "x")]), plots=plots))
    assert failed.value.title == ""

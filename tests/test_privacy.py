"""What may identify somebody in a text: how much of it is found, where, and how fast."""

import csv
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.paths import ROOT
from vertelpunt.privacy import INSTEAD, Mark, in_utf16, marks
from vertelpunt.questionnaire import ListedOrganisation

DECISION = ROOT / "docs" / "decisions" / "0029-what-may-identify-somebody.md"
SENTENCES = [
    Path(__file__).with_name(f"{name}.csv")
    for name in ("identifying_sentences", "identifying_sentences_afterwards")
]
LISTED = (
    ListedOrganisation(name="Lokaal Team Meerdal", instead="Lokaal Team X"),
    ListedOrganisation(name="Stichting Samen Verder"),
    ListedOrganisation(name="Buurtteam De Brug"),
    ListedOrganisation(name="Basisschool De Regenboog"),
)
Place = tuple[int, int, str]
CHECKED = ("bsn", "iban", "email", "phone")


def found(text: str) -> list[tuple[str, str]]:
    """The marked words of a text and their kinds."""
    return [(text[each.start : each.end], each.kind) for each in marks(text, LISTED)]


def meant(text: str, written: str) -> set[Place]:
    """The places that a row of the sentences says: `name: Fatima | phone: 06-…`, in their order."""
    places, at = set(), 0
    for part in filter(None, written.split(" | ")):
        kind, words = part.split(": ", 1)
        at = text.index(words, at)
        places.add((at, at + len(words), kind))
        at += len(words)
    return places


def counted(file: Path) -> dict[str, tuple[int, float, float]]:
    """Kind → how many are meant, which share of those is found, which share of what is found."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    got: Counter[str] = Counter()
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            expected = meant(row["sentence"], row["marked"])
            actual = {(m.start, m.end, m.kind) for m in marks(row["sentence"], LISTED)}
            for counter, places in ((right, expected & actual), (asked, expected), (got, actual)):
                counter.update(kind for _, _, kind in places)
    return {
        kind: (asked[kind], right[kind] / asked[kind], right[kind] / got[kind]) for kind in asked
    }


def documented(half: int) -> dict[str, tuple[int, float, float]]:
    """The same as the decision states it, for the first or the second file."""
    rows = re.findall(r"^\| (\w+)((?: \| [\d.]+){6}) \|$", DECISION.read_text("utf-8"), re.M)
    numbers = {kind: [float(n) for n in cells.split(" | ")[1:]] for kind, cells in rows}
    return {
        kind: (int(n[3 * half]), n[3 * half + 1], n[3 * half + 2]) for kind, n in numbers.items()
    }


@pytest.mark.parametrize("half", [0, 1], ids=["before the rules", "after the rules"])
def test_no_kind_is_found_less_well_than_the_decision_says(half: int) -> None:
    actual, told = counted(SENTENCES[half]), documented(half)
    assert {kind: each[0] for kind, each in actual.items()} == {
        kind: each[0] for kind, each in told.items()
    }
    assert set(told) == set(INSTEAD)
    for kind, (_, recall, precision) in actual.items():
        assert recall >= told[kind][1], kind
        assert precision >= told[kind][2], kind
        if kind in CHECKED:
            assert (recall, precision) == (1, 1), kind


def test_half_of_the_sentences_have_nothing_that_identifies() -> None:
    with SENTENCES[0].open(encoding="utf-8", newline="") as rows:
        told = [bool(row["marked"]) for row in csv.DictReader(rows)]
    assert len(told) >= 200
    assert 0.45 < sum(told) / len(told) < 0.55


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ik zag mevrouw Roos bij haar roos", ["Roos"]),
        ("Roos vertelde dat een roos ook prikt", ["Roos"]),
        ("Ze heet wil en ze wil weg", ["wil"]),
        ("Wil je mee?", []),
        ("In de Mark zwom een otter", []),
        ("Kevins moeder en Fatima's vader", ["Kevin", "Fatima"]),
        ("Jan van Veilig Thuis en Jan van Dijk", ["Jan", "Jan van Dijk"]),
        ("In de Emmastraat, bij de Beatrixschool", []),
        ("FATIMA en Yıldız", ["FATIMA", "Yıldız"]),
        ("mw. Özdemir en mevrouw o\u0308zdemir", ["Özdemir", "o\u0308zdemir"]),
        ("De meneer van Slachtofferhulp en de familie van Leeuwen", ["van Leeuwen"]),
    ],
)
def test_a_name_is_told_by_what_stands_around_it(text: str, words: list[str]) -> None:
    assert found(text) == [(each, "name") for each in words]


def test_a_number_needs_its_check() -> None:
    assert found("bsn 123456782") == [("123456782", "bsn")]
    assert found("bsn 123456783") == []
    assert found("NL91ABNA0417164300") == [("NL91ABNA0417164300", "iban")]
    assert found("NL91ABNA0417164301") == []
    anybodys = "0800-2000, +31 800 2000, 14 030 of 112"
    assert found(f"bel 06-12345678, {anybodys}") == [("06-12345678", "phone")]
    # What serves as a number of something else has more figures around it.
    assert found("nr 1123456782, 2024-06-12345678") == []


def test_a_listed_organisation_has_what_the_admin_says_in_its_place() -> None:
    told = [each.replacement for each in marks("Wij van LOKAAL  team Meerdal", LISTED)]
    assert told == ["[Lokaal Team X]"]
    assert [m.replacement for m in marks("Stichting Samen Verder", LISTED)] == ["[organisatie]"]
    assert marks("Lokaal Team Meerdal") == []


def test_what_was_replaced_is_marked_no_more() -> None:
    text = "Mevrouw Bakker (12-03-1958) woont op Kerkweg 7 en belt met 06-12345678."
    for each in reversed(marks(text)):
        text = text[: each.start] + each.replacement + text[each.end :]
    assert text == "Mevrouw [naam] ([geboortedatum]) woont op [adres] en belt met [telefoonnummer]."
    assert marks(text) == []


PIECES = st.sampled_from(
    ["mevrouw ", "Fatima ", "de ", "Vries", "06-", "12345678", " 123456782", "@", ".nl", "😀",
     "e\u0301", "\n", "1234 AB ", "12", "geboren op ", "3 mei 1980", "Lokaal Team Meerdal", "A. ",
     "'s ", "-", "("]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_marks_lie_within_their_text_in_order_and_apart(text: str) -> None:
    last = 0
    for each in marks(text, LISTED):
        assert last <= each.start < each.end <= len(text)
        assert each.replacement.startswith("[")
        last = each.end


@given(st.lists(PIECES).map("".join))
def test_in_utf16_a_mark_holds_the_same_words(text: str) -> None:
    raw, plain = text.encode("utf-16-le"), marks(text, LISTED)
    for one, other in zip(plain, in_utf16(text, plain), strict=True):
        words = raw[2 * other.start : 2 * other.end].decode("utf-16-le")
        assert words == text[one.start : one.end]
        assert Mark(one.start, one.end, other.kind, other.replacement) == one


@pytest.mark.parametrize(
    "piece",
    ["a", "A.", "A ", "a'", "a-", "a@", "a.", "0 ", "00 3", "+31 ", "1 ", "1", "(", "nl91 aaaa ",
     "Van ", "Jan van de ", "mw. ", "geboren op de ", "Aaastraat ", "1234 ab ", "06-12345678 ",
     "😀", "Aa-", "-AA-"],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        before = time.process_time()
        marks(text, LISTED)
        return time.process_time() - before

    # A pattern that goes back and forth takes minutes.
    assert seconds(100_000) < 5

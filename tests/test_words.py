"""Search: all words, in Dutch forms, by their beginning and in compounds; phrases; exclusions."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, send, tell_all
from tests.stories import ids_of, story
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import story_rows
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import Search, Selection, parse_words, segments
from vertelpunt.store import (
    CORE_GROUP,
    close_collection,
    form,
    open_collection,
    placed_words,
    words,
)

STORIES = {
    "help": "Een moeder helpt haar buren met de post.",
    "school": "De scholen gaan open, zei de juf van het schoolplein.",
    "cafe": "In het café «De Reünie» zat één man.",
    "gezin": "Het gezin van de overkant heeft geen zin in een gesprek.",
    "plan": "Het plan lag op tafel. Op tafel lag ook een taart; foto's hingen erbij.",
    "ex": "Haar ex-partner kwam met zijn re-integratiecoach.",
    "geld": "De schuldhulpverlening belde. Uit de jeugdhulp kwam een e-mail over wat ze bezorgden.",
}


@pytest.fixture
def library(source: Source) -> Source:
    titled = STORIES.items()
    tell_all(
        source,
        (story(title=f"Titel {t}", what_happens=text, key_moment="Niets.") for t, text in titled),
    )
    return source


def found(library: Source, typed: str) -> list[str]:
    words = parse_words(typed)
    ids = ids_of(library, Selection((Search(typed).clause(library.asked),)), words, "best")
    rows = library.read("select story_id, story_title from story").to_pylist()
    titles = {row["story_id"]: row["story_title"].removeprefix("Titel ") for row in rows}
    return [titles[story_id] for story_id in ids]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("helpen", {"help"}),
        ("HELPT", {"help"}),
        ("school", {"school"}),
        ("scho", {"school"}),
        ("cafe", {"cafe"}),
        ("CAFÉ reunie", {"cafe"}),
        ("een man", {"cafe"}),
        ("moeder post", {"help"}),
        ("moeder taart", set()),
        ('"op tafel"', {"plan"}),
        ('"tafel op"', {"plan"}),
        ('"tafel taart"', set()),
        ("“op tafel”", {"plan"}),
        ("tafel -taart", set()),
        ("titel -school", {"help", "cafe", "gezin", "plan", "ex", "geld"}),
        ('titel -"op tafel"', {"help", "school", "cafe", "gezin", "ex", "geld"}),
        ("-titel", set()),
        ("foto's", {"plan"}),
        ("foto’s", {"plan"}),
        ('"plan lag', {"plan"}),
        ("fotos", {"plan"}),
        ("foto´s", {"plan"}),
        ("gezinnen", {"gezin"}),
        ("zinnen", {"gezin"}),
        ("hulp", {"geld"}),
        ("schulden", {"geld"}),
        ("verlening", {"geld"}),
        ("bellen", {"geld"}),
        ("email", {"geld"}),
        ("e‑mails", {"geld"}),
        ('"een e-mail"', {"geld"}),
        ("ex-partner", {"ex"}),
        ("expartner", {"ex"}),
        ("partners", {"ex"}),
        ("EX\u2011PARTNERS", {"ex"}),
        ("ulp", set()),
        ("zorg", set()),
        ("titel -hulp", {"help", "school", "cafe", "gezin", "plan", "ex", "geld"}),
        ("titel -jeugdhulp", {"help", "school", "cafe", "gezin", "plan", "ex"}),
    ],
)
def test_a_search_finds_these_stories(library: Source, typed: str, expected: set[str]) -> None:
    assert set(found(library, typed)) == expected


@pytest.mark.parametrize(
    ("typed", "best_first"),
    [
        ("hulp", ["Hulp", "De hulpen", "Het hulploket", "Jeugdhulp jeugdhulp jeugdhulpverlener"]),
        ("school", ["School", "Scholen scholen", "Schoolplein schoolboek", "De basisschool"]),
        ("geld", ["Geld", "Gelden gelden", "Geldzorgen geldnood", "Het leefgeld"]),
        (
            "buurt huis",
            ["Buurt huis", "Buurten huizen", "Buurtkamer huisarts", "Achterbuurthuis"],
        ),
    ],
)
def test_the_word_itself_comes_first_then_forms_beginnings_and_compounds(
    source: Source, typed: str, best_first: list[str]
) -> None:
    titles = reversed(best_first)
    tell_all(source, (story(title=t, what_happens="Zo.", key_moment="Zo.") for t in titles))
    found = Selection((Search(typed).clause(source.asked),))
    rows = story_rows(source, found, parse_words(typed), "best", most=9)
    assert [row.title for row in rows] == best_first


def test_a_phrase_does_not_run_on_into_the_next_text(library: Source) -> None:
    assert found(library, '"de post niets"') == []
    assert found(library, '"titel help een"') == []


@pytest.mark.parametrize(
    "typed",
    ["", "   ", '"', '""', "-", "--", '-"', "🙂", "שלום", "%_\\", "'; drop table story; --",
     "a" * 10_000, "woord " * 500, "\x00", '"' * 999],
)  # fmt: skip
def test_no_search_text_breaks_the_search(library: Source, typed: str) -> None:
    found(library, typed)


def test_words_beyond_the_twentieth_are_left_aside_and_said() -> None:
    words = parse_words(" ".join(f"woord{n}" for n in range(30)))
    assert len(words.terms) == 20
    assert words.too_many


def marked(typed: str, text: str) -> str:
    return "".join(f"[{t}]" if hit else t for t, hit in segments(parse_words(typed), text))


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("helpen", "Zij helpt. <b>Helpen</b>!", "Zij [helpt]. <b>[Helpen]</b>!"),
        ("cafe", "🙂 Het CAFÉ", "🙂 Het [CAFÉ]"),
        ("cafe", "Het cafe\u0301 daar", "Het [cafe\u0301] daar"),
        ('"op tafel"', "op de tafel, op tafel", "op de tafel, [op] [tafel]"),
        ("-tafel", "op tafel", "op tafel"),
        ("hulp", "De jeugdhulp, behulpzaam.", "De [jeugdhulp], behulpzaam."),
        ("schulden", "Schuldhulp. Onschuldig.", "[Schuldhulp]. [Onschuldig]."),
        ("mantelzorg", "De mantel\u00adzorg.", "De [mantel\u00adzorg]."),
        ("man\u200btel\u00adzorg", "\ufeffMantelzorg!", "\ufeff[Mantelzorg]!"),
        ("woonzorg", "In woon\u200bzorg, woon zorg", "In [woon\u200bzorg], woon zorg"),
        ("email", "Mijn E‑mail.", "Mijn [E‑mail]."),
        ("fiets", "Een ﬁets, ＦＩＥＴＳ", "Een [ﬁets], [ＦＩＥＴＳ]"),
        ("foto's", "Foto`s, foto’s, fotoʼs", "[Foto`s], [foto’s], [fotoʼs]"),
        ("", "niets", "niets"),
    ],
)
def test_hits_are_marked_in_the_text_as_typed(typed: str, text: str, expected: str) -> None:
    assert marked(typed, text) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_marking_never_changes_the_text(typed: str, text: str) -> None:
    assert "".join(piece for piece, _ in segments(parse_words(typed), text)) == text


SIGNS = st.text("ab é\u0301\u00ad\u200b\u200d\ufeff\u2060\u202e'’-‑ﬁＺ½´🙂", max_size=30)


@given(st.one_of(SIGNS, st.text(max_size=60)))
def test_words_stand_in_the_text_where_they_are_marked(text: str) -> None:
    placed = list(placed_words(text))
    assert [word for word, _, _ in placed] == words(text)
    for word, start, end in placed:
        assert word in words(text[start:end])


VOCABULARY = [
    "huis",
    "huizen",
    "school",
    "scholen",
    "café",
    "cafe",
    "helpen",
    "helpt",
    "foto's",
    "op",
    "verhuizen",
    "basisschool",
    "schoolhuis",
]
TEXTS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["", "-"]),
        st.lists(st.sampled_from([*VOCABULARY, "h", "sch", "hool"]), min_size=1, max_size=2),
        st.booleans(),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(TEXTS, min_size=1, max_size=5), query=QUERIES)
def test_the_database_finds_what_plain_python_finds(
    tmp_path_factory: pytest.TempPathFactory,
    questionnaire: Questionnaire,
    places: dict[str, Place],
    texts: list[str],
    query: list[tuple[str, list[str], bool]],
) -> None:
    path = tmp_path_factory.mktemp("words") / "x.duckdb"
    collection = open_collection(path)
    try:
        version = admin(collection).publish(questionnaire)
        ids = [
            send(collection, f"{n:032x}", version, story(title="x", what_happens=t, key_moment="x"))
            for n, t in enumerate(texts)
        ]
        typed = " ".join(
            f'{minus}"{" ".join(pieces)}"' if quoted else " ".join(minus + p for p in pieces)
            for minus, pieces, quoted in query
        )
        words = parse_words(typed)
        source = Source(collection, CORE_GROUP, questionnaire, places)
        selection = Selection((Search(typed).clause(source.asked),))
        selected = ids_of(source, selection, words, "best")
        expected = {i for i, t in zip(ids, texts, strict=True) if _plainly(t, query)}
        assert set(selected) == expected
        assert len(selected) == len(expected)
    finally:
        close_collection(path)


def _plainly(text: str, query: list[tuple[str, list[str], bool]]) -> bool:
    """Whether a text fits a query, without any of the code under test but the forms."""
    here = [_bare(word) for word in re.split(r"\s+", text)]
    for minus, pieces, quoted in query:
        sought = [_bare(piece) for piece in pieces]
        if quoted:
            hits = [any(here[n : n + len(sought)] == sought for n in range(len(here)))]
        else:
            hits = [any(_fits(s, h, inside=not minus) for h in here) for s in sought]
        if not all(hit != bool(minus) for hit in hits):
            return False
    return True


def _fits(sought: str, word: str, *, inside: bool) -> bool:
    if word.startswith(sought) or form(word) == form(sought):
        return True
    pieces = [piece for piece in (sought, form(sought)) if len(piece) >= 4]
    before = ("be", "ge", "her", "ont", "ver")
    found = [p for p in pieces if p in word and not any(word.startswith(b + p) for b in before)]
    return inside and bool(found)


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")

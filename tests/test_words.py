"""Search: all words, in Dutch forms and by their beginning; phrases; exclusions; exact first."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import keeper, send
from tests.stories import ids_of, story
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import Search, Selection, parse_words, segments
from vertelpunt.store import CORE_GROUP, close_collection, open_collection, stem

STORIES = {
    "help": "Een moeder helpt haar buren met de post.",
    "school": "De scholen gaan open, zei de juf van het schoolplein.",
    "cafe": "In het café «De Reünie» zat één man.",
    "gezin": "Het gezin van de overkant heeft geen zin in een gesprek.",
    "plan": "Het plan lag op tafel. Op tafel lag ook een taart; foto's hingen erbij.",
}


@pytest.fixture
def library(source: Source, questionnaire: Questionnaire) -> Source:
    for n, (title, text) in enumerate(STORIES.items()):
        told = story(title=f"Titel {title}", what_happens=text, key_moment="Niets.")
        send(source.collection, f"{n:032x}", questionnaire.version, told)
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
        ("titel -school", {"help", "cafe", "gezin", "plan"}),
        ('titel -"op tafel"', {"help", "school", "cafe", "gezin"}),
        ("-titel", set()),
        ("foto's", {"plan"}),
        ("foto’s", {"plan"}),
        ('"plan lag', {"plan"}),
    ],
)
def test_a_search_finds_these_stories(library: Source, typed: str, expected: set[str]) -> None:
    assert set(found(library, typed)) == expected


def test_the_exact_word_comes_first(library: Source) -> None:
    assert found(library, "gezin")[0] == "gezin"
    assert found(library, "zin")[0] == "gezin"
    assert found(library, "school")[0] == "school"


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
        ("", "niets", "niets"),
    ],
)
def test_hits_are_marked_in_the_text_as_typed(typed: str, text: str, expected: str) -> None:
    assert marked(typed, text) == expected


@given(st.text(max_size=60), st.text(max_size=60))
def test_marking_never_changes_the_text(typed: str, text: str) -> None:
    assert "".join(piece for piece, _ in segments(parse_words(typed), text)) == text


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
]
TEXTS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["", "-"]),
        st.lists(st.sampled_from([*VOCABULARY, "h", "sch"]), min_size=1, max_size=2),
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
        version = keeper(collection).publish(questionnaire)
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
    """Whether a text fits a query, without any of the code under test but the stemmer."""
    here = [_bare(word) for word in re.split(r"\s+", text)]
    for minus, pieces, quoted in query:
        sought = [_bare(piece) for piece in pieces]
        if quoted:
            hits = [any(here[n : n + len(sought)] == sought for n in range(len(here)))]
        else:
            hits = [any(h.startswith(s) or stem(h) == stem(s) for h in here) for s in sought]
        if not all(hit != bool(minus) for hit in hits):
            return False
    return True


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")

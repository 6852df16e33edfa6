"""The words of a cloud: shared by stories, as they were written, and none that says nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, send, tell_all
from tests.numbers.page import Page
from tests.showing import opened, shown
from tests.stories import story
from vertelpunt.admin.demonstration import declared
from vertelpunt.insight.source import Source
from vertelpunt.insight.word_counts import WordCount, story_words, title_words
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import Selection, StoryWords, TitleWords
from vertelpunt.store import CORE_GROUP, close_collection, form, open_collection

ALL = Selection()


@pytest.fixture
def told(source: Source) -> Callable[..., Source]:
    """A function that tells stories: title and text of each."""

    def told(*texts: tuple[str, str]) -> Source:
        tell_all(source, (story(title=t, what_happens=text, key_moment="Zo.") for t, text in texts))
        return source

    return told


def counts(words: Sequence[WordCount]) -> list[tuple[str, int]]:
    return [(word.word, word.stories) for word in words]


@pytest.mark.parametrize(
    ("titles", "shown"),
    [
        (["Koffie", "Soep"], []),
        (["Koffie koffie koffie", "Soep"], []),
        (["Koffie", "Meer KOFFIE", "Soep"], [("koffie", 2)]),
        (["Schuld", "Schulden", "Schulden"], [("schulden", 3)]),
        (["2025", "Het jaar 2025"], []),
    ],
)
def test_a_word_counts_from_two_stories_on(
    told: Callable[..., Source], titles: list[str], shown: list[tuple[str, int]]
) -> None:
    source = told(*((title, "Niets.") for title in titles))
    assert counts(title_words(source, ALL)) == shown
    found = [each for each in counts(story_words(source, ALL)) if each[0] != "niets"]
    assert found == shown


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["Café", "CAFÉ", "cafe"], "café"),
        (["cafe\u0301", "caf\u00ade\u0301", "cafe"], "café"),
        (["ideeën", "Idee", "IDEEËN"], "ideeën"),
        (["E-mail", "e‑mails", "e-mail"], "e-mail"),
        (["Foto’s", "foto's", "fotos"], "foto's"),
        (["cafe", "cafe", "café"], "cafe"),
    ],
)
def test_a_word_is_shown_as_most_stories_write_it(
    told: Callable[..., Source], texts: list[str], shown: str
) -> None:
    source = told(*((text, text) for text in texts))
    for counted, part in ((title_words, TitleWords), (story_words, StoryWords)):
        (word,) = counted(source, ALL)
        assert (word.word, word.stories) == (shown, 3)
        chosen = part((word.word,))
        assert part.read(chosen.tokens()) == chosen
        clause = chosen.clause(source.asked)
        (row,) = source.read(
            f"select count(*) as n from story where {clause.sql}", clause.values
        ).to_pylist()
        assert row["n"] == 3


def test_of_words_in_as_many_titles_those_come_first_that_more_stories_have(
    told: Callable[..., Source],
) -> None:
    source = told(
        ("Appel, peer en soep", "Een boom."),
        ("Soep met peer en appel", "Een boom vol."),
        ("Leeg", "Met peren, soep en bomen."),
        ("Niets", "Peer."),
    )
    assert counts(title_words(source, ALL)) == [("peer", 2), ("soep", 2), ("appel", 2)]
    assert counts(story_words(source, ALL)) == [
        ("peer", 4), ("boom", 3), ("soep", 3), ("appel", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "nothing",
    ["zit zat gezeten", "stond staan", "wist weet", "half helft", "ging vroeg kwam", "vooral toen",
     "waarin daarna ervan", "gisteren", "jaar uur minuten"],
)  # fmt: skip
def test_words_that_say_nothing_are_left_out(told: Callable[..., Source], nothing: str) -> None:
    source = told((nothing, "Zo."), (nothing, "Zo."))
    assert title_words(source, ALL) == []
    assert story_words(source, ALL) == []


@pytest.mark.parametrize(
    "field",
    ["schulden", "gezin", "zorg", "eenzaam", "ouders", "ouderen", "jongeren", "vertrouwen", "samen",
     "delen", "reden", "luisteren", "wonen", "armoede"],
)  # fmt: skip
def test_words_of_the_field_stay(told: Callable[..., Source], field: str) -> None:
    source = told((field, "Zo."), (field, "Zo."))
    assert counts(title_words(source, ALL)) == [(field, 2)]


WORDS = ("koffie", "Koffie", "café", "cafe", "gezin", "zin", "gezinnen", "soep", "soepen", "de")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_word_has_as_many_stories_as_have_a_form_of_it(
    tmp_path_factory: pytest.TempPathFactory,
    questionnaire: Questionnaire,
    places: dict[str, Place],
    titles: list[list[str]],
) -> None:
    path = tmp_path_factory.mktemp("cloud") / "x.duckdb"
    collection = open_collection(path)
    try:
        version = admin(collection).publish(questionnaire)
        for n, title in enumerate(titles):
            told = story(title=" ".join(title), what_happens="Zo.", key_moment="Zo.")
            send(collection, f"{n:032x}", version, told)
        source = Source(collection, CORE_GROUP, questionnaire, places)
        forms = [{form(word) for word in title} for title in titles]
        expected = {
            each: sum(each in held for held in forms) for each in set().union(*forms) - {form("de")}
        }
        shared = {each: count for each, count in expected.items() if count > 1}
        for counted in (title_words, story_words):
            words = counted(source, ALL)
            assert {word.form: word.stories for word in words} == shared
            assert [w.stories for w in words] == sorted(shared.values(), reverse=True)
    finally:
        close_collection(path)


@pytest.mark.parametrize(
    ("stories", "heading", "said", "buttons"),
    [
        ([("Koffie", "Soep."), ("Koffie", "Brood.")], "titels", None, ["koffie"]),
        ([("Thee", "Een buurman."), ("Melk", "Twee buurmannen.")], "verhalen",
         "Er is geen woord dat in twee titels staat. Daarom", ["buurman"]),
        ([("Thee", "Soep."), ("Melk", "Brood.")], "verhalen",
         "Er is geen woord dat in twee verhalen staat. Kies meer verhalen", None),
        ([("Thee thee", "Soep, soep.")], "verhalen", "Er is geen woord dat in twee verhalen", None),
    ],
)  # fmt: skip
def test_where_titles_share_no_word_the_cloud_has_those_of_whole_stories(
    told: Callable[..., Source], database: Path, stories: list[tuple[str, str]], heading: str,
    said: str | None, buttons: list[str] | None,
) -> None:  # fmt: skip
    told(*stories).collection.append([declared()])
    with shown(database):
        page = Page(opened("triades").run())
    assert said is None or page.text(said)
    assert page.has("cloud_words") == (buttons is not None)
    if buttons:
        assert page.shows(f"Woorden in de {heading}")
        assert [each["label"] for each in page.data("cloud_words")["choices"]] == buttons

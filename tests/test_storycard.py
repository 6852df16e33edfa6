"""The card: what its teller said, under the labels its teller saw, never interpreted."""

from copy import deepcopy
from typing import Any

from tests.doing import send, tell_all
from tests.stories import ids_of, story
from tests.test_versions import FIRST, first, second, tell, third
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import (
    Neighbours,
    matching,
    neighbours,
    story_rows,
)
from vertelpunt.insight.storycard import one_story
from vertelpunt.questionnaire import Place, Questionnaire, read_questionnaire
from vertelpunt.selection import USABLE, Search, Selection, Words, parse_words
from vertelpunt.store import CORE_GROUP, Collection, Event, close_collection, open_collection
from vertelpunt.store.event import now
from vertelpunt.ui.components.storycard import storycard_html

HOSTILE = '<img src=x onerror=alert(1)> **vet** $x$ :smile: [a](b) =1+1 {{ 7*7 }} & "q" שלום 🙂'


def card_of(source: Source, **answers: Any) -> tuple[str, str]:
    version = source.questionnaire.version
    story_id = send(source.collection, "a" * 32, version, story(**answers))
    card = one_story(source, story_id)
    assert card
    return story_id, storycard_html(card, Words())


def test_the_card_has_its_parts_in_the_order_of_the_report(source: Source) -> None:
    _, html = card_of(source)
    parts = [
        "De koffietafel in het trappenhuis", " · Utrecht", "Wat doen jullie",
        "Vertel over één moment", "Ik ben een", "Het gaat over een", "Doelstelling", "Doelgroepen",
        "Domeinen", "Betrokken partijen", "Wat is de impact?", "Wat is de rol van de gemeente?",
        "Onderdeel", "Op wie of wat werkt dit", "Hoe groot is het effect?",
    ]  # fmt: skip
    places = [html.index(part) for part in parts]
    assert places == sorted(places)
    assert html.count("Utrecht") == 1
    assert "Inwoner 50%, Professional 38%, Kosten 12%" in html
    assert "72 van 100, richting groot" in html


def test_hostile_text_shows_as_typed(source: Source) -> None:
    _, html = card_of(source, title=HOSTILE[:80], key_moment=HOSTILE)
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt; **vet** $x$ :smile:" in html
    assert "{{ 7*7 }}" in html
    words = parse_words("img vet")
    card = one_story(source, ids_of(source, Selection(), words, "best")[0])
    assert card
    assert "&lt;<mark>img</mark> src=x" in storycard_html(card, words)


def test_what_was_left_open_is_absent_and_not_applicable_is_said(source: Source) -> None:
    _, html = card_of(source, effect_size=None, not_applicable=("municipality_role",))
    assert "Hoe groot is het effect?" not in html
    assert "niet van toepassing" in html


def test_words_beside_a_choice_are_on_the_card(source: Source) -> None:
    _, html = card_of(
        source, subject_kind="other", target_groups=["youth", "other"],
        other={"subject_kind": "een gewoonte", "target_groups": "<b>studenten</b>"},
    )  # fmt: skip
    assert "anders: een gewoonte" in html
    assert "jongeren · anders: &lt;b&gt;studenten&lt;/b&gt;" in html


def test_coding_and_setting_aside_are_on_the_card(source: Source) -> None:
    story_id, _ = card_of(source)
    coding = {"initiative": "data", "tone": "mixed", "tags": ["flat"]}
    source.collection.append(
        [
            Event("story_coded", story_id, coding, "core_group", now()),
            Event("story_set_aside", story_id, {"reason": "Dit is reclame."}, "core_group", now()),
        ]
    )  # fmt: skip
    card = one_story(source, story_id)
    assert card
    html = storycard_html(card, Words())
    for text in ("datagedreven en lerend werken", "gemengd", "flat", "Dit is reclame."):
        assert text in html


def test_an_unknown_story_is_none(source: Source) -> None:
    assert one_story(source, "0" * 16) is None
    assert one_story(source, "' or true --") is None


def test_three_versions_each_keep_their_own_words(tmp_path: Any, places: dict[str, Place]) -> None:
    path = tmp_path / "versions.duckdb"
    collection = open_collection(path)
    try:
        ids = [
            tell(collection, first(), 1, colour="red", weight=70),
            tell(collection, second(), 2, colour="green"),
            tell(collection, third(), 3, colour="blue"),
        ]
        source = Source(collection, CORE_GROUP, third(), places)
        cards = [card for story_id in ids if (card := one_story(source, story_id))]
        said = [{f.label: f.text for f in card.labels} for card in cards]
        assert said[0]["Kleur?"] == "rood"
        assert said[1]["Welke kleur?"] == "groen"
        assert said[2]["Welke kleur?"] == "hemelsblauw"
        assert [s.position for s in cards[0].sliders] == [70]
        assert cards[2].sliders == []
    finally:
        close_collection(path)


def test_a_new_question_is_on_the_card_without_code(
    collection: Collection, places: dict[str, Place]
) -> None:
    raw = deepcopy(FIRST)
    raw["questions"].append(
        {"id": "weather", "type": "text", "step": "story", "label": "Hoe was het weer?"}
    )
    asked = read_questionnaire(raw, "weather")
    story_id = tell(collection, asked, 1, weather="Regen")
    card = one_story(Source(collection, CORE_GROUP, asked, places), story_id)
    assert card
    assert "Hoe was het weer?" in storycard_html(card, Words())


def test_the_list_has_title_day_place_and_first_words_in_order(
    source: Source, questionnaire: Questionnaire
) -> None:
    lengths = enumerate([5, 500, 50])
    tell_all(
        source,
        (
            story(title=f"Titel {n}", what_happens="woord " * length, municipality="several")
            for n, length in lengths
        ),
    )
    longest = story_rows(source, Selection((USABLE,)), Words(), "longest", most=9)
    assert [row.title for row in longest] == ["Titel 1", "Titel 2", "Titel 0"]
    newest = story_rows(source, Selection(), Words(), "newest", most=9)
    assert [row.title for row in newest] == ["Titel 2", "Titel 1", "Titel 0"]
    assert longest[0].place == "meerdere gemeenten"
    assert longest[0].first_words.startswith("woord woord")
    assert len(longest[0].first_words) < 200


def test_a_list_knows_what_stands_before_and_after_a_story(
    source: Source, questionnaire: Questionnaire
) -> None:
    tell_all(source, (story(title=title) for title in ("Een tuin", "Een bankje", "De tuin")))
    ids = ids_of(source, Selection())
    near = [neighbours(source, Selection(), Words(), "newest", each) for each in ids]
    assert near == [
        Neighbours(0, None, ids[1]), Neighbours(1, ids[0], ids[2]), Neighbours(2, ids[1], None),
    ]  # fmt: skip
    gardens = Selection((Search("tuin").clause(source.asked),))
    assert neighbours(source, gardens, Words(), "newest", ids[1]) is None
    assert neighbours(source, gardens, parse_words("tuin"), "best", ids[2]) == Neighbours(
        1, ids[0], None
    )
    two = story_rows(source, Selection(), Words(), "newest", most=2)
    assert [row.story_id for row in two] == ids[:2]
    assert matching(source, gardens).selected == 2

"""The campaign of a link: kept as it was meant, or the teller reads that it could not be."""

from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from tests.test_pages import said
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.intake.campaign import MOST, given_in, read_campaign
from vertelpunt.paths import ROOT
from vertelpunt.selection.words import Words
from vertelpunt.ui.components.storycard import storycard_html


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("/vertel?campagne=Vertelweek%20voorjaar", "Vertelweek voorjaar"),
        ("/vertel?campagne=jeugd%26wmo", "jeugd&wmo"),
        ("/vertel?campagne=week.47", "week.47"),
        ("/vertel?campagne=thema+jeugd", "thema jeugd"),
        ("/vertel?campagne=vertelweek-voorjaar", "vertelweek-voorjaar"),
        ("/vertel?campagne=a%2Bb", "a+b"),
        ("/vertel?campagne=Caf%C3%A9%20%231%20(%E2%82%AC)", "Café #1 (€)"),
        ("/vertel?campagne=%20%0Aeen%20%20twee%09drie%00%20", "een twee drie"),
        ("/vertel?campagne=ca%CC%81fe", "cáfe"),
        ("/vertel?campagne=een&campagne=twee", "een, twee"),
        ("/vertel?campagne=%3Cb%3Ex%3C%2Fb%3E", "<b>x</b>"),
        ("/vertel?campagne=2025", "2025"),
        ("/vertel?campagne=jeugd&wmo", "jeugd&wmo"),
        ("/vertel?campagne=jeugd%20&%20wmo", "jeugd & wmo"),
        ("/vertel?campagne=zorg&wmo&jeugd", "zorg&wmo&jeugd"),
        ("/vertel?groot&campagne=R&D", "R&D"),
        ("/vertel?campagne=Week%2047&fbclid=a1b2", "Week 47"),
        ("/vertel?Campagne=Vertelweek", "Vertelweek"),
        ("/vertel?CAMPAGNE=WMO", "WMO"),
        ("/vertel?campagne=100%", "100%"),
        ("/vertel?campagne=d%E2%80%99r%20op%20uit!", "d’r op uit!"),
    ],
)
def test_a_link_keeps_what_was_meant(link: str, meant: str) -> None:
    address = parse_qs(urlsplit(link).query, keep_blank_values=True)
    assert read_campaign(given_in(address)) == (meant, None)


@pytest.mark.parametrize("nothing", [[], [""], ["  ", "\n"], ["\u200b\u202e"]])
def test_nothing_is_no_campaign_and_no_word_of_it(nothing: list[str]) -> None:
    assert read_campaign(nothing) == (None, None)


@pytest.mark.parametrize(
    "lost", ["x" * (MOST + 1), "!!!", "🙂", " ".join(["week"] * 20), "&", "caf\ufffd"]
)
def test_what_can_not_be_kept_is_said(lost: str) -> None:
    name, problem = read_campaign([lost])
    assert name is None
    assert problem
    assert "Je verhaal kun je gewoon vertellen" in problem


@given(st.lists(st.text(), max_size=3))
@example(["a\u200bb"])
def test_a_campaign_is_one_line_that_reads_the_same_again_or_something_is_said(
    texts: list[str],
) -> None:
    name, problem = read_campaign(texts)
    if name is None:
        assert problem or not any(c.isalnum() for text in texts for c in text)
    else:
        assert len(name) <= MOST
        assert name == " ".join(name.split())
        assert read_campaign([name]) == (name, None)
        assert read_campaign(parse_qs(f"c={quote(name)}")["c"]) == (name, None)


HOSTILE = "<b>Week</b> & *47* [x](y) $a$"


def _send() -> None:
    """What the page Vertel does with a story that its form sends."""
    from tests.stories import fields, story
    from vertelpunt.ui.telling.story_form.message import Message
    from vertelpunt.ui.telling.telling import receive
    from vertelpunt.ui.visit.app_state import open_app_state

    receive(open_app_state(), Message("submit", "d" * 32, 1, fields(story())))


@pytest.mark.parametrize("campaign", ["Vertelweek voorjaar", "jeugd&wmo", "vertel-week_1", HOSTILE])
def test_a_story_is_sent_with_the_campaign_of_its_link_and_its_card_shows_it_as_it_is(
    open_page: Callable[..., AppTest], source: Source, campaign: str
) -> None:
    assert not open_page("pages/vertel.py", campagne=[campaign]).caption
    app = AppTest.from_function(_send)
    app.query_params["campagne"] = campaign
    assert not app.run().exception
    (row,) = source.read("select story_id, campaign from story").to_pylist()
    assert row["campaign"] == campaign
    card = one_story(source, row["story_id"])
    assert card
    assert card.campaign == campaign
    assert f"· {escape(campaign)}" in storycard_html(card, Words())


def test_a_bare_ampersand_in_a_link_stays_in_its_campaign(
    open_page: Callable[..., AppTest], source: Source
) -> None:
    open_page("pages/vertel.py")
    for app in (
        AppTest.from_function(_send),
        AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30),
    ):
        app.query_params["campagne"], app.query_params["wmo"] = "jeugd", ""
        assert not app.run().exception
    assert app.query_params["campagne"] == "jeugd&wmo"
    (row,) = source.read("select campaign from story").to_pylist()
    assert row["campaign"] == "jeugd&wmo"


def test_a_campaign_that_can_not_be_kept_is_said_above_the_form(
    open_page: Callable[..., AppTest],
) -> None:
    app = open_page("pages/vertel.py", campagne=["w" * 61])
    assert "langer dan 60 tekens" in app.caption[0].value
    assert "Geef je verhaal een titel" in said(app)


def test_a_link_to_the_front_door_keeps_its_campaign_and_so_do_a_tellers_links(
    open_page: Callable[..., AppTest],
) -> None:
    app = open_page("pages/vertel.py")
    door = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
    door.query_params["campagne"] = "jeugd&wmo"
    door.run()
    assert door.query_params["campagne"] == "jeugd&wmo"
    links = {e.proto.label: e.proto.query_string for e in door.get("page_link")}
    assert links["Uitleg"] == links["Vertel"] == "campagne=jeugd%26wmo"
    assert "campagne" not in links["Voor de kerngroep"]
    assert not app.exception

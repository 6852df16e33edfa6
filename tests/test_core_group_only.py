"""A story for the core group only is shown to it alone, and to a room that holds nobody else."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from tests.doing import admin, keep, send
from tests.exported import exported
from tests.numbers.page import Page
from tests.stories import ids_of, story
from tests.test_pages import INSIGHTS, said
from vertelpunt.admin.demonstration import declared
from vertelpunt.export.booklet import pdf_of
from vertelpunt.export.csv import csv_of
from vertelpunt.export.excel import excel_of
from vertelpunt.insight.audience import for_core_group_only
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching, titles
from vertelpunt.insight.story_table import story_table
from vertelpunt.insight.storycard import one_story, storycards
from vertelpunt.insight.word_counts import story_words, title_words
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import USABLE, Options, Selection, Words, selection_of
from vertelpunt.store import (
    CORE_GROUP,
    COUNTS,
    VISITOR,
    Collection,
    Kept,
    Viewer,
    close_collection,
    open_collection,
    story_id_of,
    teller,
    with_others,
)  # fmt: skip
from vertelpunt.ui.views.booklet import booklet_of

# In every text of a story for the core group only, and in no other.
SECRET = ("tuinhek", "moestuin", "zwembad", "Stichting Stil")
STORIES, KEPT_IN = 30, 11
ALL = Selection((USABLE,))
LEVELS = ("members", "partners")
SPOKEN = "11 verhalen zijn alleen voor de kerngroep"


def draft(n: int) -> str:
    return f"{n:032x}"


def fill(collection: Collection, questionnaire: Questionnaire) -> None:
    """Thirty stories, eleven of them for the core group only."""
    for n in range(STORIES):
        told = (
            story(
                title=f"Het tuinhek {n}", what_happens="Over de moestuin van de flat.",
                key_moment="Toen bij het zwembad.", organisation="Stichting Stil",
                share_level="core_group", role="staff",
            )
            if n < KEPT_IN
            else story(title=f"De taart {n}", share_level=LEVELS[n % 2])
        )  # fmt: skip
        send(collection, draft(n), questionnaire.version, told)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire) -> Path:
    """A file with these stories, to copy."""
    path = tmp_path_factory.mktemp("filled") / "collection.duckdb"
    collection = open_collection(path)
    admin(collection).publish(questionnaire)
    fill(collection, questionnaire)
    collection.checkpoint()
    close_collection(path)
    return path


@pytest.fixture
def thirty(
    database: Path, filled: Path, questionnaire: Questionnaire, places: dict[str, Place]
) -> Iterator[Source]:
    shutil.copy(filled, database)
    yield Source(open_collection(database), CORE_GROUP, questionnaire, places)
    close_collection(database)


@pytest.fixture
def shown(database: Path, filled: Path) -> Collection:
    """The same behind the pages."""
    shutil.copy(filled, database)
    collection = open_collection(database)
    collection.append([declared()])
    listed = [story_id_of(draft(n)) for n in range(8, 14)]
    keep(collection, "reading_list", {"name": "Lijst", "stories": listed, "selections": []})
    return collection


def holds(text: str) -> list[str]:
    """The secret words that stand in it."""
    return [word for word in SECRET if word.lower() in text.lower()]


@pytest.mark.parametrize("reader", [CORE_GROUP, VISITOR, teller(story_id_of(draft(3)))])
def test_with_others_a_reader_sees_what_it_did_but_for_the_core_group(
    thirty: Source, reader: Viewer
) -> None:
    def seen(by: Viewer, table: str) -> set[str]:
        rows = thirty.collection.read(by, f"select distinct story_id from {table}").to_pylist()
        return {row["story_id"] for row in rows}

    kept_in = {story_id_of(draft(n)) for n in range(KEPT_IN)}
    for table in ("story", "story_term", "story_text"):
        assert seen(with_others(reader), table) == seen(reader, table) - kept_in
    thirty.collection.make_groups(STORIES)
    counted = thirty.collection.read(with_others(COUNTS), "select * from story").num_rows
    assert counted == STORIES - KEPT_IN


def test_to_others_such_a_story_is_in_no_list_count_card_word_or_table(thirty: Source) -> None:
    others = thirty.with_others()
    for source, total in ((thirty, STORIES), (others, STORIES - KEPT_IN)):
        table = story_table(source, ALL)
        sheets = load_workbook(BytesIO(excel_of(table, [])))
        told = [
            str(titles(source, ALL)),
            str(title_words(source, ALL)),
            str(story_words(source, ALL)),
            str(storycards(source, [story_id_of(draft(n)) for n in range(STORIES)])),
            csv_of([column.name for column in table.columns], table.rows).decode("utf-8"),
            str([list(sheet.values) for sheet in sheets]),
        ]
        assert matching(source, ALL).stories == len(ids_of(source, ALL)) == total
        assert len(table.rows) == sheets["Verhalen"].max_row - 1 == total
        assert [bool(holds(text)) for text in told] == [source is thirty] * len(told)
    assert one_story(others, story_id_of(draft(0))) is None
    assert for_core_group_only(others, ALL) == for_core_group_only(thirty, ALL) == KEPT_IN


def test_what_the_core_group_keeps_is_still_there(thirty: Source) -> None:
    keep(thirty.collection, "reading_list", {"name": "Lijst", "stories": []})
    others = thirty.with_others()
    assert len(others.collection.kept(others.viewer, "reading_list")) == 1


@pytest.mark.parametrize("alone", [False, True])
def test_a_booklet_for_others_holds_no_word_of_it_and_no_dot(
    thirty: Source, tmp_path: Path, alone: bool
) -> None:
    ids = [story_id_of(draft(n)) for n in range(5, 16)]
    listed = {"name": "Lijst", "stories": ids, "selections": []}
    kept = Kept("a" * 16, "reading_list", datetime(2026, 11, 24, tzinfo=UTC), listed, False)
    source = thirty if alone else thirty.with_others()
    booklet = booklet_of(source, kept, date(2026, 11, 24))
    path = tmp_path / "boekje.pdf"
    path.write_bytes(pdf_of(booklet))
    text = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert bool(holds(text)) is alone
    assert text.count("alleen kerngroep") == (6 if alone else 0)
    assert "taart 15" in text
    assert all(len(plot.dots) == (30 if alone else 19) for plot in booklet.plots)


def with_more(app: AppTest) -> AppTest:
    """The same with what is behind *Meer* and *+ keuze* open."""
    app.session_state["more"] = app.session_state["add"] = True
    return app.run()


def say(app: AppTest, who: str) -> None:
    """Say who reads this screen."""
    with_more(app).button_group(key="who_reads").set_value(who).run()


def reads(app: AppTest) -> str:
    return str(with_more(app).button_group(key="who_reads").value)


PAGES = [*INSIGHTS, "pages/bewaard.py", "pages/leeslijst.py"]


@pytest.mark.parametrize("page", PAGES)
def test_a_big_screen_leaves_them_out_and_says_how_many_until_it_is_said(
    open_page: Callable[..., AppTest], shown: Collection, page: str
) -> None:
    app = with_more(open_page(page, scherm=["groot"], verhaal=[story_id_of(draft(0))]))
    assert not holds(said(app))
    assert f"{SPOKEN} en staan hier niet bij." in said(app)
    assert Page(app).data("chips")["count"] == "19 van 19 verhalen"
    say(app, "core_group")
    assert Page(app).data("chips")["count"] == "30 van 30 verhalen"
    assert "staan hier niet bij" not in said(app)
    assert holds(said(app))
    # Off and on again, it is another room.
    for on in (False, True):
        app.toggle(key="big_screen").set_value(on).run()
    assert reads(app) == "others"
    assert not holds(said(app))


def test_no_address_says_that_only_the_core_group_is_there(
    open_page: Callable[..., AppTest], shown: Collection
) -> None:
    first = open_page("pages/storycards.py", scherm=["groot"])
    say(first, "core_group")
    assert holds(said(first))
    assert set(first.query_params) == {"scherm"}
    carried = {"scherm": ["groot"]}
    guessed = {name: ["1"] for name in ("who_reads", "said_who_reads", "kerngroep", "others")}
    for query in (carried, {**carried, **guessed}, {**carried, "who_reads": ["core_group"]}):
        other = open_page("pages/storycards.py", **query)
        assert not holds(said(other))


def test_what_was_said_for_paper_is_not_said_for_a_big_screen(
    open_page: Callable[..., AppTest], shown: Collection
) -> None:
    app = open_page("pages/storycards.py")
    say(app, "core_group")
    assert "Dit papier is alleen voor de kerngroep." in said(app)
    app.query_params["scherm"] = ["groot"]
    assert not holds(said(app.run()))
    app.query_params["scherm"] = []
    app.run()
    assert reads(app) == "reader"


def test_on_an_own_screen_they_are_there_and_marked_but_not_for_paper(
    open_page: Callable[..., AppTest], shown: Collection
) -> None:
    app = open_page("pages/storycards.py", verhaal=[story_id_of(draft(0))])
    page = Page(app)
    listed = page.data("story_list")
    assert sum(row["only"] for row in listed["rows"]) == 6
    assert not listed["print_all"]
    card = page.html('class="vp-card"')
    assert "alleen kerngroep" in card
    assert "staat daarom niet op dit papier" in card
    say(app, "core_group")
    page = Page(app)
    assert page.data("story_list")["print_all"]
    assert "staat daarom niet op dit papier" not in page.html('class="vp-card"')


PLOTS = [
    "pages/responses.py", "pages/triades.py", "pages/sliders.py", "pages/multis.py",
    "pages/onderdeel.py", "pages/gemeenten.py", "pages/reflectie.py",
]  # fmt: skip


def files_of_plots(app: AppTest) -> int:
    """How many files of plots are offered: pictures, tables and word clouds."""
    text = said(app)
    offered = (r'no_file\\*": ?null', r'label: "Download als (tabel|plaatje|tekening)')
    return sum(len(re.findall(each, text)) for each in offered)


@pytest.mark.parametrize("page", PLOTS)
def test_a_plot_is_a_file_once_it_is_said_who_reads_it(
    open_page: Callable[..., AppTest], shown: Collection, page: str
) -> None:
    app = open_page(page)
    app.session_state["panel_tab"] = "Cijfers"
    app.run()
    assert files_of_plots(app) == 0
    why = "Kies eerst bovenaan, bij ‘Meer’, onder “Wie leest mee?” wie dit bestand krijgt."
    assert why in said(app)
    for who, counted in (("others", "19 van 19"), ("core_group", "30 van 30")):
        say(app, who)
        assert Page(app).data("chips")["count"] == f"{counted} verhalen"
        assert files_of_plots(app) > 1
    say(app, "reader")
    assert files_of_plots(app) == 0


def test_what_was_said_of_a_screen_holds_for_its_files(
    open_page: Callable[..., AppTest], shown: Collection
) -> None:
    app = open_page("pages/storycards.py")
    say(app, "core_group")
    assert f"{SPOKEN} en staan ook in dit bestand." in said(app)
    say(app, "others")
    assert "niet in dit bestand" not in said(app)
    assert "alone_file" not in {each.key for each in app.checkbox}


def test_a_file_asks_for_whom_it_is_where_that_matters(
    open_page: Callable[..., AppTest], shown: Collection
) -> None:
    app = with_more(open_page("pages/storycards.py"))
    assert f"{SPOKEN} en staan niet in dit bestand." in said(app)
    app.checkbox(key="alone_file").check().run()
    assert f"{SPOKEN} en staan ook in dit bestand." in said(app)
    other = with_more(open_page("pages/storycards.py", kies=["options~share_level~any~partners"]))
    assert "alone_file" not in {each.key for each in other.checkbox}


def test_a_collection_without_such_stories_says_and_asks_nothing(
    open_page: Callable[..., AppTest], database: Path, questionnaire: Questionnaire
) -> None:
    collection = open_collection(database)
    admin(collection).publish(questionnaire)
    collection.append([declared()])
    send(collection, draft(1), questionnaire.version, story())
    app = with_more(open_page("pages/storycards.py", scherm=["groot"]))
    assert "alleen voor de kerngroep" not in said(app)
    assert "who_reads" not in {each.key for each in app.button_group}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            [
                Options("share_level", ("core_group",)),
                Options("role", ("staff",)),
                Options("organisation", ("Stichting Stil",)),
                Options("domains", ("social_support",)),
            ]
        ),
        unique=True,
    )
)
def test_no_selection_shows_others_such_a_story(
    demonstration: Source, parts: list[Options]
) -> None:
    others = demonstration.with_others()
    kept_in = {each.id for each in exported(demonstration.collection) if each.core_group_only}
    selection = selection_of(tuple(parts), others.asked)
    seen = set(ids_of(others, selection))
    assert not seen & kept_in
    both = ids_of(demonstration, selection, Words())
    assert seen == set(both) - kept_in
    assert for_core_group_only(others, selection) == len(set(both) & kept_in)

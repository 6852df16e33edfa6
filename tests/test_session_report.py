"""The report of a session: what was shown, of what its reader may read, on paper as on the page."""

import io
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.doing import admin, core_group
from tests.held_session import ANN, BO, HOSTILE, NOTE, Held, hold, phone, session_of
from tests.test_booklet import read, squeezed
from vertelpunt.admin.demonstration import declared
from vertelpunt.export.blocks import (
    BarTable,
    Heading,
    Item,
    Items,
    Picture,
    Quote,
    Table,
    WordCloud,
    Words,
    Written,
)
from vertelpunt.export.report_docx import report_docx
from vertelpunt.export.report_pdf import report_pdf
from vertelpunt.export.session_blocks import blocks_of
from vertelpunt.insight.plots import Cloud, Mark, MarkedPlot, bars
from vertelpunt.insight.session_report import Report, session_report
from vertelpunt.insight.session_stories import GONE
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import SliderQuestion
from vertelpunt.sessions import Answer
from vertelpunt.ui.components.report_blocks import html_of

TODAY = date(2026, 11, 24)


@pytest.fixture
def held(source: Source) -> Held:
    return hold(source)


def report_of(source: Source, held: Held) -> Report:
    return session_report(source, session_of(source, held))


def written(source: Source, held: Held) -> Written:
    told = report_of(source, held)
    return Written(told.title, "Verslag", "Let op.", blocks_of(told))


def all_said(source: Source, held: Held) -> str:
    """The report in all its forms, as one text."""
    told = written(source, held)
    document = ZipFile(io.BytesIO(report_docx(told, TODAY))).read("word/document.xml").decode()
    return "\n".join([repr(report_of(source, held)), html_of(told.blocks), document])


def test_it_says_what_was_read_noted_meant_and_recorded(source: Source, held: Held) -> None:
    told = report_of(source, held)
    (taken,) = told.taken
    assert (taken.name, taken.chosen, taken.stories, taken.gone) == (
        "Alles", ("Alle bruikbare verhalen",), 3, 0,
    )  # fmt: skip
    (group,) = told.work.groups
    (note,) = group.notes
    assert (note.story, note.passage) == ("De sleutel", "Ze belde mij.")
    assert (group.votes, [each.votes for each in group.meanings]) == (2, [2, 0])
    assert [each.text for each in group.meanings] == [
        "Bellen helpt: vertrouwen", "Bellen helpt: toeval",
    ]  # fmt: skip
    assert [each.text for each in told.work.loose] == ["Bellen helpt: los briefje"]
    (insight,) = told.work.of_kind("insight")
    assert [(each.story, each.passage) for each in insight.rests_on] == [
        ("De sleutel", "Ze belde mij.")
    ]
    assert insight.against == ("Het loket",)
    (action,) = told.work.of_kind("action")
    assert (action.owner, action.on) == ("Sam", date(2026, 6, 1))
    assert [(each.what, each.text) for each in told.aside] == [
        ("Briefje", "Bellen helpt: weg ermee")
    ]


def test_who_took_part_stands_by_name_only_where_they_chose(source: Source, held: Held) -> None:
    told = report_of(source, held)
    assert (told.participants, told.named) == (3, ("Annemiek",))
    said = all_said(source, held)
    assert "Annemiek" in said
    assert "Geheim" not in said
    assert not any(who in said for who in (ANN, BO))


def test_predictions_stand_beside_what_was(source: Source, held: Held) -> None:
    (predicted,) = report_of(source, held).predicted
    assert predicted.expected == "Inwoner 50%, Professional 50%, Kosten 0%"
    assert predicted.middle == "Inwoner 37%, Professional 36%, Kosten 27%"
    # (1.1/3, 1.1/3, 0.8/3) lies at (½, 0.2309); each prediction a quarter to a side of (½, 0).
    assert "De 2 voorspellingen liggen gemiddeld 34% van het midden" in predicted.sentence
    (laid,) = report_of(source, held).laid
    assert (laid.story, laid.own) == ("De brief", "Inwoner 20%, Professional 20%, Kosten 60%")
    # From (½, 0.25) to (½, 0.5196).
    assert "Die ligt 27% van die van de verteller." in laid.sentence
    first, second = report_of(source, held).meaningful
    assert (first.story, first.times) == ("Het loket", 2)
    assert first.reasons == ("Dit raakt het meest", "Omdat het kan")
    assert (second.story, second.times) == ("De sleutel", 1)


@pytest.mark.parametrize("plane", [("challenge_triad",), ("difficulty", "effect_size")])
def test_the_report_says_what_the_room_saw(
    source: Source, held: Held, open_page: Callable[..., AppTest], plane: tuple[str, ...]
) -> None:
    source.collection.append([declared()])
    lead, ann = core_group(source.collection), phone(source, held.id, ANN)
    lead.open_session(held.id)
    predict = lead.set_task(held.id, "predict", plane=plane)
    ann.answer_task(held.id, predict, Answer(point=(0.5, 0.25)))
    place = lead.set_task(held.id, "place", plane=plane, story=held.stories[0])
    ann.answer_task(held.id, place, Answer(point=(0.5, 0.5)))
    for task in (predict, place):
        lead.reveal_task(held.id, task)
        lead.end_task(held.id, task)
    app = open_page("pages/duidingsessie.py", sessie=[held.id])
    app.session_state[f"asked_{held.id}"] = True
    seen = {each.value for each in app.run().text}
    *_, predicted = report_of(source, held).predicted
    *_, laid = report_of(source, held).laid
    assert {predicted.sentence, laid.sentence} <= seen
    assert {Words(predicted.sentence), Words(laid.sentence)} <= {*written(source, held).blocks}


def test_what_was_not_shown_in_the_room_is_not_in_it(source: Source, held: Held) -> None:
    lead, ann = core_group(source.collection), phone(source, held.id, ANN)
    lead.open_session(held.id)
    before = report_of(source, held)
    predict = lead.set_task(held.id, "predict", plane=("challenge_triad",))
    ann.answer_task(held.id, predict, Answer(point=(0.5, 0.3)))
    assert report_of(source, held) == before
    lead.reveal_task(held.id, predict)
    assert len(report_of(source, held).predicted) == 2
    choose = lead.set_task(held.id, "choose")
    ann.answer_task(held.id, choose, Answer(story=held.stories[2], why="NOG NIET TE ZIEN"))
    assert "NOG NIET" not in all_said(source, held)
    vote = lead.set_task(held.id, "vote", votes=1)
    (group,) = session_of(source, held).room.groups
    ann.answer_task(held.id, vote, Answer(chosen=(group,)))
    assert report_of(source, held).work.voters == 2
    lead.end_task(held.id, vote)
    # Stopped, and never shown.
    assert report_of(source, held).work.voters == 2
    lead.reveal_task(held.id, vote)
    told = report_of(source, held)
    assert (told.work.voters, told.work.groups[0].votes) == (1, 1)
    # Stopped before anybody voted.
    lead.end_task(held.id, lead.set_task(held.id, "vote", votes=1))
    assert report_of(source, held).work == told.work


def test_where_the_stories_lie_is_counted_by_zone(source: Source, held: Held) -> None:
    effect, _, plane, _ = report_of(source, held).lying
    assert [stories for _, stories in effect.zones] == [1, 1, 0, 0, 0, 0, 1]
    assert "3 verhalen in de grafiek. vooral Inwoner: 1" in effect.plot.alt
    assert [stories for _, stories in plane.zones] == [2, 0, 1, 0]
    assert {(mark.x, mark.y) for mark in plane.plot.marks} == {(0.35, 0.2), (0.35, 0.6), (0.35, 1)}


def test_the_sides_of_a_square_have_the_names_of_their_own_ends(
    source: Source, held: Held, tmp_path: Path
) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(report_pdf(written(source, held), TODAY))
    x, y = (source.asked.now.question(each) for each in ("challenge_size", "effect_size"))
    assert isinstance(x, SliderQuestion)
    assert isinstance(y, SliderQuestion)
    page, paper = html_of(written(source, held).blocks), squeezed(read(path))
    for words in (
        f"← {x.name}: {x.ends.low}", f"{x.name}: {x.ends.high} →",
        f"↓ {y.name}: {y.ends.low}", f"↑ {y.name}: {y.ends.high}",
    ):  # fmt: skip
        assert f">{words}<" in page
        assert squeezed(words) in paper


def test_an_erased_story_and_what_was_said_of_it_are_gone(source: Source, held: Held) -> None:
    admin(source.collection).erase([held.stories[0]], "teller")
    told = report_of(source, held)
    (group,) = told.work.groups
    assert group.notes == ()
    (insight,) = told.work.of_kind("insight")
    assert [(each.story, each.passage) for each in insight.rests_on] == [(GONE, "")]
    assert told.taken[0].gone == 1
    assert [each.story for each in told.meaningful] == ["Het loket"]
    said = all_said(source, held)
    assert "De sleutel" not in said
    assert "Ze belde" not in said
    assert GONE in said


def test_what_others_may_not_read_is_not_there_for_them(source: Source, held: Held) -> None:
    core_group(source.collection).narrow(held.stories[0], "core_group")
    core_group(source.collection).narrow(held.stories[2], "core_group")
    said, alone = all_said(source.with_others(), held), all_said(source, held)
    for hidden in ("De sleutel", "De brief", "Ze belde", "zo snel", "Zo gewoon"):
        assert hidden not in said, hidden
        assert hidden in alone
    (laid,) = report_of(source.with_others(), held).laid
    assert (laid.story, laid.own) == ("", "")
    assert laid.sentence == "Hier is geen stip van de verteller."
    (predicted,) = report_of(source.with_others(), held).predicted
    assert "van het midden van het ene verhaal." in predicted.sentence


def test_a_masked_word_is_masked_in_the_report(source: Source, held: Held) -> None:
    core_group(source.collection).mask(held.stories[0], "belde", "[werkwoord]")
    (group,) = report_of(source, held).work.groups
    assert group.notes[0].passage == "Ze [werkwoord] mij."


def test_points_that_lie_in_no_plot_are_left_out(source: Source, held: Held) -> None:
    session = session_of(source, held)
    tasks = {
        name: replace(
            task,
            answers={
                who: replace(each, point=point)
                for (who, each), point in zip(
                    task.answers.items(), ((float("nan"), 0.0), (0.0, 5.0)), strict=False
                )
            },
        )
        for name, task in session.room.tasks.items()
        if task.kind == "predict"
    }
    tasks["x"] = replace(next(iter(tasks.values())), plane=('no"such',))
    odd = replace(session, room=replace(session.room, tasks=tasks))
    (predicted,) = session_report(source, odd).predicted
    assert (predicted.expected, predicted.sentence) == ("", "Niemand heeft iets voorspeld.")


def test_a_screen_reader_reads_the_pdf_from_top_to_bottom(
    source: Source, held: Held, tmp_path: Path
) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(report_pdf(written(source, held), TODAY))
    assert path.read_bytes() == report_pdf(written(source, held), TODAY)
    facts = read(path, "pdfinfo")
    assert "Tagged: yes" in facts
    assert "Title: Samen lezen Bellen helpt" in facts
    assert b"<pdfuaid:part>1</pdfuaid:part>" in path.read_bytes()
    structure = read(path, "pdfinfo", "-struct")
    for kind in ("H1", "H2", "H3", "Table", "TH", "L", "LI", "Figure"):
        assert re.search(rf"\b{kind}\b", structure), kind
    order = squeezed(read(path, "pdfinfo", "-struct-text"))
    wanted = [
        "21 mei 2026 · Buurthuis", "Wat we wilden weten", "Doel: Bellen helpt", "Annemiek",
        "Wat we vastlegden", "Inzichten", "Rust op: ‘De sleutel’: “Ze belde mij.”",
        "Tegenverhaal: ‘Het loket’", "Acties", "Sam", "1 jun 2026", "Wat opviel",
        "Bellen helpt: groep", "Bellen helpt: zo snel", "Bellen helpt: toeval",
        "Voorspeld, en wat het was", "Zelf de stip gelegd", "Meest betekenisvol",
        "Dit raakt het meest", "Wat we lazen", "Waar de verhalen liggen", "Wat we weglegden",
        "Bellen helpt: weg ermee",
    ]  # fmt: skip
    at = -1
    for words in wanted:
        found = order.find(squeezed(words), at + 1)
        assert found > at, words
        at = found


def test_the_pdf_has_no_picture_of_dots_and_is_legible_in_grey(
    source: Source, held: Held, tmp_path: Path
) -> None:
    path = tmp_path / "verslag.pdf"
    path.write_bytes(report_pdf(written(source, held), TODAY))
    listed = subprocess.run(["pdfimages", "-list", str(path)], check=True, capture_output=True)
    assert len(listed.stdout.decode().splitlines()) == 2
    told = written(source, held)
    sorts = [each.legend for each in told.blocks if isinstance(each, Picture)]
    assert max(map(len, sorts)) == 3


def test_the_document_has_real_headings_tables_pictures_and_its_language(
    source: Source, held: Held
) -> None:
    document = Document(io.BytesIO(report_docx(written(source, held), TODAY)))
    about = document.core_properties
    assert (about.title, about.language) == ("Samen lezen Bellen helpt", "nl-NL")
    assert (about.author, about.comments) == ("", "")
    headings = [
        (each.style.name, each.text)
        for each in document.paragraphs
        if each.style and each.style.name and each.style.name.startswith("Heading")
    ]
    assert headings[:4] == [
        ("Heading 1", "Samen lezen Bellen helpt"),
        ("Heading 2", "Wat we wilden weten"),
        ("Heading 2", "Wat we vastlegden"),
        ("Heading 3", "Inzichten"),
    ]
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [
        "Bellen helpt: een belrooster", "Sam", "1 jun 2026",
    ]  # fmt: skip
    pictures = [shape._inline.docPr for shape in document.inline_shapes]
    assert len(pictures) == 6
    assert all("in de grafiek" in each.get("descr") for each in pictures)
    # On paper a plot stands with what is said of it and with its table.
    drawn = [each for each in document.paragraphs if each._p.findall(f".//{qn('w:drawing')}")]
    captions = [each for each in document.paragraphs if each.style and each.style.name == "Caption"]
    assert all(each.paragraph_format.keep_with_next for each in (*drawn, *captions))
    wide = [cell.width for cell in document.tables[0].rows[1].cells]
    assert wide[0] > wide[1] == wide[2]
    (tongue,) = document.styles.element.iter(qn("w:lang"))
    assert tongue.get(qn("w:val")) == "nl-NL"


def test_hostile_text_is_what_was_typed_in_every_form(source: Source, tmp_path: Path) -> None:
    held = hold(source, text=HOSTILE)
    path = tmp_path / "verslag.pdf"
    path.write_bytes(report_pdf(written(source, held), TODAY))
    text = squeezed(read(path))
    document = report_docx(written(source, held), TODAY)
    words = "\n".join(each.text for each in Document(io.BytesIO(document)).paragraphs)
    html = str(html_of(written(source, held).blocks))
    for piece in ('#panic("x")', "$a^2$", "*vet*", "<b>x</b>", "{{7*7}}", "=1+1", "MERGEFIELD"):
        assert squeezed(piece) in text, piece
        assert piece in words, piece
    assert "<b>" not in html
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    with ZipFile(io.BytesIO(document)) as parts:
        for name in parts.namelist():
            part = parts.read(name)
            assert b"instrText" not in part, name
            assert b"fldSimple" not in part, name
    assert "\u202e" not in words
    assert "🎈" in words


TEXTS = st.text(max_size=60)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_makes_a_report(title: str, one: str, other: str) -> None:
    plot = MarkedPlot(one, (one, other, title), (Mark(0.5, 0.2, "middle"),), f"Een stip: {other}")
    square = MarkedPlot(other, (one, other, title, one, other, title), (), f"Leeg: {one}")
    told = Written(
        title, other, one,
        (
            Heading(one, 2), Words(other), Items((Item(one, (other,)),)),
            Table(one, (other, title), ((one, other),)),
            Picture(plot, (("middle", one),)), Table(one, (other,), ()), Picture(square, ()),
            BarTable(bars(one, [(other, 3), (title, 0)], 3), (title, one)),
            BarTable(bars(other, [], 0), ()), WordCloud(Cloud(one, ((other, 3), (title, 2)))),
            Quote(other, (one,)),
        ),
        contents=True,
    )  # fmt: skip
    assert report_pdf(told, TODAY).startswith(b"%PDF")
    assert Document(io.BytesIO(report_docx(told, TODAY))).tables
    assert "<script" not in html_of(told.blocks)


def test_a_session_in_which_nothing_happened_has_a_report(source: Source) -> None:
    made = core_group(source.collection).plan_session("Leeg", None, "", "")
    held = Held(made, [], [])
    told = report_of(source, held)
    assert (told.participants, told.work.outcomes, told.lying) == (0, (), ())
    assert report_pdf(written(source, held), TODAY).startswith(b"%PDF")
    assert "Er is niets vastgelegd." in html_of(blocks_of(told))


def test_the_note_of_a_group_that_was_put_aside_lies_loose(source: Source, held: Held) -> None:
    (group,) = session_of(source, held).room.groups
    core_group(source.collection).put_aside(held.id, group)
    told = report_of(source, held)
    assert told.work.groups == ()
    assert len(told.work.loose) == 2
    assert NOTE in session_of(source, held).room.notes

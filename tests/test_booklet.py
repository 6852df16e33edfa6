"""The booklet: the stories of a list and no others, in its order, for eyes and screen readers."""

import re
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from tests.doing import send, tell_all
from tests.exported import exported
from tests.stories import story
from vertelpunt.dutch import day
from vertelpunt.export.booklet import MOST_DOTS, pdf_of
from vertelpunt.export.typeset import MISSING
from vertelpunt.insight.reading_list import numbered_dots
from vertelpunt.insight.source import Source
from vertelpunt.store import Kept
from vertelpunt.ui.views.booklet import booklet_of

TODAY = date(2026, 11, 24)


def kept(story_ids: list[str], *parts: str) -> Kept:
    body = {"name": "Voor de sessie", "stories": story_ids, "selections": [list(parts)]}
    return Kept("a" * 16, "reading_list", datetime(2026, 11, 24, tzinfo=UTC), body, False)


def pdf(folder: Path, source: Source, story_ids: list[str], *parts: str) -> Path:
    path = folder / "boekje.pdf"
    path.write_bytes(pdf_of(booklet_of(source, kept(story_ids, *parts), TODAY)))
    return path


def read(path: Path, *command: str) -> str:
    """What poppler reads, on one line, with the words that were cut at a line's end whole."""
    done = subprocess.run(
        [*(command or ("pdftotext", "-raw")), str(path), *([] if command else ["-"])],
        check=True,
        capture_output=True,
    ).stdout.decode("utf-8", "replace")
    return re.sub(r"\s+", " ", re.sub(r"[-\u00ad\u2010]\n\s*|\u200b", "", done))


def squeezed(text: str) -> str:
    """Without what the end of a line, or pdfinfo's quotes, may do to it."""
    return re.sub(r"[\s\u00ad\u2010\u200b\"-]", "", text)


def test_it_holds_the_stories_of_the_list_in_its_order_and_no_others(
    demonstration: Source, tmp_path: Path
) -> None:
    told = sorted(exported(demonstration.collection), key=lambda each: each.id)
    listed, others = told[5::-1], told[6:]
    text = squeezed(read(pdf(tmp_path, demonstration, [each.id for each in listed])))
    places = []
    for number, each in enumerate(listed, 1):
        places.append(text.rindex(squeezed(f"{number}. {each.answers['title']}")))
        for question in ("what_happens", "key_moment", "how_started", "yield", "evidence"):
            assert squeezed(each.answers.get(question, "")) in text
    assert places == sorted(places)
    for each in others:
        assert squeezed(each.answers["title"]) not in text
        assert squeezed(each.answers["what_happens"]) not in text
    assert squeezed("6 verhalen · gemaakt op 24 november 2026") in text


def test_a_screen_reader_reads_cover_plots_and_each_story_from_top_to_bottom(
    demonstration: Source, tmp_path: Path
) -> None:
    told = sorted(exported(demonstration.collection), key=lambda each: each.id)[:2]
    made = pdf(tmp_path, demonstration, [each.id for each in told], "area~effect_triad~zone~left")
    facts = read(made, "pdfinfo")
    assert "Tagged: yes" in facts
    assert "Title: Voor de sessie" in facts
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made.read_bytes()
    order = squeezed(read(made, "pdfinfo", "-struct-text"))
    wanted = ["Voor de sessie", "Waar deze verhalen uit komen", "vooral Inwoner", "Let op"]
    wanted += [
        "De verhalen",
        "Waar deze verhalen liggen",
        "Op wie of wat werkt dit het meest door?",
    ]
    for number, each in enumerate(told, 1):
        wanted += [f"{number}. {each.answers['title']}", day(each.day)]
        wanted += [each.answers["what_happens"], each.answers["key_moment"], "Kenmerken"]
        wanted += ["Ik ben een", "Het gaat over een", "Wat is de impact?", "Onderdeel"]
        wanted += ["Wat het volgens de verteller betekent", "Aantekeningen"]
    at = -1
    for words in wanted:
        found = order.find(squeezed(words), at + 1)
        assert found > at, words
        at = found


def test_twenty_stories_take_a_page_each(demonstration: Source, tmp_path: Path) -> None:
    told = sorted(exported(demonstration.collection), key=lambda each: each.id)[:20]
    cover, plots, *stories = pages_of(pdf(tmp_path, demonstration, [each.id for each in told]))
    assert "De verhalen" in cover
    assert "Waar deze verhalen liggen" in plots
    for number, (each, page) in enumerate(zip(told, stories, strict=True), 1):
        begin = f"{number}. {each.answers['title']} {day(each.day)} · "
        assert squeezed(page).startswith(squeezed(begin))
        assert "Aantekeningen" in page


def test_a_story_that_is_a_little_too_long_is_set_smaller_before_it_takes_a_second_page(
    source: Source, tmp_path: Path
) -> None:
    pages, heights = [], []
    for times in (50, 150, 260, 500):
        long = story(what_happens="woordje en " * times)
        version = source.questionnaire.version
        story_id = send(source.collection, f"{times:032}", version, long)
        made = pdf(tmp_path, source, [story_id])
        pages.append(len(pages_of(made)) - 2)
        heights.append(_height_of("woordje", made))
    assert pages == [1, 1, 1, 2]
    roomy, tight, tightest, long_story = heights
    assert roomy > tight > tightest > roomy * 9.4 / 11.5
    assert long_story > tightest


def pages_of(made: Path) -> list[str]:
    """The words of each page."""
    done = subprocess.run(["pdftotext", "-raw", str(made), "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


def _height_of(word: str, made: Path) -> float:
    """How high a word is set, where it stands first."""
    done = subprocess.run(["pdftotext", "-bbox", str(made), "-"], check=True, capture_output=True)
    found = re.search(
        rf'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">{word}<', done.stdout.decode()
    )
    assert found
    return round(float(found[2]) - float(found[1]), 2)


def test_each_plot_says_in_words_where_the_numbered_dots_lie(source: Source) -> None:
    ids = tell_all(source, [story()] * 2)
    effect, _, plane, _ = booklet_of(source, kept(ids[::-1]), TODAY).plots
    assert effect.alt == (
        "verhaal 1: Inwoner 50%, Professional 38%, Kosten 12%; "
        "verhaal 2: Inwoner 50%, Professional 38%, Kosten 12%."
    )
    assert "richting groot" in plane.alt
    assert all(0 <= dot.x <= 1 and 0 <= dot.y <= 1 for dot in plane.dots)


def test_hostile_text_is_printed_as_typed_and_what_cannot_be_is_said(
    source: Source, tmp_path: Path
) -> None:
    hostile = '#panic("x") $a^2$ *vet* <b>x</b> @ref `raw` \\ // {{7*7}} =1+1 שלום "q"'
    version = source.questionnaire.version
    story_id = send(
        source.collection,
        "a" * 32,
        version,
        story(title="#let x = 1", key_moment=f"{hostile} 🙂 中文"),
    )
    text = squeezed(read(pdf(tmp_path, source, [story_id])))
    for piece in ('#panic("x")', "$a^2$", "*vet*", "<b>x</b>", "@ref", "`raw`", "{{7*7}}", "=1+1"):
        assert squeezed(piece) in text
    assert squeezed("1. #let x = 1") in text
    assert f"{MISSING}{MISSING}" in text
    assert "stondeentekendatditboekjenietkanafdrukken" in text


def test_a_text_of_a_hundred_thousand_characters_and_one_endless_word_fit(
    source: Source, tmp_path: Path
) -> None:
    version = source.questionnaire.version
    long = story(what_happens="woord " * 16_000, key_moment="x" * 20_000)
    story_id = send(source.collection, "a" * 32, version, long)
    text = squeezed(read(pdf(tmp_path, source, [story_id])))
    assert text.count("woord") >= 16_000
    assert text.count("x") >= 20_000


def test_a_list_whose_stories_are_gone_is_a_booklet_that_says_so(
    source: Source, tmp_path: Path
) -> None:
    assert "geen verhalen" in read(pdf(tmp_path, source, ["f" * 16]))


def test_where_all_dots_are_too_many_to_print_those_of_the_list_stay(source: Source) -> None:
    assert MOST_DOTS >= 65
    ids = tell_all(source, [story()] * 3)
    dots = numbered_dots(source, ("effect_triad",), [ids[2]])
    assert [dot.number for dot in dots] == [0, 0, 1]

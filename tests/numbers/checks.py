"""Checks of what stands on every page: the bar, the list of stories, an open card, the cloud."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.held import CALLED, SESSION
from tests.numbers.page import Page, pieces_of, plain_text, rows_of
from tests.numbers.plain import (
    ASKED,
    CODES,
    CORNERS,
    PLACES,
    QUESTIONS,
    SLIDERS,
    TEXTS,
    TRIADS,
    day,
    labels,
    name,
    percents,
    stories,
)
from tests.numbers.words import form, length, most_words, title, whole


def check_menu(page: Page, told: list[Told]) -> None:
    """How many stories wait, in the menu of a large screen and in that of a phone.

    A page that runs again by itself has no menu here.
    """
    waits = sum(each.judged is None for each in told)
    menus = ("Lezen", "Menu", "Nieuw binnen", "Nieuw binnen") if page.shows("Lezen") else ()
    for menu in menus:
        assert page.text(f"{menu} (") == f"{menu} ({waits})"


def check_bar(page: Page, case: Case) -> None:
    """How many stories, the chips, the menu without a number, and both sides of a comparison."""
    check_menu(page, case.told)
    chips = page.data("chips")
    assert chips["count"] == case.count
    assert [chip["sentence"] for chip in chips["chips"]] == [part.sentence for part in case.parts]
    for entry in page.data("menu")["entries"]:
        told = [entry["label"], entry["group"], *(label for _, label in entry.get("options", ()))]
        # The day in the name of a session is no number of anything.
        assert not re.search(r"\d", " ".join(told).replace(CALLED, ""))
    if case.beside:
        first, second = stories(len(case.selected)), stories(len(case.second))
        said = plain_text(page.html("vp-beside"))
        assert said == f"Je keuze: {first} {case.second_name} : {second}"
    kept_in = core_group_only(case.base)
    assert page.text(f"{kept_in}. Wat") == (
        f"{kept_in}. Wat daarin staat, is niet afgedrukt. "
        "In de aantallen en de grafieken tellen ze wel mee."
    )
    if any(told.core_group_only for told in case.selected):
        kept_in = core_group_only(case.selected)
        stand = "staat" if kept_in.startswith("1 ") else "staan"
        assert page.text(f"{kept_in} en") == f"{kept_in} en {stand} niet in dit bestand."


def core_group_only(told: list[Told]) -> str:
    """How many of these stories are for the core group only, in words."""
    number = sum(each.core_group_only for each in told)
    return f"{stories(number)} {'is' if number == 1 else 'zijn'} alleen voor de kerngroep"


def check_stories(page: Page, case: Case, *, longest: bool = False) -> list[Told]:
    """The first stories of the list, in order; returns all of them."""
    newest = sorted(sorted(case.selected, key=lambda t: t.id), key=lambda t: t.at, reverse=True)
    ordered = sorted(newest, key=lambda t: -length(t)) if longest else newest
    rows = page.data("story_list")["rows"]
    assert [row["id"] for row in rows] == [told.id for told in ordered[:25]]
    if page.has("panel_edge"):
        assert page.data("panel_edge")["stories"] == stories(len(ordered))
    for row, told in zip(rows, ordered, strict=False):
        assert "".join(piece for piece, _ in row["title"]) == title(told)
        assert row["about"] == f"{day(told.day)} · {PLACES[told.answers['municipality']]}"
        opening = next(told.answers[each] for each in TEXTS if each in told.answers)
        assert "".join(piece for piece, _ in row["first"]) == opening[:180]
        assert row["aside"] is not told.usable
        assert row["only"] is told.core_group_only
    said = page.text("Zet alle" if len(ordered) != 1 else "Zet dit verhaal")
    assert len(ordered) == 1 or said == f"Zet alle {stories(len(ordered))} op een leeslijst"
    assert page.shows("Toon meer verhalen") == (len(ordered) > 25)
    if len(ordered) > 25:
        assert page.text("Je ziet 25") == f"Je ziet 25 van de {stories(len(ordered))}."
    return ordered


def check_cloud(page: Page, case: Case, view: str = "title", text: Any = title) -> None:
    """The words of the cloud and of the buttons, with the stories that have them.

    Where titles share none, it has those of whole stories.
    """
    counted = most_words(case.within(view), text)
    if not counted and view == "title":
        view, counted = "story", most_words(case.within("story"), whole)
        if counted:
            assert page.text("Er is geen woord dat in twee titels staat. Daarom zie je hier")
    if not counted:
        assert page.text("Er is geen woord dat in twee ")
        assert not page.has("cloud_words")
        return
    number = {word: str(stories_with) for word, stories_with in counted}
    part = case.chosen(view)
    chosen = {form(part.address.split("~")[1])} if part else set()
    pressed = "niet" if part and part.address.startswith("!") else True
    shown = [(word, number[word], form(word) in chosen and pressed) for word, _ in counted[:30]]
    above = (len(shown),) if len(shown) > 1 else ()
    assert page.buttons("cloud_words", above=above) == shown
    assert rows_of(page.html("<td>")) == [["Woord", "Verhalen"], *map(list, number.items())]
    (trace,) = json.loads(page.data("word_cloud")["plot_obj"])["data"]
    assert trace["text"] == list(number)
    sizes = dict(zip(trace["text"], trace["textfont"]["size"], strict=True))
    drawn = sorted(sizes, key=lambda word: -int(number[word]))
    for more, less in pairwise(drawn):
        assert sizes[more] >= sizes[less]
        assert number[more] != number[less] or sizes[more] == sizes[less]


def check_titles(page: Page, case: Case, *, cells: bool) -> list[str]:
    """The stories that the plots of a page share, none as `cells`; returns their ids in order."""
    shared = page.data("titles")["stories"]
    oldest = [] if cells else sorted(case.base, key=lambda told: (told.at, told.id))
    assert shared["ids"] == [told.id for told in oldest]
    assert shared["titles"] == [title(told) for told in oldest]
    return [told.id for told in oldest]


def check_card(page: Page, case: Case, told: Told, ordered: list[Told], *, closes: bool) -> None:
    """An open card: every word and number of it, and its place in the list."""
    bar = page.data("card_bar")
    place = next((n for n, each in enumerate(ordered) if each.id == told.id), None)
    assert bar == {"place": place, "total": len(ordered), "closes": closes}
    html = page.html('class="vp-card"')
    not_printed = (
        ["Dit verhaal is alleen voor de kerngroep en staat daarom niet op dit papier."]
        if told.core_group_only
        else []
    )
    assert pieces_of(html) == [" ".join(each.split()) for each in (*card_of(told), *not_printed)]
    triads, sliders = ([told.answers[each] for each in kind if each in told.answers]
                       for kind in (TRIADS, SLIDERS))  # fmt: skip
    expected = [100 * (each["right"] + each["top"] / 2) for each in triads] + sliders
    assert [float(each) for each in re.findall(r"left:([\d.]+)%", html)] == pytest.approx(expected)
    heights = [100 * (1 - each["top"]) for each in triads]
    assert [float(each) for each in re.findall(r"top:([\d.]+)%", html)] == pytest.approx(heights)


def card_of(told: Told) -> list[str]:
    """The pieces of text of a card, in order."""
    top, closing = ASKED["card"]["top"], ASKED["card"]["closing"]
    elsewhere = {"title", "no_names", "municipality", *top, *closing, *TEXTS}
    others = [each for each in QUESTIONS if each not in elsewhere]
    place, campaign = PLACES[told.answers["municipality"]], [told.campaign] if told.campaign else []
    about = " · ".join([day(told.day), place, *campaign])
    pieces = [title(told), f"{about} ·", "verzonnen verhaal"]
    if not told.usable:
        pieces += ["Niet bruikbaar.", told.set_aside_reason]
    if told.core_group_only:
        pieces.append("alleen kerngroep")
    pieces += [*_fields(told, TEXTS, _label), "Kenmerken", *_fields(told, top, name)]
    pieces += [*_fields(told, closing, _label), *_fields(told, others, name)]
    pieces.append("Wat het volgens de verteller betekent")
    for triad in TRIADS:
        if triad in told.answers:
            parts = zip(CORNERS, percents(told.answers[triad]), strict=True)
            corners = QUESTIONS[triad]["corners"]
            said = ", ".join(f"{corners[corner]} {share}%" for corner, share in parts)
            pieces += [_label(triad), said]
    for slider in SLIDERS:
        if slider in told.answers:
            ends, place = QUESTIONS[slider]["ends"], round(told.answers[slider])
            towards = f"richting {ends['low' if place < 50 else 'high']}"
            said = f"{place} van 100, {'in het midden' if place == 50 else towards}"
            pieces += [_label(slider), said, ends["low"], ends["high"]]
    if told.coding or told.sessions:
        pieces.append("Wat de kerngroep erbij zette")
    if told.coding:
        for code, asked in CODES.items():
            if told.coding[code]:
                pieces += [asked["label"], labels(code)[told.coding[code]]]
        pieces += ["Labels", " · ".join(told.coding["tags"])] if told.coding["tags"] else []
    for session in told.sessions:
        assert session == SESSION
        pieces += ["Gelezen in", CALLED]
    for insight in told.rests_under:
        pieces += ["Rust onder het inzicht", insight]
    for insight in told.contradicts:
        pieces += ["Spreekt het inzicht tegen", insight]
    return pieces


def _label(question: str) -> str:
    return str(QUESTIONS[question]["label"])


def _fields(told: Told, questions: list[str], named: Callable[[str], str]) -> list[str]:
    """Label and answer of each question that has words; dots and positions are told elsewhere."""
    pieces = []
    for question in questions:
        answer = told.answers.get(question)
        if question in told.not_applicable:
            pieces += [named(question), "niet van toepassing"]
        elif answer and not isinstance(answer, float | dict):
            chosen = answer if isinstance(answer, list) else [answer]
            given = [labels(question).get(each, each) for each in chosen]
            if question in told.other:
                given[chosen.index("other")] += f": {told.other[question]}"
            pieces += [named(question), " · ".join(given)]
    return pieces

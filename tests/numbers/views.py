"""Checks of what several pages have: the bar, the list of stories, the cloud, bars and planes."""

import json
import re
from collections.abc import Sequence
from math import sqrt
from typing import Any

import pytest

from tests.exported import Told
from tests.numbers.cases import Case
from tests.numbers.page import Card, Figure, Page, numbers_in, plain_text
from tests.numbers.plain import (
    MULTIS,
    PLACES,
    QUESTIONS,
    STATES,
    TEXTS,
    Layers,
    added,
    cell,
    cut,
    day,
    dot,
    form,
    labels,
    middle,
    most,
    most_words,
    name,
    percent,
    state,
    stories,
    title,
    words,
    zone,
    zones,
)

Rows = Sequence[tuple[str, str, Layers]]


def check_bar(page: Page, case: Case) -> None:
    """How many stories, the chips, the menu without a number, and both sides of a comparison."""
    chips = page.data("chips")
    assert chips["count"] == case.count
    assert [chip["sentence"] for chip in chips["chips"]] == [part.sentence for part in case.parts]
    for entry in page.data("menu")["entries"]:
        told = [entry["label"], entry["group"], *(label for _, label in entry.get("options", ()))]
        assert not re.search(r"\d", " ".join(told))
    if case.beside:
        first, second = stories(len(case.selected)), stories(len(case.second))
        said = plain_text(page.html("vp-beside"))
        assert said == f"Je keuze: {first} {case.second_name} : {second}"


def check_stories(page: Page, case: Case, *, longest: bool = False) -> list[Told]:
    """The first stories of the list, in order; returns all of them."""
    newest = sorted(sorted(case.selected, key=lambda t: t.id), key=lambda t: t.at, reverse=True)
    ordered = sorted(newest, key=lambda t: -length(t)) if longest else newest
    rows = page.data("story_list")["rows"]
    assert [row["id"] for row in rows] == [told.id for told in ordered[:20]]
    for row, told in zip(rows, ordered, strict=False):
        assert "".join(piece for piece, _ in row["title"]) == title(told)
        assert row["about"] == f"{day(told.day)} · {PLACES[told.answers['municipality']]}"
        opening = next(told.answers[each] for each in TEXTS if each in told.answers)
        assert "".join(piece for piece, _ in row["first"]) == opening[:180]
        assert row["aside"] is not told.usable
    more = [button for button in page.app.button if button.label == "Toon meer verhalen"]
    assert bool(more) == (len(ordered) > 20)
    return ordered


def length(told: Told) -> int:
    """How many words the texts of a story have."""
    return sum(len(words(told.answers[each])) for each in TEXTS if each in told.answers)


def check_cloud(page: Page, case: Case, view: str = "title", text: Any = title) -> None:
    """The words of the cloud and of the buttons, with the stories that have them."""
    counted = most_words(case.within(view), text)
    number = {word: str(stories_with) for word, stories_with in counted}
    part = case.chosen(view)
    chosen = {form(part.address.split("~")[1])} if part else set()
    shown = [(word, number[word], form(word) in chosen) for word, _ in counted[:30]]
    above = (len(shown),) if len(shown) > 1 else ()
    assert page.buttons("cloud_words", above=above) == shown
    (trace,) = json.loads(page.data("word_cloud")["plot_obj"])["data"]
    assert set(trace["text"]) <= set(number)
    sizes = dict(zip(trace["text"], trace["textfont"]["size"], strict=True))
    drawn = sorted(sizes, key=lambda word: -int(number[word]))
    for more, less in zip(drawn, drawn[1:], strict=False):
        assert number[more] == number[less] or sizes[more] >= sizes[less]


def check_rows(card: Card, case: Case, rows: Rows, total: Layers) -> None:
    """The table of a plot. `total`: what the shares are shares of."""
    expected = []
    for _, label, n in rows:
        cells = [label, str(n.within), percent(n.within, total.within)]
        if case.beside:
            cells += [str(n.beside), percent(n.beside, total.beside)]
        else:
            cells += [str(n.ringed), str(n.stories)]
        expected.append(cells)
    assert card.rows == expected


def check_bars(figure: Figure, case: Case, rows: Rows, answered: Layers) -> None:
    """A row an answer, with its number and its share."""
    if case.beside:
        check_pairs(
            figure,
            [(k, s, (n.within, answered.within), (n.beside, answered.beside)) for k, s, n in rows],
        )
        return
    assert [bar["x"] for bar in figure.bars] == [
        [n.stories for _, _, n in rows], [n.within for _, _, n in rows],
    ]  # fmt: skip
    (points,) = figure.dots
    assert points["customdata"] == [key for key, _, _ in rows]
    told = []
    for _, label, n in rows:
        words = f"{label}: {n.within} ({percent(n.within, answered.within)})"
        all_of_them = (n.within, answered.within) == (n.stories, answered.stories)
        told.append(words if all_of_them else f"{words}; van alle verhalen {n.stories}")
    assert points["text"] == told
    notes = []
    for _, label, n in rows:
        share = percent(n.within, answered.within)
        notes += [cut(label, 62), f"<b>{n.within}</b> · {share}"]
    assert figure.notes == notes


def check_pairs(figure: Figure, rows: Sequence[tuple[Any, ...]], second: str = "") -> None:
    """Two bars a row: (key, label, first, second), each stories and what they are part of."""
    both = [[row[2] for row in rows], [row[3] for row in rows]]
    assert [bar["x"] for bar in figure.bars] == [
        [n / of if of else 0 for n, of in each] for each in both
    ]
    assert [points["customdata"] for points in figure.dots] == [[row[0] for row in rows]]
    notes = [cut(row[1], 54) for row in rows]
    for each, behind in zip(both, ("", second), strict=True):
        notes += [f"<b>{percent(n, of) if of else '0%'}</b> · {n} van {of}{behind}"
                  for n, of in each]  # fmt: skip
    assert figure.notes == notes


def check_layer_bars(bars: list[dict[str, Any]], case: Case, counts: Sequence[Layers]) -> None:
    """All stories and those within; while comparing, the shares of both selections."""
    total = added(counts)
    if case.beside:
        series = [("within", total.within or 1, True), ("beside", total.beside or 1, True)]
    else:
        series = [("stories", 1, False), ("within", 1, True)]
    assert len(bars) == 2
    for bar, (layer, of, told) in zip(bars, series, strict=True):
        numbers = [getattr(each, layer) for each in counts]
        values = bar["x"] if bar.get("orientation") == "h" else bar["y"]
        places = bar["y"] if bar.get("orientation") == "h" else bar["x"]
        assert values == [each / of for each in numbers]
        assert places == sorted(places)
        if "textposition" in bar:
            expected = [str(each) if each else "" for each in numbers] if told else None
            assert bar.get("text") == expected


def check_states(page: Page, case: Case, question: str) -> None:
    """A button a state, with what the other views select."""
    own = f"{question}.state"
    within = case.within(question, own)
    part = case.chosen(own)
    numbers = [sum(state(told, question) == each for told in within) for each in STATES]
    pressed = [bool(part) and part.sentence == f"{name(question)}: {each}" for each in STATES]
    assert page.buttons(f"states_{question}") == [
        (each, str(n), is_on) for each, n, is_on in zip(STATES, numbers, pressed, strict=True)
    ]


def check_choice(page: Page, case: Case, question: str, *, added_later: bool = False) -> None:
    """The bars, sentence, table, states and pairs of a question with answers to choose."""
    card = page.card(f"keuze-{question}")
    assert card.title == name(question)
    given = labels(question)
    listed = question in ("municipality", "organisation")
    if listed:
        held = {value for told in case.base for value in told.chose(question)}
        given = {value: PLACES.get(value, value) for value in held}
    rows = [
        (key, label, case.layers(question, lambda told, key=key: key in told.chose(question)))
        for key, label in given.items()
    ]
    if listed:
        rows.sort(key=lambda row: (-row[2].within, -row[2].stories, row[1].casefold()))
    answered = case.layers(question, lambda told: bool(told.chose(question)))
    check_bars(card.figure, case, rows[:20], answered)
    check_rows(card, case, rows, answered)
    assert card.selected is bool(case.chosen(question))
    counts = {label: n.within for _, label, n in rows}
    (check_origin if listed else check_most_chosen)(card.sentence, counts, answered.within)
    if not added_later:
        check_states(page, case, question)
    if question in MULTIS:
        _check_together(page, case, question, rows)


def check_most_chosen(sentence: str, counts: dict[str, int], answered: int) -> None:
    top, names = most(counts)
    said = answered > 1 and len(names) <= 3
    numbers = [top, int(percent(top, answered)[:-1])] if said else []
    assert numbers_in(sentence) == [answered] * bool(answered) + numbers
    assert all((f"‘{each}’" in sentence) == said for each in names)


def check_origin(sentence: str, counts: dict[str, int], _: int) -> None:
    held = {label: n for label, n in counts.items() if n}
    named = {each: n for each, n in held.items() if each not in ("meerdere gemeenten", "landelijk")}
    numbers = [each for each in (sum(named.values()), len(named)) if each]
    top, names = most(named)
    said = len(named) > 1 and len(names) <= 3
    numbers += [top] * said + [n for each, n in held.items() if each not in named]
    assert numbers_in(sentence, *(names if said else ())) == numbers + [20] * (len(held) > 20)


def _check_together(page: Page, case: Case, question: str, rows: Rows) -> None:
    """How many stories have both of two answers."""
    card = page.card(f"samen-{question}")
    keys, names = [key for key, _, _ in rows], [label for _, label, _ in rows]
    places = range(len(keys))
    within, second = case.within(question), case.second

    def both(one: int, other: int, told: list[Told]) -> int:
        return sum({keys[one], keys[other]} <= each.chose(question) for each in told)

    assert card.head == ["", *names]
    assert card.rows == [
        [names[a], *("" if a == b else str(both(a, b, within)) for b in places)] for a in places
    ]
    pairs = [(a, b) for b in places for a in places if a < b]
    notes = []
    for a, b in pairs:
        note = str(both(a, b, within) or "–")
        notes.append(f"{note}|{both(a, b, second) or '–'}" if case.beside else note)
    for n in places:
        notes += [f"{cut(names[n], 20)} <b>{n + 1}</b>", f"<b>{n + 1}</b>"]
    assert card.figure.notes == notes
    (points,) = card.figure.dots
    assert points["text"] == [f"{names[a]} en {names[b]}: {both(a, b, within)}" for a, b in pairs]
    numbers = {(a, b): both(a, b, within) for a, b in sorted(pairs)}
    often = sorted((pair for pair in numbers if numbers[pair]), key=lambda pair: -numbers[pair])
    part = case.chosen(question)
    chosen = part.address.split("~")[2:] if part else []
    assert page.buttons(f"pairs_{question}") == [
        (f"{names[a]} en {names[b]}", str(numbers[a, b]),
         chosen[:1] == ["all"] and {keys[a], keys[b]} == set(chosen[1:]))
        for a, b in often[:6]
    ]  # fmt: skip
    top = [pair for pair in often if numbers[pair] == numbers[often[0]]]
    assert numbers_in(card.sentence) == [numbers[top[0]]] * (0 < len(top) <= 3)


def check_zones(page: Page, card: Card, case: Case, plane: tuple[str, ...]) -> list[Layers]:
    """The table, sentence and buttons of the zones or quarters; returns their layers."""
    view, named = ".".join(plane), zones(plane)
    counts = [
        case.layers(view, lambda told, each=each: zone(told, plane) == each) for each in named
    ]
    total = added(counts)
    check_rows(card, case, list(zip(named, named.values(), counts, strict=True)), total)
    assert card.selected is bool(case.chosen(view))
    top, names = most({label: n.within for label, n in zip(named.values(), counts, strict=True)})
    said = total.within > 1 and len(names) <= 3
    numbers = [total.within] * bool(total.within)
    numbers += [top, int(percent(top, total.within)[:-1])] if said else []
    assert numbers_in(card.sentence) == numbers
    assert all((f"‘{each}’" in card.sentence) == said for each in names)
    part = case.chosen(view)
    pressed = part.address.split("~")[-1] if part else None
    assert page.buttons(f"zones_{view}") == [
        (label, f"{n.within} · {percent(n.within, total.within)}" if total.within else "0",
         each == pressed)
        for (each, label), n in zip(named.items(), counts, strict=True)
    ]  # fmt: skip
    return counts


def zone_notes(case: Case, counts: Sequence[Layers]) -> list[str]:
    """What stands over each zone."""
    total = added(counts)
    notes = [f"<b>{percent(n.within, total.within)}</b> · {n.within}" for n in counts]
    if not case.beside:
        return notes
    return [
        f"{note}<br>◇ <b>{percent(n.beside, total.beside)}</b> · {n.beside}"
        for note, n in zip(notes, counts, strict=True)
    ]


def check_titles(page: Page, case: Case) -> list[str]:
    """The stories that the plots of a page share; returns their ids in order."""
    shared = page.data("titles")
    oldest = sorted(case.base, key=lambda told: (told.at, told.id))
    assert shared["ids"] == [told.id for told in oldest]
    assert shared["titles"] == [title(told) for told in oldest]
    return [told.id for told in oldest]


def check_dots(
    figure: Figure, case: Case, plane: tuple[str, ...], ids: list[str],
    colour: str | None = None, *, centre: bool = False,
) -> None:  # fmt: skip
    """Every dot in its place and its layer. `ids`: the stories that the page's plots share."""
    view = ".".join(plane)
    within = {told.id for told in case.within(view)}
    layers: dict[str | None, list[Told]] = {
        "buiten je keuze": [told for told in case.base if told.id not in within],
        "in de tweede keuze": case.second,
        None: case.ringed(view),
    }
    for told in case.base:
        if told.id in within:
            chosen = told.chose(colour) if colour else set()
            several = "meer dan een" if len(chosen) > 1 else "geen antwoord"
            label = cut(labels(colour)[min(chosen)], 40) if len(chosen) == 1 and colour else several
            layers.setdefault(label if colour else "binnen je keuze", []).append(told)
    drawn = {trace.get("name"): trace for trace in figure.dots if trace["mode"] == "markers"}
    for layer, held in layers.items():
        lying = {told.id: place for told in held if (place := dot(told, plane))}
        trace = drawn.pop(layer, {"x": [], "y": []})
        places = list(zip(trace["x"], trace["y"], strict=True))
        if layer is None:
            assert sorted(places) == _near(sorted(lying.values()))
            continue
        found = dict(zip((ids[n] for n in trace.get("customdata", ())), places, strict=True))
        assert found.keys() == lying.keys()
        assert [found[each] for each in found] == _near([lying[each] for each in found])
    assert set(drawn) == ({"meetkundig gemiddelde", "gewoon gemiddelde"} if centre else set())


def check_cells(figure: Figure, case: Case, plane: tuple[str, ...], *, numbers: bool) -> list[str]:
    """Counts per cell, where they lie and in words; returns what is written over them."""
    view = ".".join(plane)
    places = sorted({cell(told, plane, 10) for told in case.base if dot(told, plane)})
    counts = [
        case.layers(view, lambda t, at=at: dot(t, plane) is not None and cell(t, plane, 10) == at)
        for at in places
    ]
    points = next(trace for trace in figure.dots if "customdata" in trace)
    assert points["customdata"] == [".".join(map(str, place)) for place in places]
    middles = [middle(place, 10) for place in places]
    assert list(zip(points["x"], points["y"], strict=True)) == _near(middles, 2e-4)
    told = []
    for n in counts:
        words = stories(n.within) if n.within else "0 verhalen"
        words += f", {n.beside} in de tweede keuze" if n.beside else ""
        words += f", {n.ringed} in je keuze" if n.ringed else ""
        told.append(words if n.within == n.stories else f"{words}; {n.stories} van alle verhalen")
    assert points["text"] == told
    top = max((n.beside for n in counts), default=0)
    diamonds = [trace for trace in figure.dots if trace["mode"] == "markers" and trace != points]
    if top:
        assert diamonds[0]["marker"]["size"] == pytest.approx([20 * sqrt(n.beside / top) for n in counts])
        return []
    assert not any(trace.get("marker", {}).get("symbol") == "diamond-open" for trace in diamonds)
    return [f"<b>{n.within}</b>" for n in counts] if numbers else []


def check_ranges(page: Page, view: str, expected: list[str], now: list[list[int]] | None) -> None:
    """The fields to choose with numbers, and what is chosen in them."""
    data = page.data(f"ranges_{view}")
    assert (data["labels"], data["ranges"]) == (expected, now)
    assert not re.search(r"\d", data["legend"])


def slider_ends(slider: str) -> str:
    ends = QUESTIONS[slider]["ends"]
    return f"{ends['low']} (0) – {ends['high']} (100)"


def _near(places: list[tuple[float, float]], within: float = 1e-5) -> Any:
    return [pytest.approx(place, abs=within, rel=1e-5) for place in places]

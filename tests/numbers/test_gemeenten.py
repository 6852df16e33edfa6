"""Every number on the page Gemeenten, counted again from the stories and the file of figures."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean, median

import pytest

from tests.doing import admin
from tests.exported import Told, all_exported
from tests.numbers.bars import check_choice
from tests.numbers.cases import DOMAINS, EASY, EVERYTHING, Case
from tests.numbers.checks import check_bar, check_cloud, check_stories
from tests.numbers.page import Page, numbers_in, rows_of
from tests.numbers.plain import PLACES, PROVINCES, labels, percent
from tests.showing import opened, shown
from vertelpunt.admin.demonstration import declared, read_stories
from vertelpunt.admin.demonstration_figures import figure_events
from vertelpunt.dutch import number
from vertelpunt.paths import DEMONSTRATION_FIGURES, DEMONSTRATION_STORIES, RECLASSIFIED
from vertelpunt.questionnaire import Place, Questionnaire, load_mergers
from vertelpunt.store import close_collection, open_collection

SLIDER, LEAST = "effect_size", 2
with DEMONSTRATION_FIGURES.open(encoding="utf-8", newline="") as _file:
    _ROWS = list(csv.DictReader(_file, delimiter=";"))
INHABITANTS = {row["gm_code"]: int(row["Inwoners (verzonnen)"].replace(".", "")) for row in _ROWS}
CASES = [
    Case("nothing"),
    Case("two parts", (DOMAINS, EASY)),
    Case("compared", (DOMAINS, EVERYTHING), "rest", "de rest van de verhalen"),
]


@pytest.fixture(scope="module")
def told_here(
    tmp_path_factory: pytest.TempPathFactory, questionnaire: Questionnaire, places: dict[str, Place]
) -> Iterator[list[Told]]:
    path: Path = tmp_path_factory.mktemp("gemeenten") / "x.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    collection.append([declared(), *(event for each in written for event in each.events(version))])
    collection.append(figure_events(DEMONSTRATION_FIGURES, places, load_mergers(RECLASSIFIED)))
    with shown(path):
        yield all_exported(collection)
    close_collection(path)


@pytest.mark.parametrize("case", CASES, ids=[each.name for each in CASES])
def test_every_number_of_gemeenten(told_here: list[Told], case: Case) -> None:
    case = replace(case, told=told_here)
    app = opened("gemeenten")
    for name in ("add", "more"):
        app.session_state[name] = True
    for name, values in case.address.items():
        app.query_params[name] = values
    page = Page(app.run())
    check_bar(page, case)
    # The names of what can be asked for; the figure also where nobody told.
    for label in ("Cijfer Inwoners", "Van de verhalen", "Vanaf 1 verhaal", "Cijfer Inwoners"):
        page.text(label)
    _check_plane(page, case)
    _check_missed(page, case)
    _check_map(page, case)
    check_choice(page, case, "role")
    check_stories(page, case)
    check_cloud(page, case)
    page.all_checked()


def _by_place(told: list[Told]) -> dict[str, list[float]]:
    """The positions on the slider, by municipality."""
    found: dict[str, list[float]] = {}
    for each in told:
        place, at = each.answers.get("municipality"), each.answers.get(SLIDER)
        if place in PROVINCES and at is not None:
            found.setdefault(place, []).append(at)
    return found


def _check_plane(page: Page, case: Case) -> None:
    first = _by_place(case.within("municipality"))
    second = _by_place(case.second)
    card = page.card("gemeenten-naast-cijfer")
    dots = [trace for trace in card.figure.dots if "customdata" in trace]
    few, enough, beside = dots
    assert set(few["customdata"]) == {c for c, each in first.items() if len(each) < LEAST}
    assert set(enough["customdata"]) == {c for c, each in first.items() if len(each) >= LEAST}
    assert set(beside["customdata"]) == set(second if case.beside else ())
    for trace, held in ((few, first), (enough, first), (beside, second)):
        for code, x, y, words in zip(*(trace[n] for n in ("customdata", "x", "y", "text")),
                                     strict=True):  # fmt: skip
            assert (x, y) == (INHABITANTS[code], median(held[code]))
            n = len(held[code])
            assert words == (
                f"{PLACES[code]}: {round(y)} in het midden van {n} verha{'al' if n == 1 else 'len'}"
                f"; Inwoners (verzonnen) {number(INHABITANTS[code])}"
            )
    _check_halves(card.sentence, first)
    ordered = sorted(first, key=lambda code: (-len(first[code]), PLACES[code]))
    assert [row[0] for row in card.rows] == [PLACES[code] for code in ordered]
    for row, code in zip(card.rows, ordered, strict=True):
        assert numbers_in(row[1]) == [len(first[code])]
        assert row[-1] == number(INHABITANTS[code])
        if case.beside:
            assert numbers_in(row[3]) == [len(second.get(code, ()))]
    buttons = page.buttons("municipal_buttons")
    assert [(label, note) for label, note, _ in buttons] == [
        (PLACES[code], str(len(first[code]))) for code in ordered[:12]
    ]
    page.text("Bron: Verzonnen bron")


def _check_halves(sentence: str, held: dict[str, list[float]]) -> None:
    """The plane's sentence: both halves, each story once, and what does not count."""
    there = {code: each for code, each in held.items() if len(each) >= LEAST}
    few = len(held) - len(there)
    told = sum(map(len, there.values()))
    if len(there) < 5:
        assert "te weinig om te vergelijken" in sentence
        return
    at = median(INHABITANTS[code] for code in there)
    sides = [
        [each for code, each in there.items() if (INHABITANTS[code] >= at) is high]
        for high in (False, True)
    ]
    said = [int(at)]
    for side in sides:
        every = [each for positions in side for each in positions]
        said += [round(mean(every)), len(side), len(every)]
    said += [len(there), LEAST, told] + ([few] if few else [])
    assert numbers_in(sentence) == said


def _check_missed(page: Page, case: Case) -> None:
    told = case.within("municipality", "municipality.province")
    heard = Counter(each.answers.get("municipality") for each in told)
    heard = Counter({code: n for code, n in heard.items() if code in PROVINCES})
    stories, there = Counter[str](), Counter[str]()
    roles: dict[str, Counter[str]] = {}
    for each in told:
        if (code := each.answers.get("municipality")) in PROVINCES:
            stories[PROVINCES[code]] += 1
            roles.setdefault(PROVINCES[code], Counter())[each.answers["role"]] += 1
    for code, inhabitants in INHABITANTS.items():
        there[PROVINCES[code]] += inhabitants
    card = page.card("wie-missen-we-nog")
    names = sorted(set(PROVINCES.values()))
    total, of = sum(stories.values()), sum(there.values())
    known = Counter(PROVINCES.values())
    assert card.rows == [
        [name, str(stories[name]), percent(stories[name], total), number(there[name]),
         percent(there[name], of), f"{known[name]} van {known[name]}",
         *(str(roles.get(name, Counter())[role]) for role in labels("role"))]
        for name in names
    ]  # fmt: skip
    silent = len(PROVINCES) - len(heard)
    begin = (
        f"{total} verhalen uit {len(heard)} van de {len(PROVINCES)} gemeenten. Uit {silent} kwam"
    )
    assert card.sentence.startswith(begin)
    assert [bar["x"] for bar in card.figure.bars] == [
        [n[name] / all_of or None for name in names]
        for n, all_of in ((stories, total), (there, of))
    ]  # fmt: skip
    page.text("Inwoners (verzonnen) (2025). Bron")
    # On its tab: the largest of which nobody told.
    assert page.text(begin) == f"{begin} nog niets."
    rows = sorted((c for c in PROVINCES if c not in heard),
                  key=lambda c: (-INHABITANTS[c], PLACES[c]))  # fmt: skip
    assert rows_of(page.html("Hier vertelde nog niemand"))[1:] == [
        [PLACES[c], PROVINCES[c], number(INHABITANTS[c])] for c in rows
    ]
    page.text("Inwoners (verzonnen) (2025). Bron")


def _check_map(page: Page, case: Case) -> None:
    """The stories of each province are checked on Responses; here what stands beside them."""
    card = page.card("provincies-municipality")
    for row in card.rows:
        codes = [code for code, name in PROVINCES.items() if name == row[0]]
        held = [INHABITANTS[code] for code in codes]
        expected = ["–", "–", "–"]
        if held:
            expected = [number(sum(held)), f"{number(min(held))} tot {number(max(held))}",
                        f"{len(held)} van {len(codes)}"]  # fmt: skip
        assert row[-3:] == expected
    notes = {note.partition("<br>")[0]: note.rpartition("<br>")[2] for note in card.figure.notes}
    short = {name.replace("Noord-", "N-").replace("Zuid-", "Z-"): name for name in
             set(PROVINCES.values())}  # fmt: skip
    for called, name in short.items():
        assert notes[called] == number(sum(INHABITANTS[c] for c in PROVINCES
                                           if PROVINCES[c] == name))  # fmt: skip
    page.text("Inwoners (verzonnen) (2025). Bron")

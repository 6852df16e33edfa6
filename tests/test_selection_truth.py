"""What SQL selects is what a plain check over the sent answers selects, whatever is selected."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import exp, log, sqrt
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, polygonize, union_all

from tests.doing import admin
from tests.stories import ids_of, story
from vertelpunt.insight.planes import plane_counts, plane_dots, plane_states, question_states
from vertelpunt.insight.sliders import distributions
from vertelpunt.insight.source import Source
from vertelpunt.insight.stories import matching, titles
from vertelpunt.insight.triads import centre
from vertelpunt.insight.word_counts import title_words
from vertelpunt.questionnaire import Place, Questionnaire, Submission
from vertelpunt.selection import (
    Answered,
    Area,
    Box,
    Campaigns,
    Cells,
    Chosen,
    Dots,
    Everything,
    Options,
    Outcomes,
    Part,
    Period,
    Province,
    Range,
    Search,
    Sessions,
    Shares,
    TitleWords,
    Zone,
    drawn_box,
    drawn_lasso,
    from_address,
    replaced,
    selection_of,
    to_address,
)
from vertelpunt.store import (
    CORE_GROUP,
    Event,
    close_collection,
    form,
    open_collection,
    submitted,
)

TRIADS = ("effect_triad", "challenge_triad")
SLIDERS = ("effect_size", "challenge_size", "difficulty", "impact_size")
PLANES = (("challenge_size", "effect_size"), ("difficulty", "impact_size"))
WORDS = ("buurt", "buurten", "school", "scholen", "zin", "gezin", "café", "taart", "de", "tuin")
FIRST = date(2025, 3, 1)
# What a session took along, and what its outcomes rest on: every so many stories.
SESSION, OUTCOMES = "5" * 16, {"6" * 16: (4, 5), "7" * 16: (7, 3)}
READ = 3


@dataclass(frozen=True)
class Told:
    """A story as it was sent, and what happened to it."""

    story_id: str
    answers: dict[str, Any]
    not_applicable: tuple[str, ...]
    day: date
    usable: bool


@dataclass(frozen=True)
class Case:
    source: Source
    told: list[Told]

    def __repr__(self) -> str:
        return f"{len(self.told)} stories"


def _random_story(dice: random.Random) -> Submission:
    answers: dict[str, Any] = {
        "title": " ".join(dice.sample(WORDS, dice.randint(1, 4))),
        "what_happens": " ".join(dice.choices(WORDS, k=6)),
        "key_moment": "Niets bijzonders.",
    }
    skipped = []
    for triad in TRIADS:
        parts = [dice.choice([0, 0, 1, 2, 3, 4, dice.random() * 10]) for _ in range(3)]
        total = sum(parts) or 1
        left, right = parts[0] / total, parts[1] / total
        shares = {"left": left, "right": right, "top": max(0.0, 1 - left - right)}
        answers[triad] = dice.choice([shares, shares, shares, None])
    for slider in SLIDERS:
        answers[slider] = dice.choice(
            [None, 0.0, 50.0, 100.0, *(float(dice.randint(0, 100)) for _ in range(6))]
        )
    for question in (*TRIADS, *SLIDERS):
        if answers[question] is None and dice.random() < 0.5:
            skipped.append(question)
    answers["domains"] = dice.choice(
        [None, ["housing"], ["housing", "health"], ["money", "work", "health"], ["safety"]]
    )
    answers["role"] = dice.choice(["practitioner", "staff", "manager"])
    answers["municipality"] = dice.choice(["GM0344", "GM0363", "GM0392", "several"])
    answers["organisation"] = dice.choice(["Team ~*! Oost", "De Brug", None])
    return story(not_applicable=tuple(skipped), **answers)


@pytest.fixture(scope="module", params=[1, 2, 3])
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory,
    questionnaire: Questionnaire, places: dict[str, Place],
) -> Iterator[Case]:  # fmt: skip
    dice = random.Random(request.param)
    path = tmp_path_factory.mktemp("truth") / "x.duckdb"
    collection = open_collection(path)
    version = admin(collection).publish(questionnaire)
    events, told = [], []
    for n in range(60):
        sent, day = _random_story(dice), FIRST + timedelta(dice.randint(0, 40))
        story_id = f"{n:016x}"
        at = datetime(day.year, day.month, day.day, 12)
        events.append(submitted(story_id, version, sent, at=at, campaign=_campaign(n) or None))
        usable = dice.random() > 0.15
        if not usable:
            events.append(Event("story_set_aside", story_id, {"reason": "x"}, "x", at))
        told.append(Told(story_id, sent.answers, sent.not_applicable, day, usable))
    collection.append([*events, *_session()])
    yield Case(Source(collection, CORE_GROUP, questionnaire, places), told)
    close_collection(path)


def _campaign(n: int) -> str:
    return ("", "Week ~ 1*", "Thema")[n % 3]


def _every(n: int) -> list[str]:
    return [f"{each:016x}" for each in range(0, 60, n)]


def _session() -> Iterator[Event]:
    at = datetime(2025, 5, 21, 12)
    plan = {"title": "Samen lezen", "on": None, "place": "", "goal": ""}
    took = {"material": "8" * 16, "name": "Alles", "stories": _every(READ), "selections": []}
    yield Event("session_planned", SESSION, plan, "x", at)
    yield Event("session_material_added", SESSION, took, "x", at)
    for outcome, (rests, against) in OUTCOMES.items():
        fields = {
            "kind": "insight", "text": outcome, "against": _every(against),
            "rests_on": [{"story": each, "passage": None} for each in _every(rests)],
        }  # fmt: skip
        body = {"outcome": outcome, "fields": fields}
        yield Event("session_outcome_written", SESSION, body, "x", at)


# Plain Python, with none of the code under test.


def _dot(told: Told, plane: tuple[str, ...]) -> tuple[float, float] | None:
    answers = [told.answers.get(each) for each in plane]
    if any(answer is None for answer in answers):
        return None
    if len(plane) == 2:
        return answers[0], answers[1]
    return answers[0]["right"] + answers[0]["top"] / 2, answers[0]["top"] * sqrt(3) / 2


def _zone(told: Told, plane: tuple[str, ...]) -> str | None:
    if _dot(told, plane) is None:
        return None
    if len(plane) == 2:
        return "_".join("high" if told.answers[each] >= 50 else "low" for each in plane)
    # In whole billionths, so that a dot on a line is on it.
    shares = {corner: round(share * 10**9) for corner, share in told.answers[plane[0]].items()}
    for corner in ("left", "right", "top"):
        if shares[corner] > 6 * 10**8:
            return corner
    for edge, third in (("left_right", "top"), ("left_top", "right"), ("right_top", "left")):
        if shares[third] < 2 * 10**8:
            return edge
    return "middle"


def _state(told: Told, question: str) -> str:
    if told.answers.get(question) is not None:
        return "answered"
    return "not_applicable" if question in told.not_applicable else "open"


def _bare(word: str) -> str:
    return word.replace("é", "e")


def _same_word(one: str, other: str) -> bool:
    return form(one) == form(other)


def _found(typed: str, word: str) -> bool:
    if _same_word(typed, word) or _bare(word).startswith(_bare(typed)):
        return True
    pieces = [p for p in (_bare(typed), form(typed)) if len(p) > 3]
    before = ("be", "ge", "her", "ont", "ver")
    return any(
        p in _bare(word) and not any(_bare(word).startswith(b + p) for b in before) for p in pieces
    )


def _holds(part: Part, told: Told) -> bool:
    match part:
        case Everything():
            return True
        case Dots(_, stories):
            return told.story_id in stories
        case Campaigns(keys):
            return _campaign(int(told.story_id, 16)) in keys
        case Sessions():
            return int(told.story_id, 16) % READ == 0
        case Outcomes(side, outcomes):
            steps = [OUTCOMES[each][side == "against"] for each in outcomes]
            return any(int(told.story_id, 16) % step == 0 for step in steps)
        case Options(question, values, every):
            answer = told.answers.get(question)
            given = set(answer) if isinstance(answer, list) else {answer}
            return set(values) <= given if every else bool(set(values) & given)
        case Province(question, provinces):
            named = {"GM0344": "Utrecht", "GM0363": "Noord-Holland", "GM0392": "Noord-Holland"}
            return named.get(told.answers[question]) in provinces
        case Range(slider, low, high):
            answer = told.answers.get(slider)
            return answer is not None and low <= answer <= high
        case Answered(question, states):
            return _state(told, question) in states
        case Period(first, last):
            return (first or date.min) <= told.day <= (last or date.max)
        case Search(typed):
            text = (
                f"{told.answers['title']} {told.answers['what_happens']} niets bijzonders".split()
            )
            return all(any(_found(s, w) for w in text) for s in typed.split())
        case TitleWords(words):
            title = told.answers["title"].split()
            return any(_same_word(word, each) for word in words for each in title)
        case Area(plane, shape):
            return _within(plane, shape, told)
    raise AssertionError(part)


def _within(plane: tuple[str, ...], shape: Any, told: Told) -> bool:
    dot = _dot(told, plane)
    if dot is None:
        return False
    unit = 1 if len(plane) == 1 else 100
    match shape:
        case Box(left, bottom, right, top):
            x, y = (1000 * each / unit for each in dot)
            return left <= x <= right and bottom <= y <= top
        case Zone(name):
            return _zone(told, plane) == name
        case Shares(ranges):
            percents = [round(100 * told.answers[plane[0]][c], 6) for c in ("left", "right", "top")]
            return all(low <= p <= high for p, (low, high) in zip(percents, ranges, strict=True))
        case Cells(per_side, cells):
            return tuple(min(int(each * per_side / 100), per_side - 1) for each in dot) in cells
    rings = Area(plane, shape).outlines()
    return any(Polygon(ring).contains(Point(dot)) for ring in rings)


def _plainly(case: Case, chosen: Chosen, *, without: str | None = None) -> set[str]:
    everything = any(part.source == "usable" for part in chosen)
    return {
        told.story_id
        for told in case.told
        if (everything or told.usable)
        and all(_holds(part, told) is not part.negated for part in chosen if part.source != without)
    }


# What can be selected.

coordinate = st.integers(-100, 1100)
planes = st.sampled_from([*((triad,) for triad in TRIADS), *PLANES])


@st.composite
def lassos(draw: Callable[..., Any]) -> Part:
    plane = draw(planes)
    unit = 1 if len(plane) == 1 else 100
    corners = draw(st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=14))
    area = drawn_lasso(plane, [(x * unit / 1000, y * unit / 1000) for x, y in corners])
    assume(area is not None)
    return area


@st.composite
def boxes(draw: Callable[..., Any]) -> Part:
    plane = draw(planes)
    unit = 1 if len(plane) == 1 else 100
    x, y = ([draw(coordinate) * unit / 1000 for _ in range(2)] for _ in range(2))
    return drawn_box(plane, x, y)


def _spans(most: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, most), st.integers(0, most)).map(lambda p: (min(p), max(p)))


parts = st.one_of(
    lassos(),
    boxes(),
    st.builds(
        lambda triad, name: Area((triad,), Zone(name)),
        st.sampled_from(TRIADS),
        st.sampled_from(["left", "right", "top", "left_right", "left_top", "right_top", "middle"]),
    ),
    st.builds(
        lambda plane, name: Area(plane, Zone(name)),
        st.sampled_from(PLANES),
        st.sampled_from(["low_low", "low_high", "high_low", "high_high"]),
    ),
    st.builds(
        lambda triad, spans: Area((triad,), Shares(tuple(spans))),
        st.sampled_from(TRIADS),
        st.lists(_spans(100), min_size=3, max_size=3),
    ),
    st.builds(
        lambda plane, cells: Area(plane, Cells(5, tuple(sorted(cells)))),
        st.sampled_from(PLANES),
        st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=8),
    ),
    st.builds(
        lambda slider, span: Range(slider, *map(float, span)),
        st.sampled_from(SLIDERS),
        _spans(100),
    ),
    st.builds(
        lambda values, every: Options("domains", tuple(sorted(values)), every),
        st.sets(st.sampled_from(["housing", "health", "money", "safety"]), min_size=1),
        st.booleans(),
    ),
    st.builds(lambda v: Options("role", (v,)), st.sampled_from(["practitioner", "staff"])),
    st.builds(lambda v: Options("municipality", (v,)), st.sampled_from(["GM0344", "several"])),
    st.builds(
        lambda names: Province("municipality", tuple(sorted(names))),
        st.sets(st.sampled_from(["Utrecht", "Noord-Holland", "Zeeland"]), min_size=1),
    ),
    st.just(Options("organisation", ("Team ~*! Oost",))),
    st.builds(
        lambda question, states: Answered(question, tuple(s for s in STATES if s in states)),
        st.sampled_from([*TRIADS, *SLIDERS, "domains", "organisation"]),
        st.sets(st.sampled_from(["answered", "not_applicable", "open"]), min_size=1),
    ),
    st.builds(
        lambda span: Period(FIRST + timedelta(span[0]), FIRST + timedelta(span[1])), _spans(40)
    ),
    st.builds(
        lambda words: Search(" ".join(sorted(words))),
        st.sets(st.sampled_from(WORDS), min_size=1, max_size=2),
    ),
    st.builds(
        lambda words: TitleWords(tuple(sorted(_bare(word) for word in words))),
        st.sets(st.sampled_from(WORDS), min_size=1, max_size=3),
    ),
    st.builds(
        lambda plane, picked: Dots(plane, tuple(f"{n:016x}" for n in sorted(picked))),
        planes,
        st.sets(st.integers(0, 70), min_size=1, max_size=9),
    ),
    st.just(Everything()),
    st.just(Sessions((SESSION,))),
    st.builds(
        lambda keys: Campaigns(tuple(sorted(keys))),
        st.sets(st.sampled_from(["", "Week ~ 1*", "Thema", "Elders"]), min_size=1),
    ),
    st.builds(
        lambda side, outcomes: Outcomes(side, tuple(sorted(outcomes))),
        st.sampled_from(["for", "against"]),
        st.sets(st.sampled_from([*OUTCOMES]), min_size=1),
    ),
)  # fmt: skip
STATES = ("answered", "not_applicable", "open", "not_asked")


@st.composite
def selections(draw: Callable[..., Any]) -> Chosen:
    chosen: Chosen = ()
    for part, turned in draw(st.lists(st.tuples(parts, st.booleans()), max_size=4)):
        chosen = replaced(chosen, replace(part, negated=turned and part.turnable))
    return chosen


def _on_a_border(case: Case, chosen: Chosen) -> bool:
    """Whether a dot lies so near an outline that two ways of reckoning may differ."""
    for area in chosen:
        if not isinstance(area, Area):
            continue
        near = 1e-6 * (1 if len(area.plane) == 1 else 100)
        lines = [LineString([*ring, ring[0]]) for ring in area.outlines()]
        dots = [dot for told in case.told if (dot := _dot(told, area.plane))]
        if isinstance(area.shape, Zone | Cells | Shares):
            continue
        if any(line.distance(Point(dot)) < near for line in lines for dot in dots):
            return True
    return False


many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@many
@given(chosen=selections())
def test_sql_selects_what_a_plain_check_selects(case: Case, chosen: Chosen) -> None:
    assume(not _on_a_border(case, chosen))
    source, selection = case.source, selection_of(chosen, case.source.asked)
    expected = _plainly(case, chosen)
    assert set(ids_of(source, selection)) == expected
    assert matching(source, selection).selected == len(expected)


@many
@given(chosen=selections())
def test_an_address_says_the_same_selection(case: Case, chosen: Chosen) -> None:
    again = from_address(to_address(chosen))
    assert again == chosen
    assert selection_of(again, case.source.asked) == selection_of(chosen, case.source.asked)


@many
@given(chosen=selections(), plane=planes)
def test_a_plot_shows_three_layers_and_every_count_of_them(
    case: Case, chosen: Chosen, plane: tuple[str, ...]
) -> None:
    assume(not _on_a_border(case, chosen))
    source, selection = case.source, selection_of(chosen, case.source.asked)
    own = ".".join(plane)
    base = _plainly(case, tuple(part for part in chosen if part.source == "usable"))
    within = _plainly(case, chosen, without=own)
    has_own = any(part.source == own for part in chosen)
    ringed = _plainly(case, chosen) if has_own else set()
    lying = {told.story_id for told in case.told if _dot(told, plane)}
    dots = plane_dots(source, plane, selection, None)
    found = dict(zip(dots.stories, dots.layer.tolist(), strict=True))
    assert found == {
        each: 2 if each in ringed else 1 if each in within else 0 for each in base & lying
    }
    ids = {told.story_id: told for told in case.told}
    counts = plane_counts(source, plane, selection, per_side=10)
    for layer, stories in (("stories", base), ("within", within), ("ringed", ringed)):
        counted = Counter(_zone(ids[each], plane) for each in stories & lying)
        assert {name: getattr(zone, layer) for name, zone in counts.zones.items()} == {
            name: counted[name] for name in counts.zones
        }
        assert sum(getattr(cell, layer) for cell in counts.cells) == len(stories & lying)
    states = plane_states(source, plane, selection)
    assert states == Counter(tuple(_state(ids[each], q) for q in plane) for each in within)
    for question in plane:
        others = tuple(p for p in chosen if p.source not in (question, f"{question}.state"))
        stated = Counter(_state(ids[each], question) for each in _plainly(case, others))
        assert question_states(source, question, selection) == stated


@many
@given(chosen=selections())
def test_sliders_titles_and_centre_count_what_is_selected(case: Case, chosen: Chosen) -> None:
    assume(not _on_a_border(case, chosen))
    source, selection = case.source, selection_of(chosen, case.source.asked)
    spread = distributions(source, SLIDERS, selection)
    for slider in SLIDERS:
        within = _plainly(case, chosen, without=slider)
        steps = Counter(
            min(int(told.answers[slider] / 10), 9)
            for told in case.told
            if told.story_id in within and told.answers.get(slider) is not None
        )
        assert [step.within for step in spread[slider]] == [steps[n] for n in range(10)]
    stories = _plainly(case, chosen, without="title")
    for word in title_words(source, selection):
        having = {
            told.story_id
            for told in case.told
            if told.story_id in stories
            and any(_same_word(word.word, each) for each in told.answers["title"].split())
        }
        assert word.stories == len(having)
        assert word.word != "de"
    dots = [
        told.answers["effect_triad"]
        for told in case.told
        if told.story_id in _plainly(case, chosen, without="effect_triad")
        and told.answers.get("effect_triad")
    ]
    middle = centre(source, "effect_triad", selection)
    assert (middle is None) == (not dots)
    if middle:
        corners = ("left", "right", "top")
        closed = [_replaced([dot[c] for c in corners]) for dot in dots]
        means = [exp(sum(log(dot[n]) for dot in closed) / len(closed)) for n in range(3)]
        assert middle.geometric == pytest.approx([mean / sum(means) for mean in means])
        assert middle.arithmetic == pytest.approx(
            [sum(dot[c] for dot in dots) / len(dots) for c in corners]
        )
        assert middle.replaced == sum(round(min(dot.values()), 9) < 0.005 for dot in dots)


def _replaced(shares: list[float]) -> list[float]:
    """Shares under ½ % are ½ %; the others have what is left, in the ratios they had."""
    large = [share for share in shares if round(share, 9) >= 0.005]
    left = 1 - 0.005 * (len(shares) - len(large))
    return [share / sum(large) * left if share in large else 0.005 for share in shares]


@given(
    corners=st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=3, max_size=9)
)
@settings(deadline=None)
def test_an_outline_is_what_the_drawn_line_encloses(corners: list[tuple[int, int]]) -> None:
    drawn = union_all(LineString([*corners, corners[0]]))
    enclosed = union_all([Polygon(face.exterior) for face in polygonize([drawn]).geoms])
    area = drawn_lasso(("difficulty", "impact_size"), [(x / 10, y / 10) for x, y in corners])
    if area is None:
        assert enclosed.area < 2_000
        return
    outline = union_all([Polygon([(10 * x, 10 * y) for x, y in ring]) for ring in area.outlines()])
    assert outline.symmetric_difference(enclosed).area <= 2 * drawn.length + 4
    assert sum(len(ring) for ring in area.outlines()) <= 32


@many
@given(chosen=selections())
def test_the_titles_that_plots_share_hold_every_story(case: Case, chosen: Chosen) -> None:
    base = _plainly(case, tuple(part for part in chosen if part.source == "usable"))
    shared = titles(case.source, selection_of(chosen, case.source.asked))
    assert {each.story_id for each in shared} == base

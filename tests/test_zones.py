"""A dot on a line gets the zone that the rule names, and the middle keeps ratios of shares."""

from itertools import count

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import Point, Polygon

from tests.doing import send
from tests.stories import fields, ids_of, story
from vertelpunt.insight.planes import plane_counts
from vertelpunt.insight.source import Source
from vertelpunt.insight.triads import LEAST_SHARE, centre
from vertelpunt.questionnaire import Questionnaire, Submission, check_submission
from vertelpunt.selection import Area, Dots, Selection, Shares, Zone, selection_of
from vertelpunt.selection.grid import CORNERS, triangle_sql
from vertelpunt.selection.zones import ZONES, in_plane, quadrant_sql, zone_outline, zone_sql
from vertelpunt.store import submitted

WHOLE = [(left, right, 100 - left - right) for left in range(101) for right in range(101 - left)]
TRIAD = "effect_triad"
NUMBERS = count()


def named(percents: tuple[int, int, int]) -> str:
    """The zone by the rule, in whole numbers."""
    for corner, percent in zip(CORNERS, percents, strict=True):
        if percent > 60:
            return corner
    left, right, top = percents
    for edge, third in (("left_right", top), ("left_top", right), ("right_top", left)):
        if third < 20:
            return edge
    return "middle"


def arrived(
    questionnaire: Questionnaire, shares: dict[str, float]
) -> tuple[Submission, dict[str, float]]:
    """What a teller's dot becomes on its way in: the whole story, and the shares."""
    sent = fields(story(effect_triad=shares))
    submission, problems = check_submission(questionnaire, sent, {"GM0344"})
    assert not problems
    return submission, submission.answers[TRIAD]


def as_sent(percents: tuple[int, int, int], way: int) -> dict[str, float]:
    """Whole percents as a browser may reckon them: parts of 100, or one the rest of the others."""
    parts = [percent / 100 for percent in percents]
    if way < 3:
        parts[way] = 1 - parts[way - 1] - parts[way - 2]
    return {corner: max(0.0, part) for corner, part in zip(CORNERS, parts, strict=True)}


@pytest.mark.parametrize("way", range(4))
def test_every_dot_of_whole_percents_has_the_zone_and_the_cell_of_the_rule(
    questionnaire: Questionnaire, way: int
) -> None:
    assert len(WHOLE) == 5151
    stored = [tuple(arrived(questionnaire, as_sent(each, way))[1].values()) for each in WHOLE]
    with duckdb.connect() as database:
        columns = "n integer, t_left double, t_right double, t_top double"
        database.execute(f"create table story ({columns})")
        database.execute(
            "insert into story select unnest(?), unnest(?), unnest(?), unnest(?)",
            [list(range(len(stored))), *map(list, zip(*stored, strict=True))],
        )
        cells = ", ".join(triangle_sql("t", 5))
        found = database.execute(
            f"select {zone_sql('t')}, {cells} from story order by n"
        ).fetchall()
    assert [zone for zone, *_ in found] == list(map(named, WHOLE))
    # Cells of a fifth and zones share their lines: no cell lies in two zones.
    zones_of: dict[tuple[int, ...], set[str]] = {}
    for zone, *cell in found:
        zones_of.setdefault(tuple(cell), set()).add(zone)
    assert all(len(zones) == 1 for zones in zones_of.values())


def test_in_the_store_too_a_dot_on_a_line_is_in_its_zone_and_its_range(
    source: Source, questionnaire: Questionnaire
) -> None:
    on_lines = [each for each in WHOLE if {20, 60} & set(each)]
    events = [
        submitted(f"{n:016x}", questionnaire.version, arrived(questionnaire, as_sent(each, 3))[0])
        for n, each in enumerate(on_lines)
    ]
    source.collection.append(events)
    counts = plane_counts(source, (TRIAD,), Selection(), per_side=10)
    for zone in ZONES:
        meant = {f"{n:016x}" for n, each in enumerate(on_lines) if named(each) == zone}
        asked = selection_of((Area((TRIAD,), Zone(zone)),), source.asked)
        assert set(ids_of(source, asked)) == meant
        assert counts.zones[zone].stories == len(meant)
    for low, high in ((20, 60), (0, 20), (60, 100), (20, 20)):
        shares = Area((TRIAD,), Shares(((low, high), (0, 100), (low, 100))))
        meant = {
            f"{n:016x}"
            for n, (left, _, top) in enumerate(on_lines)
            if low <= left <= high and low <= top
        }
        assert set(ids_of(source, selection_of((shares,), source.asked))) == meant


def test_what_is_outlined_is_what_the_rule_names() -> None:
    outlines = {zone: Polygon(zone_outline(zone)) for zone in ZONES}
    for percents in WHOLE:
        left, right, top = (percent / 100 for percent in percents)
        dot = Point(in_plane((left, right, top)))
        assert outlines[named(percents)].distance(dot) < 1e-9


@pytest.mark.parametrize(
    ("x", "y", "quadrant"),
    [
        (50.0, 49.0, "high_low"),
        (49.99999999999999, 50.00000000000001, "high_high"),
        (100 * (1 - 0.5), 100 * 0.49, "high_low"),
        (49.9, 0.1 + 0.2, "low_low"),
    ],
)
def test_a_position_in_the_middle_is_high_however_it_was_reckoned(
    x: float, y: float, quadrant: str
) -> None:
    sql = quadrant_sql("x", "y")
    with duckdb.connect() as database:
        found = database.execute(f"select {sql} from (select ? as x, ? as y)", [x, y]).fetchall()
    assert found == [(quadrant,)]


SHARES = st.tuples(
    *[st.one_of(st.just(0.0), st.floats(0, 0.02), st.floats(0, 1)) for _ in range(2)]
).filter(lambda two: sum(two) <= 1)


@pytest.mark.parametrize(
    ("shares", "middle"),
    [
        ((0.0, 0.0, 1.0), (0.005, 0.005, 0.99)),
        ((0.0, 0.4, 0.6), (0.005, 0.398, 0.597)),
        ((0.004, 0.496, 0.5), (0.005, 0.496 * 0.995 / 0.996, 0.5 * 0.995 / 0.996)),
        ((0.005, 0.495, 0.5), (0.005, 0.495, 0.5)),
        ((0.001, 0.002, 0.997), (0.005, 0.005, 0.99)),
        ((0.2, 0.3, 0.5), (0.2, 0.3, 0.5)),
    ],
)
def test_a_share_under_half_a_percent_is_replaced_and_the_others_make_room(
    source: Source, shares: tuple[float, float, float], middle: tuple[float, float, float]
) -> None:
    sent = story(effect_triad=dict(zip(CORNERS, shares, strict=True)))
    send(source.collection, "a" * 32, source.questionnaire.version, sent)
    found = centre(source, TRIAD, Selection())
    assert found is not None
    assert found.geometric == pytest.approx(middle, abs=1e-12)
    assert found.arithmetic == pytest.approx(shares)
    assert found.replaced == (min(shares) < LEAST_SHARE)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(two=SHARES, first=st.integers(0, 2))
def test_unreplaced_shares_keep_their_ratios_and_a_dot_adds_to_one(
    source: Source, two: tuple[float, float], first: int
) -> None:
    parts = [*two, max(0.0, 1 - two[0] - two[1])]
    shares = [*parts[first:], *parts[:first]]
    story_id = f"{next(NUMBERS):016x}"
    sent = story(effect_triad=dict(zip(CORNERS, shares, strict=True)))
    source.collection.append([submitted(story_id, source.questionnaire.version, sent)])
    # A dot of the other triad, so that this one is what is asked for.
    alone = selection_of((Dots(("challenge_triad",), (story_id,)),), source.asked)
    found = centre(source, TRIAD, alone)
    assert found is not None
    assert found.dots == 1
    assert sum(found.geometric) == pytest.approx(1, abs=1e-12)
    kept = [n for n in range(3) if round(shares[n], 9) >= LEAST_SHARE]
    assert [found.geometric[n] for n in range(3) if n not in kept] == pytest.approx(
        [LEAST_SHARE] * (3 - len(kept))
    )
    for one in kept:
        for other in kept:
            ratio = found.geometric[one] / found.geometric[other]
            assert ratio == pytest.approx(shares[one] / shares[other])

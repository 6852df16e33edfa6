"""Public figures are kept as events, and laid beside stories without misleading."""

from dataclasses import replace
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.doing import admin, core_group, send, tell_all, with_code
from tests.stories import FIGURES, story
from vertelpunt.commands import NotAllowedError, NotSoundError
from vertelpunt.insight.by_municipality import Answers, Measure, answers, halves, measures
from vertelpunt.insight.municipal_figures import by_province, figures, tables, values
from vertelpunt.insight.source import Source
from vertelpunt.insight.unheard import unheard
from vertelpunt.intake.figures import FigureTable
from vertelpunt.intake.record import check_record
from vertelpunt.questionnaire import Place
from vertelpunt.selection import Selection
from vertelpunt.store import StoreError, in_role

UTRECHT, ALMERE, GRONINGEN = "GM0344", "GM0034", "GM0014"
EFFECT = Measure("slider", "effect_size", "", "Effect")
MONEY = Measure("option", "domains", "money", "Domeinen: geld en schulden")
STAFF = Measure("option", "role", "staff", "Rol: stafmedewerker")
RESIDENT = Measure("corner", "effect_triad", "left", "Inwoner")
STORIES = Measure("stories", "", "", "hoeveel verhalen")


def test_what_is_brought_in_is_there_until_it_is_taken_away(source: Source) -> None:
    (figures_id,) = with_code(source.collection).bring_in_figures([FIGURES])
    (table,) = tables(source)
    assert (table.name, table.year, table.municipalities) == ("Kerncijfers", 2024, 3)
    inhabitants, helped = figures(source)
    assert values(source, inhabitants) == {
        UTRECHT: 370_000, ALMERE: 230_000, GRONINGEN: 240_000,
    }  # fmt: skip
    # What has no value is not there, and is no zero.
    assert values(source, helped) == {UTRECHT: 8.5, GRONINGEN: 6.0}
    assert helped.label == "Met hulp (2024, voorlopig)"
    assert helped.source == (
        "Bron: CBS, tabel 85984NED, CC BY 4.0, CBS, opgehaald op 1 mei 2026."
    )  # fmt: skip
    with_code(source.collection).remove_figures(figures_id)
    assert figures(source) == []
    assert [each.removed for each in tables(source)] == [True]
    with_code(source.collection).restore_figures(figures_id)
    assert len(figures(source)) == 2
    assert source.collection.differences() == []
    with pytest.raises(StoreError, match="niet meer"):
        with_code(source.collection).remove_figures("0" * 16)
    with pytest.raises(NotAllowedError):
        core_group(source.collection).bring_in_figures([FIGURES])
    assert tables(replace(source, viewer=in_role("member"))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": {UTRECHT: (1.0,)}}, {"rows": {"PV26": (1.0, 2.0)}}, {"rows": {}},
        {"rows": {UTRECHT: (float("nan"), 1.0)}}, {"figures": []}, {"year": 20},
        {"figures": [*FIGURES.figures, *FIGURES.figures]}, {"name": ""},
    ],
)  # fmt: skip
def test_what_is_not_sound_is_not_kept_and_not_loaded_back(
    source: Source, places: dict[str, Place], wrong: dict[str, object]
) -> None:
    table: FigureTable = replace(FIGURES, **wrong)  # type: ignore[arg-type]
    with pytest.raises(NotSoundError):
        admin(source.collection).bring_in_figures([FIGURES, table])
    assert tables(source) == []
    raw = {"kind": "figures_brought_in", "subject": "1" * 16, "body": table.body(),
           "actor": "keeper", "at": "2026-05-01T12:00:00", "seq": 1}  # fmt: skip
    assert check_record([raw], places).findings
    sound = raw | {"body": FIGURES.body()}
    assert not check_record([sound], places).findings
    gone = sound | {"kind": "figures_removed", "body": {}}
    assert "niet zijn" in check_record([gone], places).findings[0].sentence


def test_what_counts_is_added_up_by_province_and_a_rate_never_is(source: Source) -> None:
    admin(source.collection).bring_in_figures([FIGURES])
    inhabitants, helped = figures(source)
    amersfoort = {"GM0307": 12.0}
    places = source.asked.places.values()
    counted = by_province(inhabitants, values(source, inhabitants), places)["Utrecht"]
    rate = by_province(helped, values(source, helped) | amersfoort, places)["Utrecht"]
    assert (counted.total, counted.known, counted.municipalities) == (370_000, 1, 26)
    assert (rate.total, rate.middle, rate.lowest, rate.highest) == (None, 10.25, 8.5, 12.0)
    nothing = by_province(helped, {}, places)["Utrecht"]
    assert (nothing.known, nothing.middle, nothing.total) == (0, None, None)


def test_stories_of_a_place_come_to_what_a_plain_count_says(source: Source) -> None:
    tell_all(
        source,
        [
            story(effect_size=20.0, domains=["money"], role="staff"),
            story(effect_size=90.0, domains=["money", "housing"], role="partner"),
            story(effect_size=None, domains=["housing"], municipality=ALMERE, role="staff"),
            story(effect_size=40.0, domains=None, effect_triad=None, municipality="several"),
        ],
    )
    found = {each.key: answers(source, "municipality", each, Selection())
             for each in (EFFECT, MONEY, STAFF, RESIDENT, STORIES)}  # fmt: skip
    plain = {
        each.key: {code: (one.stories, one.value) for code, one in found[each.key].items()}
        for each in (EFFECT, MONEY, STAFF, RESIDENT, STORIES)
    }
    assert plain == {
        EFFECT.key: {UTRECHT: (2, 55.0)},
        MONEY.key: {UTRECHT: (2, 1.0), ALMERE: (1, 0.0)},
        STAFF.key: {UTRECHT: (2, 0.5), ALMERE: (1, 1.0)},
        RESIDENT.key: {UTRECHT: (2, 0.5), ALMERE: (1, 0.5)},
        STORIES.key: {UTRECHT: (2, 2.0), ALMERE: (1, 1.0)},
    }
    assert {EFFECT.key, MONEY.key, RESIDENT.key} <= {e.key for e in measures(source.asked)}


@given(
    told=st.lists(
        st.tuples(st.floats(0, 100), st.lists(st.floats(0, 100), min_size=1, max_size=4)),
        max_size=12,
    ),
    least=st.integers(1, 3),
)
@settings(max_examples=40, deadline=None)
def test_in_each_half_every_story_counts_once(
    told: list[tuple[float, list[float]]], least: int
) -> None:
    places = {f"GM{n:04}": each for n, each in enumerate(told, 1)}
    summed = {c: Answers(len(s), float(median(s)), sum(s)) for c, (_, s) in places.items()}
    held = {code: figure for code, (figure, _) in places.items()}
    found = halves(EFFECT, summed, held, least)
    enough = [(figure, given) for figure, given in told if len(given) >= least]
    if found is None:
        assert (
            len(enough) < 5
            or len({figure for figure, _ in enough}) < 3
            or min(figure for figure, _ in enough) == median(figure for figure, _ in enough)
        )
        return
    for (places_in, stories, mean), side in (
        (found.low, [g for f, g in enough if f < found.at]),
        (found.high, [g for f, g in enough if f >= found.at]),
    ):
        every = [each for given in side for each in given]
        assert (places_in, stories) == (len(side), len(every))
        assert mean == pytest.approx(sum(every) / len(every))


def test_who_is_missed_is_named_by_place_and_role(source: Source) -> None:
    admin(source.collection).bring_in_figures([FIGURES])
    tell_all(source, [story(role="staff"), story(role="staff"), story(municipality="several")])
    inhabitants = figures(source)[0]
    found = unheard(source, "municipality", "role", Selection(), inhabitants,
                    values(source, inhabitants))  # fmt: skip
    regions = {each.name: each for each in found.regions}
    assert (regions["Utrecht"].stories, regions["Utrecht"].there) == (2, 370_000)
    assert (regions["Flevoland"].stories, regions["Flevoland"].there) == (0, 230_000)
    assert (found.stories, found.municipalities, found.there) == (2, 1, 840_000)
    # Of several municipalities a role is known too; a role that nobody has is there with nought.
    assert (found.roles["staff"], found.roles["practitioner"], found.roles["director"]) == (2, 1, 0)
    assert regions["Utrecht"].roles["staff"] == 2
    assert [code for code, _ in found.silent[:2]] == [GRONINGEN, ALMERE]
    assert len(found.silent) == 341
    assert found.silent[2][1] is None


def test_a_story_for_the_core_group_only_is_not_there_where_others_look(source: Source) -> None:
    send(source.collection, "a" * 32, source.questionnaire.version, story(share_level="core_group"))
    assert answers(source, "municipality", STORIES, Selection())[UTRECHT].stories == 1
    assert answers(source.with_others(), "municipality", STORIES, Selection()) == {}

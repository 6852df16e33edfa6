"""A year report: what is written, chosen and kept for it, who may have it, and when it moved on."""

import io
import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, core_group
from tests.stories import story
from vertelpunt.admin.reports import year_file
from vertelpunt.commands import NotSoundError, TextMovedOnError
from vertelpunt.export.year_blocks import year_written
from vertelpunt.insight.picture import Picture
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_report import quotes_in, year_report
from vertelpunt.insight.year_sentences import Sentence
from vertelpunt.insight.year_shared import shared_report
from vertelpunt.insight.year_standing import beside, said, year_before, year_told
from vertelpunt.questionnaire import Audience, Submission
from vertelpunt.reports import Number, Report, report_now
from vertelpunt.sessions import Passage
from vertelpunt.store import (
    CORE_GROUP,
    VISITOR,
    StoreError,
    close_collection,
    open_collection,
    story_id_of,
    submitted,
)

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
PLACE = Passage("key_moment", 1, 0, 10)
P, Q, R = "1" * 16, "2" * 16, "3" * 16


def tell(source: Source, year: int, sent: Sequence[Submission]) -> list[str]:
    """Stories that were told in this year, a day each; their ids."""
    version = source.questionnaire.version
    ids = [story_id_of(f"{year} {n}") for n in range(len(sent))]
    source.collection.append(
        [
            submitted(each, version, told, at=datetime(year, 3, 1, 12) + timedelta(days=n))
            for n, (each, told) in enumerate(zip(ids, sent, strict=True))
        ]
    )
    return ids


def made(source: Source, days: tuple[date, date] = YEAR) -> Report:
    return report_now(source.collection, source.viewer, *days)


def sentence(source: Source, key: str) -> Sentence:
    return year_report(source, made(source)).sentences[key]


def keep(source: Source, key: str) -> Sentence:
    said = sentence(source, key)
    core_group(source.collection).keep_sentence(*YEAR, key, said.text, said.numbers, said.stories)
    return said


def words(source: Source, readers: Audience = "core_group") -> str:
    """The document, as one text."""
    file = year_file(source.collection, *YEAR, ".docx", readers)
    document = Document(io.BytesIO(file))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_a_text_is_kept_for_next_time_and_can_be_put_back(source: Source) -> None:
    group = core_group(source.collection)
    group.write_report_text(*YEAR, "triads", "Eerst.", was="")
    group.write_report_text(*YEAR, "triads", "Daarna.", was="Eerst.")
    group.write_report_text(*YEAR, "triads", "Daarna.", was="Daarna.", shared=True)
    text = made(source).texts["triads"]
    assert (text.text, text.shared, text.before) == ("Daarna.", True, "Eerst.")
    assert made(source, (date(2024, 1, 1), date(2024, 12, 31))).texts == {}
    # Who writes it again writes nothing, so that nothing piles up in the record.
    before = source.collection.position()
    group.write_report_text(*YEAR, "triads", "Daarna.", was="Eerst.")
    assert source.collection.position() == before


def test_two_who_write_one_text_lose_none_of_both(source: Source) -> None:
    group = core_group(source.collection)
    group.write_report_text(*YEAR, "next", "Van de een.", was="")
    with pytest.raises(TextMovedOnError, match="Jouw tekst staat nog in het veld"):
        group.write_report_text(*YEAR, "next", "Van de ander.", was="")
    group.write_report_text(*YEAR, "next", "Van de ander.", was="Van de een.")
    assert made(source).texts["next"].before == "Van de een."


def test_who_may_not_keep_reads_nothing_of_it(source: Source) -> None:
    core_group(source.collection).write_report_text(*YEAR, "next", "Voor ons.", was="")
    assert report_now(source.collection, VISITOR, *YEAR) == Report(*YEAR)
    assert source.collection.report_periods(VISITOR) == set()
    assert source.collection.report_periods(source.viewer) == {YEAR}


def test_a_period_that_ends_before_it_begins_and_a_long_text_are_refused(source: Source) -> None:
    group = core_group(source.collection)
    with pytest.raises(StoreError, match="eerste dag"):
        group.write_report_text(YEAR[1], YEAR[0], "next", "x", was="")
    with pytest.raises(NotSoundError):
        group.write_report_text(*YEAR, "next", "x" * 10_001, was="")


def test_a_kept_sentence_says_what_is_other_once_a_story_goes(source: Source) -> None:
    one, other, _ = tell(source, 2025, [story(), story(), story(effect_triad=None)])
    was = keep(source, "triads.effect_triad")
    assert (was.n, set(was.stories)) == (2, {one, other})
    (held,) = year_told(source, made(source)).standings.values()
    assert (held.holds, held.why) == (True, "")
    core_group(source.collection).judge(other, usable=False, reason="Reclame")
    (held,) = year_told(source, made(source)).standings.values()
    assert not held.holds
    assert held.why.startswith("1 verhaal niet meer meegeteld; vooral Inwoner: toen 2 van 2, nu 1")
    # Where it was a share of two stories and is the same share of one, there is nothing to see.
    assert "gemiddeld" not in held.why
    core_group(source.collection).judge(other, usable=True)
    admin(source.collection).erase([other], "teller")
    (held,) = year_told(source, made(source)).standings.values()
    assert held.why.startswith("1 verhaal gewist; ")
    text = words(source)
    assert was.text in text
    assert "Let op, veranderd sinds" in text
    assert sentence(source, "triads.effect_triad").text not in text
    core_group(source.collection).release_sentence(*YEAR, "triads.effect_triad")
    assert "Let op" not in words(source)


def test_a_kept_sentence_says_what_came(source: Source) -> None:
    tell(source, 2025, [story()])
    keep(source, "introduction")
    version = source.questionnaire.version
    source.collection.append([submitted(R, version, story(), at=datetime(2025, 6, 1))])
    (held,) = year_told(source, made(source), ["introduction"]).standings.values()
    assert held.why == "1 verhaal erbij gekomen; bruikbare verhalen: toen 1, nu 2"
    assert year_told(source, made(source), ["triads"]).standings == {}


def test_a_sentence_that_is_not_made_any_more_stays_and_says_so(source: Source) -> None:
    tell(source, 2025, [story()])
    core_group(source.collection).keep_sentence(
        *YEAR, "triads.gone", "Zo was het.", [Number("vooral", 1, 1)], []
    )
    told = year_told(source, made(source))
    (held,) = told.unmade("triads")
    assert (held.now, held.holds) == (None, False)
    written = repr(year_written(told, invented=False))
    assert "Zo was het." in written
    assert "vooral: toen 1 van 1, nu –" in written


def test_passages_go_with_their_story_and_leave_no_words(source: Source) -> None:
    one, other = tell(source, 2025, [story(), story(title="De tweede")])
    group = core_group(source.collection)
    group.choose_passage(*YEAR, P, one, PLACE, "Mooi gezegd")
    group.choose_passage(*YEAR, Q, other, PLACE, "Over de buurman Jan")
    assert [(each.story, each.words) for each in quotes_in(source, made(source))] == [
        (one, "Een buurma"), (other, "Een buurma"),
    ]  # fmt: skip
    group.mask(one, "buurman", "[iemand]")
    assert next(each.words for each in quotes_in(source, made(source))) == "Een [iemand]"
    admin(source.collection).erase([other], "privacy")
    assert [each.story for each in quotes_in(source, made(source))] == [one]
    assert "Jan" not in repr(list(source.collection.events()))
    group.judge(one, usable=False, reason="Toch niet")
    (filled,) = year_report(source, made(source), ["storycards"]).sections
    assert (filled.quotes, filled.gone) == ((), 1)
    group.leave_passage(*YEAR, P)
    assert made(source).passages == ()
    with pytest.raises(StoreError, match="er niet meer"):
        group.choose_passage(*YEAR, R, other, PLACE)


LEVELS: tuple[Audience, ...] = ("core_group", "members", "partners")


def test_the_version_to_share_has_no_more_than_its_readers_may_read(source: Source) -> None:
    ids = tell(
        source, 2025,
        [story(title=f"Voor {each}", share_level=each) for each in LEVELS for _ in range(4)],
    )  # fmt: skip
    group = core_group(source.collection)
    for n, each in enumerate(ids):
        group.choose_passage(*YEAR, f"{n:016x}", each, PLACE, "Van ons")
        group.code(each, "tone", ["positive"])
    group.write_report_text(*YEAR, "next", "Van ons samen.", was="", shared=True)
    group.write_report_text(*YEAR, "triads", "Alleen voor ons.", was="")
    keep(source, "introduction")
    expected: dict[Audience, set[str]] = {
        "core_group": {*LEVELS}, "members": {"members", "partners"}, "partners": {"partners"},
    }  # fmt: skip
    for readers, may_read in expected.items():
        text = words(source, readers)
        for level in LEVELS:
            assert (f"Voor {level}" in text) == (level in may_read), (readers, level)
        whole = readers == "core_group"
        assert "Van ons samen." in text
        for own in ("Alleen voor ons.", "Van ons\n", "positief", "12 bruikbare verhalen"):
            assert (own in text) == whole, own
    assert "ongeveer 10 verhalen" in words(source, "members")
    assert "Alleen voor de kerngroep" in words(source)


def test_only_a_whole_calendar_year_is_shared(source: Source) -> None:
    days = (date(2025, 1, 1), date(2025, 12, 30))
    with pytest.raises(ValueError, match="2025"):
        shared_report(source, Report(*days), "members", 5)


@given(
    st.lists(st.sampled_from(["practice", "bottleneck", "other"]), min_size=1, max_size=14),
    st.integers(0, 9),
)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_number_to_share_is_about_one_to_four_stories(
    published: Path, tmp_path_factory: pytest.TempPathFactory, kinds: list[str], earlier: int
) -> None:
    path = tmp_path_factory.mktemp("shared") / "x.duckdb"
    shutil.copy(published, path)
    collection = open_collection(path)
    asked = next(iter(collection.versions.values()))
    source = Source(collection, CORE_GROUP, asked, {})
    tell(source, 2024, [story()] * earlier)
    ids = tell(source, 2025, [story(subject_kind=each) for each in kinds])
    found = shared_report(source, made(source), "members", 5).numbers
    every = source.read("select story_id, submitted_on from story order by submitted_at")
    counts = every["story_id"].to_pylist()[: len(every) // 5 * 5]
    within = [each for each in counts if each in ids]
    close_collection(path)
    if not isinstance(found, Picture):
        # Held back: too few, or too few that are left of what members see of all.
        assert 0 <= len(within) < 5 or 0 < len(counts) - len(within) < 5
        return
    assert len(within) >= 5
    assert len(counts) - len(within) not in range(1, 5)
    (kind,) = [each for each in found.questions if each.id == "subject_kind"]
    chose = Counter(kinds[ids.index(each)] for each in within)
    labels = asked.question("subject_kind")
    assert labels
    shown = {label: about for label, about in kind.answers if about is not None}
    for option in labels.options:  # type: ignore[union-attr]
        if option.label in shown:
            assert chose[option.id] >= 5
            assert shown[option.label] % 5 == 0


def test_two_years_stand_side_by_side_and_few_stories_tell_no_difference(source: Source) -> None:
    tell(source, 2024, [story()] * 4)
    tell(source, 2025, [story(role="staff")] * 3 + [story()] * 9)
    told = year_told(source, made(source))
    assert told.before is not None
    assert (told.report.stories, told.before.stories) == (12, 4)
    now, before = (each.sentences["onderdeel.role"] for each in (told.report, told.before))
    rows = {each.name: (each.now, each.before, each.difference) for each in beside(now, before)}
    assert rows["uitvoerend professional"] == ("9 van 12 (75%)", "4 van 4", "te weinig verhalen")
    assert rows["stafmedewerker"] == ("3 van 12 (25%)", "0 van 4", "te weinig verhalen")
    assert "Naast een jaar eerder (1 jan 2024 – 31 dec 2024)" in words(source)
    assert year_told(source, Report(*year_before(*YEAR))).before is None


def test_a_difference_is_in_points_of_shares_and_otherwise_in_numbers() -> None:
    def of(*numbers: Number) -> Sentence:
        return Sentence("k", "t", numbers, 0)

    (share,) = beside(of(Number("a", 15, 20)), of(Number("a", 5, 10)))
    assert (share.now, share.before, share.difference) == (
        "15 van 20 (75%)", "5 van 10 (50%)", "+25 procentpunten",
    )  # fmt: skip
    (number,) = beside(of(Number("a", 3)), of(Number("a", 5)))
    assert number.difference == "−2"
    (new,) = beside(of(Number("a", 3, 20)), of())
    assert (new.before, new.difference) == ("–", "niet te vergelijken")
    assert said(Number("gemiddeld", 61, 62, "%")) == "61% (62 verhalen)"


def test_the_year_before_a_leap_day_is_the_day_before_it() -> None:
    assert year_before(date(2024, 2, 29), date(2024, 12, 31)) == (
        date(2023, 2, 28), date(2023, 12, 31),
    )  # fmt: skip


def test_an_empty_year_has_a_report_in_every_form(source: Source) -> None:
    for suffix in (".docx", ".pdf"):
        assert year_file(source.collection, *YEAR, suffix, "core_group")
    assert "geen bruikbaar verhaal" in words(source)
    assert "te weinig verhalen" in words(source, "members")

"""Responses at the edges, and what the demonstration stories must be like."""

import csv
import io
from collections import Counter
from datetime import datetime

from tests.stories import story
from tests.test_versions import first, second, tell, third
from vertelpunt.admin.demonstration import read_stories
from vertelpunt.export.csv import csv_of
from vertelpunt.figures.choices import option_bars
from vertelpunt.figures.text import plain, short
from vertelpunt.insight import responses as insight
from vertelpunt.insight.choices import choices
from vertelpunt.insight.layers import Layers
from vertelpunt.insight.source import Source
from vertelpunt.paths import DEMONSTRATION_STORIES
from vertelpunt.questionnaire import Place, Questionnaire
from vertelpunt.selection import Selection
from vertelpunt.store import CORE_GROUP, Collection, submitted

ALL = Selection()


def test_the_demonstration_shows_the_patterns_of_the_report(
    demonstration: Source, questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    seen = insight.overview(demonstration, ALL)
    assert (seen.stories, seen.usable) == (len(written), 65)
    assert seen.stories >= 70
    assert str(seen.first) == "2025-02-13"
    usable = [s.submission.answers for s in written if s.coding.get("usable", True)]
    domains = Counter(d for a in usable for d in a.get("domains", []))
    assert [d for d, _ in domains.most_common(3)] == [
        "social_support",
        "self_reliance",
        "parenting",
    ]
    parties = Counter(p for a in usable for p in a.get("parties", []))
    assert [p for p, _ in parties.most_common(3)] == ["professionals", "municipalities", "welfare"]
    kosten = [a["effect_triad"]["top"] for a in usable if "effect_triad" in a]
    assert sum(share < 0.3 for share in kosten) > 0.9 * len(kosten)
    work = [a["challenge_triad"]["left"] for a in usable if "challenge_triad" in a]
    assert sum(share > 0.4 for share in work) > 0.5 * len(work)
    wins = [a for a in usable if a.get("difficulty", 100) <= 40 and a.get("impact_size", 0) >= 70]
    assert len(wins) >= 5
    assert len({a["municipality"] for a in usable}) >= 25


def test_the_written_stories_have_a_hundred_words_and_no_two_are_alike(
    questionnaire: Questionnaire, places: dict[str, Place]
) -> None:
    written = read_stories(DEMONSTRATION_STORIES, questionnaire, places)
    blocks = [q.id for q in questionnaire.questions if q.type == "long_text"]
    texts = [" ".join(s.submission.answers.get(b, "") for b in blocks) for s in written]
    assert all(100 <= len(text.split()) <= 350 for text in texts)
    assert len({s.submission.answers["title"] for s in written}) == len(written)
    sentences = Counter(x.strip() for t in texts for x in t.split(".") if len(x.split()) > 5)
    assert max(sentences.values()) == 1


def test_weeks_and_months_without_stories_count_nought(
    source: Source, questionnaire: Questionnaire
) -> None:
    days = [datetime(2025, 1, 31, 12), datetime(2025, 2, 2, 23, 30), datetime(2025, 4, 1, 12)]
    source.collection.append(
        [submitted(f"s{n}", questionnaire.version, story(), at=day) for n, day in enumerate(days)]
    )
    months = insight.per_period(source, ALL, "month")
    assert [(m.start.month, m.stories) for m in months] == [(1, 1), (2, 1), (3, 0), (4, 1)]
    weeks = insight.per_period(source, ALL, "week")
    # 23.30 UTC on Sunday 2 February is Monday in the Netherlands.
    assert [w.stories for w in weeks] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert all(week.start.weekday() == 0 for week in weeks)


def test_what_was_not_asked_is_told_apart(collection: Collection, places: dict[str, Place]) -> None:
    tell(collection, first(), 1, colour="red")
    tell(collection, second(), 2, mood={"left": 1, "right": 0, "top": 0})
    tell(collection, third(), 3, colour="blue")
    source = Source(collection, CORE_GROUP, third(), places)
    rows = {row.label: row for row in insight.answer_states(source, ALL)}
    mood, weight = rows["Stemming"], rows["Gewicht?"]
    assert (mood.answered, mood.left_open, mood.not_asked) == (1, 1, 1)
    assert (weight.answered, weight.left_open, weight.not_asked) == (0, 2, 1)
    assert weight.dropped
    assert not mood.dropped


def test_nothing_told_is_no_error(source: Source) -> None:
    assert insight.overview(source, ALL).stories == 0
    assert insight.per_period(source, ALL, "week") == []
    assert choices(source, "municipality", ALL).answered.stories == 0
    assert insight.lengths(source, ALL).middle is None
    assert all(row.asked == 0 for row in insight.answer_states(source, ALL))


def test_text_in_a_figure_is_escaped() -> None:
    assert plain("<b>x</b> & y") == "&lt;b&gt;x&lt;/b&gt; &amp; y"
    assert len(short("x" * 100)) == 46
    drawn = option_bars([("x", "<b>x</b>", Layers(3, 3))], Layers(3, 3)).figure
    assert not any("<b>x" in note["text"] for note in drawn["layout"]["annotations"])


def test_a_spreadsheet_reads_no_formula() -> None:
    text = csv_of(["Naam", "Verhalen"], [("=1+1", 3), ("+31", 1), ("a;b", 2)]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows == [["Naam", "Verhalen"], ["'=1+1", "3"], ["'+31", "1"], ["a;b", "2"]]

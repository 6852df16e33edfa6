"""What campaigns ask of their own stands where somebody was asked it, and says where that was."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.doing import core_group, send
from tests.stories import story
from vertelpunt.insight.asked_here import asked_here, with_where_asked
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_report import year_report
from vertelpunt.questionnaire import ChoiceQuestion, OwnQuestion, Questionnaire
from vertelpunt.reports import Report
from vertelpunt.selection import USABLE, Campaigns, Selection, selection_of
from vertelpunt.store import CORE_GROUP, now

Told = Callable[[str, int], None]


@pytest.fixture
def told(source: Source) -> Told:
    """A function that opens a campaign with a question of its own, and tells so many stories."""

    def tell(name: str, stories: int) -> None:
        asked, group = source.questionnaire, core_group(source.collection)
        own = OwnQuestion(f"c_{name.lower()}", "multi", f"Wie hielp bij {name}?", ("buur", "arts"))
        group.open_campaign(group.make_campaign({"name": name, "questions": (own,)}, asked), asked)
        form = _form(source, name)
        for n in range(stories):
            send(source.collection, f"{name:0<30}{n:02}", form.version, story(), campaign=name)

    return tell


def _form(source: Source, name: str) -> Questionnaire:
    (campaign,) = (c for c in source.collection.campaigns(CORE_GROUP) if c.name == name)
    return campaign.form(source.questionnaire)


def _own(source: Source, *parts: Campaigns) -> list[str]:
    fresh = Source(source.collection, source.viewer, source.questionnaire, source.places)
    selection = selection_of(parts, fresh.asked) if parts else Selection((USABLE,))
    usual, own = asked_here(fresh, selection, fresh.asked.of_type(ChoiceQuestion))
    assert {each.id for each in usual} == {
        each.id for each in source.questionnaire.questions if isinstance(each, ChoiceQuestion)
    }
    return [each.id for each in own]


def test_a_question_of_a_campaign_is_there_with_the_stories_that_were_asked_it(
    source: Source, told: Told
) -> None:
    told("Zomer", 1)
    told("Herfst", 1)
    told("Winter", 0)
    assert set(_own(source)) == {"c_zomer", "c_herfst"}
    assert _own(source, Campaigns(("Zomer",))) == ["c_zomer"]
    assert _own(source, Campaigns(("Winter",))) == []


def test_it_says_where_it_was_asked_and_other_questions_do_not(source: Source, told: Told) -> None:
    told("Zomer", 1)
    said = with_where_asked(source.asked, "c_zomer", "1 verhaal.")
    assert said == "Alleen gevraagd in ‘Zomer’. 1 verhaal."
    assert with_where_asked(source.asked, "domains", "1 verhaal.") == "1 verhaal."


def test_a_year_report_tells_what_its_stories_were_asked(source: Source, told: Told) -> None:
    told("Zomer", 1)
    told("Winter", 0)
    year = now().year
    report = year_report(source, Report(date(year, 1, 1), date(year, 12, 31)))
    assert "multis.c_zomer" in report.sentences
    assert "multis.c_winter" not in report.sentences
    before = year_report(source, Report(date(year - 1, 1, 1), date(year - 1, 12, 31)))
    assert "multis.c_zomer" not in before.sentences

"""The sentence with a plot claims no more than the numbers show."""

from datetime import date

from vertelpunt.insight.responses import AnswerStates, PeriodCount
from vertelpunt.ui.plots.sentences import busiest, least_answered, origin


def months(*stories: int) -> list[PeriodCount]:
    return [PeriodCount(count, count, start=date(2025, n, 1)) for n, count in enumerate(stories, 1)]


def test_the_busiest_month_is_named() -> None:
    said = busiest(months(1, 5, 2), "month")
    assert said == "De meeste verhalen kwamen in februari 2025: 5 van de 8."


def test_two_months_that_are_equal_are_both_named() -> None:
    said = busiest(months(4, 1, 4), "month")
    assert said == "De meeste verhalen kwamen in januari 2025 en maart 2025: elk 4 van de 9."


def test_no_month_is_named_where_none_stands_out() -> None:
    assert "Geen maand springt eruit" in busiest(months(1, 1, 1, 1), "month")


def test_several_municipalities_are_not_one_municipality() -> None:
    counts = [("Utrecht", 3), ("meerdere gemeenten", 2), ("Zwolle", 1)]
    assert origin(counts, "gemeente", "gemeenten") == (
        "4 verhalen uit 2 gemeenten. De meeste: Utrecht (3). "
        "2 verhalen gaan over ‘meerdere gemeenten’."
    )


def test_the_question_that_was_filled_in_least_is_named_with_its_n() -> None:
    rows = [
        AnswerStates("Titel", False, 5, 0, 0, 0),
        AnswerStates("Effect", False, 2, 1, 1, 1),
        AnswerStates("Oud", True, 0, 0, 5, 0),
    ]
    assert "‘Effect’: in 2 van de 4 verhalen waarin het is gevraagd" in least_answered(rows)
    assert least_answered(rows[:1]) == "Alle vragen zijn in elk verhaal ingevuld."

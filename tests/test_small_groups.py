"""No number is about too few stories, and none follows from those that are shown."""

from hypothesis import given
from hypothesis import strategies as st

from vertelpunt.insight.small_groups import Known, apart, bearable, exclusive

SMALLEST = 5
SIZES = st.lists(st.integers(0, 14), min_size=1, max_size=8).filter(lambda each: sum(each) >= 5)


def group(*stories: int) -> int:
    return sum(1 << story for story in stories)


def knowing(*groups: int) -> Known:
    known = Known(SMALLEST)
    known.add(*groups)
    return known


def fine(stories: int) -> bool:
    return stories == 0 or stories >= SMALLEST


def shown_of(sizes: list[int]) -> list[int]:
    """The places of the numbers that are shown beside their total."""
    groups = apart(sizes)
    whole = sum(groups)
    return bearable(knowing(whole), whole, dict(enumerate(groups)))


def test_a_number_under_five_hides_behind_the_smallest_other() -> None:
    assert shown_of([20, 9, 7, 3]) == [0, 1]
    assert shown_of([20, 9, 7, 3, 2]) == [0, 1, 2]
    assert shown_of([20, 3]) == []
    assert shown_of([20, 7]) == [0, 1]


def test_an_answer_that_nobody_gave_is_not_told_apart_from_few() -> None:
    assert shown_of([20, 9, 0]) == [0]
    assert shown_of([20, 9, 3, 2, 0]) == [0, 1]
    assert shown_of([20, 0]) == []


@given(SIZES)
def test_of_answers_that_exclude_each_other_no_hidden_number_follows(sizes: list[int]) -> None:
    shown = shown_of(sizes)
    assert all(sizes[each] >= SMALLEST for each in shown)
    assert all(fine(sum(sizes) - sizes[each]) for each in shown)
    hidden = [size for each, size in enumerate(sizes) if each not in shown]
    # What is hidden are more numbers than one, and together they are no small number.
    assert not hidden or (len(hidden) > 1 and sum(hidden) >= SMALLEST)


@given(st.lists(st.sets(st.integers(0, 29)), min_size=1, max_size=6))
def test_of_answers_that_go_together_no_two_differ_by_few(answers: list[set[int]]) -> None:
    whole = group(*range(30))
    groups = [group(*each) for each in answers]
    shown = bearable(knowing(whole), whole, dict(enumerate(groups)))
    told = [groups[each] for each in shown] + [whole]
    assert all(fine((a ^ b).bit_count()) and a.bit_count() >= 5 for a in told for b in told)


@given(st.lists(st.sets(st.integers(0, 23)), max_size=30))
def test_whatever_is_asked_one_after_another_nothing_known_is_small_or_near(
    asked: list[set[int]],
) -> None:
    known, told = Known(SMALLEST), list[int]()
    for each in (group(*stories) for stories in asked):
        if known.bears(each):
            known.add(each)
            told.append(each)
        else:
            # It is held back for a reason, and not for nothing.
            assert not fine(each.bit_count()) or any(
                not fine((each ^ other).bit_count()) for other in told
            )
    assert all(fine((a ^ b).bit_count()) for a in told for b in told)
    assert all(fine(each.bit_count()) for each in told)


def test_what_was_hidden_once_does_not_follow_from_another_view() -> None:
    # Ten hide three, behind two larger numbers.
    most, many, ten, few = apart([20, 12, 10, 3])
    whole = most | many | ten | few
    known = knowing(whole)
    answers = {"most": most, "many": many, "ten": ten, "few": few}
    assert bearable(known, whole, answers) == ["most", "many"]
    # Elsewhere those ten stand as a number of their own.
    assert not known.bears(ten)
    assert known.bears(most)


def test_what_is_left_of_a_whole_is_not_near_to_what_is_known_either() -> None:
    answer, rest = apart([11, 9])
    whole = answer | rest
    for near, shown in ((rest, ["answer", "also"]), (rest & (rest - 1), ["also"])):
        assert bearable(knowing(whole, near), whole, {"answer": answer, "also": whole}) == shown


def test_groups_that_share_a_story_do_not_exclude_each_other() -> None:
    assert exclusive([group(0, 1), group(2), 0])
    assert not exclusive([group(0, 1), group(1, 2)])
    assert exclusive(apart([3, 0, 5]))
    assert [each.bit_count() for each in apart([3, 0, 5])] == [3, 0, 5]

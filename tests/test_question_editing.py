"""Questions as they are edited: what each edit does, and that none ever breaks what was told."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doing import admin, send
from tests.stories import ids_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.intake.reading import questions_of
from vertelpunt.intake.writing import as_yaml
from vertelpunt.questionnaire import (
    KINDS,
    TYPES,
    ChoiceQuestion,
    EditError,
    Place,
    Question,
    Questionnaire,
    Submission,
    changes_between,
    check_submission,
    editing,
    hidden_options,
    hidden_questions,
    listed_in,
    minimal,
    read_questionnaire,
    used_ids,
)
from vertelpunt.selection import from_address, selection_of
from vertelpunt.store import CORE_GROUP, Collection, close_collection, open_collection
from vertelpunt.store.columns import check_types

WORDS = {
    "label": "Wat telde het meest?", "corners.left": "geld", "corners.right": "tijd",
    "corners.top": "zin", "ends.low": "weinig", "ends.high": "veel",
    "x.low": "ver", "x.high": "dichtbij", "y.low": "laag", "y.high": "hoog",
    "options": ["ja", "nee", "ooit"],
}  # fmt: skip


def added(asked: Questionnaire, kind: str, label: str = "") -> tuple[Questionnaire, str]:
    words = WORDS | ({"label": label} if label else {})
    return editing.add_question(asked, kind, asked.steps[0].id, words, frozenset())


def of_every_type() -> Questionnaire:
    asked = minimal()
    for kind in TYPES:
        asked, _ = added(asked, kind, f"Vraag {kind}")
    return asked


# One edit


def test_every_type_has_its_record_here() -> None:
    assert set(TYPES) == set(KINDS)


def test_the_least_there_can_be_is_sound_and_can_be_told_with() -> None:
    asked = minimal()
    assert read_questionnaire(asked.content(), "") == asked
    assert {each.part for each in asked.questions} == {"title", "audience", None}


@pytest.mark.parametrize("kind", TYPES)
def test_a_question_of_every_type_is_added_with_what_it_needs(kind: str) -> None:
    asked, made = added(minimal(), kind)
    question = asked.question(made)
    assert question is not None
    assert (made, question.type) == ("wat_telde_het_meest", kind)
    assert [each.id for each in asked.questions] == ["title", "story", made, "share_level"]
    for place in TYPES[kind].texts:
        with pytest.raises(EditError) as refused:
            editing.add_question(minimal(), kind, "story", WORDS | {place: " \u200b"}, ())
        assert refused.value.field == place


@pytest.mark.parametrize("label", ["Title", "story", "Campaign", "Coded tone", "1 ding", "¿?", "é"])
def test_an_id_is_made_of_the_label_and_is_no_others(label: str) -> None:
    asked, made = added(minimal(), "triad", label)
    assert made not in {"title", "story", "campaign"}
    assert not made.startswith("coded_")
    assert added(asked, "single", label)[1] != made


def test_no_id_of_before_comes_back_with_another_type() -> None:
    before, made = added(minimal(), "single", "Plaats")
    after, other = editing.add_question(minimal(), "place", "story", {"label": "Plaats"},
                                        used_ids([before]))  # fmt: skip
    assert other != made
    check_types([before], after)
    beside, _ = editing.add_question(minimal(), "text", "story", {"label": "Plaats other"},
                                     used_ids([before]))  # fmt: skip
    check_types([before], beside)


def test_what_the_app_can_not_do_without_is_neither_hidden_nor_left_open() -> None:
    for question_id in ("title", "share_level"):
        with pytest.raises(EditError, match="Deze vraag blijft"):
            editing.hide(minimal(), question_id)
        with pytest.raises(EditError):
            editing.reword(minimal(), question_id, {"required": False})
    with pytest.raises(EditError, match="ligt vast"):
        editing.add_option(minimal(), "share_level", "Iedereen", ())


def test_a_question_is_reworded_moved_hidden_and_brought_back_under_its_own_id() -> None:
    asked, made = added(of_every_type(), "single")
    words = {"label": " Wat  telt? ", "short": "", "help": "Denk na.", "reflection": True}
    reworded = editing.reword(asked, made, words)
    now = reworded.question(made)
    assert now is not None
    assert (now.label, now.help, reworded.reflection) == ("Wat telt?", "Denk na.", (made,))
    moved = editing.move(reworded, made, -1)
    places = [each.id for each in moved.questions]
    assert places.index(made) == [each.id for each in reworded.questions].index(made) - 1
    gone = editing.hide(moved, made)
    assert (gone.question(made), gone.reflection) == (None, ())
    assert hidden_questions(gone, [asked, moved]) == [now]
    assert editing.bring_back(gone, now).question(made) == now


def test_needed_goes_neither_with_not_applicable_nor_with_folding() -> None:
    for other in ("not_applicable", "more"):
        with pytest.raises(EditError) as refused:
            editing.reword(minimal(), "story", {"required": True, other: True})
        assert refused.value.field == other


def test_an_answer_is_reworded_moved_hidden_and_brought_back() -> None:
    asked, made = added(minimal(), "multi")
    asked = editing.add_option(asked, made, "Soms, maar niet altijd", ["soms_maar_niet_altijd"])
    question = asked.question(made)
    assert question is not None
    last = getattr(question, "options")[-1]  # noqa: B009 - any question
    assert last.id == "soms_maar_niet_altijd_2"
    asked = editing.reword_option(asked, made, last.id, {"label": "Soms", "other": True})
    asked = editing.move_option(asked, made, last.id, -9)
    now = asked.question(made)
    assert isinstance(now, ChoiceQuestion)
    assert (now.options[0].id, now.options[0].label, now.options[0].other) == (
        last.id,
        "Soms",
        True,
    )
    gone = editing.hide_option(asked, made, last.id)
    assert [each.id for each in hidden_options(gone, made, [asked])] == [last.id]
    back = editing.bring_back_option(gone, made, now.options[0]).question(made)
    assert isinstance(back, ChoiceQuestion)
    assert back.options[-1] == now.options[0]
    for label in ("ja", "JA "):
        with pytest.raises(EditError, match="staat er al"):
            editing.add_option(asked, made, label, ())
    with pytest.raises(EditError, match="twee antwoorden"):
        editing.hide_option(editing.hide_option(gone, made, "ja"), made, "nee")


def test_steps_come_before_the_last_and_go_only_when_they_are_empty() -> None:
    asked = editing.add_step(minimal(), "Over jou")
    assert [each.id for each in asked.steps] == ["story", "over_jou", "check"]
    asked = editing.reword_step(asked, "over_jou", "Over jullie", "Kort")
    assert asked.steps[1].title == "Over jullie"
    assert editing.move_step(asked, "over_jou", -1).steps[0].id == "over_jou"
    with pytest.raises(EditError, match="nog vragen"):
        editing.drop_step(asked, "story")
    assert len(editing.drop_step(asked, "over_jou").steps) == 2


def test_a_new_question_of_an_old_one_stands_in_its_place() -> None:
    asked, made = added(minimal(), "slider", "Effect")
    other = editing.reword(asked, made, {"label": "Effect op de buurt"})
    fresh = editing.as_new(other, made, used_ids([asked]))
    assert [each.id for each in fresh.questions] == [
        "title", "story", "effect_op_de_buurt", "share_level"
    ]  # fmt: skip
    said = {change.kind: change for change in changes_between(asked, fresh, used_ids([asked]))}
    assert set(said) == {"hidden", "added"}
    assert said["hidden"].meaning(3).startswith("3 verhalen hebben deze vraag beantwoord")


def test_each_change_is_told_with_what_it_means() -> None:
    asked, made = added(minimal(), "triad", "Effect")
    changed = editing.reword(asked, made, {"corners.left": "liefde", "required": True,
                                           "not_applicable": False})  # fmt: skip
    found = {each.kind: each for each in changes_between(asked, changed)}
    assert set(found) == {"dots", "required", "not_skippable"}
    assert found["dots"].sentence == "‘Effect’: ‘geld’ wordt ‘liefde’."
    assert "de stippen van eerder (2 verhalen)" in found["dots"].meaning(2)
    assert "Geen verhalen" in found["dots"].meaning(0)
    assert changes_between(asked, asked) == []


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=30), st.text("'\"#:-\n&*!%@`{[ é\u2028true0.1", max_size=30))
def test_the_file_that_is_downloaded_reads_as_the_same_questions(label: str, about: str) -> None:
    try:
        asked, made = added(of_every_type(), "single", label)
        asked = editing.reword(asked, made, {"help": about})
        asked = editing.reword_option(asked, made, "ja", {"label": about})
    except EditError:
        return
    assert questions_of(as_yaml(asked), "questionnaire.yaml") == asked


# Any edits


def sound(question: Question, place: str) -> Any:
    """An answer of the type."""
    match question.type:
        case "single":
            return getattr(question, "options")[-1].id  # noqa: B009
        case "multi":
            return [each.id for each in getattr(question, "options")[:2]]  # noqa: B009
        case "triad":
            return {"left": 0.5, "right": 0.25, "top": 0.25}
        case "slider":
            return 40.0
        case "place":
            return place
        case "confirmation":
            return True
        case "stones":
            stones = getattr(question, "stones")  # noqa: B009
            return [{"stone": each.id, "x": 10, "y": 90} for each in stones]
        case _:
            return "Een woord of twee"


Drawn = Callable[[int], int]


def edited(
    asked: Questionnaire, edit: str, pick: Drawn, versions: list[Questionnaire]
) -> Questionnaire:
    """The questions after an edit, or as they were where it can't be."""
    question = asked.questions[pick(len(asked.questions))]
    step = asked.steps[pick(len(asked.steps))].id
    options = listed_in(question)
    sliders = [each.id for each in asked.questions if each.type == "slider"]
    option = options[pick(len(options))].id if options else ""
    used = used_ids(versions)
    try:
        match edit:
            case "add":
                kind = [*TYPES][pick(len(TYPES))]
                words = WORDS | {"label": f"Vraag {[*TYPES][pick(len(TYPES))]}"}
                return editing.add_question(asked, kind, step, words, used)[0]
            case "reword":
                words = {"label": f"Woorden {pick(5)}", "step": step, "required": pick(2) > 0}
                texts = TYPES[question.type].texts
                return editing.reword(asked, question.id, words | dict.fromkeys(texts, "anders"))
            case "move":
                return editing.move(asked, question.id, pick(5) - 2)
            case "hide":
                return editing.hide(asked, question.id)
            case "back" if hidden := hidden_questions(asked, versions):
                return editing.bring_back(asked, hidden[pick(len(hidden))])
            case "new":
                return editing.as_new(asked, question.id, used)
            case "option":
                return editing.add_option(asked, question.id, f"Antwoord {pick(9)}", {
                    each.id for each in hidden_options(asked, question.id, versions)
                })  # fmt: skip
            case "option words":
                return editing.reword_option(asked, question.id, option, {"label": f"A {pick(9)}"})
            case "option gone":
                return editing.hide_option(asked, question.id, option)
            case "option back" if gone := hidden_options(asked, question.id, versions):
                return editing.bring_back_option(asked, question.id, gone[pick(len(gone))])
            case "card":
                part = ("top", "closing", None)[pick(3)]
                return editing.put_on_card(asked, question.id, part)  # type: ignore[arg-type]
            case "card moved":
                return editing.move_on_card(asked, question.id, pick(3) - 1)
            case "plane" if sliders:
                x, y = (sliders[pick(len(sliders))] for _ in range(2))
                return editing.add_plane(asked, x, y)
            case "plane gone" if asked.planes:
                plane = asked.planes[pick(len(asked.planes))]
                return editing.drop_plane(asked, plane.x, plane.y)
            case "step":
                return editing.add_step(asked, f"Stap {pick(3)}")
            case "step gone":
                return editing.drop_step(asked, step)
            case "step moved":
                return editing.move_step(asked, step, pick(3) - 1)
    except (EditError, KeyError):
        pass
    return asked


EDITS = [
    "add", "reword", "move", "hide", "back", "new", "option", "option words", "option gone",
    "option back", "card", "card moved", "plane", "plane gone", "step", "step gone", "step moved",
]  # fmt: skip


def address(question: Question) -> list[str]:
    """A selection that somebody may have kept, by this question."""
    match question.type:
        case "single" | "multi":
            return [f"options~{question.id}~any~{getattr(question, 'options')[0].id}"]  # noqa: B009
        case "triad":
            return [f"area~{question.id}~zone~left"]
        case "slider":
            return [f"range~{question.id}~30~50"]
        case "stones":
            sides = (f"{question.id}_{getattr(question, 'stones')[0].id}_{s}" for s in "xy")  # noqa: B009
            return [f"area~{'.'.join(sides)}~zone~low_high"]
        case _:
            return [f"state~{question.id}~not_asked"]


def shape(collection: Collection) -> dict[str, str]:
    rows = collection.read(CORE_GROUP, "select * from story limit 0").schema
    return {field.name: str(field.type) for field in rows}


@settings(deadline=None, max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(EDITS), min_size=4, max_size=8), st.randoms(use_true_random=False))
def test_no_edits_break_an_answer_an_address_or_a_column(
    places: dict[str, Place], edits: list[str], chance: Any
) -> None:
    place = next(iter(places))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.duckdb"
        collection = open_collection(path)
        commands, asked, told = admin(collection), of_every_type(), dict[str, Any]()
        commands.edit_questions(lambda _: asked, minimal())
        kept: dict[tuple[str, ...], list[str]] = {}
        for n, edit in enumerate([None, *edits, None]):
            if edit:
                asked = edited(asked, edit, chance.randrange, [*collection.versions.values()])
                drafted = collection.question_drafts.now()
                own = collection.own_version
                was = drafted.asked if drafted else own.unmarked() if own else minimal()
                commands.edit_questions(lambda _, new=asked: new, was)  # type: ignore[misc]
                if n % 3 and n < len(edits):
                    continue
            if draft := collection.question_drafts.now():
                commands.publish_questions(draft.asked)
            now = collection.own_version
            assert now is not None
            source = Source(collection, CORE_GROUP, now, places)
            before = shape(collection)
            # Between two publications nothing is told, so the same address reads the same stories.
            for texts in [*kept][n % 2 :: 2]:
                ids = ids_of(source, selection_of(from_address(texts), source.asked))
                assert ids == kept[texts], texts
            for story_id, (answers, cells) in told.items():
                assert collection.told([story_id])[story_id].submission.answers == answers
                row = source.read("select * from story where story_id = ?", [story_id])
                assert cells.items() <= row.to_pylist()[0].items()
                card = one_story(source, story_id)
                assert card is not None
                assert card.title == answers["title"]
            fields = {each.id: {"value": sound(each, place)} for each in now.questions}
            submission, problems = check_submission(now, fields, places)
            assert isinstance(submission, Submission), problems
            story_id = send(collection, f"{n:032x}", now.version, submission)
            cells = source.read("select * from story where story_id = ?", [story_id]).to_pylist()[0]
            told[story_id] = (submission.answers, cells)
            for texts in {*kept, *(tuple(address(each)) for each in now.questions)}:
                selection = selection_of(from_address(texts), source.asked)
                kept[texts] = ids_of(source, selection)
            assert before.items() <= shape(collection).items()
        close_collection(path)


def test_at_most_so_many_answers_follow_the_answers_that_there_are() -> None:
    asked, made = added(minimal(), "multi")
    there = len(asked.question(made).options)  # type: ignore[union-attr]
    bound = editing.reword(asked, made, {"most": there})
    assert bound.question(made).most == there  # type: ignore[union-attr]
    with pytest.raises(EditError, match="Kies hoogstens") as refused:
        editing.reword(asked, made, {"most": there + 1})
    assert refused.value.field == "most"
    assert editing.reword(bound, made, {"most": 0}).question(made).most is None  # type: ignore[union-attr]
    more = editing.add_option(bound, made, "Nog iets", ())
    fewer = editing.reword(more, made, {"most": there + 1})
    hidden = editing.hide_option(fewer, made, fewer.question(made).options[0].id)  # type: ignore[union-attr]
    assert hidden.question(made).most == there  # type: ignore[union-attr]


def test_a_plane_holds_eight_stones_and_no_more() -> None:
    eight = [f"steen {n}" for n in range(8)]
    asked, made = editing.add_question(minimal(), "stones", "story", WORDS | {"options": eight}, ())
    assert [each.label for each in asked.question(made).stones] == eight  # type: ignore[union-attr]
    with pytest.raises(EditError, match="hoogstens acht"):
        editing.add_question(minimal(), "stones", "story", WORDS | {"options": [*eight, "x"]}, ())
    with pytest.raises(EditError, match="ten minste één steen"):
        editing.add_question(minimal(), "stones", "story", WORDS | {"options": []}, ())


def test_a_stone_is_renamed_moved_hidden_and_brought_back_as_an_answer_is() -> None:
    asked, made = added(minimal(), "stones")
    renamed = editing.reword_option(asked, made, "ja", {"label": "de buurt"})
    assert [each.id for each in listed_in(renamed.question(made))] == ["ja", "nee", "ooit"]  # type: ignore[arg-type]
    said = {each.kind: each for each in changes_between(asked, renamed)}
    assert (
        said["stone_label"].sentence == "‘Wat telde het meest?’: de steen ‘ja’ heet nu ‘de buurt’."
    )
    moved = editing.move_option(renamed, made, "ja", 1)
    assert [each.kind for each in changes_between(renamed, moved)] == ["stone_order"]
    gone = editing.hide_option(moved, made, "nee")
    (hidden,) = hidden_options(gone, made, [moved])
    assert hidden.id == "nee"
    assert changes_between(moved, gone)[0].meaning(2).startswith("2 verhalen zetten deze steen")
    back = editing.bring_back_option(gone, made, hidden)
    assert [each.id for each in listed_in(back.question(made))] == ["ja", "ooit", "nee"]  # type: ignore[arg-type]
    with pytest.raises(EditError, match="Deze steen staat er al"):
        editing.add_option(back, made, "De buurt", ())
    for n in range(5):
        back = editing.add_option(back, made, f"steen {n}", ())
    with pytest.raises(EditError, match="hoogstens acht"):
        editing.add_option(back, made, "te veel", ())
    only = editing.hide_option(editing.hide_option(asked, made, "ja"), made, "nee")
    with pytest.raises(EditError, match="één steen overblijven"):
        editing.hide_option(only, made, "ooit")


def test_quarters_of_a_plane_of_stones_get_a_name_and_lose_it() -> None:
    asked, made = added(minimal(), "stones")
    named = editing.reword(asked, made, {"quadrants": {"low_high": " vertrouwd ", "low_low": ""}})
    assert named.question(made).quadrants == {"low_high": "vertrouwd"}  # type: ignore[union-attr]
    assert [each.kind for each in changes_between(asked, named)] == ["quarters"]
    assert editing.reword(named, made, {"quadrants": {}}) == asked
    with pytest.raises(EditError) as refused:
        editing.reword(asked, made, {"quadrants": {"high_low": "x" * 301}})
    assert refused.value.field == "high_low"


def test_a_card_has_its_own_order_which_says_so_where_it_changes() -> None:
    asked = of_every_type()
    first, second = (each.id for each in asked.questions[1:3])
    card = editing.put_on_card(editing.put_on_card(asked, first, "top"), second, "top")
    assert card.card.top == (first, second)
    assert editing.move_on_card(card, second, -1).card.top == (second, first)
    assert editing.move_on_card(card, second, 5).card.top == (first, second)
    closing = editing.put_on_card(card, first, "closing")
    assert (closing.card.top, closing.card.closing) == ((second,), (first,))
    assert [each.kind for each in changes_between(card, closing)] == ["card"]
    alone = editing.put_on_card(closing, second, None)
    with pytest.raises(EditError, match="komt vanzelf"):
        editing.move_on_card(alone, second, 1)
    with pytest.raises(EditError, match="staat er niet meer"):
        editing.put_on_card(asked, "weg", "top")
    assert editing.hide(closing, first).card.closing == ()


def test_sliders_are_put_together_their_quarters_named_and_taken_apart() -> None:
    asked, one = added(minimal(), "slider", "Een")
    asked, other = added(asked, "slider", "Ander")
    pair = editing.add_plane(asked, one, other)
    named = editing.name_quarters(pair, one, other, {"high_high": "samen", "low_low": " "})
    assert named.plane(one, other).quadrants == {"high_high": "samen"}
    assert [each.kind for each in changes_between(pair, named)] == ["planes"]
    for x, y in ((one, one), (other, one)):
        with pytest.raises(EditError) as refused:
            editing.add_plane(pair, x, y)
        assert refused.value.field == "plane"
    assert editing.drop_plane(named, one, other) == asked
    with pytest.raises(EditError, match="Laad de pagina opnieuw"):
        editing.drop_plane(asked, one, other)

"""The form of a campaign: the questions of now or a short choice of them, with a few of its own."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from vertelpunt.questionnaire.model import (
    Before,
    Card,
    ChoiceQuestion,
    Corners,
    Ends,
    Option,
    Question,
    Questionnaire,
    SliderQuestion,
    Step,
    TextQuestion,
    TriadQuestion,
)

OwnType = Literal["long_text", "single", "multi", "slider", "triad"]
MOST_OWN = 3
# How many answers an own question has, at least and at most.
ANSWERS: dict[OwnType, tuple[int, int]] = {
    "long_text": (0, 0), "single": (2, 20), "multi": (2, 20), "slider": (2, 2), "triad": (3, 3),
}  # fmt: skip
_SHORT_TIME = "Het kost je ongeveer drie minuten."
_LONGEST_TEXT = 100_000


@dataclass(frozen=True)
class OwnQuestion:
    """A question that a campaign asks of its own. `id`: unlike that of any other question.

    `answers`: what can be chosen, the two ends of a slider, or the corners of a triad: left, right,
    top.
    """

    id: str
    type: OwnType
    label: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShortForm:
    """Which questions a short form asks; '' for the first that can be. `also`: more of them."""

    text: str = ""
    triad: str = ""
    slider: str = ""
    also: tuple[str, ...] = ()


def campaign_form(
    asked: Questionnaire, campaign: str, name: str, introduction: str,
    short: ShortForm | None, own: Sequence[OwnQuestion],
) -> Questionnaire:  # fmt: skip
    """The questions of a campaign. `asked`: those of now; `short`: None for all of them.

    What the short form names and the questions of now do not have, it does not ask.
    """
    chosen = asked.questions if short is None else tuple(_short(asked, short))
    step = _own_step(asked, name)
    questions = (*chosen, *(_question(each, step.id) for each in own))
    ids = {each.id for each in questions}
    steps = [each for each in asked.steps if any(q.step == each.id for q in chosen)]
    if short:
        steps = [_of_short(each, chosen) for each in steps]
    if own:
        steps.insert(_place(steps, chosen), step)
    before = asked.before if short is None else Before(time=_SHORT_TIME, names=asked.before.names)
    card = Card(top=_there(asked.card.top, ids), closing=_there(asked.card.closing, ids))
    return asked.model_copy(
        update={
            "name": name,
            "introduction": introduction or asked.introduction,
            "before": before,
            "steps": tuple(steps),
            "card": card,
            "planes": tuple(each for each in asked.planes if {each.x, each.y} <= ids),
            "reflection": _there(asked.reflection, ids),
            "questions": questions,
            "campaign": campaign,
            "kept_in": None,
        }
    )


def first_choices(asked: Questionnaire) -> ShortForm:
    """What a short form asks where nobody chose: the last text that is needed, the first dots."""
    texts = [each for each in asked.questions if each.type == "long_text"]
    needed = [each for each in texts if each.required] or texts[:1]
    triads = [each.id for each in asked.questions if each.type == "triad"]
    sliders = [each.id for each in asked.questions if each.type == "slider"]
    return ShortForm(
        needed[-1].id if needed else "", next(iter(triads), ""), next(iter(sliders), "")
    )


def can_be_left_out(asked: Questionnaire) -> list[Question]:
    """The questions without which a story can be told."""
    return [each for each in asked.questions if not _always(each)]


def _short(asked: Questionnaire, short: ShortForm) -> Iterable[Question]:
    first, wanted = first_choices(asked), set(short.also)
    for chosen, usual, kinds in (
        (short.text, first.text, "long_text"),
        (short.triad, first.triad, "triad"),
        (short.slider, first.slider, "slider"),
    ):
        there = asked.question(chosen)
        wanted.add(chosen if there and there.type == kinds else usual)
    return (each for each in asked.questions if each.id in wanted or _always(each))


def _of_short(step: Step, chosen: Sequence[Question]) -> Step:
    """Without what it explains, where nothing is left but what is always asked."""
    about = any(each.step == step.id and not _always(each) for each in chosen)
    return step if about else step.model_copy(update={"help": None})


def _always(question: Question) -> bool:
    """Whether the app cannot do without: a title, who may read, and what a teller agrees with."""
    needed = question.required and question.type == "confirmation"
    return needed or question.part in ("title", "audience")


def _question(own: OwnQuestion, step: str) -> Question:
    answers = own.answers
    match own.type:
        case "long_text":
            return TextQuestion(
                id=own.id, step=step, label=own.label, type="long_text", max_length=_LONGEST_TEXT
            )
        case "slider":
            ends = Ends(low=answers[0], high=answers[1])
            return SliderQuestion(
                id=own.id, step=step, label=own.label, type="slider", ends=ends,
                not_applicable=True,
            )  # fmt: skip
        case "triad":
            corners = Corners(left=answers[0], right=answers[1], top=answers[2])
            return TriadQuestion(
                id=own.id, step=step, label=own.label, type="triad", corners=corners,
                not_applicable=True,
            )  # fmt: skip
        case _:
            options = tuple(Option(id=_option_id(each), label=each) for each in answers)
            return ChoiceQuestion(
                id=own.id, step=step, label=own.label, type=own.type, options=options
            )


def _option_id(label: str) -> str:
    """By what it says, so that other words are another answer and order changes nothing."""
    return f"o_{hashlib.blake2b(label.encode(), digest_size=6).hexdigest()}"


def _own_step(asked: Questionnaire, name: str) -> Step:
    taken = {each.id for each in asked.steps}
    return Step(id=next(each for each in ("own", "own_step", "own_questions") if each not in taken),
                title=name)  # fmt: skip


def _place(steps: Sequence[Step], chosen: Sequence[Question]) -> int:
    """After the last step that has a dot; before the last one where none has."""
    dotted = {each.step for each in chosen if each.type in ("triad", "slider")}
    places = [n for n, each in enumerate(steps) if each.id in dotted]
    return places[-1] + 1 if places else max(0, len(steps) - 1)


def _there(ids: Sequence[str], asked: set[str]) -> tuple[str, ...]:
    return tuple(each for each in ids if each in asked)

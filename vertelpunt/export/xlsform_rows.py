"""The rows of an XLSForm that ask a question of ours: a function a type."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vertelpunt.questionnaire import (
    ChoiceQuestion,
    ConfirmationQuestion,
    Option,
    PlaceQuestion,
    Question,
    SliderQuestion,
    StonesQuestion,
    TextQuestion,
    TriadQuestion,
)
from vertelpunt.questionnaire.form_names import (
    PLACES,
    SKIPPED,
    SKIPPED_LIST,
    about_name,
    corner_names,
    other_name,
    skipped_name,
    stone_names,
    whole_name,
)
from vertelpunt.questionnaire.form_words import (
    SHARES_HOW,
    STONES_HOW,
    ends_said,
    option_said,
    stone_said,
)

_WHOLE = "start=0 end=100 step=1"


@dataclass(frozen=True)
class Row:
    """A row of the sheet survey, its columns in their order."""

    type: str
    name: str = ""
    label: str = ""
    hint: str = ""
    required: str = ""
    relevant: str = ""
    constraint: str = ""
    constraint_message: str = ""
    appearance: str = ""
    parameters: str = ""
    calculation: str = ""


def rows_of(question: Question) -> Iterator[Row]:
    """The rows of a question, and the one that says that it does not apply."""
    yield from _ROWS[question.type](question)
    if question.not_applicable:
        open_still = " and ".join(f"${{{name}}} = ''" for name in _answered(question))
        yield Row(
            f"select_multiple {SKIPPED_LIST}", skipped_name(question),
            f"{question.name}: niet van toepassing?", relevant=open_still,
        )  # fmt: skip


def options_of(question: Question) -> tuple[Option, ...]:
    """The options of the list that is called after a question."""
    return question.options if isinstance(question, ChoiceQuestion) else ()


def _answered(question: Question) -> list[str]:
    """The names under which its answer stands."""
    if isinstance(question, TriadQuestion):
        return [*corner_names(question)]
    if isinstance(question, StonesQuestion):
        return [name for pair in stone_names(question).values() for name in pair]
    return [question.id]


def _required(question: Question) -> str:
    return "yes" if question.required else ""


def _hint(question: Question, *more: str) -> str:
    return "\n".join(filter(None, (question.help, *more)))


def _text(question: TextQuestion) -> Iterator[Row]:
    most = question.max_length
    yield Row(
        "text", question.id, question.label, _hint(question), _required(question),
        constraint=f"string-length(.) <= {most}",
        constraint_message=f"Houd het op hoogstens {most} tekens.",
        appearance="multiline" if question.type == "long_text" else "",
    )  # fmt: skip


def _choice(question: ChoiceQuestion) -> Iterator[Row]:
    explained = (option_said(each.label, each.help) for each in question.options if each.help)
    kind = "select_multiple" if question.type == "multi" else "select_one"
    most = question.most
    yield Row(
        f"{kind} {question.id}", question.id, question.label, _hint(question, *explained),
        _required(question),
        constraint=f"count-selected(.) <= {most}" if most else "",
        constraint_message=f"Kies er hoogstens {most}." if most else "",
    )  # fmt: skip
    for option in question.options:
        if option.other:
            yield Row(
                "text", other_name(question), f"{question.name}: {option.label}, namelijk",
                relevant=f"selected(${{{question.id}}}, '{option.id}')",
                constraint="string-length(.) <= 300",
                constraint_message="Houd het op hoogstens 300 tekens.",
            )  # fmt: skip


def _place(question: PlaceQuestion) -> Iterator[Row]:
    yield Row(
        f"select_one {PLACES}", question.id, question.label, _hint(question), _required(question),
        appearance="minimal autocomplete",
    )  # fmt: skip


def _slider(question: SliderQuestion) -> Iterator[Row]:
    ends = ends_said(question.ends)
    yield Row("range", question.id, question.label, _hint(question, ends), _required(question),
              parameters=_WHOLE)  # fmt: skip


def _triad(question: TriadQuestion) -> Iterator[Row]:
    """Three numbers, of which the last says whether all are there and add up."""
    left, right, top = corner_names(question)
    corners = question.corners
    within, said = ". >= 0 and . <= 100", "Vul een getal in van 0 tot en met 100."
    always = _required(question)
    yield Row("begin_group", whole_name(question), question.label)
    yield Row("note", about_name(question.id), _hint(question, SHARES_HOW))
    yield Row("integer", left, corners.left, "", always, "", within, said)
    yield Row("integer", right, corners.right, "", always or f"${{{left}}} != ''", "", within, said)
    yield Row(
        "integer", top, corners.top, "", always or f"${{{left}}} != '' or ${{{right}}} != ''", "",
        f"{within} and ${{{left}}} + ${{{right}}} + . = 100",
        "Vul alle drie in. Samen zijn ze 100.",
    )  # fmt: skip
    yield Row("end_group")


def _stones(question: StonesQuestion) -> Iterator[Row]:
    """Two sliders a stone, which stand there both or neither."""
    yield Row("begin_group", whole_name(question), question.label)
    yield Row("note", about_name(question.id), _hint(question, STONES_HOW))
    names = stone_names(question)
    for stone in question.stones:
        across, up = names[stone.id]
        yield Row("range", across, stone_said(stone.label, question.x), parameters=_WHOLE)
        yield Row(
            "range", up, stone_said(stone.label, question.y),
            required=f"${{{across}}} != ''", constraint=f"${{{across}}} != ''",
            constraint_message="Schuif ook de eerste van deze twee.", parameters=_WHOLE,
        )  # fmt: skip
    yield Row("end_group")


def _confirmation(question: ConfirmationQuestion) -> Iterator[Row]:
    yield Row("acknowledge", question.id, question.label, _hint(question), _required(question))


_ROWS: Mapping[str, Callable[[Any], Iterator[Row]]] = {
    "text": _text, "long_text": _text, "single": _choice, "multi": _choice, "triad": _triad,
    "slider": _slider, "stones": _stones, "place": _place, "confirmation": _confirmation,
}  # fmt: skip
SKIPPED_OPTION = (SKIPPED, "niet van toepassing")

"""Questions of other tools as ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from vertelpunt.intake.tables.numbers import SKIPPED
from vertelpunt.intake.tables.plan import Take
from vertelpunt.intake.tables.words import label_of, option_id, plain
from vertelpunt.questionnaire import (
    ChoiceQuestion,
    Option,
    PlaceQuestion,
    Question,
    SliderQuestion,
    TextQuestion,
    TriadQuestion,
)

STEP = "brought_in"
LONGEST_TEXT = 100_000
# From so many signs on a text gets a block to be read in.
LONG = 120
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


@dataclass(frozen=True)
class Choice:
    """An option of another tool. `raws`: what may stand in a cell; `key`: what its id is of."""

    raws: tuple[str, ...]
    label: str
    key: str
    other: bool = False


def text_question(
    id: str, label: str, otherwise: str, longest: int, help: str = ""
) -> TextQuestion:
    """A question that is answered with words; a block of them where any answer is long."""
    return TextQuestion(
        id=id, step=STEP, label=label_of(label, otherwise), help=_help(label, help),
        type="long_text" if longest > LONG else "text", max_length=LONGEST_TEXT,
    )  # fmt: skip


def choice_question(id: str, label: str, otherwise: str, choices: Sequence[Choice], *,
                    several: bool, help: str = "") -> ChoiceQuestion:  # fmt: skip
    """A choice. Where there is but one option, a second says that it was not ticked."""
    options: dict[str, Option] = {}
    for each in choices:
        key = option_id(each.key)
        other = each.other and not any(option.other for option in options.values())
        options.setdefault(key, Option(id=key, label=label_of(each.label, each.key), other=other))
    for n in range(2 - len(options)):
        options[f"o_none_{n}"] = Option(id=f"o_none_{n}", label="niets aangekruist")
    return ChoiceQuestion(
        id=id, step=STEP, label=label_of(label, otherwise), help=_help(label, help),
        type="multi" if several else "single", options=tuple(options.values()),
    )  # fmt: skip


def slider_question(
    id: str, label: str, otherwise: str, ends: tuple[str, str], help: str = ""
) -> SliderQuestion:
    """A position between two ends."""
    low, high = ends
    return SliderQuestion.model_validate({
        "id": id, "step": STEP, "label": label_of(label, otherwise), "help": _help(label, help),
        "type": "slider", "ends": {"low": label_of(low, "laag"), "high": label_of(high, "hoog")},
    })  # fmt: skip


def triad_question(id: str, label: str, otherwise: str, corners: Sequence[str]) -> TriadQuestion:
    """A dot in a triangle. `corners`: left, right, top."""
    named = zip(("left", "right", "top"), corners, strict=True)
    return TriadQuestion.model_validate({
        "id": id, "step": STEP, "label": label_of(label, otherwise), "help": _help(label, ""),
        "type": "triad", "corners": {corner: label_of(words, corner) for corner, words in named},
    })  # fmt: skip


def stones_question(
    id: str, label: str, otherwise: str, stones: Sequence[tuple[str, str]],
    ends: Mapping[str, tuple[str, str]],
) -> Question:  # fmt: skip
    """Stones in a plane. `stones`: what the id of each is of, and its words; `ends`: of x and y."""
    sides = {side: {"low": label_of(low, "laag"), "high": label_of(high, "hoog")}
             for side, (low, high) in ends.items()}  # fmt: skip
    return _QUESTION.validate_python({
        "id": id, "step": STEP, "label": label_of(label, otherwise), "help": _help(label, ""),
        "type": "stones", **sides,
        "stones": [{"id": option_id(key), "label": label_of(words, key)} for key, words in stones],
    })  # fmt: skip


def place_question(id: str, label: str, otherwise: str) -> PlaceQuestion:
    """A municipality."""
    return PlaceQuestion(id=id, step=STEP, label=label_of(label, otherwise), type="place")


def skipping(take: Take, cells: Iterable[str]) -> Take:
    """The take, with n.v.t. where that stands among the `cells` of its own columns."""
    said = any(each.casefold() in SKIPPED for each in cells)
    if not said or take.how == "text" or take.not_applicable:
        return take
    question = take.question.model_copy(update={"not_applicable": True})
    return replace(take, question=question, not_applicable=take.columns[0])


def values_of(choices: Iterable[Choice]) -> dict[str, str]:
    """What stands in a cell → the id of its option."""
    return {raw: option_id(choice.key) for choice in choices for raw in choice.raws}


def _help(label: str, help: str) -> str | None:
    """The whole of a label that is longer than a label may be, else what explains it."""
    words = plain(label)
    return words if len(words) > 300 else plain(help) or None

"""What questions are called in a form of another tool, so that its answers come back by themselves.

A question and an option have their id there, and a part of an answer the name of its column here.
What has no id is named with a hyphen, which no id has.
"""

from vertelpunt.questionnaire.model import Question, StonesQuestion

# Which version of the questions was asked, and when somebody was done.
VERSION, DONE = "vertelpunt-vragen", "vertelpunt-einde"
INTRODUCTION, THANKS = "vertelpunt-inleiding", "vertelpunt-dank"
# The lists of options that no question has of its own.
PLACES, SKIPPED_LIST = "vertelpunt-plaatsen", "vertelpunt-nvt"
# The one option of a question whether another does not apply.
SKIPPED = "nvt"
_STEP, _WHOLE, _SKIPPED = "-stap", "-vraag", f"-{SKIPPED}"


def step_name(step_id: str) -> str:
    """The group with the questions of a step."""
    return step_id + _STEP


def step_of(name: str) -> str:
    """The step that a group is called after, '' for none."""
    return name.removesuffix(_STEP) if name.endswith(_STEP) else ""


def about_name(name: str) -> str:
    """What explains a step, or a question of several parts."""
    return f"{name}-uitleg"


def whole_name(question: Question) -> str:
    """The group with the parts of a question."""
    return question.id + _WHOLE


def whole_of(name: str) -> str:
    """The question whose parts are in a group, '' for none."""
    return name.removesuffix(_WHOLE) if name.endswith(_WHOLE) else ""


def skipped_name(question: Question) -> str:
    """Whether a question does not apply."""
    return question.id + _SKIPPED


def skipped_of(name: str) -> str:
    """The question that does not apply where this says so, '' for none."""
    return name.removesuffix(_SKIPPED) if name.endswith(_SKIPPED) else ""


def other_name(question: Question) -> str:
    """The words beside a choice."""
    return question.column("other")


def corner_names(question: Question) -> tuple[str, str, str]:
    """The shares of a triad: left, right, top."""
    return question.column("left"), question.column("right"), question.column("top")


def stone_names(question: StonesQuestion) -> dict[str, tuple[str, str]]:
    """Of each stone by its id, where it lies: along x and y."""
    return {
        stone.id: (along.id, up.id)
        for stone, (along, up) in ((each, question.sides(each)) for each in question.stones)
    }

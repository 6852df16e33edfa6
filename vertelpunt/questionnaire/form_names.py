"""What questions are called in a form of another tool, so that its answers come back by themselves.

A question and an option have their id there, and a part of an answer the name of its column here.
What has no id is named with a hyphen, which no id has.
"""

from vertelpunt.questionnaire.model import Question, StonesQuestion

# Which version of the questions was asked, and when somebody was done.
VERSION, DONE = "vertelpunt-vragen", "vertelpunt-einde"
INTRODUCTION, THANKS = "vertelpunt-inleiding", "vertelpunt-dank"
# The one option of a question whether another does not apply.
SKIPPED = "nvt"


def step_name(step_id: str) -> str:
    """The group with the questions of a step."""
    return f"{step_id}-stap"


def about_name(name: str) -> str:
    """What explains a step, or a question of several parts."""
    return f"{name}-uitleg"


def whole_name(question: Question) -> str:
    """The group with the parts of a question."""
    return f"{question.id}-vraag"


def skipped_name(question: Question) -> str:
    """Whether a question does not apply."""
    return f"{question.id}-{SKIPPED}"


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

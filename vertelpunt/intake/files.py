"""The files that an admin edits, each read in one way, by the command line and by every page."""

from vertelpunt import paths
from vertelpunt.intake.editable import EditableFile, KeptFile
from vertelpunt.intake.problems import FileProblem
from vertelpunt.intake.reading import (
    coding_of,
    organisations_of,
    periods_of,
    privacy_of,
    questions_of,
    stop_words_of,
    welcome_of,
)
from vertelpunt.questionnaire import (
    Coding,
    ListedOrganisation,
    NamedPeriod,
    Questionnaire,
    Section,
    Sentences,
)
from vertelpunt.store import Collection

# The last good questions are the version that was published last, so they are kept nowhere else.
QUESTIONS: EditableFile[Questionnaire] = EditableFile(paths.QUESTIONNAIRE, questions_of)
CODING: KeptFile[Coding] = KeptFile(paths.CODING, coding_of, {})
PERIODS: KeptFile[list[NamedPeriod]] = KeptFile(paths.PERIODS, periods_of, [], optional=True)
WELCOME: KeptFile[dict[str, Sentences]] = KeptFile(paths.WELCOME, welcome_of, {}, optional=True)
ORGANISATIONS: KeptFile[tuple[ListedOrganisation, ...]] = KeptFile(
    paths.ORGANISATIONS, organisations_of, (), optional=True
)
PRIVACY: KeptFile[tuple[Section, ...]] = KeptFile(paths.PRIVACY, privacy_of, ())
STOP_WORDS: KeptFile[frozenset[str]] = KeptFile(paths.STOP_WORDS, stop_words_of, frozenset())


def keep_files(collection: Collection) -> None:
    """Have the collection keep what is good in each of these files, also where no page read it."""
    CODING.keep(collection)
    PERIODS.keep(collection)
    WELCOME.keep(collection)
    ORGANISATIONS.keep(collection)
    PRIVACY.keep(collection)
    STOP_WORDS.keep(collection)


def file_problems() -> list[FileProblem]:
    """Everything that is wrong with these files now, file by file."""
    return [
        problem
        for problems in (
            QUESTIONS.problems(),
            CODING.problems(),
            PERIODS.problems(),
            WELCOME.problems(),
            ORGANISATIONS.problems(),
            PRIVACY.problems(),
            STOP_WORDS.problems(),
        )
        for problem in problems
    ]

"""The questions as data: the model, its checks, and what a teller answered.

Nothing here knows a database or a screen.
"""

from vertelpunt.questionnaire.answers import Problem, Submission, check_submission
from vertelpunt.questionnaire.coding import load_coding
from vertelpunt.questionnaire.load import QuestionnaireError, load_questionnaire, read_questionnaire
from vertelpunt.questionnaire.mending import former_options, without_misfits
from vertelpunt.questionnaire.model import (
    Card,
    ChoiceQuestion,
    ConfirmationQuestion,
    Option,
    PlaceQuestion,
    Plane,
    Question,
    Questionnaire,
    SliderQuestion,
    Step,
    TextQuestion,
    TriadQuestion,
)
from vertelpunt.questionnaire.periods import NamedPeriod, load_periods
from vertelpunt.questionnaire.places import Place, load_places
from vertelpunt.questionnaire.welcome import WELCOMING, Sentences, load_welcome

__all__ = [
    "WELCOMING",
    "Card",
    "ChoiceQuestion",
    "ConfirmationQuestion",
    "NamedPeriod",
    "Option",
    "Place",
    "PlaceQuestion",
    "Plane",
    "Problem",
    "Question",
    "Questionnaire",
    "QuestionnaireError",
    "Sentences",
    "SliderQuestion",
    "Step",
    "Submission",
    "TextQuestion",
    "TriadQuestion",
    "check_submission",
    "former_options",
    "load_coding",
    "load_periods",
    "load_places",
    "load_questionnaire",
    "load_welcome",
    "read_questionnaire",
    "without_misfits",
]

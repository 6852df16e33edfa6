"""The questions as data: the model, its checks, and what a teller answered.

Nothing here knows a database or a screen.
"""

from vertelpunt.questionnaire.answers import (
    ROUTES,
    Problem,
    Submission,
    check_submission,
    fields_of,
    route_of,
)
from vertelpunt.questionnaire.campaign_form import (
    ANSWERS,
    MOST_OWN,
    OwnQuestion,
    OwnType,
    ShortForm,
    campaign_form,
    can_be_left_out,
    first_choices,
)
from vertelpunt.questionnaire.changes import MEANS_OTHER, Change, changes_between
from vertelpunt.questionnaire.checks import read_questionnaire
from vertelpunt.questionnaire.coding import CODES, TAGS, Coding, Scheme, read_coding, scheme_column
from vertelpunt.questionnaire.editing import (
    EditError,
    hidden_options,
    hidden_questions,
    minimal,
    used_ids,
)
from vertelpunt.questionnaire.findings import Finding, QuestionnaireError
from vertelpunt.questionnaire.kinds import KINDS, Kind, kind_of
from vertelpunt.questionnaire.listed import ListedOrganisation, read_organisations
from vertelpunt.questionnaire.mending import former_options, without_misfits
from vertelpunt.questionnaire.model import (
    Audience,
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
    Stone,
    StonesQuestion,
    TextQuestion,
    TriadQuestion,
)
from vertelpunt.questionnaire.periods import NamedPeriod, read_periods
from vertelpunt.questionnaire.places import (
    Merger,
    Place,
    RecordedPlaces,
    load_mergers,
    load_places,
    provinces_of,
)
from vertelpunt.questionnaire.question_types import TYPES, listed_in, texts_of
from vertelpunt.questionnaire.statement import (
    FACTS,
    LONGEST_STATEMENT,
    Section,
    Statement,
    as_edited,
    read_sections,
    statement_of,
)
from vertelpunt.questionnaire.typed import cleaned, is_blank
from vertelpunt.questionnaire.welcome import WELCOMING, Sentences, read_welcome

__all__ = [
    "ANSWERS",
    "CODES",
    "FACTS",
    "KINDS",
    "LONGEST_STATEMENT",
    "MEANS_OTHER",
    "MOST_OWN",
    "ROUTES",
    "TAGS",
    "TYPES",
    "WELCOMING",
    "Audience",
    "Card",
    "Change",
    "ChoiceQuestion",
    "Coding",
    "ConfirmationQuestion",
    "EditError",
    "Finding",
    "Kind",
    "ListedOrganisation",
    "Merger",
    "NamedPeriod",
    "Option",
    "OwnQuestion",
    "OwnType",
    "Place",
    "PlaceQuestion",
    "Plane",
    "Problem",
    "Question",
    "Questionnaire",
    "QuestionnaireError",
    "RecordedPlaces",
    "Scheme",
    "Section",
    "Sentences",
    "ShortForm",
    "SliderQuestion",
    "Statement",
    "Step",
    "Stone",
    "StonesQuestion",
    "Submission",
    "TextQuestion",
    "TriadQuestion",
    "as_edited",
    "campaign_form",
    "can_be_left_out",
    "changes_between",
    "check_submission",
    "cleaned",
    "fields_of",
    "first_choices",
    "former_options",
    "hidden_options",
    "hidden_questions",
    "is_blank",
    "kind_of",
    "listed_in",
    "load_mergers",
    "load_places",
    "minimal",
    "provinces_of",
    "read_coding",
    "read_organisations",
    "read_periods",
    "read_questionnaire",
    "read_sections",
    "read_welcome",
    "route_of",
    "scheme_column",
    "statement_of",
    "texts_of",
    "used_ids",
    "without_misfits",
]

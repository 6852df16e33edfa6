"""Questions as they are edited: a function an edit, sound questions in and sound questions out.

An id is made of the first label and never changes, nor does a type: answers hang on them. What is
hidden is asked no more; versions of before still have it.
"""

from vertelpunt.questionnaire.editing.around import (
    add_step,
    drop_step,
    move_step,
    reword_step,
    reword_top,
)
from vertelpunt.questionnaire.editing.card import CardPart, move_on_card, put_on_card
from vertelpunt.questionnaire.editing.content import LONGEST_LABEL, LONGEST_TEXT, EditError
from vertelpunt.questionnaire.editing.least import minimal
from vertelpunt.questionnaire.editing.naming import used_ids
from vertelpunt.questionnaire.editing.options import (
    add_option,
    bring_back_option,
    hidden_options,
    hide_option,
    move_option,
    reword_option,
)
from vertelpunt.questionnaire.editing.planes import (
    QUARTERS,
    add_plane,
    drop_plane,
    name_quarters,
)
from vertelpunt.questionnaire.editing.questions import (
    add_question,
    as_new,
    bring_back,
    hidden_questions,
    hide,
    move,
    reword,
)

__all__ = [
    "LONGEST_LABEL",
    "LONGEST_TEXT",
    "QUARTERS",
    "CardPart",
    "EditError",
    "add_option",
    "add_plane",
    "add_question",
    "add_step",
    "as_new",
    "bring_back",
    "bring_back_option",
    "drop_plane",
    "drop_step",
    "hidden_options",
    "hidden_questions",
    "hide",
    "hide_option",
    "minimal",
    "move",
    "move_on_card",
    "move_option",
    "move_step",
    "name_quarters",
    "put_on_card",
    "reword",
    "reword_option",
    "reword_step",
    "reword_top",
    "used_ids",
]

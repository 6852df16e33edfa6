"""Where nothing was ever asked, questions begin with the least there can be."""

from vertelpunt.questionnaire.checks import read_questionnaire
from vertelpunt.questionnaire.model import Questionnaire


def minimal() -> Questionnaire:
    """The least that stories can be told with: a story, its title, and who may read it."""
    levels = (
        ("core_group", "Alleen de kerngroep"),
        ("members", "De kerngroep en alle leden"),
        ("partners", "Ook partners die meedoen aan een sessie"),
    )
    return read_questionnaire(
        {
            "name": "Vertel je verhaal",
            "steps": [
                {"id": "story", "title": "Je verhaal"},
                {"id": "check", "title": "Controleren en versturen"},
            ],
            "questions": [
                {"id": "title", "type": "text", "part": "title", "step": "story",
                 "label": "Geef je verhaal een titel", "short": "Titel", "required": True},
                {"id": "story", "type": "long_text", "step": "story",
                 "label": "Wat gebeurde er?", "short": "Verhaal", "required": True},
                {"id": "share_level", "type": "single", "part": "audience", "step": "check",
                 "label": "Wie mag je verhaal lezen?", "short": "Wie mag lezen", "required": True,
                 "options": [{"id": each, "label": label, "audience": each}
                             for each, label in levels]},
            ],
        },
        "",
    )  # fmt: skip

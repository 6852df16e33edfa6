"""Questions as the text of a file that reads as the same questions."""

import io

from ruamel.yaml import YAML

from vertelpunt.questionnaire import Questionnaire


def as_yaml(asked: Questionnaire) -> str:
    """The text, to be put in the place of `data/questionnaire.yaml` or kept."""
    out, yaml = io.StringIO(), YAML()
    yaml.width = 100
    yaml.dump(asked.unmarked().content(), out)
    return out.getvalue()

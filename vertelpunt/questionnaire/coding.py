"""What the core group adds when reading: type of initiative, and tone."""

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from vertelpunt.questionnaire.model import ChoiceQuestion


@cache
def load_coding(path: Path) -> dict[str, ChoiceQuestion]:
    """Id → choice, as the file has them: {id: {label, options: [{id, label}]}}."""
    raw = YAML(typ="safe", pure=True).load(path)
    return {
        name: ChoiceQuestion(id=name, type="single", step="coding", **code)
        for name, code in raw.items()
    }

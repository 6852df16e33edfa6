"""Three sentences a page for whoever opens it for the first time."""

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from vertelpunt.questionnaire.load import QuestionnaireError

WELCOMING = (
    "responses", "storycards", "onderdeel", "triades", "sliders", "multis", "reflectie",
    "bewaard", "leeslijst", "beheer",
)  # fmt: skip
_LONGEST = 160
Sentences = tuple[str, ...]
_Sentence = Annotated[str, Field(min_length=1, max_length=_LONGEST)]
_PAGES = TypeAdapter(dict[str, Annotated[tuple[_Sentence, ...], Field(min_length=3, max_length=3)]])


def load_welcome(path: Path) -> dict[str, Sentences]:
    """Page → its sentences, as the file has them; raises QuestionnaireError. No file: none."""
    if not path.exists():
        return {}
    try:
        raw: Any = YAML(typ="safe", pure=True).load(path)
    except (YAMLError, UnicodeDecodeError) as error:
        raise QuestionnaireError(path.name, ["Dit bestand is niet te lezen."]) from error
    try:
        pages = _PAGES.validate_python(raw or {})
    except ValidationError as error:
        names = sorted({str(e["loc"][0]) for e in error.errors() if e["loc"]})
        which = [f"Pagina {name}" for name in names] or ["De lijst van pagina’s"]
        raise QuestionnaireError(
            path.name,
            [
                f"{each} klopt niet. Geef drie zinnen, elk van hoogstens {_LONGEST} tekens, "
                "en zet er aanhalingstekens om als er een dubbele punt in staat."
                for each in which
            ],
        ) from error
    if unknown := [name for name in pages if name not in WELCOMING]:
        raise QuestionnaireError(
            path.name,
            [f"Pagina {each} is er niet. Kies uit: {', '.join(WELCOMING)}." for each in unknown],
        )
    return pages

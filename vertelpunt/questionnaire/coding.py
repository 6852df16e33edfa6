"""The labels of what the core group adds when reading: type of initiative, and tone."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML


@dataclass(frozen=True)
class Code:
    """One thing the core group says of a story: its label, and its options by id."""

    label: str
    options: Mapping[str, str]


def load_coding(path: Path) -> dict[str, Code]:
    """Id → code, as the file has them: {id: {label, options: [{id, label}]}}."""
    raw = YAML(typ="safe", pure=True).load(path)
    return {
        name: Code(code["label"], {option["id"]: option["label"] for option in code["options"]})
        for name, code in raw.items()
    }

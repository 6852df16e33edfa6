"""What the two locked files hold."""

import re
from pathlib import Path

from packaging.utils import canonicalize_name

from vertelpunt.paths import ROOT

APP, TESTS = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
_LINE = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)


def locked(file: Path) -> set[str]:
    """The names of the packages in this file, each once."""
    return {canonicalize_name(name) for name in _LINE.findall(file.read_text(encoding="utf-8"))}

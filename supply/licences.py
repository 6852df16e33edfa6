"""docs/licences.md: every package that is installed, and its licence. Part of `make lock`."""

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

from supply.lock import APP, TESTS, locked
from vertelpunt.paths import ROOT

FILE = ROOT / "docs" / "licences.md"
_ROW = re.compile(r"^\| ([^ |]+) \| ([^|]+) \| (?:app|tests) \|$", re.MULTILINE)
_HEAD = """# Licences

Every package of Python that is installed, and the licence that it gives itself. `make lock` writes
this. Which versions they are is in `requirements.txt` and `requirements-dev.txt`, and why each is
here in [5](decisions/0005-dependencies.md).

| package | licence | for |
|---|---|---|
"""


def page(written: str) -> str:
    """The page as it should be. `written`: as it is.

    What other systems get and this has not, and what says nothing, stays as it was written by hand;
    raises KeyError where it was not.
    """
    known = dict(_ROW.findall(written))
    app = locked(APP)
    rows = [
        f"| {name} | {_licence(name) or known[name]} | {'app' if name in app else 'tests'} |\n"
        for name in sorted(app | locked(TESTS))
    ]
    return _HEAD + "".join(rows)


def _licence(name: str) -> str:
    """What a package says of its licence; nothing where it says nothing, or is not here."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    found = _field(said, "License-Expression") or _classified(said) or _field(said, "License")
    # Some give its whole text, or say that they do not know.
    return "" if "\n" in found or found == "UNKNOWN" else found


def _field(said: PackageMetadata, name: str) -> str:
    return str((said.get_all(name) or [""])[0])


def _classified(said: PackageMetadata) -> str:
    kinds = [each for each in said.get_all("Classifier") or [] if each.startswith("License ::")]
    return ", ".join(sorted(each.rpartition(" :: ")[2] for each in kinds))


if __name__ == "__main__":
    FILE.write_text(page(FILE.read_text(encoding="utf-8")), encoding="utf-8")

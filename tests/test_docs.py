"""What the documents point at is there."""

import re
from pathlib import Path

import pytest

from vertelpunt.paths import ROOT
from vertelpunt.ui.app.pages import PAGES

DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
_LINK = re.compile(r"\]\(([^)#\s]+)|src=\"([^\"]+)\"")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(document: Path) -> None:
    for pair in _LINK.findall(document.read_text(encoding="utf-8")):
        link = pair[0] or pair[1]
        if not link.startswith("http"):
            assert (document.parent / link).exists(), link


def test_the_handbook_and_the_readme_name_every_page() -> None:
    for name in ("README.md", "docs/handleiding.md"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("'", "’")
        for page in PAGES.values():
            assert page.name in text, page


def test_every_file_that_a_keeper_may_edit_is_named_in_the_handbook() -> None:
    text = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    for file in (ROOT / "data").glob("*.yaml"):
        assert f"data/{file.name}" in text, file.name

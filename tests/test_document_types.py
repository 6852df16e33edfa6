"""The type of what the document gets is that of what Python sends."""

from typing import Any

import pytest

from tests.script_types import fits
from vertelpunt.ui.browser import document as module

TYPES = "browser/document"


@pytest.mark.parametrize("text", [None, "a"])
def test_the_document_gets_what_its_type_says(
    monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    given: list[Any] = []
    monkeypatch.setattr(module, "_component", lambda: lambda *, data, **_: given.append(data))
    module.document(
        cookies=[module.Cookie("a", "b", 1)], ticket=text, script=text, one_screen=True,
        big_screen=False,
    )  # fmt: skip
    assert fits(given[0], "DocumentData", TYPES)

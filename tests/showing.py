"""The app, showing a collection of a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from vertelpunt.intake.files import QUESTIONS
from vertelpunt.paths import QUESTIONNAIRE, ROOT


@contextmanager
def shown(path: Path, file: Path = QUESTIONNAIRE) -> Iterator[None]:
    """While it lasts, the app shows this collection and asks the questions of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERTELPUNT_DATABASE", str(path))
        patch.delenv("VERTELPUNT_CODE", raising=False)
        patch.setattr(QUESTIONS, "path", file)
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


def opened(page: str) -> AppTest:
    """A page of it, before it runs."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
    return app.switch_page(f"pages/{page}.py")

"""What the server takes for a whole rerun of a page after a selection, without a browser."""

import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from bench.timing import timed
from vertelpunt.paths import ROOT
from vertelpunt.store import close_collection

# Every page that follows a selection, and Beheer, which doesn't.
PAGES = (
    "responses", "storycards", "onderdeel", "triades", "sliders", "multis", "reflectie", "bewaard",
    "leeslijst", "beheer",
)  # fmt: skip
_SELECTED = (
    ["area~effect_triad~lasso~100.100.500.100.600.400.300.500.100.400"],
    ["area~effect_triad~lasso~100.0.900.0.800.400.500.700.200.400"],
)


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Page → median and p95 of a rerun."""
    os.environ["VERTELPUNT_DATABASE"] = str(path)
    st.cache_resource.clear()
    found = {}
    for page in PAGES:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60)
        app.run()
        app.switch_page(f"pages/{page}.py").run()
        turns = cycle(_SELECTED)

        def select(app: AppTest = app, turns: Iterator[list[str]] = turns) -> None:
            app.query_params["kies"] = next(turns)
            app.run()
            assert not app.exception, app.exception

        found[page] = timed(select)
    st.cache_resource.clear()
    close_collection(path)
    return found

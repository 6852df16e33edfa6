"""A plotly figure in the page, drawn with the plotly.js that the plotly package ships."""

import os
import tempfile
from importlib import resources
from pathlib import Path

import plotly
import plotly.graph_objects as go
import streamlit as st

from vertelpunt.paths import ROOT
from vertelpunt.ui.document import base_path

_HERE = Path(__file__).parent
_STATIC = ROOT / "static"


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_plot",
        # plotly.js puts its own styles in the document's head, where a shadow root does not look.
        isolate_styles=False,
        css=(_HERE / "plot.css").read_text(encoding="utf-8"),
        js=(_HERE / "plot.js").read_text(encoding="utf-8"),
    )


@st.cache_resource(show_spinner=False)
def _library() -> str | None:
    """The address of plotly.js, copied to where the browser can get it; None where it can't be."""
    name = f"plotly-{plotly.__version__}.min.js"
    if not (_STATIC / name).exists():
        content = resources.files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
        try:
            _STATIC.mkdir(exist_ok=True)
            # Written aside and moved, so that no visitor gets half of it.
            handle, unfinished = tempfile.mkstemp(dir=_STATIC, suffix=".tmp")
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(unfinished, 0o644)
            os.replace(unfinished, _STATIC / name)
        except OSError:
            return None
    return f"{base_path()}app/static/{name}"


def plot(figure: go.Figure, *, alt: str, title: str, file_name: str, key: str) -> None:
    """Draw the figure, with `alt` for who doesn't see it and a button to keep it as a PNG."""
    library = _library()
    if library is None:
        st.warning(
            "De grafiek is niet te tekenen: de app mag niet schrijven in de map `static`. "
            "De tabel hieronder heeft dezelfde getallen."
        )
        return
    _component()(
        key=key,
        data={
            "figure": figure.to_json(),
            "library": library,
            "alt": alt,
            "title": title,
            "file": file_name,
        },
    )

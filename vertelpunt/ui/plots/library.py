"""Which plotly.js a browser gets: the basic bundle where set-up took it, else the whole one.

Either lies in `static` under a name with its kind, its version and a mark of its content, so that a
browser may keep it for good.
"""

import hashlib
from importlib import resources
from pathlib import Path

import streamlit as st
from plotly.offline import get_plotlyjs_version

from vertelpunt.ui.plots import basic_bundle
from vertelpunt.ui.serving.whole_file import write_whole


@st.cache_resource(show_spinner=False)
def library() -> str | None:
    """Where it is under the app's own path; None where it can't be."""
    name = place(basic_bundle.STATIC)
    return name and f"app/static/{name}"


def place(static: Path) -> str | None:
    """The name of the one that serves, copied to this folder where it is not there yet."""
    version = get_plotlyjs_version()
    if version == basic_bundle.VERSION and basic_bundle.is_there(static):
        return basic_bundle.NAME
    content = resources.files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    name = f"plotly-full-{version}-{hashlib.sha256(content).hexdigest()[:16]}.min.js"
    try:
        if not (static / name).exists():
            write_whole(static / name, content)
    except OSError:
        return None
    return name

"""What Streamlit's page lacks: its language, a named navigation, what a device remembers."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from vertelpunt.ui.browser.modules import linked

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Cookie:
    """What a device remembers for `seconds`; 0 makes it forget."""

    name: str
    value: str
    seconds: int


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component("vertelpunt_document", js=linked(_HERE / "document.js"))


def document(
    *, cookies: Sequence[Cookie], ticket: str | None, script: str | None, one_screen: bool,
    big_screen: bool,
) -> None:  # fmt: skip
    """Set the document's language and words, its cookies and how it is laid out.

    `ticket`: for a cookie that no script may read (`ui/visit/tickets.py`), to fetch once.
    `script`: a script of the app that this page will need, to fetch already. `one_screen`: the
    page does not scroll as a whole where the screen is large enough. `big_screen`: for a room.
    """
    _component()(
        key="document",
        data={
            "cookies": [asdict(cookie) for cookie in cookies],
            "ticket": ticket,
            "base": base_path(),
            "script": script,
            "one_screen": one_screen,
            "big_screen": big_screen,
        },
        height=0,
    )
    for name in ("app.css", "one_screen.css", "big_screen.css", "print.css"):
        st.html(_HERE / name)


def base_path() -> str:
    """The path the app knows it lives under: `/`, or `/verhalen/` behind a proxy."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/" if base else "/"

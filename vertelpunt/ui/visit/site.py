"""Where this app is, as the browser of whoever is here sees it."""

from urllib.parse import urlencode

import streamlit as st

from vertelpunt.ui.browser.document import base_path


def site() -> str:
    """The address up to the name of a page."""
    here = st.context.url or f"http://localhost:{st.get_option('server.port')}{base_path()}"
    return f"{here.partition('?')[0].rpartition('/')[0]}/"


def link_to(page: str, **query: str) -> str:
    """The whole address of a page."""
    return f"{site()}{page}{'?' if query else ''}{urlencode(query)}"

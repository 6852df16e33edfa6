"""A link that looks like a button and gives a file, made when it is pressed."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.commands import NotAllowedError
from vertelpunt.ui.visit import downloads
from vertelpunt.ui.visit.access import still_in
from vertelpunt.ui.visit.downloads import Made

_LINK = Markup('<a class="vp-download" href="{}" download="{}">{}</a>')


def download(label: str, make: Made, *, name: str, media_type: str, key: str) -> None:
    """A link with this label to a file with this name.

    `make`: its bytes, or None where what it is made of is gone; called outside a run. `key`: of
    this page alone.
    """
    if downloads.are_served():
        address = downloads.offer(key, make, name, media_type)
        st.html(_LINK.format(address, name, label), width="content")
        return
    still = still_in()

    def made() -> bytes:
        if not still():
            raise NotAllowedError
        return make() or b""

    st.download_button(label, made, file_name=name, mime=media_type, on_click="ignore", key=key)

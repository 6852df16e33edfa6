"""An app whose page offers files of every kind, as the server of the app itself starts it."""

import streamlit as st
from starlette.middleware import Middleware

from vertelpunt.store import StoreError
from vertelpunt.ui.components.download import download
from vertelpunt.ui.serving.safe_headers import SafeHeaders
from vertelpunt.ui.visit import downloads
from vertelpunt.ui.visit.downloads import DownloadDesk

HOSTILE = 'a"\r\nSet-Cookie: x=y; ../../<b>é.txt'


def _store_fails() -> bytes:
    raise StoreError("De verzameling <b>x</b> is weg.")


def _fails() -> bytes:
    raise ZeroDivisionError("geheim")


def _page() -> None:
    downloads.begin_run()
    for key, make in {
        "sound": lambda: b"<script>alert(1)</script>",
        "gone": lambda: None,
        "store": _store_fails,
        "fails": _fails,
    }.items():
        download(f"<b>{key}</b>", make, name=HOSTILE, media_type="text/plain", key=key)


if __name__ == "__main__":
    _page()
else:
    app = st.App(__file__, middleware=[Middleware(SafeHeaders), Middleware(DownloadDesk)])

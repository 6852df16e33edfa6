"""The door: the server with its guard, and in every run the page at this address."""

import streamlit as st
from starlette.middleware import Middleware

from vertelpunt.ui.frame import open_door
from vertelpunt.ui.light.door import LightPage
from vertelpunt.ui.serving.packed_files import PackedFiles
from vertelpunt.ui.tickets import CookieDesk
from vertelpunt.ui.uploads import UploadGuard

if __name__ == "__main__":
    open_door()
else:
    before = (PackedFiles, UploadGuard, CookieDesk, LightPage)
    app = st.App(__file__, middleware=[Middleware(each) for each in before])

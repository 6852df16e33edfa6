"""The door: the server with its guard, and in every run the page at this address."""

import streamlit as st
from starlette.middleware import Middleware

from vertelpunt.ui.app.lifespan import lifespan
from vertelpunt.ui.app.run import run_app
from vertelpunt.ui.light.door import LightPage
from vertelpunt.ui.serving.packed_files import PackedFiles
from vertelpunt.ui.serving.safe_headers import SafeHeaders
from vertelpunt.ui.visit.downloads import DownloadDesk
from vertelpunt.ui.visit.health import HealthDesk
from vertelpunt.ui.visit.invited import InvitationDesk
from vertelpunt.ui.visit.tickets import CookieDesk
from vertelpunt.ui.visit.uploads import UploadGuard
from vertelpunt.ui.visit.watch import WatchDesk
from vertelpunt.ui.visit.whole import keep_runs_whole

if __name__ == "__main__":
    run_app()
else:
    keep_runs_whole()
    before = (
        SafeHeaders, HealthDesk, WatchDesk, PackedFiles, UploadGuard, InvitationDesk, CookieDesk,
        DownloadDesk, LightPage,
    )  # fmt: skip
    app = st.App(__file__, middleware=[Middleware(each) for each in before], lifespan=lifespan)

"""A server that is told to stop closes its collection, whoever holds on to it."""

import socket
import time
from pathlib import Path

from streamlit import file_util

from tests.browser.conftest import App
from vertelpunt.store.watch import log_of
from vertelpunt.ui.serving.ending import GRACE


def test_somebody_who_reads_no_further_does_not_keep_the_server_up(tmp_path: Path) -> None:
    app = App(tmp_path / "collection.duckdb")
    app.start()
    scripts = (Path(file_util.get_static_dir()) / "static" / "js").glob("*.js")
    largest = max(scripts, key=lambda each: each.stat().st_size).name
    try:
        with socket.socket() as held:
            # Of the file, only a beginning fits on the way.
            held.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            held.settimeout(30)
            held.connect(("localhost", app.port))
            held.sendall(f"GET /static/js/{largest} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert held.recv(12) == b"HTTP/1.1 200"
            told = time.monotonic()
            app.stop()
            assert time.monotonic() - told > GRACE / 2, "Nothing was under way."
    finally:
        app.stop(kill=True)
    # A file that is closed has nothing beside it.
    assert app.database.exists()
    assert not log_of(app.database).exists()

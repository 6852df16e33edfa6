"""Serves the app in a process that has its packages already.

A server spends most of its start on imports. Here one process imports, and each server is a copy of
it: still a process of its own, that a test may kill.
"""

import multiprocessing
import os
import sys
from collections.abc import Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path

from streamlit.web import cli

import vertelpunt.export.booklet
import vertelpunt.export.excel
import vertelpunt.figures.planes
import vertelpunt.ui.app.run
import vertelpunt.ui.light.door  # noqa: F401
from vertelpunt.paths import ROOT

# A component that is imported before there is a server is known to none.
assert "streamlit_plotly_events" not in sys.modules
_HERE = "tests.browser.served"


def serve(folder: Path, port: int, base: str, environment: Mapping[str, str]) -> BaseProcess:
    """Start a server of the app whose script is in this folder, as `streamlit run` does."""
    copies = multiprocessing.get_context("forkserver")
    copies.set_forkserver_preload([_HERE])
    process = copies.Process(target=_run, args=(folder, port, base, dict(environment)))
    process.start()
    return process


def _run(folder: Path, port: int, base: str, environment: dict[str, str]) -> None:
    os.environ.update(environment)
    os.chdir(folder)
    sys.path[:0] = [str(folder), str(ROOT)]
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    cli.main(
        [
            "run", "streamlit_app.py", f"--server.port={port}", "--server.headless=true",
            f"--server.baseUrlPath={base}", "--server.fileWatcherType=none",
        ],
        prog_name="streamlit",
    )  # fmt: skip

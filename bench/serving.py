"""The app in a process of its own, as a bench needs it."""

import os
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import IO

from vertelpunt.paths import ROOT


@dataclass(frozen=True)
class Server:
    """An app that is running: where it answers, and its process."""

    url: str
    pid: int

    def memory(self, which: str = "VmRSS") -> float:
        """MB in use now, or with `VmHWM` the most that ever was."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return round(int(status.split(f"{which}:")[1].split()[0]) / 1024, 1)

    def processor_time(self) -> float:
        """Seconds of one core that it used so far."""
        # The name of the process stands in brackets and may hold spaces.
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1]
        user, system = map(int, fields.split()[11:13])
        return (user + system) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(
    path: Path, script: str = "streamlit_app.py", *, port: int = 0, log: int | IO[str] = DEVNULL,
    **environment: str,
) -> Iterator[Server]:  # fmt: skip
    """Serve a script on this collection until the end of the block.

    `port`: 0 for any free one. `log`: a file for what the app writes when something fails.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    process = Popen(
        [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}"],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if name != "VERTELPUNT_CODE"},
            "VERTELPUNT_DATABASE": str(path),
            "PYTHONPATH": str(ROOT),
            **environment,
        },
        stdout=DEVNULL,
        stderr=log,
    )
    url = f"http://localhost:{port}"
    try:
        _wait_for(f"{url}/_stcore/health")
        yield Server(url, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(url: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)

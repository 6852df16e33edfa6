"""The files in `deploy/`, with this machine's own paths and ports in place of a server's."""

import os
import shlex
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.conftest import free_port, wait_for
from vertelpunt.paths import ROOT

DEPLOY = ROOT / "deploy"
NAME = "example.nl"


def put(text: str, changes: Mapping[str, str]) -> str:
    """The text with these changes, each of which must be there to make."""
    for old, new in changes.items():
        assert old in text, f"{old!r} is no longer in the file"
        text = text.replace(old, new)
    return text


def unit(name: str, changes: Mapping[str, str]) -> dict[str, str]:
    """The settings of a unit of systemd; the last counts where one is there twice."""
    text = put((DEPLOY / name).read_text(encoding="utf-8"), changes)
    lines = [line for line in text.splitlines() if "=" in line and not line.startswith("#")]
    return {key: value.replace("%%", "%") for key, _, value in (x.partition("=") for x in lines)}


def environment(file: Path) -> dict[str, str]:
    """What a file of settings sets."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


@contextmanager
def served(folder: Path, port: int, code: str) -> Iterator[None]:
    """The app, as the unit starts it, with its collection and its code in this folder."""
    database, settings = folder / "vertelpunt.duckdb", folder / "vertelpunt.env"
    settings.write_text(put((DEPLOY / "vertelpunt.env").read_text(), {"CODE=": f"CODE={code}"}))
    changes = {
        "/opt/vertelpunt": str(ROOT),
        "=/etc/vertelpunt.env": f"={settings}",
        "/var/lib/vertelpunt/vertelpunt.duckdb": str(database),
        "--server.port=8501": f"--server.port={port}",
    }
    asked = unit("vertelpunt.service", changes)
    program, *arguments = shlex.split(asked["ExecStart"])
    assert program == f"{ROOT}/.venv/bin/streamlit"
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", *arguments],
        cwd=asked["WorkingDirectory"],
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith("VERTELPUNT_")},
            **dict([asked["Environment"].split("=", 1)]),
            **environment(Path(asked["EnvironmentFile"])),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/verhalen/_stcore/health")
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


@dataclass(frozen=True)
class Proxy:
    """An nginx on loopback: its ports, and what it logs."""

    http: int
    https: int
    log: Path

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.https}/verhalen"


@contextmanager
def proxied(folder: Path, app_port: int, more: str = "") -> Iterator[Proxy]:
    """Nginx before the app, with the site of `deploy/nginx.conf` and what `more` adds."""
    folder.mkdir(exist_ok=True)
    program = subprocess.run(
        ["sh", str(ROOT / "tests" / "nginx.sh")], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    _certificate(folder)
    http, https = free_port(), free_port()
    changes = {
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl;\n": "",
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen 443 ssl;": f"listen 127.0.0.1:{https} ssl;",
        f"/etc/letsencrypt/live/{NAME}": str(folder),
        "/var/log/nginx": str(folder),
        "http://127.0.0.1:8501": f"http://127.0.0.1:{app_port}",
    }
    site = put((DEPLOY / "nginx.conf").read_text(encoding="utf-8"), changes)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    # Root's nginx hands over to a user who may not look into the folder of a test.
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "main.conf"
    main.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/start.log; {user}\n"
        f"events {{}}\nhttp {{\n{folders}\n{site}\n{more}\n}}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen([program, "-c", str(main), "-e", str(folder / "start.log")])
    try:
        _wait_for_port(https, folder / "start.log")
        yield Proxy(http, https, folder / "vertelpunt.log")
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for_port(port: int, log: Path) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"nginx did not start: {log.read_text(encoding='utf-8')}")


def _certificate(folder: Path) -> None:
    openssl = shutil.which("openssl")
    assert openssl
    subprocess.run(
        [
            openssl, "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2",
            "-subj", f"/CN={NAME}", "-keyout", str(folder / "privkey.pem"),
            "-out", str(folder / "fullchain.pem"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip


@contextmanager
def as_from(address: str, port: int) -> Iterator[int]:
    """A port whose visitors reach `port` from another address of this machine's loopback."""

    class Pass(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            there = socket.create_connection(("127.0.0.1", port), source_address=(address, 0))
            back = threading.Thread(target=_pump, args=[there, self.request], daemon=True)
            back.start()
            _pump(self.request, there)
            back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Pass) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


def _pump(one: socket.socket, other: socket.socket) -> None:
    try:
        while data := one.recv(65_536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)
    except OSError:
        other.close()

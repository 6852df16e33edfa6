"""plotly.js with scatters and bars, a quarter of the whole: to run at set-up, where npm brings it.

The repository holds no code of others, only which version it is and the checksum of the file: what
is not that very file is not used.
"""

import hashlib
import shutil
import subprocess  # nosec B404
import tarfile
import tempfile
from pathlib import Path

from vertelpunt.paths import ROOT
from vertelpunt.ui.serving.whole_file import write_whole

STATIC = ROOT / "static"
# The version that is inside the Python package plotly (a test compares them).
VERSION = "4.1.1"
SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
NAME = f"plotly-basic-{VERSION}-{SHA256[:16]}.min.js"
_PACKAGE = f"plotly.js-basic-dist-min@{VERSION}"
_MEMBER = "package/plotly-basic.min.js"
_SECONDS = 120


class NotTakenError(Exception):
    """Why the bundle is not there, as a part of a sentence."""


def is_there(static: Path) -> bool:
    """Whether this folder has the bundle, and it is the file that was checked."""
    try:
        return _is_it((static / NAME).read_bytes())
    except OSError:
        return False


def take(static: Path) -> None:
    """Put it in this folder; raises NotTakenError where that can't be."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotTakenError("npm is not here")
    content = _bring(npm)
    if not _is_it(content):
        raise NotTakenError("what npm brought is not the file that was checked")
    try:
        write_whole(static / NAME, content)
    except OSError as error:
        raise NotTakenError("the folder static can't be written") from error


def _bring(npm: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        try:
            subprocess.run(  # nosec B603
                [npm, "pack", _PACKAGE, "--ignore-scripts", "--fetch-retries=0"],
                cwd=folder, check=True, capture_output=True, timeout=_SECONDS,
            )  # fmt: skip
            with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
                file = package.extractfile(_MEMBER)
                return file.read() if file else b""
        except (OSError, subprocess.SubprocessError) as error:
            raise NotTakenError("npm could not fetch it") from error
        except (StopIteration, tarfile.TarError, KeyError) as error:
            raise NotTakenError("npm brought something else") from error


def _is_it(content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == SHA256


def main(static: Path = STATIC) -> None:
    """Take it where it is not there yet; without it everything works, on more bytes."""
    if is_there(static):
        return
    print("Taking the small plotly.js with npm ...", flush=True)
    try:
        take(static)
    except NotTakenError as why:
        print(f"No small plotly.js, as {why}. The whole one of the Python package serves.")


if __name__ == "__main__":
    main()

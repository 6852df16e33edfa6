"""Node, for tests that ask the JavaScript itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def node(*arguments: str, given: str | None = None) -> str:
    """What node prints, in the folder of the project; a test is skipped where there is none."""
    if shutil.which("node") is None:
        pytest.skip("no node")
    done = subprocess.run(
        ["node", *arguments], cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

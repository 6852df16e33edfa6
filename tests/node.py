"""Node, for tests that ask the JavaScript itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def node(*arguments: str, given: str | None = None) -> str:
    """What node prints, in the folder of the project. It comes with the packages for the tests."""
    beside = Path(sys.executable).parent
    program = shutil.which("node", path=os.pathsep.join([str(beside), os.environ["PATH"]]))
    assert program, "Node comes with requirements-dev.txt"
    done = subprocess.run(
        [program, *arguments], cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

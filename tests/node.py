"""The browser's own code, run by node: the one that is installed, or Playwright's."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import playwright

SCRIPTS = Path(__file__).parent / "javascript"


def node(*arguments: str, given: Any = None) -> str:
    """What a script answers to `given`; raises AssertionError where it fails."""
    own = Path(playwright.__file__).parent / "driver" / "node"
    done = subprocess.run(
        [shutil.which("node") or str(own), *arguments],
        cwd=SCRIPTS,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

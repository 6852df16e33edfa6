"""Known weaknesses of what is installed, where there is a network: `make audit`."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from supply.lock import TESTS

_SECONDS = 600


def report(found: dict[str, Any] | None) -> tuple[list[str], bool]:
    """What to say of what pip-audit found, and whether all is well as far as it could see.

    `found`: its JSON; None where it gave none. A package that it could not look up is not well: it
    is unknown, and that is said.
    """
    if found is None:
        return ["Nothing was audited: there is no network, or no answer."], True
    packages = found["dependencies"]
    seen = [each for each in packages if "skip_reason" not in each]
    if not seen:
        return report(None)
    lines = [
        f"{each['name']} {each['version']}: {weak['id']}, mended in "
        f"{', '.join(weak['fix_versions']) or 'no version yet'}"
        for each in seen
        for weak in each["vulns"]
    ]
    well = not lines
    if unknown := [each["name"] for each in packages if "skip_reason" in each]:
        lines.append(f"Not audited, as nobody answers for them here: {', '.join(unknown)}.")
    lines.append(f"{len(seen)} of {len(packages)} packages were audited.")
    return lines, well


def _ask() -> dict[str, Any] | None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "found.json"
        asked = [
            "--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json",
            f"--output={out}", f"--requirement={TESTS}",
        ]  # fmt: skip
        try:
            program = [sys.executable, "-m", "pip_audit", *asked]
            subprocess.run(program, capture_output=True, timeout=_SECONDS, check=False)
            found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        except (OSError, ValueError, subprocess.TimeoutExpired):
            return None
        return found


if __name__ == "__main__":
    lines, well = report(_ask())
    print("\n".join(lines))
    sys.exit(not well)

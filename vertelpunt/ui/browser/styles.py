"""Stylesheets that components share, for a shadow root that has `--st-…` of the theme."""

from pathlib import Path

_HERE = Path(__file__).parent
CONTROLS = _HERE / "controls.css"
DOTS = _HERE / "dots" / "dots.css"


def styled(*sheets: Path) -> str:
    """These stylesheets as one; what comes later counts where both say something."""
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)

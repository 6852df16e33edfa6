"""Scripts that several components share, put before their own."""

from pathlib import Path

_HERE = Path(__file__).parent
# `channel`: what the pieces of a page tell each other.
CHANNEL = (_HERE / "channel.js").read_text(encoding="utf-8")

"""Text of people in a figure: plotly reads tags and entities in it, which must show as typed."""

_MOST = 46


def plain(text: str) -> str:
    """The text as plotly shows it literally."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(text: str, most: int = _MOST) -> str:
    """The text as plotly shows it literally, cut to what fits beside a bar."""
    return plain(text if len(text) <= most else text[: most - 1].rstrip() + "…")

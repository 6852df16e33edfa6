"""Text of people where Streamlit reads Markdown: every sign shows as it was typed."""

import re

# All ASCII punctuation can stand behind a backslash (CommonMark 0.31, 2.4).
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def literal(text: str) -> str:
    """The text as Streamlit's Markdown shows it literally, on one line."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))

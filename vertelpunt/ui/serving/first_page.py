"""Streamlit's first document, with the scripts that all our pages need named from the start.

Streamlit finds out that it needs them when its own scripts have run and the server has answered:
one way back and forth later, of 150 ms and more on a phone.
"""

from pathlib import Path

from streamlit import file_util

# The chunks of our components and of the frame, by the name before Streamlit's hash.
_NEEDED = ("BidiComponent", "serialization", "recordbatch", "Html", "purify.es", "PageLink",
           "_arrayReduce")  # fmt: skip
_NO_SCRIPT = (
    b"<p>Vertelpunt heeft JavaScript nodig. Zet het aan in je browser. "
    b"Laad daarna de pagina opnieuw.</p>"
)


def earlier(document: bytes) -> bytes:
    """The document with a hint for each of those scripts, in Dutch; as it was where it differs."""
    end, opening, closing = b"</head>", b"<noscript>", b"</noscript>"
    if document.count(end) != 1:
        return document
    hints = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">\n'
        for name in _chunks()
        if name.encode() not in document
    )
    document = document.replace(end, hints.encode() + end)
    before, found, rest = document.partition(opening)
    _, closed, after = rest.partition(closing)
    if found and closed:
        document = before + opening + _NO_SCRIPT + closing + after
    return document.replace(b'<html lang="en">', b'<html lang="nl">')


def _chunks() -> list[str]:
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    found = [sorted(folder.glob(f"{name}.*.js")) for name in _NEEDED]
    return [files[0].name for files in found if len(files) == 1]

"""Streamlit's own typefaces, with the signs and weights that our pages use and no others.

They are made from the files that come with Streamlit (SIL Open Font License; Material Symbols:
Apache), once for each version, and served under Streamlit's own addresses. A sign that is not among
them is drawn in a font of the device.
"""

import hashlib
import logging
import re
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from streamlit import file_util

from vertelpunt.paths import ROOT
from vertelpunt.ui.serving.whole_file import kept_or_made

_LOG = logging.getLogger(__name__)
# Raise it when what is made below changes.
_RECIPE = "3"
_KEPT = ROOT / "static" / "fonts"
# The languages of Europe that are written in Latin letters, and the signs beside them.
_RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2B9, 0x2BC), (0x300, 0x304), (0x306, 0x308),
    (0x30A, 0x30C), (0x327, 0x328), (0x1E9E, 0x1E9E), (0x2010, 0x2027), (0x2030, 0x2030),
    (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2122, 0x2122),
    (0x2153, 0x215E), (0x2190, 0x2193), (0x2212, 0x2212), (0x221A, 0x221A), (0x2248, 0x2248),
    (0x2260, 0x2260), (0x2264, 0x2265), (0x25C6, 0x25C6), (0x25CB, 0x25CB), (0x25CF, 0x25CF),
    (0x2713, 0x2715),
)  # fmt: skip
ALPHABET = frozenset(sign for first, last in _RANGES for sign in range(first, last + 1))
_FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "calt"]
_WEIGHTS = (400, 700)
# Serif is for headings, of 18 to 37 px: one optical size fits them, and is half the bytes.
_OPTICAL_SIZE = 24
_TEXT_FONTS = ("SourceSansVF-Upright", "SourceSerifVariable-Roman", "SourceSansVF-Italic",
               "SourceSerifVariable-Italic", "SourceCodeVF-Upright")  # fmt: skip
_SYMBOLS = "MaterialSymbols-Rounded"
_WOFF2 = b"wOF2"
_WORD = re.compile(r"[\"'`/]([a-z0-9_]{2,40})[\"'`:]")

_ready: dict[str, bytes] = {}


def smaller(name: str) -> bytes | None:
    """The smaller font under this file name of Streamlit's, None where there is none (yet)."""
    return _ready.get(name)


def prepare() -> None:
    """Make the smaller fonts, or find those made before; what fails is served as it was."""
    folder = Path(file_util.get_static_dir()) / "static" / "media"
    for start in (*_TEXT_FONTS[:2], _SYMBOLS, *_TEXT_FONTS[2:]):
        for source in folder.glob(f"{start}.*woff2"):
            try:
                made = _kept_or_made(source, symbols if start == _SYMBOLS else text_font)
            except Exception:
                # A version of Streamlit with another font; the page works with it as it comes.
                _LOG.warning("The font %s is served as it is", source.name, exc_info=True)
                continue
            if len(made) < source.stat().st_size:
                _ready[source.name] = made


def prepare_meanwhile() -> None:
    """The same beside the server's work."""
    threading.Thread(target=prepare, daemon=True, name="fonts").start()


def text_font(source: Path) -> bytes:
    """A typeface with the signs of ALPHABET, as woff2."""
    font = TTFont(source)
    _reduce(font, unicodes=ALPHABET)
    # Weights are a thousandth of the font's size, so text keeps its lines.
    limits: dict[str, object] = {"wght": _WEIGHTS, "opsz": _OPTICAL_SIZE}
    axes = {axis.axisTag for axis in font["fvar"].axes} if "fvar" in font else set()
    limits = {tag: limit for tag, limit in limits.items() if tag in axes}
    if limits:
        instancer.instantiateVariableFont(font, limits, inplace=True)
    return _woff2(font)


def symbols(source: Path) -> bytes:
    """The icons whose names stand in Streamlit's scripts, as woff2."""
    font = TTFont(source)
    scripts = (Path(file_util.get_static_dir()) / "static" / "js").glob("*.js")
    words = {word for each in scripts for word in _WORD.findall(each.read_text("utf-8", "replace"))}
    names = [name for name in font.getGlyphOrder() if name in words]
    # An icon is a ligature of the letters of its name; without closure the others stay out.
    letters = {ord(sign) for sign in "abcdefghijklmnopqrstuvwxyz0123456789_ "}
    _reduce(font, unicodes=letters, glyphs=names, layout_closure=False)
    return _woff2(font)


def _reduce(
    font: TTFont,
    *,
    unicodes: frozenset[int] | set[int],
    glyphs: list[str] | None = None,
    layout_closure: bool = True,
) -> None:
    options = subset.Options()
    options.layout_features = ["*"] if glyphs else _FEATURES
    options.layout_closure = layout_closure
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes, glyphs=glyphs or [])
    subsetter.subset(font)


def _woff2(font: TTFont) -> bytes:
    font.flavor = "woff2"
    content = BytesIO()
    font.save(content)
    return content.getvalue()


def _kept_or_made(source: Path, make: Callable[[Path], bytes]) -> bytes:
    """Made once for this font and recipe, and kept where the folder can be written."""
    mark = hashlib.blake2b(source.read_bytes(), key=_RECIPE.encode(), digest_size=8).hexdigest()
    kept = _KEPT / f"{source.name.partition('.')[0]}-{mark}.woff2"
    return kept_or_made(kept, lambda: make(source), sound=lambda font: font.startswith(_WOFF2))


if __name__ == "__main__":
    prepare()

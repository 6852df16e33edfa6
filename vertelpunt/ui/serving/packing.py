"""Packing what is sent: brotli or gzip, as the browser says it can read."""

import gzip
import hashlib
from dataclasses import dataclass

import brotli

from vertelpunt.paths import ROOT
from vertelpunt.ui.serving.whole_file import kept_or_made

# The best of brotli takes seven times as long for 7% less, and the first visitor waits for it.
_BROTLI, _GZIP = 9, 9
_LEAST = 500
# From so many bytes packing takes as long as opening a page.
_LONG = 50_000
KEPT = ROOT / "static" / "packed"
_TEXT = ("text/", "application/javascript", "application/json", "application/manifest+json",
         "image/svg+xml")  # fmt: skip


@dataclass(frozen=True)
class Packed:
    """Bytes as they go over the line. `encoding`: None where they go as they are."""

    body: bytes
    encoding: str | None
    etag: str


def encoding_for(accepted: str) -> str | None:
    """The best way to pack that this `Accept-Encoding` allows: br, gzip, or None."""
    weights: dict[str, float] = {}
    for each in accepted.lower().split(","):
        name, _, parameters = each.strip().partition(";")
        weights[name.strip()] = _weight(parameters)
    for name in ("br", "gzip"):
        if weights.get(name, weights.get("*", 0.0)) > 0:
            return name
    return None


def is_worth_packing(content_type: str, size: int) -> bool:
    """Whether it is text, and more than a few lines of it."""
    return size >= _LEAST and content_type.lower().startswith(_TEXT)


def pack(content: bytes, encoding: str | None) -> Packed:
    """Pack it; the mark is weak, as it is of the content and not of how that is packed."""
    mark = hashlib.blake2b(content, digest_size=12).hexdigest()
    match encoding:
        case "br":
            body = brotli.compress(content, quality=_BROTLI)
        case "gzip":
            body = gzip.compress(content, _GZIP, mtime=0)
        case _:
            body = content
    return Packed(body, encoding, f'W/"{mark}"')


def pack_once(content: bytes, encoding: str | None) -> Packed:
    """The same as `pack`; a large one is kept, so that a server that starts again finds it."""
    if encoding != "br" or len(content) < _LONG:
        return pack(content, encoding)
    packed = pack(content, None)
    body = kept_or_made(
        KEPT / f"{packed.etag[3:-1]}-{_BROTLI}.br", lambda: pack(content, "br").body,
        sound=lambda kept: _unpacked(kept) == content,
    )  # fmt: skip
    return Packed(body, "br", packed.etag)


def _unpacked(kept: bytes) -> bytes | None:
    try:
        return bytes(brotli.decompress(kept))
    except brotli.error:
        return None


def _weight(parameters: str) -> float:
    """How much an encoding is wanted, as `;q=0.5` says it; what can't be read is not wanted."""
    name, _, value = parameters.strip().partition("=")
    if not name:
        return 1.0
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0

"""A link as a QR code, to be scanned from a screen or from paper."""

from functools import lru_cache

import segno
from markupsafe import Markup

_IMAGE = Markup('<img alt="{}" src="{}">')


# The big screen shows one for as long as a session lasts, and is drawn at everything that happens.
@lru_cache(maxsize=64)
def qr_code(link: str, alt: str, *, scale: int = 5) -> Markup:
    """The code as an image, black on white whatever the theme. `scale`: px a square."""
    picture = segno.make_qr(link, error="m").svg_data_uri(
        scale=scale, border=4, dark="#000", light="#fff"
    )
    return _IMAGE.format(alt, picture)

"""What a browser may do with an answer, said on every one: nothing but what our pages need.

What a route of our own says itself stays. Why Streamlit needs what is allowed here is in
docs/decisions/0030-hosting-that-protects.md.
"""

import base64
import hashlib
import re
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_COMPONENT = "/component/"

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # An address holds what somebody selected, and a link to it stays among who may read it.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OF_A_PAGE = {
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "serial=(), midi=(), display-capture=()",
    "X-Robots-Tag": "noindex, nofollow",
}
# A visit takes sixty files, and all of the above with each would be 40 kB on a slow line. A browser
# looks at it for a page alone; of these files, should one be opened as a page, nothing runs.
_FILE = re.compile(r"(?:text/(?:css|javascript|plain)|application/(?:javascript|json)|font/)")
_OF_A_FILE = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}
_A_YEAR = "max-age=31536000"


class SafeHeaders:
    """Puts these headers on every answer that goes out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        # Streamlit imports the script of a component from a blob.
        self._page = _policy(f"'self' blob: {_hashes(Path(file_util.get_static_dir()))}")
        # The plotly.js in the frame makes functions of text.
        self._component = _policy(f"'self' 'unsafe-eval' {_hashes(_word_cloud())}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, and add to what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = self._component if _COMPONENT in scope["path"] else self._page
        of_a_page = {"Content-Security-Policy": policy, **_OF_A_PAGE}
        safe = is_safe(scope)

        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_file = _FILE.match(headers.get("content-type", ""))
                said = _ALWAYS | (_OF_A_FILE if is_file else of_a_page)
                for name, value in said.items():
                    headers.setdefault(name, value)
                if safe:
                    headers.setdefault("Strict-Transport-Security", _A_YEAR)
            await send(message)

        await self._app(scope, receive, protected)


def is_safe(scope: Scope) -> bool:
    """Whether the browser came by https, to here or to what stands before us."""
    return "https" in (scope["scheme"], Headers(scope=scope).get("x-forwarded-proto"))


def _policy(scripts: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "manifest-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )


def _word_cloud() -> Path:
    """The folder of the component in a frame. It is not imported: it needs Streamlit to run."""
    spec = find_spec("streamlit_plotly_events")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "frontend" / "build"


def _hashes(folder: Path) -> str:
    """The scripts that stand in its document, by their content, as a policy names them."""
    found = _INLINE.findall((folder / "index.html").read_bytes())
    marks = (base64.b64encode(hashlib.sha256(script).digest()).decode() for script in found)
    return " ".join(f"'sha256-{mark}'" for mark in marks)

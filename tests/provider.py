"""A provider of OpenID Connect on this machine: whoever comes chooses an account and is let in.

It does what the standard asks of the code flow: discovery, keys, a code good once for one client
and one address, PKCE, a signed id_token with the nonce that was asked, and an end of the session.
"""

import base64
import hashlib
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "vertelpunt", "een-geheim-van-de-test"


@dataclass
class Provider:
    """`accounts`: the name of an account → its claims. `ended`: how often a session was ended."""

    url: str
    accounts: Mapping[str, Mapping[str, Any]]
    ended: int = 0
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    # Code → what was asked with it, and the account.
    _codes: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/jwks", self._jwks),
                Route("/authorize", self._authorize),
                Route("/chosen", self._chosen),
                Route("/token", self._token, methods=["POST"]),
                Route("/end", self._end),
            ]
        )

    async def _discovery(self, _: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "end_session_endpoint": f"{self.url}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _jwks(self, _: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked.get("client_id") != CLIENT or asked.get("response_type") != "code":
            return Response("unknown client", 400)
        links = [
            f'<p><a href="/chosen?{escape(urlencode({**asked, "account": name}))}">{name}</a></p>'
            for name in self.accounts
        ]
        return HTMLResponse(f'<html lang="nl"><h1>Kies een account</h1>{"".join(links)}</html>')

    async def _chosen(self, request: Request) -> Response:
        asked = dict(request.query_params)
        code = secrets.token_urlsafe(16)
        self._codes[code] = (asked, asked.pop("account"))
        query = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{query}", 302)

    async def _token(self, request: Request) -> Response:
        given = await request.form()
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked, account = self._codes.pop(str(given.get("code")), ({}, ""))
        proof = hashlib.sha256(str(given.get("code_verifier")).encode()).digest()
        sound = (
            request.headers.get("authorization") == f"Basic {basic}"
            and given.get("redirect_uri") == asked.get("redirect_uri")
            and base64.urlsafe_b64encode(proof).rstrip(b"=").decode() == asked.get("code_challenge")
        )
        if not sound:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": CLIENT, "sub": account, "iat": now, "exp": now + 3600,
            "nonce": asked["nonce"], **self.accounts[account],
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key)
        return JSONResponse(
            {"access_token": secrets.token_hex(8), "token_type": "Bearer", "id_token": token}
        )

    async def _end(self, request: Request) -> Response:
        self.ended += 1
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)


@contextmanager
def provided(port: int, accounts: Mapping[str, Mapping[str, Any]]) -> Iterator[Provider]:
    """A provider that answers on this port, while it lasts."""
    provider = Provider(f"http://localhost:{port}", accounts)
    config = uvicorn.Config(provider.app(), host="localhost", port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield provider
    server.should_exit = True
    thread.join()


def secrets_file(provider: Provider, app_url: str) -> str:
    """The secrets of an app that logs in there; what `docs/hosting.md` shows."""
    return f"""
VERTELPUNT_LOGIN_NAME = "Voorbeeld"

[auth]
redirect_uri = "{app_url}/oauth2callback"
cookie_secret = "{secrets.token_hex(32)}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"

[roles]
admin = ["dian@example.org"]
core_group = ["groups=kerngroep"]
member = ["@example.nl"]
"""

"""Who may ask the server: the person who started it, from a page of its own, and nobody else.

Other pages open in the same browser can send requests to 127.0.0.1 too; a name of their own that
they point there (DNS rebinding) is seen by the Host header, a foreign page by Origin, a stranger by
the lack of the token.
"""

from __future__ import annotations

import hmac
import ipaddress
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Lets through requests that have the token and come from the server's own page.

    host, port: where the server listens. The token comes once as `?token=…`, then as a cookie.
    """

    def __init__(self, app: ASGIApp, token: str, host: str, port: int) -> None:
        self.app = app
        self.token = token
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]", host)}
        self.port = port
        self.open = not is_loopback(host)
        self.cookie = f"lingding-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        response = self._refuse(scope) or self._welcome(scope)
        if response is not None:
            await response(scope, receive, send)
            return

        async def guarded(message: dict) -> None:  # type: ignore[type-arg]
            if message["type"] == "http.response.start":
                extra = [(k.lower().encode(), v.encode()) for k, v in _HEADERS.items()]
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        await self.app(scope, receive, guarded)  # type: ignore[arg-type]

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts and not (self.open and self._is_own_address(host)):
            return PlainTextResponse("not a name of this server", 421)
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return PlainTextResponse("asked by another page", 403)
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            page = scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"
            if not page or scope["path"] != "/":
                return PlainTextResponse("asked by another page", 403)
        if scope["method"] not in ("GET", "HEAD") and origin is None:
            return PlainTextResponse("asked by no page", 403)
        return None

    def _welcome(self, scope: Scope) -> PlainTextResponse | RedirectResponse | None:
        """A cookie for who brings the token; refusal for who has neither."""
        asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"))
        given = dict(asked).get("token", "")
        if scope["path"] == "/" and given and hmac.compare_digest(given, self.token):
            rest = urlencode([(name, value) for name, value in asked if name != "token"])
            response = RedirectResponse(f"/?{rest}" if rest else "/", 303)
            response.set_cookie(self.cookie, self.token, httponly=True, samesite="lax", path="/")
            return response
        if hmac.compare_digest(self._kept(scope), self.token):
            return None
        return PlainTextResponse(
            "open the address that lingding serve printed, with its token", 403
        )

    def _kept(self, scope: Scope) -> str:
        try:
            cookies = SimpleCookie(Headers(scope=scope).get("cookie", ""))
        except CookieError:
            return ""
        return cookies[self.cookie].value if self.cookie in cookies else ""

    def _is_own_address(self, host: str) -> bool:
        """Whether the Host header is an IP address with our port: no name can be rebound to it."""
        name, _, port = host.rpartition(":")
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return port == str(self.port)


def is_loopback(host: str) -> bool:
    """Whether an address is of this machine only."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

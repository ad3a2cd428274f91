"""Who may talk to the page's server: one browser on this machine, which opened the address that was printed.

A web page elsewhere can make a browser send requests to 127.0.0.1, and give that address a name of its own: so host and port must
be exact, nothing is answered without the cookie, and what writes must come from the page itself.
"""

import secrets
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "content-security-policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_MAX_BODY = 1_000_000  # bytes of a request


class Guard:
    """Let through what the page of this server sends, and answer 403 to everything else.

    token: opens the page once; what the browser shows from then on is a cookie that no script can read.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app, self.host = app, f"127.0.0.1:{port}"
        self.token, self._cookie, self._name = secrets.token_urlsafe(32), secrets.token_urlsafe(32), f"citetrail_{port}"
        self._unused = True

    @property
    def address(self) -> str:
        """The address that opens the page, once."""
        return f"http://{self.host}/?k={self.token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        new = not self._has_cookie(headers) and self._opens(scope)
        refusal = self._refusal(scope, headers, new=new)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    out[name] = value
                if new and not refusal:
                    out["set-cookie"] = f"{self._name}={self._cookie}; HttpOnly; SameSite=Strict; Path=/"
            await send(message)

        if new and not refusal:
            self._unused = False
        answer = PlainTextResponse(refusal, 403) if refusal else self.app
        await answer(scope, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: Headers, *, new: bool) -> str:
        """Return why a request is refused, "" where it is not."""
        if headers.getlist("host") != [self.host]:
            return f"this page is only to be had as http://{self.host}/\n"
        if scope["method"] not in ("GET", "HEAD") and headers.getlist("origin") != [f"http://{self.host}"]:
            return "only the page itself writes here\n"
        if int(headers.get("content-length") or 0) > _MAX_BODY:
            return "too long\n"
        if not new and not self._has_cookie(headers):
            return (
                "this address was opened before, or is another run's: start `citetrail review` again; nothing is lost\n"
            )
        return ""

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(self._name)
        except CookieError:
            return False
        return morsel is not None and secrets.compare_digest(morsel.value.encode(), self._cookie.encode())

    def _opens(self, scope: Scope) -> bool:
        given = QueryParams(scope["query_string"]).get("k", "") if scope["path"] == "/" else ""
        return self._unused and secrets.compare_digest(given.encode(), self.token.encode())

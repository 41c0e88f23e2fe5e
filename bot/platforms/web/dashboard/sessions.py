"""The cookies of the moderators' page, and what its forms carry against forgery."""

import hmac
import re
import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

LONGEST = 7 * 24 * 3600
"""Seconds that a browser keeps the session; the store says when it ends."""
SIGNING_IN = 15 * 60
"""Seconds in which a browser that has opened a link may press its button."""
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


class Cookies:
    """Two cookies: one that says whose session it is, one that ties a link's page to the browser that opened
    it. Where the site is read over HTTPS their names begin with __Host-, so that only this host, over HTTPS,
    can have set them, and no other name is looked at."""

    def __init__(self, public: str | None = None) -> None:
        """`public` is the address under which the site is reached, as the operator says."""
        self._public = urlsplit(public) if public else None

    def session(self, request: Request) -> str | None:
        """The secret of a session; None for what we never gave out."""
        return self._read(request, "matchday_session")

    def begin(self, response: Response, request: Request, secret: str) -> None:
        """Lax, so that somebody who follows a link from a chat is still who they are."""
        self._write(response, request, "matchday_session", secret, LONGEST, "lax")

    def end(self, response: Response, request: Request) -> None:
        self._write(response, request, "matchday_session", "", 0, "lax")

    def browser(self, request: Request) -> str | None:
        """What ties a link's page to this browser."""
        return self._read(request, "matchday_sign_in")

    def tie(self, response: Response, request: Request, key: str) -> None:
        self._write(response, request, "matchday_sign_in", key, SIGNING_IN, "strict")

    def untie(self, response: Response, request: Request) -> None:
        self._write(response, request, "matchday_sign_in", "", 0, "strict")

    def secure(self, request: Request) -> bool:
        """Whether the browser speaks HTTPS: as the server tells (uvicorn believes the proxy on this machine,
        or those named in FORWARDED_ALLOW_IPS), or since the public address says so, wherever the program is
        not called directly on its own machine."""
        if request.url.scheme == "https":
            return True
        direct = request.url.hostname in _LOOPBACK
        return self._public is not None and self._public.scheme == "https" and not direct

    def _name(self, request: Request, name: str) -> str:
        return f"__Host-{name}" if self.secure(request) else name

    def _read(self, request: Request, name: str) -> str | None:
        kept = request.cookies.get(self._name(request, name), "")
        return kept if _SHAPE.fullmatch(kept) else None

    def _write(
        self, response: Response, request: Request, name: str, value: str, seconds: int, same_site: str
    ) -> None:
        response.set_cookie(
            self._name(request, name),
            value,
            max_age=seconds,
            path="/",
            httponly=True,
            samesite="strict" if same_site == "strict" else "lax",
            secure=self.secure(request),
        )


def new_secret() -> str:
    """256 random bits, as they stand in an address or a cookie."""
    return secrets.token_urlsafe(32)


def looks_like_one(secret: str) -> bool:
    """Whether this could be a secret of ours: nothing else reaches the store."""
    return _SHAPE.fullmatch(secret) is not None


def csrf(secret: str, purpose: str = "forms") -> str:
    """What the forms of a session carry. It follows from the cookie, which no other site reads, and the
    cookie does not follow from it."""
    return hmac.new(secret.encode(), purpose.encode(), sha256).hexdigest()


def same(expected: str, given: str) -> bool:
    """Compares in a time that does not depend on where they differ."""
    return hmac.compare_digest(expected.encode(), given.encode())

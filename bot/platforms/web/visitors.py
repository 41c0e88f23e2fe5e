"""Who is asking: a visitor is a long random number in a cookie, and nothing else is known of them."""

import re
import secrets

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "matchday_visitor"
_KEPT_FOR = 400 * 24 * 3600  # seconds; browsers keep no cookie longer
_SHAPE = re.compile(r"[A-Za-z0-9_-]{32}")


def visitor(request: Request) -> str | None:
    """Who it is; None for someone who comes for the first time, or with something we never gave out."""
    kept = request.cookies.get(COOKIE, "")
    return kept if _SHAPE.fullmatch(kept) else None


def new_visitor() -> str:
    """192 random bits: it cannot be guessed, so it needs no signature."""
    return secrets.token_urlsafe(24)


def peer(request: Request) -> str:
    """The address that a request comes from, which many may share."""
    return request.client.host if request.client else "?"


def remember(response: Response, request: Request, who: str) -> None:
    """Gives the visitor their number; each visit prolongs it."""
    response.set_cookie(
        COOKIE,
        who,
        max_age=_KEPT_FOR,
        path="/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )

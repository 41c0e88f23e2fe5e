"""The headers that tell a browser what this site never does."""

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def policy(frame_ancestors: Sequence[str]) -> str:
    """A content security policy: our own script and style, nothing inline, framed by whom we know."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {' '.join(frame_ancestors) or chr(39) + 'none' + chr(39)}",
        )
    )


class SafetyHeaders:
    """ASGI middleware; it does not touch the body, so that streams stay streams. What lies under `unframed`
    is in nobody's frame, and no browser or proxy keeps it: there people decide."""

    def __init__(
        self, app: ASGIApp, frame_ancestors: Sequence[str] = (), unframed: str = "/dashboard"
    ) -> None:
        self._app = app
        self._headers = _headers(frame_ancestors)
        self._unframed = unframed
        self._strict = _headers(()) | {"Cache-Control": "no-store"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        strict = scope["path"] == self._unframed or scope["path"].startswith(f"{self._unframed}/")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if strict:
                    headers.update(self._strict)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _headers(frame_ancestors: Sequence[str]) -> dict[str, str]:
    headers = {
        "Content-Security-Policy": policy(frame_ancestors),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    return headers if frame_ancestors else headers | {"X-Frame-Options": "DENY"}

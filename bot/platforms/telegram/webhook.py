"""Updates by webhook: Telegram posts them to the web process, with a secret that only it was told."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
import telegram
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.platforms.telegram.errors import Closing, said
from bot.platforms.telegram.listener import ALLOWED

log = structlog.get_logger()

PATH = "/telegram"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024
"""Bytes of one update."""
PATIENCE = 25.0
"""Seconds after which Telegram is asked to come again with what is not stored yet."""

Take = Callable[[Mapping[str, Any]], Awaitable[None]]


def secret(token: str) -> str:
    """The same in each process and after each start, and nothing to conclude the token from."""
    return hmac.new(token.encode(), b"matchday telegram webhook", hashlib.sha256).hexdigest()


async def set_up(bot: telegram.Bot, url: str, secret: str) -> None:
    """Asks for updates at `url`, a public https address. Raises telegram.error.TelegramError."""
    await bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED)


def route(secret: str, take: Take) -> Route:
    """What the web process serves. An update is answered when its effect is stored: 200, and Telegram forgets
    it; anything else, and Telegram brings it again."""
    expected = secret.encode()

    async def endpoint(request: Request) -> Response:
        told = request.headers.get(HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(told, expected):
            return PlainTextResponse("wrong secret", 403)
        raw = await _body(request)
        if raw is None:
            return PlainTextResponse("too large", 413)
        update = _read(raw)
        if update is None:
            return PlainTextResponse("not an update", 400)
        return await _taken(take, update)

    return Route(PATH, endpoint, methods=["POST"])


async def _taken(take: Take, update: Mapping[str, Any]) -> Response:
    try:
        async with asyncio.timeout(PATIENCE):
            await take(update)
    except Closing:
        return PlainTextResponse("not now", 503)
    except ValueError:
        return PlainTextResponse("not an update", 400)
    except Exception as error:
        log.warning("telegram_update_not_stored", update=update.get("update_id"), error=said(error))
        return PlainTextResponse("not stored yet", 500)
    return PlainTextResponse("ok")


async def _body(request: Request) -> bytes | None:
    """None where it is too large, whatever it says of its length."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > LARGEST:
                return None
    except ClientDisconnect:
        return b""
    return body


def _read(raw: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None

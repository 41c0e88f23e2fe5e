"""Delivery to a webhook: one update at a time, in order, again until it is taken."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp

from tests.telegram_server import refusals
from tests.telegram_server.calls import Call
from tests.telegram_server.refusals import Refused

if TYPE_CHECKING:
    from tests.telegram_server.updates import Updates

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
SECRET_SHAPE = re.compile(r"[A-Za-z0-9_-]{1,256}")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
PATIENCE = 60.0
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
"""Seconds before an update is tried again; the service waits longer."""


@dataclass(slots=True)
class Hook:
    url: str
    secret: str
    most: int = 40
    error: str = ""
    error_at: int = 0

    def facts(self) -> dict[str, Any]:
        told: dict[str, Any] = {"url": self.url, "max_connections": self.most, "ip_address": "127.0.0.1"}
        if self.error:
            told |= {"last_error_date": self.error_at, "last_error_message": self.error}
        return told


def hook_of(call: Call) -> Hook | None:
    """What setWebhook asks for; None where the address is empty. Plain HTTP goes to loopback only."""
    url, secret = call.text("url"), call.text("secret_token")
    if not url:
        return None
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise Refused(refusals.WEBHOOK_URL)
    if secret and not SECRET_SHAPE.fullmatch(secret):
        raise Refused(refusals.WEBHOOK_SECRET)
    return Hook(url, secret, call.number("max_connections") or 40)


class Pusher:
    """Posts what is pending while there is a webhook."""

    def __init__(self, updates: "Updates") -> None:
        self._updates = updates
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        self._news.set()

    def start(self) -> None:
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        pause = FIRST_PAUSE
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE)) as session:
            while True:
                self._news.clear()
                if not self._updates.pending:
                    await self._news.wait()
                    continue
                update = self._updates.pending[0]
                if await self._taken(session, update):
                    self._updates.confirm(update["update_id"] + 1)
                    pause = FIRST_PAUSE
                else:
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, LONGEST_PAUSE)

    async def _taken(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        hook = self._updates.hook
        assert hook is not None
        headers = {SECRET: hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update, headers=headers) as answer:
                if 200 <= answer.status < 300:
                    return True
                self._updates.failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except (aiohttp.ClientError, TimeoutError) as error:
            self._updates.failed(f"Connection failed: {type(error).__name__}")
        return False

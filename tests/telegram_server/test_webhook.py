"""Updates by webhook: with the secret, in order, again until they are taken."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
import telegram
from aiohttp import web
from telegram.error import BadRequest, Conflict

from tests.telegram_server import TelegramServer

SECRET = "a-Secret_1"  # noqa: S105 - of this test


@dataclass
class Listener:
    """A bot's webhook. Answers with `status`, which a test may change."""

    url: str = ""
    status: int = 200
    secrets: list[str | None] = field(default_factory=list)
    updates: list[telegram.Update] = field(default_factory=list)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def take(self, request: web.BaseRequest) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        async with self.news:
            self.updates.append(telegram.Update.de_json(await request.json(), None))
            self.news.notify_all()
        return web.Response(status=self.status)

    async def has(self, number: int) -> None:
        async with asyncio.timeout(30), self.news:
            await self.news.wait_for(lambda: len(self.updates) >= number)


@asynccontextmanager
async def listening() -> AsyncIterator[Listener]:
    listener = Listener()
    runner = web.ServerRunner(web.Server(listener.take), shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listener.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield listener
    finally:
        await runner.cleanup()


async def test_updates_are_delivered_with_the_secret(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person()
    async with listening() as listener:
        await server.says(server.private(fan), fan, "before")
        await bot.set_webhook(listener.url, secret_token=SECRET)
        await server.says(server.private(fan), fan, "after")
        await listener.has(2)
        assert [update.message and update.message.text for update in listener.updates] == ["before", "after"]
        assert listener.secrets == [SECRET, SECRET]
        info = await bot.get_webhook_info()
        assert info.url == listener.url
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active; use delete"):
            await bot.get_updates()
        await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    assert await bot.get_updates() == ()
    assert server.violations == []


async def test_what_is_not_taken_comes_again(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person()
    async with listening() as listener:
        listener.status = 500
        await bot.set_webhook(listener.url)
        await server.says(server.private(fan), fan, "one")
        await listener.has(2)
        info = await bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
        assert info.pending_update_count == 1
        listener.status = 200
        await listener.has(3)
        await asyncio.sleep(0.1)
        assert len({update.update_id for update in listener.updates}) == 1
        assert len(listener.updates) == 3
        assert listener.secrets == [None] * 3


async def test_webhooks_that_are_refused(server: TelegramServer, bot: telegram.Bot) -> None:
    with pytest.raises(BadRequest, match="Bad webhook: an https url must be provided for webhook"):
        await bot.set_webhook("http://example.com/hook")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook("https://example.com/hook", secret_token="not allowed")  # noqa: S106 - no secret


async def test_pending_updates_can_be_dropped(server: TelegramServer, bot: telegram.Bot) -> None:
    fan = server.a_person()
    await server.says(server.private(fan), fan, "old")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()

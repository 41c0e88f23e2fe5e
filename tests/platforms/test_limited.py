"""A platform that says "too fast" is counted, by whose limit it was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
import telegram
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import REGISTRY
from telegram.error import RetryAfter

from bot.platforms.discord.calls import Calls, InvalidRequests
from bot.platforms.telegram.flood import Flood
from bot.platforms.telegram.line import Line

TOKEN = "1:a"  # noqa: S105 - as little of one as the library takes


def counted(platform: str, limit: str) -> float:
    return (
        REGISTRY.get_sample_value("matchday_rate_limited_total", {"platform": platform, "limit": limit}) or 0
    )


async def at_once() -> Callable[[], None]:
    """A pace that holds nobody up."""
    return lambda: None


@pytest.mark.parametrize(
    ("headers", "limit"),
    [
        ({"X-RateLimit-Scope": "global"}, "global"),
        ({"X-RateLimit-Scope": "shared"}, "shared"),
        ({"X-RateLimit-Scope": "whoever"}, "unnamed"),
        ({}, "unnamed"),
    ],
)
async def test_discords_429_is_counted(headers: dict[str, str], limit: str) -> None:
    async def busy(_: web.Request) -> web.Response:
        return web.Response(status=429, headers=headers)

    app = web.Application()
    app.router.add_get("/api/v10/users/@me", busy)
    before = counted("discord", limit)
    trace = Calls(at_once, InvalidRequests()).trace()
    async with TestServer(app) as server, aiohttp.ClientSession(trace_configs=[trace]) as session:
        await (await session.get(server.make_url("/api/v10/users/@me"))).read()
    assert counted("discord", limit) == before + 1


async def test_telegrams_429_is_counted() -> None:
    async def busy() -> Any:
        raise RetryAfter(timedelta(minutes=5))

    before = counted("telegram", "unnamed")
    with pytest.raises(RetryAfter):
        await Line(telegram.Bot(TOKEN), Flood()).answering(1, busy)
    assert counted("telegram", "unnamed") == before + 1

"""Every call to a platform can be told with the delivery that it is made for."""

from collections.abc import Callable
from typing import Any

import aiohttp
import telegram
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.contextvars import bound_contextvars, merge_contextvars
from structlog.testing import capture_logs

from bot.platforms.discord.calls import Calls, InvalidRequests
from bot.platforms.telegram.flood import Flood
from bot.platforms.telegram.line import Line

POST = "/api/v10/channels/7/messages"
ANSWER = "/api/v10/webhooks/1/secret-token/messages/@original"


async def at_once() -> Callable[[], None]:
    """A pace that holds nobody up."""
    return lambda: None


async def test_discords_calls_carry_the_trace_and_no_token() -> None:
    async def taken(_: web.Request) -> web.Response:
        return web.json_response({})

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", taken)
    trace = Calls(at_once, InvalidRequests()).trace()
    async with TestServer(app) as server, aiohttp.ClientSession(trace_configs=[trace]) as session:
        with bound_contextvars(trace=57, delivery=3), capture_logs([merge_contextvars]) as log:
            await session.post(server.make_url(POST))
            await session.patch(server.make_url(ANSWER))

    told = [{name: value for name, value in line.items() if name != "log_level"} for line in log]
    ids = {"event": "discord_call", "status": 200, "trace": 57, "delivery": 3}
    assert told == [
        {**ids, "method": "POST", "path": POST},
        {**ids, "method": "PATCH", "path": "…/webhooks/…"},
    ]


async def test_telegrams_calls_carry_the_trace() -> None:
    async def done() -> Any:
        return True

    with bound_contextvars(trace=57, delivery=3), capture_logs([merge_contextvars]) as log:
        await Line(telegram.Bot("1:a"), Flood()).answering(1, done)

    [line] = log
    assert (line["event"], line["end"], line["trace"], line["delivery"]) == ("telegram_call", "done", 57, 3)

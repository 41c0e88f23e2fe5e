"""Updates by webhook, through the route as the web process serves it."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.platforms.telegram import webhook
from bot.platforms.telegram.adapter import Telegram
from tests.platforms.telegram.stage import Stage, until
from tests.telegram_server import Fault

WRONG = "0" * 64


class Server(uvicorn.Server):
    """Leaves the process's signals to the test."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def served(stage: Stage) -> AsyncIterator[tuple[Telegram, str]]:
    """The adapter behind a real web server, and the address of its webhook."""
    routes = Starlette()
    config = uvicorn.Config(routes, port=0, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
    web = Server(config)
    serving = asyncio.create_task(web.serve())
    await until(lambda: web.started)
    port = web.servers[0].sockets[0].getsockname()[1]
    url = f"http://127.0.0.1:{port}{webhook.PATH}"
    try:
        adapter = stage.adapter(webhook_url=url)
        assert adapter.webhook is not None
        routes.routes.append(adapter.webhook)
        running = asyncio.create_task(adapter.run())
        await until(lambda: adapter.ready)
        try:
            yield adapter, url
        finally:
            await adapter.close()
            await running
    finally:
        web.should_exit = True
        await serving


async def test_telegram_brings_updates_and_they_are_answered(stage: Stage) -> None:
    fan = stage.server.a_person()
    async with served(stage):
        for team in ("liverpool", "atalanta"):
            await stage.says(fan, f"/next {team}")
        await until(lambda: len(stage.posts(fan)) == 2)
        await stage.heard_all()
    assert [request.arguments["team"] for request in stage.asked] == ["liverpool", "atalanta"]
    assert not [one for one in stage.server.log if one.method == "getUpdates"]


async def test_what_is_not_stored_is_brought_again(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "PATIENCE", 0.05)
    fan = stage.server.a_person()
    async with served(stage):
        stage.store_is_away = True
        await stage.server.starts(fan)
        await until(lambda: stage.server.updates.hook and stage.server.updates.hook.error)
        assert stage.posts(fan) == []
        stage.store_is_away = False
        await stage.heard_all()
        await until(lambda: stage.posts(fan))
        assert len(stage.posts(fan)) == 1


async def test_what_comes_while_nobody_is_there_waits_at_telegram(stage: Stage) -> None:
    fan = stage.server.a_person()
    async with served(stage) as (adapter, _):
        await adapter.close()
        await stage.says(fan, "/next liverpool")
        await until(lambda: stage.server.updates.hook and "503" in stage.server.updates.hook.error)
    async with served(stage):
        await until(lambda: stage.posts(fan))
    assert len(stage.asked) == 1


async def test_what_comes_before_the_bot_has_logged_in_waits_at_telegram(stage: Stage) -> None:
    adapter = stage.adapter(webhook_url=f"https://example.org{webhook.PATH}")
    assert adapter.webhook is not None
    site = httpx.ASGITransport(Starlette(routes=[adapter.webhook]))
    told = {webhook.HEADER: webhook.secret(stage.server.token)}
    async with httpx.AsyncClient(transport=site, base_url="http://bot") as client:
        assert (await client.post(webhook.PATH, headers=told, json={"update_id": 5})).status_code == 503
    await adapter.close()


async def test_only_telegram_may_bring_updates(stage: Stage) -> None:
    update = {"update_id": 5, "message": {"message_id": 1}}
    secret = webhook.secret(stage.server.token)
    async with served(stage) as (_, url), httpx.AsyncClient() as client:

        async def brought(told: dict[str, Any], **more: Any) -> int:
            return (await client.post(url, headers=told, **more)).status_code

        right = {webhook.HEADER: secret}
        assert await brought({}, json=update) == 403
        assert await brought({webhook.HEADER: WRONG}, json=update) == 403
        assert await brought({webhook.HEADER: "é".encode()}, json=update) == 403
        assert await brought(right, content=b"{") == 400
        assert await brought(right, content=b"[" * 100_000) == 400
        assert await brought(right, json=[update]) == 400
        assert await brought(right, json={"message": {}}) == 400
        assert await brought(right, content=b" " * (webhook.LARGEST + 1)) == 413
        assert await brought(right, content=_endless()) == 413
        assert await brought(right, content=json.dumps(update)) == 200
        assert (await client.get(url)).status_code == 405


async def _endless() -> AsyncIterator[bytes]:
    for _ in range(webhook.LARGEST // 65_536 + 2):
        yield b" " * 65_536


def test_the_secret_is_the_same_each_time_and_no_token() -> None:
    token = "7012345678:AAF-loopback_only_opens_nothing_els"  # noqa: S105
    secret = webhook.secret(token)
    assert secret == webhook.secret(token) != webhook.secret(token + "e")
    assert not set(secret) - set("0123456789abcdef")
    assert token.partition(":")[0] not in secret


async def test_a_webhook_is_set_as_soon_as_telegram_can_be_reached(stage: Stage) -> None:
    stage.server.fail(Fault.BAD_GATEWAY, on="setWebhook", times=2)
    async with stage.running(webhook_url=f"{stage.server.api_url}/nowhere"):
        hook = stage.server.updates.hook
        assert hook is not None
        assert hook.secret == webhook.secret(stage.server.token)
        assert set(stage.server.updates.allowed) >= {"callback_query", "my_chat_member", "channel_post"}


async def test_without_a_webhook_there_is_nothing_to_serve(stage: Stage) -> None:
    assert stage.adapter().webhook is None

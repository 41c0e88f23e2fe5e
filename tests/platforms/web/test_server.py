"""The site inside the running loop: how it starts, and how it stops."""

import asyncio
import signal
import socket
import time

import httpx
import pytest

from bot.platforms.web.errors import CannotListen, PortInUse
from bot.platforms.web.hub import Hub
from bot.platforms.web.server import serve
from storage.database import Database
from tests.platforms.web.stage import a_stage


async def nothing(scope: object, receive: object, send: object) -> None:
    raise AssertionError("nobody is let in")


async def test_a_port_that_is_taken_is_named_with_its_setting() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            PortInUse, match=f"Port {port} on 127.0.0.1 .* set MATCHDAY_WEB_PORT to a free port"
        ):
            await serve(nothing, "127.0.0.1", port, hub=Hub())


async def test_an_address_that_is_not_ours_is_refused_in_words() -> None:
    with pytest.raises(CannotListen, match=r"192\.0\.2\.1 .* Set MATCHDAY_WEB_HOST"):
        await serve(nothing, "192.0.2.1", 0, hub=Hub(), setting="MATCHDAY_WEB_HOST")


async def test_stopping_ends_the_streams_and_frees_the_port(store: Database) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
        async with a_stage(store) as stage:
            request = client.build_request("GET", f"{stage.url}/rooms/liverpool/events")
            response = await client.send(request, stream=True)
            reading = asyncio.create_task(response.aread())
            await asyncio.sleep(0.1)
            before = time.monotonic()
        assert time.monotonic() - before < 20  # a stream alone would last for ever
        assert (await reading).startswith(b"retry:")
        with pytest.raises(httpx.ConnectError):
            await client.get(stage.url)


async def test_the_programs_signals_stay_its_own(store: Database) -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    async with a_stage(store):
        assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before

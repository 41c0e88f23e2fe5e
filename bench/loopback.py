"""A small Discord, and a small Telegram, on loopback: each a process of its own."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from httpx import AsyncClient


@dataclass(frozen=True, slots=True)
class Loopback:
    """Where it is, who may come in, and its channels; `log` has a line for each message that was applied.

    `place` is what such a line calls the channel.
    """

    platform: str

    api_url: str
    state_url: str
    token: str
    channels: tuple[str, ...]
    log: Path
    place: str = "channel"
    gateway_url: str | None = None

    def told(self) -> list[tuple[str, dict[str, Any]]]:
        """Each new message so far, with the channel it stands in."""
        return [(str(line[self.place]), line) for line in self.applied() if line["act"] == "post"]

    def applied(self) -> list[dict[str, Any]]:
        """What has been applied so far, oldest first."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def count(self) -> int:
        """How many messages have been applied so far."""
        return self.log.read_bytes().count(b"\n")

    async def state(self) -> dict[str, Any]:
        """What the server has counted: calls by status, broken rules."""
        async with AsyncClient() as client:
            counted: dict[str, Any] = (await client.get(self.state_url)).json()
        return counted


@asynccontextmanager
async def discord(log: Path, channels: int, *options: str) -> AsyncIterator[Loopback]:
    """Runs as long as the block, with up to fifty channels in each guild."""
    guilds, each = max(1, channels // 50), min(channels, 50)
    shape = ("--guilds", str(guilds), "--channels", str(each))
    async with _process("tests.discord_server", log, *shape, *options) as told:
        ids = [str(channel) for guild in told["guilds"] for channel in guild["channels"]]
        where = told["api_url"], told["state_url"], told["token"]
        yield Loopback("discord", *where, tuple(ids), log, gateway_url=told["gateway_url"])


@asynccontextmanager
async def telegram(log: Path, channels: int, *options: str) -> AsyncIterator[Loopback]:
    """Runs as long as the block, with Telegram's channels: each a chat of its own."""
    async with _process("tests.telegram_server", log, "--chats", str(channels), *options) as told:
        ids = tuple(str(chat) for chat in told["chats"])
        yield Loopback("telegram", told["api_url"], told["state_url"], told["token"], ids, log, "chat")


@asynccontextmanager
async def _process(module: str, log: Path, *options: str) -> AsyncIterator[dict[str, Any]]:
    env = {name: value for name, value in os.environ.items() if name != "MATCHDAY_SHARED"}
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, "--log", str(log), *options,
        stdout=asyncio.subprocess.PIPE, env=env, limit=2**26,
    )  # fmt: skip
    assert server.stdout is not None
    try:
        yield json.loads(await server.stdout.readline())
    finally:
        server.terminate()
        await server.wait()

"""A small Discord on loopback, as a process of its own."""

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
    """Where it is, who may come in, and its channels; `log` has a line for each message that was applied."""

    api_url: str
    state_url: str
    token: str
    channels: tuple[str, ...]
    log: Path

    def applied(self) -> list[dict[str, Any]]:
        """What has been applied so far, oldest first."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]

    async def state(self) -> dict[str, Any]:
        """What the server has counted: calls by status, broken rules."""
        async with AsyncClient() as client:
            counted: dict[str, Any] = (await client.get(self.state_url)).json()
        return counted


@asynccontextmanager
async def discord(log: Path, guilds: int, channels: int, *options: str) -> AsyncIterator[Loopback]:
    """Runs as long as the block. `channels` are those of each guild."""
    env = {name: value for name, value in os.environ.items() if name != "MATCHDAY_SHARED"}
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.discord_server",
        "--guilds", str(guilds), "--channels", str(channels), "--log", str(log), *options,
        stdout=asyncio.subprocess.PIPE, env=env, limit=2**26,
    )  # fmt: skip
    assert server.stdout is not None
    try:
        told = json.loads(await server.stdout.readline())
        ids = [str(channel) for guild in told["guilds"] for channel in guild["channels"]]
        yield Loopback(told["api_url"], told["state_url"], told["token"], tuple(ids), log)
    finally:
        server.terminate()
        await server.wait()

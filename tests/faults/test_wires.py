"""Connections to a platform that go dead without a word: what was on them is repeated where that is safe, and
what comes next takes another one."""

import asyncio
from pathlib import Path

from tests.discord_server import DiscordServer
from tests.faults.program import a_store, channels_of, program, some, told
from tests.faults.wire import wire_to
from tests.stores import store_url
from tests.telegram_server import TelegramServer

CHANNELS = 40
ON_THEM = 32
"""More than Telegram's pace lets be on its way."""


async def test_on_discord_what_was_on_them_is_told_once(discord: DiscordServer, tmp_path: Path) -> None:
    rooms, url = channels_of(discord, CHANNELS), store_url(tmp_path / "store.sqlite")
    await a_store(url, "discord", rooms)
    port = discord.port
    async with wire_to(lambda: asyncio.open_connection("127.0.0.1", port)) as wire:
        there = discord.api_url.replace(f":{port}", f":{wire.port}")
        async with program(url, discord, there) as running:
            await some(discord, 5)
            wire.dies()
            assert await running.done(CHANNELS) == {"sent": CHANNELS}
    assert told(discord) == dict.fromkeys(rooms, 1)


async def test_on_telegram_only_what_was_on_them_is_unknown(telegram: TelegramServer, tmp_path: Path) -> None:
    rooms, url = channels_of(telegram, CHANNELS), store_url(tmp_path / "store.sqlite")
    await a_store(url, "telegram", rooms)
    port = telegram.port
    async with wire_to(lambda: asyncio.open_connection("127.0.0.1", port)) as wire:
        there = telegram.api_url.replace(f":{port}", f":{wire.port}")
        async with program(url, telegram, there) as running:
            await some(telegram, 5)
            wire.dies()
            states = await running.done(CHANNELS)
    posts = told(telegram)
    assert set(posts.values()) == {1}
    assert states.total() == states["sent"] + states["unknown"] == CHANNELS
    assert CHANNELS - len(posts) <= states["unknown"] <= ON_THEM

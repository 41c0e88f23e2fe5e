"""A bad day of a platform's: calls are refused, cut, or not answered, some after they were carried out."""

from pathlib import Path

from tests.discord_server import DiscordServer, Fault
from tests.faults.program import Server, a_store, channels_of, name_of, program, told
from tests.stores import store_url
from tests.telegram_server import Fault as TelegramFault
from tests.telegram_server import TelegramServer

CHANNELS = 80
EACH = 0.05
STORM = (
    TelegramFault.RATE_LIMITED,
    TelegramFault.SERVER_ERROR,
    TelegramFault.UNAVAILABLE,
    TelegramFault.RESET,
    TelegramFault.TIMEOUT,
)


async def test_on_discord_everything_is_told_once(discord: DiscordServer, tmp_path: Path) -> None:
    rooms, url = channels_of(discord, CHANNELS), store_url(tmp_path / "store.sqlite")
    await a_store(url, "discord", rooms)
    discord.door.faults.slow_seconds = 3.0
    discord.storm(seed=5, each=EACH)
    async with program(url, discord) as running:
        assert await running.done(CHANNELS) == {"sent": CHANNELS}
    assert told(discord) == dict.fromkeys(rooms, 1)
    assert {entry.fault for entry in discord.log if entry.fault} >= {"RATE_LIMITED", "UNAVAILABLE", "RESET"}


async def test_on_telegram_none_is_told_twice_and_what_went_unheard_is_listed(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    rooms, url = channels_of(telegram, CHANNELS), store_url(tmp_path / "store.sqlite")
    await a_store(url, "telegram", rooms)
    telegram.door.faults.slow_seconds = 3.0
    telegram.storm(seed=5, each=EACH, kinds=STORM)
    async with program(url, telegram) as running:
        states = await running.done(CHANNELS)
    posts = told(telegram)
    unheard = [entry for entry in telegram.log if entry.fault not in (None, "RATE_LIMITED")]
    assert states == {"sent": CHANNELS - len(unheard), "unknown": len(unheard)}
    assert set(posts.values()) == {1}
    assert len(posts) == CHANNELS - sum(not entry.applied for entry in unheard)


async def test_nothing_but_429_for_a_while_loses_nothing(server: Server, tmp_path: Path) -> None:
    """Most of the first calls are refused, whatever they are for."""
    rooms, url = channels_of(server, 20), store_url(tmp_path / "store.sqlite")
    if isinstance(server, TelegramServer):
        server.fail(TelegramFault.RATE_LIMITED, times=15, seconds=0.1)
    else:
        server.fail(Fault.RATE_LIMITED, times=15, seconds=0.1)
    await a_store(url, name_of(server), rooms)
    async with program(url, server) as running:
        assert await running.done(len(rooms)) == {"sent": len(rooms)}
    assert told(server) == dict.fromkeys(rooms, 1)

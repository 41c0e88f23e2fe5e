"""What the program does on its own, with the platforms' real clients, on a store that many channels share."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr
from sqlalchemy.exc import DBAPIError

from bench.world import fill, goal_claim, kickoff_claim
from bot.app.elsewhere import hear
from bot.app.speaking import speaking
from bot.app.world import World, world
from bot.clock import RealClock
from bot.delivery.sender import Sender
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.alarm import Alarm
from bot.schedule.runner import Runner
from bot.settings import Settings
from storage import claims, outbox
from storage.database import Database
from tests.discord_server import DiscordServer
from tests.telegram_server import TelegramServer

GUILD = 50
PATIENCE = 60.0
"""Seconds after which it is taken to be stuck."""
Server = DiscordServer | TelegramServer


@dataclass
class Program:
    """The program at work."""

    joined: World
    sender: Sender
    alarm: Alarm

    async def scores(self) -> None:
        """A goal becomes known, as by another process: nobody here is told."""
        now = datetime.now(UTC)
        async with self.joined.database.write() as conn:
            await claims.add(conn, [goal_claim(now)], now)

    async def done(self, messages: int) -> Counter[str]:
        """Waits until so many deliveries are written down and none is left; gives how many there are in each
        state."""
        async with asyncio.timeout(PATIENCE):
            while True:
                states = Counter[str]()
                with suppress(DBAPIError, OSError):  # the store may be away
                    states = await backlog(self.joined.database)
                if states.total() >= messages and not states["pending"] + states["sending"]:
                    return states
                await asyncio.sleep(0.05)


async def backlog(store: Database) -> Counter[str]:
    async with store.read() as conn:
        return Counter(await outbox.backlog(conn))


def name_of(server: Server) -> str:
    return "telegram" if isinstance(server, TelegramServer) else "discord"


def channels_of(server: Server, count: int) -> list[str]:
    """New ones."""
    if isinstance(server, TelegramServer):
        owner = server.a_person("Owner")
        return [str(server.a_channel(f"c{n}", owner=owner).id) for n in range(count)]
    guild = server.a_guild("Reds", channels=[f"c{n}" for n in range(count)])
    return [str(guild.channel(f"c{n}").id) for n in range(count)]


def told(server: Server) -> Counter[str]:
    """How many posts stand in each channel."""
    if isinstance(server, TelegramServer):
        return Counter(
            {str(chat): len(posts) for chat in server.world.chats if (posts := _posts(server, chat))}
        )
    return Counter({str(channel): len(posts) for channel, posts in server.messages.items() if posts})


async def some(server: Server, messages: int) -> None:
    """Waits until so many stand."""
    async with asyncio.timeout(PATIENCE):
        while told(server).total() < messages:  # noqa: ASYNC110 - the server keeps plain lists
            await asyncio.sleep(0.005)


def _posts(server: TelegramServer, chat: int) -> list[object]:
    return list(server.posts(server.world.chats[chat]))


async def a_store(url: str, platform: str, addresses: list[str]) -> None:
    """Whose channels are to be told of a kickoff in two hours, and of goals."""
    now = datetime.now(UTC)
    wanted = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.GOAL))
    await fill(url, platform, addresses, [kickoff_claim(now + timedelta(hours=2), now)], wanted)


@asynccontextmanager
async def program(url: str, server: Server, api_url: str | None = None) -> AsyncIterator[Program]:
    """It is running, slowly enough for something to happen while it tells many. `api_url` is another way to
    the server than its own."""
    name = name_of(server)
    settings = Settings(
        _env_file=None,
        telegram_per_second=60,
        telegram_per_group_per_minute=600,
        telegram_chat_burst=20,
    ).model_copy(
        update={f"{name}_token": SecretStr(server.token), f"{name}_api_url": api_url or server.api_url}
    )
    async with world(url, RealClock(), lambda _: None) as joined:
        [bot], _ = speaking(joined, settings)
        speaks = asyncio.create_task(bot.run(listen=False))
        sender, stopping = joined.new_sender(bot.platform), asyncio.Event()
        alarm = Alarm(Runner(joined.database).tick, joined.clock.now, sender.wake)
        hears = asyncio.create_task(hear(joined, alarm.changed))
        sends = asyncio.create_task(sender.run(stopping))
        alarm.start()
        try:
            yield Program(joined, sender, alarm)
        finally:
            alarm.stop()
            hears.cancel()
            stopping.set()
            await sends
            await bot.close()
            await asyncio.gather(speaks, hears, return_exceptions=True)

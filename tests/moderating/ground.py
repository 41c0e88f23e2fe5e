"""The ground: two platforms on loopback, a few matches in a store, and the program on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from pydantic import SecretStr
from sqlalchemy import select

from bot.app.running import run
from bot.chat import Channel
from bot.knowledge.claims import (
    Claim,
    KickoffOf,
    LineupOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
)
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    MatchKey,
    Player,
    Result,
    Score,
    Status,
    Team,
    TeamKey,
)
from bot.knowledge.team_news import Lineup
from bot.settings import Settings
from storage import audit, catalogue, channels, claims, migrate
from storage.audit import Noted
from storage.database import Database, connect
from storage.tables import communities
from tests.discord_server import DiscordServer
from tests.discord_server import Limits as DiscordLimits
from tests.moderating.noticing import Noticing
from tests.stores import copied, store_url
from tests.telegram_server import Limits as TelegramLimits
from tests.telegram_server import TelegramServer

REDS = Team(TeamKey("reds"), "Riverside Reds")
BLUES = Team(TeamKey("blues"), "Bridge Blues")
GREENS = Team(TeamKey("greens"), "Hill Greens")
CUP = Competition(CompetitionKey("cup"), "The Cup")
OKONKWO = Player("Okonkwo", REDS.key)
ELEVEN = ("Keeper", *(f"Player {letter}" for letter in "ABCDEFGHI"), "Okonkwo")
LEFT = "A server that the bot was removed from"
NOWHERE = "http://127.0.0.1:9"
PAPER = Source("cup", "The Cup", SourceKind.PROVIDER)


def _match(home: Team, away: Team) -> Match:
    return Match(MatchKey(f"{home.key}-{away.key}"), CUP, "2026-27", home, away)


OVER, NEXT, LATER = _match(REDS, BLUES), _match(REDS, GREENS), _match(BLUES, REDS)


@dataclass
class Ground:
    """What tests hold on to. `store` is a second connection to what the program keeps."""

    discord: DiscordServer
    telegram: TelegramServer
    noticing: Noticing
    store: Database
    page: httpx.AsyncClient
    began: datetime
    """The instant to which the matches are relative."""

    @property
    def kickoff(self) -> datetime:
        """Of the next match."""
        return kickoff_of(self.began, 5)

    async def settings(self, channel: Channel) -> channels.Settings | None:
        async with self.store.read() as conn:
            return await channels.settings(conn, channel)

    async def known(self, channel: Channel) -> channels.Settings:
        """The same of a channel that is there."""
        found = await self.settings(channel)
        assert found is not None
        return found

    async def has_looked_round(self) -> bool:
        """Whether the program knows in which Discord servers it is: it has noticed that it left one."""
        async with self.store.read() as conn:
            return bool(await conn.scalar(select(communities.c.left_at).where(communities.c.name == LEFT)))

    async def audited(self, channel: Channel) -> list[Noted]:
        """What was changed in the channel's community, the newest first; nothing where it is not known."""
        known = await self.settings(channel)
        if known is None:
            return []
        async with self.store.read() as conn:
            return list(await audit.entries(conn, known.community, limit=100))


def kickoff_of(began: datetime, days: int) -> datetime:
    return (began + timedelta(days=days)).replace(hour=19, minute=0, second=0, microsecond=0)


@asynccontextmanager
async def ground(folder: Path, migrated: Path) -> AsyncIterator[Ground]:
    """The program on both platforms and the web; at its end nobody broke a rule of theirs."""
    began = datetime.now(UTC)
    url = store_url(copied(migrated, folder / "store.sqlite"))
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(DiscordServer(limits=DiscordLimits.off()))
        telegram = await stack.enter_async_context(TelegramServer(limits=TelegramLimits.off()))
        database = connect(url)
        stack.push_async_callback(database.close)
        await _fill(database, began)
        stack.enter_context(discord.pointed())
        settings = _settings(folder, url, discord, telegram)
        address = await stack.enter_async_context(_running(settings))
        page = await stack.enter_async_context(httpx.AsyncClient(base_url=address, trust_env=False))
        await asyncio.wait_for(telegram.updates.until(polled=True), 30)
        yield Ground(discord, telegram, Noticing(telegram), database, page, began)
    broken = [str(one) for one in (*discord.violations, *telegram.violations)]
    if others := [words for words in broken if "acknowledged" not in words]:  # a press that came twice
        raise AssertionError("\n".join(others))


def _settings(folder: Path, url: str, discord: DiscordServer, telegram: TelegramServer) -> Settings:
    """As fast as it goes; nobody outside is asked for matches."""
    return Settings(
        _env_file=None,
        database=url,
        pictures=str(folder / "pictures"),
        web_port=0,
        openfootball_url=NOWHERE,
        openligadb=False,
        discord_token=SecretStr(discord.token),
        discord_api_url=discord.api_url,
        discord_gateway_url=discord.gateway_url,
        telegram_token=SecretStr(telegram.token),
        telegram_api_url=telegram.api_url,
        telegram_per_second=1_000,
        telegram_per_group_per_minute=600,
        telegram_chat_burst=20,
    )


@asynccontextmanager
async def _running(settings: Settings) -> AsyncIterator[str]:
    """The program, as `matchday run` runs it; gives the address of its page."""
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    program = asyncio.create_task(run(settings, opened.set_result))
    try:
        waiting: set[asyncio.Future[Any]] = {program, opened}
        await asyncio.wait(waiting, timeout=60, return_when=asyncio.FIRST_COMPLETED)
        if program.done():
            program.result()
        yield await opened
    finally:
        program.cancel()
        await asyncio.gather(program, return_exceptions=True)


async def _fill(database: Database, began: datetime) -> None:
    """A match of five days ago, one in five days and one in twenty."""
    await migrate.upgrade(database)
    was = began - timedelta(days=5)
    told = [
        _kicks_off(OVER, was - timedelta(hours=2), began),
        Claim(LineupOf(OVER.key, REDS.key, True), Lineup(ELEVEN), PAPER, was, official=True),
        Claim(StatusOf(OVER.key), StatusValue(Status.FINISHED), PAPER, was),
        Claim(ResultOf(OVER.key), Result(Score(2, 1)), PAPER, was),
        _kicks_off(NEXT, kickoff_of(began, 5), began),
        _kicks_off(LATER, kickoff_of(began, 20), began),
    ]
    async with database.write() as conn:
        await channels.open_community(conn, "discord", "1", LEFT)
        await catalogue.keep(
            conn,
            teams_=(REDS, BLUES, GREENS),
            competitions_=(CUP,),
            players_=(OKONKWO,),
            matches_=(OVER, NEXT, LATER),
        )
        await claims.add(conn, told, began)


def _kicks_off(match: Match, at: datetime, said: datetime) -> Claim:
    return Claim(KickoffOf(match.key), Kickoff(at, zone="Europe/London"), PAPER, said - timedelta(days=6))

"""One process on Discord, Telegram and the web, with one store: what happens on one, the others know."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.app.running import run
from bot.chat import Channel, Look
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
    Result,
    Score,
    Status,
    Team,
    TeamKey,
)
from bot.knowledge.team_news import Lineup
from bot.settings import Settings
from storage import catalogue, channels, claims, migrate
from storage.channels import team_target
from storage.database import Database, connect
from tests.discord_server import DiscordServer
from tests.discord_server import Limits as DiscordLimits
from tests.stores import store_url
from tests.telegram_server import TelegramServer

REDS = Team(TeamKey("reds"), "Riverside Reds")
BLUES = Team(TeamKey("blues"), "Bridge Blues")
MATCH = Match(MatchKey("reds-blues"), Competition(CompetitionKey("cup"), "The Cup"), "2026-27", REDS, BLUES)
CUP = Source("cup", "The Cup", SourceKind.PROVIDER)
BALLOT = "Rate the players:"
ELEVEN = ("Keeper", *(f"Player {letter}" for letter in "ABCDEFGHI"), "Okonkwo")


async def just_over(database: Database, addresses: list[Channel]) -> None:
    """A match that ended a minute ago, and channels that follow one side of it."""
    now = datetime.now(UTC)
    begun = now - timedelta(hours=2)
    known = [
        Claim(KickoffOf(MATCH.key), Kickoff(begun, zone="Europe/London"), CUP, begun),
        Claim(LineupOf(MATCH.key, REDS.key, True), Lineup(ELEVEN), CUP, begun, official=True),
        Claim(StatusOf(MATCH.key), StatusValue(Status.FINISHED), CUP, now - timedelta(minutes=1)),
        Claim(ResultOf(MATCH.key), Result(Score(2, 1)), CUP, now - timedelta(minutes=1)),
    ]
    async with database.write() as conn:
        await catalogue.keep(
            conn, teams_=(REDS, BLUES), competitions_=(MATCH.competition,), matches_=(MATCH,)
        )
        await claims.add(conn, known, now)
        for channel in addresses:
            community = await channels.open_community(conn, channel.platform, channel.address, "Reds")
            number = await channels.open_channel(conn, community, channel, "reds", Look(), now)
            await channels.follow(conn, number, team_target(REDS.key))


@dataclass
class Everywhere:
    discord: DiscordServer
    telegram: TelegramServer
    page: httpx.AsyncClient
    club: int
    """Telegram's id of the channel that follows."""

    async def on_the_page(self, line: str) -> str:
        """The answer to a command typed on the page, as its text."""
        answer = await self.page.post(
            "/rooms/reds/commands",
            data={"typed": line},
            headers={"Accept": "application/json", "Origin": str(self.page.base_url).rstrip("/")},
        )
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.json()["html"]))


@pytest.fixture
async def everywhere(tmp_path: Path) -> AsyncIterator[Everywhere]:
    url = store_url(tmp_path / "store.sqlite")
    async with DiscordServer(limits=DiscordLimits.off()) as discord, TelegramServer() as telegram:
        room = discord.a_guild("Reds", channels=["matchday"]).channel("matchday")
        club = telegram.a_channel("Reds")
        database = connect(url)
        await migrate.upgrade(database)
        places = [
            Channel("discord", str(room.id)), Channel("telegram", str(club.id)), Channel("web", "reds")
        ]  # fmt: skip
        await just_over(database, places)
        await database.close()
        settings = Settings(
            _env_file=None,
            database=url,
            web_port=0,
            ballot_hidden=False,
            discord_token=SecretStr(discord.token),
            discord_api_url=discord.api_url,
            discord_gateway_url=discord.gateway_url,
            telegram_token=SecretStr(telegram.token),
            telegram_api_url=telegram.api_url,
        )
        with discord.pointed():
            async with running(settings) as address, httpx.AsyncClient(base_url=address) as page:
                yield Everywhere(discord, telegram, page, club.id)
        assert [str(violation) for violation in (*discord.violations, *telegram.violations)] == []


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[str]:
    """The program, as `matchday run` runs it; gives the address of its page."""
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    program = asyncio.create_task(run(settings, opened.set_result))
    try:
        waiting: set[asyncio.Future[Any]] = {program, opened}
        await asyncio.wait(waiting, timeout=20, return_when=asyncio.FIRST_COMPLETED)
        if program.done():
            program.result()
        yield await opened
    finally:
        program.cancel()
        await asyncio.gather(program, return_exceptions=True)


async def until(true: Callable[[], Awaitable[object]], within: float = 150.0) -> None:
    async with asyncio.timeout(within):
        while not await true():  # noqa: ASYNC110 - what is waited for happens in servers, which set no event
            await asyncio.sleep(0.05)


async def test_one_tally_and_each_post_once_everywhere(everywhere: Everywhere) -> None:
    discord, telegram = everywhere.discord, everywhere.telegram
    guild = next(iter(discord.world.guilds.values()))
    room, club = guild.channel("matchday"), telegram.world.chats[everywhere.club]

    def posts() -> dict[str, list[str]]:
        there, club_posts = discord.posts(room), telegram.posts(club)
        return {"discord": [post.text for post in there], "telegram": [post.text for post in club_posts]}

    async def told() -> bool:
        page = (await everywhere.page.get("/rooms/reds")).text
        return all(BALLOT in " ".join(texts) for texts in [[page], *posts().values()])

    await until(told)

    ann, bob = discord.a_member("ann"), telegram.a_person("Bob")
    given = await discord.slash(guild, room, ann, "rate", {"player": "Okonkwo", "mark": 9})
    assert "Okonkwo" in given.text
    private = telegram.private(bob)
    await telegram.says(private, bob, "/rate okonkwo 6")

    async def answered() -> bool:
        return any("Okonkwo" in post.text for post in telegram.posts(private))

    await until(answered)
    assert "Okonkwo" in await everywhere.on_the_page("/rate okonkwo 6")

    assert "7.0 from 3 ballots" in await everywhere.on_the_page("/ratings reds okonkwo")
    for texts in posts().values():
        assert [sum(title in text for text in texts) for title in ("Full time", BALLOT)] == [1, 1]

"""The ground: three platforms on loopback, a match that is just over, and the bot."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp

from bot.chat import Channel, Look
from bot.knowledge.claims import (
    BallotOf,
    BallotTimes,
    Claim,
    KickoffOf,
    LineupOf,
    MarkOf,
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
from bot.knowledge.ratings import Mark
from bot.knowledge.team_news import Lineup
from storage import catalogue, channels, claims, migrate
from storage.channels import team_target
from storage.database import Database, connect
from tests.crowd.on_telegram import Notices
from tests.crowd.on_web import ROOM
from tests.crowd.person import Marks
from tests.crowd.program import BEGINNING, Program
from tests.crowd.screens import PLAYERS
from tests.discord_server import DiscordServer
from tests.discord_server import Limits as DiscordLimits
from tests.discord_server.world import Channel as Room
from tests.stores import store_url
from tests.telegram_server import Chat, TelegramServer
from tests.telegram_server import Limits as TelegramLimits

REDS = Team(TeamKey("reds"), "Riverside Reds")
BLUES = Team(TeamKey("blues"), "Bridge Blues")
MATCH = Match(MatchKey("reds-blues"), Competition(CompetitionKey("cup"), "The Cup"), "2026-27", REDS, BLUES)
CUP = Source("cup", "The Cup", SourceKind.PROVIDER)
PAPER = Source("echo", "The Echo", SourceKind.PRESS)
PRESS: Marks = {name: 10 + place % 5 for place, name in enumerate(PLAYERS[:8])}
"""Half-steps that the paper gave; not everybody got a mark."""


@dataclass
class Ground:
    """What a crowd needs, and what is told of it afterwards. `times` are seconds by platform."""

    url: str
    program: Program
    discord: DiscordServer
    room: Room
    telegram: TelegramServer
    club: Chat
    notices: Notices
    times: dict[str, list[float]] = field(default_factory=dict)

    @asynccontextmanager
    async def store(self) -> AsyncIterator[Database]:
        """The store itself, while the bot does not run."""
        database = connect(self.url, alone=True)
        try:
            yield database
        finally:
            await database.close()

    async def close_voting(self, closes: datetime) -> None:
        """A claim moves the closing. The bot must not be running."""
        async with self.store() as database, database.write() as conn:
            told = Claim(BallotOf(MATCH.key), BallotTimes(closes), CUP, datetime.now(UTC))
            await claims.add(conn, [told], datetime.now(UTC))

    @property
    def violations(self) -> list[str]:
        """Broken rules of the platforms. That an interaction which came twice is answered twice is none."""
        broken = Counter(str(one) for one in (*self.discord.violations, *self.telegram.violations))
        return [words for words in broken.elements() if "acknowledged" not in words]


@asynccontextmanager
async def ground(folder: Path, patience: float | None = None) -> AsyncIterator[Ground]:
    """Everything built and the bot running; the post that asks for marks is there. `patience` is how many
    seconds the platforms wait for an answer, where it is not to be their own time."""
    url = store_url(folder / "store.sqlite")
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(DiscordServer(limits=DiscordLimits.off()))
        telegram = await stack.enter_async_context(TelegramServer(limits=TelegramLimits.off()))
        if patience is not None:
            discord.world.answer_seconds = patience
            telegram.world.answer_seconds = telegram.world.query_seconds = patience
        room = discord.a_guild("Reds", channels=["matchday"]).channel("matchday")
        club = telegram.a_channel("Reds")
        await _match_just_over(url, [
            Channel("discord", str(room.id)), Channel("telegram", str(club.id)), Channel("web", "reds")
        ])  # fmt: skip

        begun = 0

        async def listening() -> None:
            nonlocal begun
            gateway = discord.gateway
            while not (gateway.identifies[begun:] and gateway.listening(room.guild_id)):  # noqa: ASYNC110
                await asyncio.sleep(0.02)  # the gateway has no event for it
            begun = len(gateway.identifies)

        program = Program(folder, _settings(url, discord, telegram), listening)
        stack.push_async_callback(program.stop)
        await program.start()
        there = Ground(url, program, discord, room, telegram, club, Notices(telegram))
        await _asked_for_marks(there)
        yield there


def _settings(url: str, discord: DiscordServer, telegram: TelegramServer) -> dict[str, str]:
    """As fast as it goes on Telegram: a crowd's answers are more in a second than it would take."""
    return {
        "MATCHDAY_DATABASE": url,
        "MATCHDAY_WEB_PORT": "0",
        "MATCHDAY_OPENLIGADB": "false",
        "MATCHDAY_LOG_LEVEL": "warning",
        "DISCORD_TOKEN": discord.token,
        "MATCHDAY_DISCORD_API_URL": discord.api_url,
        "MATCHDAY_DISCORD_GATEWAY_URL": discord.gateway_url,
        "TELEGRAM_TOKEN": telegram.token,
        "MATCHDAY_TELEGRAM_API_URL": telegram.api_url,
        "MATCHDAY_TELEGRAM_PER_SECOND": "1000",
    }


async def _match_just_over(url: str, addresses: list[Channel]) -> None:
    now = datetime.now(UTC)
    begun, over = now - timedelta(hours=2), now - timedelta(minutes=1)
    known = [
        Claim(KickoffOf(MATCH.key), Kickoff(begun, zone="Europe/London"), CUP, begun),
        Claim(LineupOf(MATCH.key, REDS.key, True), Lineup(PLAYERS), CUP, begun, official=True),
        Claim(StatusOf(MATCH.key), StatusValue(Status.FINISHED), CUP, over),
        Claim(ResultOf(MATCH.key), Result(Score(2, 1)), CUP, over),
        *(
            Claim(MarkOf(MATCH.key, REDS.key, name), Mark(steps / 2), PAPER, over)
            for name, steps in PRESS.items()
        ),
    ]
    database = connect(url, alone=True)
    try:
        await migrate.upgrade(database)
        async with database.write() as conn:
            await catalogue.keep(
                conn, teams_=(REDS, BLUES), competitions_=(MATCH.competition,), matches_=(MATCH,)
            )
            await claims.add(conn, known, now)
            for channel in addresses:
                community = await channels.open_community(conn, channel.platform, channel.address, "Reds")
                number = await channels.open_channel(conn, community, channel, "reds", Look(), now)
                await channels.follow(conn, number, team_target(REDS.key))
    finally:
        await database.close()


async def _asked_for_marks(there: Ground) -> None:
    """Waits until the ballot's post is everywhere."""
    async with asyncio.timeout(BEGINNING), aiohttp.ClientSession() as browser:
        while not await _everywhere(there, browser):  # noqa: ASYNC110 - the page tells when it is asked
            await asyncio.sleep(0.05)


async def _everywhere(there: Ground, browser: aiohttp.ClientSession) -> bool:
    chats = (there.discord.posts(there.room), there.telegram.posts(there.club))
    if not all(any("Rate the players: " in post.text for post in posts) for posts in chats):
        return False
    async with browser.get(f"{there.program.address}{ROOM}") as page:
        return 'data-kind="ballot"' in await page.text()

"""The packaged matchday up to an instant, in a real store, with somebody asking."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.chat import Answer, Channel, Choice, Look, Request, Unfinished
from bot.knowledge.ballot import BallotRules
from bot.knowledge.claims import Claim, Source, SourceKind, StatusOf, StatusValue
from bot.knowledge.match import MatchKey, Status
from bot.posts.text import as_text
from bot.sources.rehearsal import story
from handlers.desk import Desk
from storage import ballots, catalogue, channels, claims, dossiers, migrate
from storage.database import Database, connect
from tests.sources.telling import printed
from tests.stores import store_url

REDS = Channel("web", "liverpool")
DEA = Channel("web", "atalanta")
NOBODY = Channel("web", "neutral")
EUROPE = Channel("web", "europa-league")
LONDON = Look("en", "Europe/London")


def at(day: int, clock: str) -> datetime:
    """An instant of April 2024 in UTC: at(18, "19:00") is kickoff."""
    return datetime.fromisoformat(f"2024-04-{day:02}T{clock}:00+00:00")


DAY_BEFORE = at(17, "13:00")
LINEUPS_OUT = at(18, "17:50")
LEADING = at(18, "19:10")
FULL_TIME = at(18, "21:00")
MARKED = at(18, "22:31")
NEXT_MORNING = at(19, "09:05")


@dataclass
class Now:
    """A clock that says what it was told."""

    instant: datetime

    def now(self) -> datetime:
        return self.instant


@dataclass
class Matchday:
    """A store in which the story has come to an instant, and its desk."""

    database: Database
    clock: Now
    desk: Desk

    async def ask(
        self, command: str, channel: Channel = REDS, person: str = "fan", /, **arguments: str
    ) -> Answer:
        return await self.desk.answer(Request(command, arguments, channel, person, LONDON))

    async def read(
        self, command: str, channel: Channel = REDS, person: str = "fan", /, **arguments: str
    ) -> str:
        """The answer as a fan reads it: title, text, buttons."""
        answer = await self.ask(command, channel, person, **arguments)
        buttons = " ".join(f"[{action.label}]" for action in answer.post.actions)
        return "\n".join((answer.post.title, as_text(answer.post, LONDON), buttons))

    async def press(
        self,
        answer: Answer,
        label: str,
        channel: Channel = REDS,
        person: str = "fan",
        *,
        moderator: bool = False,
    ) -> Answer:
        """Presses a key of the answer's sheet, or a button below it."""
        sheet = answer.post.sheet
        keys = [key for row in sheet.keys for key in row] if sheet else []
        action = next(action for action in (*keys, *answer.post.actions) if action.label == label)
        arguments = dict(action.arguments)
        return await self.desk.answer(Request(action.command, arguments, channel, person, LONDON, moderator))

    async def complete(
        self, command: str, argument: str, typed: str, channel: Channel = REDS
    ) -> Sequence[Choice]:
        return await self.desk.complete(Unfinished(command, argument, typed, channel, LONDON))

    async def come_to(self, instant: datetime) -> None:
        """Lets the story go on until an instant."""
        async with self.database.write() as conn:
            for told_at, told in story().feed:
                if self.clock.instant < told_at <= instant:
                    await claims.add(conn, told, told_at)
            await claims.add(conn, [c for c in printed(story()) if c.said_at <= instant], instant)
        self.clock.instant = instant

    async def calls_off(self) -> None:
        """The match turns out to be abandoned, and its ballot with it."""
        key = MatchKey("atalanta-liverpool-2024-04-18")
        said = StatusValue(Status.ABANDONED)
        async with self.database.write() as conn:
            told = Claim(
                StatusOf(key), said, Source("operator", "The operator", SourceKind.OPERATOR), FULL_TIME
            )
            await claims.add(conn, [told], self.clock.instant)
            await ballots.open_(conn, await dossiers.load(conn, key), BallotRules(), self.clock.instant)


@asynccontextmanager
async def opened(path: Path, instant: datetime) -> AsyncIterator[Matchday]:
    """A store that was written before, in which it is this instant."""
    database, clock = connect(store_url(path)), Now(instant)
    yield Matchday(database, clock, Desk(database, clock))
    await database.close()


async def write(path: Path, instant: datetime) -> None:
    """The story until an instant, as a store of its own."""
    database = connect(store_url(path))
    await migrate.upgrade(database)
    tale = story()
    clock = Now(tale.starts)
    async with database.write() as conn:
        await catalogue.keep(
            conn,
            teams_=tale.teams,
            players_=tale.players,
            competitions_=tale.competitions,
            ties_=tale.ties,
            matches_=tale.matches,
        )
        await claims.add(conn, tale.before, tale.starts)
        community = await channels.open_community(conn, "web", "site", "The site")
        for channel, target in (
            (REDS, "team:liverpool"),
            (DEA, "team:atalanta"),
            (EUROPE, "competition:uefa-europa-league"),
            (NOBODY, None),
        ):
            made = await channels.open_channel(conn, community, channel, channel.address, LONDON, tale.starts)
            if target:
                await channels.follow(conn, made, target)
    await Matchday(database, clock, Desk(database, clock)).come_to(instant)
    await database.close()

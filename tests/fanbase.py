"""A store with one match and channels that follow it, and platforms that write down what they are sent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Bullets, Channel, DeliveryFailed, Look, Message, Paragraph, Post, When
from bot.knowledge.claims import Claim, KickoffOf, Source, StatusOf, StatusValue
from bot.knowledge.match import Kickoff, Status
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from storage import catalogue, channels, claims
from storage.database import Database
from tests.knowledge.builders import MATCH, NOON, PROVIDER, a_match, a_tie, atalanta, liverpool

KICKOFF = NOON + timedelta(hours=7)
LONG_AGO = NOON - timedelta(days=5)


def kickoff_at(at: datetime, said_at: datetime = LONG_AGO, source: Source = PROVIDER) -> Claim:
    return Claim(KickoffOf(MATCH), Kickoff(at, zone="Europe/Rome"), source, said_at)


def status(value: Status, said_at: datetime) -> Claim:
    return Claim(StatusOf(MATCH), StatusValue(value), PROVIDER, said_at)


async def a_store_with_the_match(database: Database, *known: Claim) -> None:
    """The second leg, with its kickoff unless something else is known."""
    async with database.write() as conn:
        await catalogue.keep(
            conn,
            teams_=(atalanta(), liverpool()),
            competitions_=(a_match().competition,),
            ties_=(a_tie(),),
            matches_=(a_match(),),
        )
        await claims.add(conn, known or (kickoff_at(KICKOFF),), LONG_AGO)


async def hear(database: Database, *said: Claim, now: datetime) -> None:
    async with database.write() as conn:
        await claims.add(conn, said, now)


async def a_channel(
    database: Database,
    name: str = "one",
    wants: Iterable[Rule] = DEFAULT_RULES,
    look: Look | None = None,
    platform: str = "paper",
    follows: Sequence[str] = ("team:liverpool",),
) -> int:
    """A channel of a community of its own, that follows Liverpool and wants just these kinds of post."""
    async with database.write() as conn:
        return await _channel(conn, Channel(platform, name), wants, look, follows)


async def many_channels(
    database: Database,
    names: Iterable[str],
    wants: Iterable[Rule],
    platform: str,
    follows: Sequence[str] = ("team:liverpool",),
) -> None:
    """Such channels, written at once."""
    async with database.write() as conn:
        for name in names:
            await _channel(conn, Channel(platform, name), wants, None, follows)


async def _channel(
    conn: AsyncConnection, channel: Channel, wants: Iterable[Rule], look: Look | None, follows: Sequence[str]
) -> int:
    name = channel.address
    community = await channels.open_community(conn, channel.platform, name, name)
    channel_id = await channels.open_channel(
        conn, community, channel, name, look or Look("en", "Europe/London"), LONG_AGO
    )
    for rule in set(DEFAULT_RULES) - set(wants):
        await channels.unwant(conn, channel_id, rule)
    await channels.want(conn, channel_id, wants, LONG_AGO)
    for target in follows:
        await channels.follow(conn, channel_id, target)
    return channel_id


@dataclass
class HandClock:
    """A clock that a test sets."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


@dataclass
class Paper:
    """A platform that writes down what it is sent, and fails when told to."""

    clock: HandClock
    name: str = "paper"
    remembers: timedelta = timedelta(0)
    room: int = 1_000
    sent: list[tuple[datetime, Message]] = field(default_factory=list)
    edited: list[tuple[datetime, str, Message]] = field(default_factory=list)
    failures: list[DeliveryFailed] = field(default_factory=list)

    async def send(self, message: Message) -> str:
        if self.failures:
            raise self.failures.pop(0)
        if self.remembers:
            for _, earlier in self.sent:
                if earlier.key == message.key:
                    return f"ref-{message.key}"
        self.sent.append((self.clock.at, message))
        return f"ref-{message.key}"

    async def edit(self, reference: str, message: Message) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.edited.append((self.clock.at, reference, message))

    def kinds(self) -> list[Kind]:
        return [message.kind for _, message in self.sent]


def instants(post: Post) -> list[datetime]:
    """Every instant that a post names, in order."""
    found: list[datetime] = []
    for block in post.blocks:
        lines = block.lines if isinstance(block, Bullets) else ()
        lines = (block.line,) if isinstance(block, Paragraph) else lines
        found += [span.instant for line in lines for span in line if isinstance(span, When)]
    return found

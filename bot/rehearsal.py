"""A rehearsal: the packaged matchday played on a virtual clock, through the real planner and outbox."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.chat import Channel, Look
from bot.clock import StoryClock
from bot.delivery.sender import Sender
from bot.knowledge.match import TeamKey
from bot.reading.article import Article
from bot.rehearsal_fans import InventedFans
from bot.schedule.counting import Counting
from bot.schedule.runner import Runner
from bot.sources.rehearsal import Story
from storage import catalogue, channels, claims, outbox
from storage.database import Database

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Audience:
    """A channel that the story is told to, and the side it follows."""

    channel: Channel
    name: str
    look: Look
    team: TeamKey


ROOMS = (
    Audience(
        Channel("web", "liverpool"), "Liverpool fans", Look("en", "Europe/London"), TeamKey("liverpool")
    ),
    Audience(Channel("web", "atalanta"), "Atalanta fans", Look("en", "Europe/Rome"), TeamKey("atalanta")),
)
"""A room of the web for each side, in its own zone."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the story is told.

    It takes as long in all as `speed` says; most of that goes to the time around the match, and a stretch in
    which nothing happens is hurried through. `speed` None waits for nothing.
    """

    story: Story
    speed: float | None

    MATCH_SHARE = 0.55
    """The part of all the time that the match gets."""
    BEFORE_SHARE = 0.015
    """The most that one quiet stretch before the match gets."""
    AFTER_SHARE = 0.3
    """The most that one quiet stretch after it gets: somebody may want to rate the players."""

    def seconds(self, start: datetime, end: datetime) -> float:
        """Real seconds that the story takes from one instant to the next at which something happens."""
        if self.speed is None or end <= start or start == self.story.starts:
            return 0.0  # whoever opens the page finds the first post there
        total = (self.story.ends - self.story.starts).total_seconds() / self.speed
        first, last = self.story.play
        played = max(timedelta(), min(end, last) - max(start, first))
        quiet = (end - start) - played
        most = total * (self.BEFORE_SHARE if start < first else self.AFTER_SHARE)
        return (
            played / (last - first) * total * self.MATCH_SHARE
            + min(quiet.total_seconds() / self.speed, most)
        )  # fmt: skip


class Rehearsal:
    """Plays a story. `new_sender` makes the delivery stage; after a fall a second one takes over. `receive`
    is handed what is printed, and the instant at which it comes in."""

    def __init__(
        self,
        story: Story,
        database: Database,
        clock: StoryClock,
        new_sender: Callable[[], Sender],
        receive: Callable[[Article, datetime], Awaitable[None]],
        speed: float | None,
        falls_at: datetime | None = None,
        audiences: Sequence[Audience] = ROOMS,
    ) -> None:
        self._story = story
        self._database = database
        self._clock = clock
        self._new_sender = new_sender
        self._receive = receive
        self._pace = Pace(story, speed)
        self._runner = Runner(database)
        self._counting = Counting(database)
        self._fans = InventedFans(database, story.match, story.guesses, story.sheets)
        self._sender = new_sender()
        self._falls_at = falls_at
        self._audiences = audiences
        self._heard = self._received = 0

    async def set_up(self) -> None:
        """Puts what is known before the start into the store, and opens the channels."""
        story = self._story
        async with self._database.write() as conn:
            await catalogue.keep(
                conn,
                teams_=story.teams,
                players_=story.players,
                competitions_=story.competitions,
                ties_=story.ties,
                matches_=story.matches,
            )
            await claims.add(conn, story.before, story.starts)
            for audience in self._audiences:
                channel, name = audience.channel, audience.name
                # a community of its own: no server that is joined or left has to do with it
                community = await channels.open_community(
                    conn, "rehearsal", f"{channel.platform}:{channel.address}", name
                )
                opened = await channels.open_channel(
                    conn, community, channel, name, audience.look, story.starts
                )
                await channels.follow(conn, opened, channels.team_target(audience.team))
                self._fans.rooms.append(opened)

    async def play(self) -> None:
        """From the first instant of the story to its last."""
        now = self._story.starts
        while True:
            self._clock.stand(now)
            following = await self._step(now)
            if following is None or following > self._story.ends:
                break
            await self._clock.run_until(following, self._pace.seconds(now, following))
            now = following
        await self._clock.run_until(self._story.ends, self._pace.seconds(now, self._story.ends))
        log.info("rehearsal_over", at=self._clock.now().isoformat())

    async def _step(self, now: datetime) -> datetime | None:
        """Hears, plans and sends what there is at `now`; gives the next instant that brings something."""
        await self._hear(now)
        planned = await self._runner.tick(now)
        await self._fans.take_part(now)
        await self._counting.look(now)
        if self._falls_at is not None and now >= self._falls_at:
            await self._fall()
        waiting = await self._sender.drain()
        ahead = [at for at, _ in self._story.feed[self._heard :][:1]]
        ahead += [at for at, _ in self._story.articles[self._received :][:1]]
        ahead += [at for at in (planned, waiting, self._fans.next) if at is not None]
        return min((at for at in ahead if at > now), default=None)

    async def _hear(self, now: datetime) -> None:
        """What is said and what is printed until `now`."""
        while self._heard < len(self._story.feed) and self._story.feed[self._heard][0] <= now:
            async with self._database.write() as conn:
                await claims.add(conn, self._story.feed[self._heard][1], now)
            self._heard += 1
        for at, article in self._story.articles[self._received :]:
            if at > now:
                break
            await self._receive(article, now)
            self._received += 1

    async def _fall(self) -> None:
        """The delivery stage is killed with messages on their way, and another takes its place."""
        async with self._database.read() as conn:
            ready = await outbox.next_ready(conn)
        if ready is None or ready > self._clock.now():
            return  # nothing to be caught with: it falls at the next message
        self._falls_at = None
        await self._sender.turn()
        await self._sender.abandon()
        log.warning("sender_stopped", at=self._clock.now().isoformat())
        self._sender = self._new_sender()
        await self._sender.recover()

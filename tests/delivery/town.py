"""Everything between a fact and a channel, on one clock."""

from datetime import datetime, timedelta

from sqlalchemy import select

from bot.delivery.composer import Composer
from bot.delivery.sender import Sender
from bot.schedule.runner import Runner
from storage.database import Database
from storage.tables import deliveries
from tests.fanbase import KICKOFF, HandClock, Paper


class Town:
    """A store, its runner and its sender, and what the channels got."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = HandClock(KICKOFF - timedelta(hours=30))
        self.paper = Paper(self.clock)
        self.runner = Runner(database)
        self.sender = self.a_sender()

    def a_sender(self) -> Sender:
        return Sender(self.database, [self.paper], self.clock, Composer(self.database))

    async def until(self, from_kickoff: timedelta) -> None:
        """Lets the clock run so far from kickoff, stopping at everything that is due on the way."""
        await self.to(KICKOFF + from_kickoff)

    async def to(self, target: datetime) -> None:
        """The same to an instant."""
        while True:
            due = await self.runner.tick(self.clock.at)
            ready = await self.sender.drain()
            coming = [t for t in (due, ready) if t is not None and self.clock.at < t <= target]
            if not coming:
                self.clock.at = target
                return
            self.clock.at = min(coming)

    async def states(self) -> list[tuple[str, str | None]]:
        async with self.database.read() as conn:
            found = await conn.execute(
                select(deliveries.c.state, deliveries.c.reason).order_by(deliveries.c.id)
            )
            return [(state, reason) for state, reason in found]

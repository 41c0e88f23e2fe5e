"""The live count of ballots on the posts that ask for them.

Votes are no change of facts, so the plan does not hear of them. Every few seconds the count that a ballot's
post states is put right, for the last time once the ballot has closed.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.occasion import Kind
from storage import ballots, occasions, outbox
from storage.ballots import Running
from storage.database import Database
from storage.occasions import Kept

log = structlog.get_logger()

SOONEST = timedelta(seconds=10)
"""Between two counts on one post: a group on Telegram takes 20 messages a minute, edits among them."""
FOR_EACH = timedelta(seconds=0.2)
"""More time for each channel that has the post, so that counting takes at most a sixth of what Telegram takes
from a bot in all (30 calls a second)."""
COUNTED = ("ballots", "closed")
"""The facts of a post that the count states; all others are the plan's."""
CLOSED_FOR = timedelta(hours=1)
"""How long after its closing a ballot is still looked at, for the last count."""


class Counting:
    """Remembers when it last counted on each post; a restart may bring one count too early."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counted: dict[int, datetime] = {}

    async def look(self, now: datetime) -> bool:
        """Puts right what the posts of running ballots say; gives whether there is anything to send."""
        async with self._database.read() as conn:
            running = await ballots.running(conn, now, CLOSED_FOR)
            stale = [
                (kept, facts)
                for ballot in running
                for kept in await occasions.told_of(conn, ballot.match, Kind.BALLOT)
                if (facts := _stated(ballot, _said(kept), now)) != _said(kept)
                and await self._may(conn, kept, facts, now)
            ]
        if not stale:
            return False
        async with self._database.write() as conn:
            for kept, facts in stale:
                was = kept.occasion
                others = {name: fact for name, fact in was.facts.items() if name not in COUNTED}
                told = was._replace(revision=was.revision + 1, facts={**others, **facts})
                await occasions.revise(conn, kept.id, told)
                self._counted[kept.id] = now
        return True

    async def _may(self, conn: AsyncConnection, kept: Kept, facts: dict[str, object], now: datetime) -> bool:
        """Whether it is time: at the end always, else not too often."""
        last = self._counted.get(kept.id)
        if "closed" in facts or last is None:
            return True
        if now - last < SOONEST:
            return False
        return now - last >= FOR_EACH * await outbox.posts_of(conn, kept.id)


def _stated(ballot: Running, said: Mapping[str, object], now: datetime) -> dict[str, object]:
    """What the post should say: a round number while it grows, the exact one at the end; nothing before the
    first vote. Where all who voted are forgotten, a number that was told goes down to none."""
    if now >= ballot.closes_at:
        return {"ballots": ballot.fans, "closed": True}
    return {"ballots": rounded(ballot.fans)} if ballot.fans or "ballots" in said else {}


def _said(kept: Kept) -> dict[str, object]:
    return {name: kept.occasion.facts[name] for name in COUNTED if name in kept.occasion.facts}


def rounded(count: int) -> int:
    """Down to two figures that count (1,287 is 1,200): the post is edited for news, not for each vote."""
    step = int(10 ** max(0, len(str(count)) - 2))
    return count // step * step

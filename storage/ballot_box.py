"""Where votes come in: whatever waits is written in one transaction."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat import AlreadyAnswered
from storage import handled
from storage.database import Database
from storage.fans import Account
from storage.votes import Cast, Refused, Vote, Why, cast

AT_ONCE = 250
"""Votes in one transaction: others who write wait for it about a tenth of a second at most."""
PRESSES = 40
WITHIN = timedelta(seconds=10)
"""So many votes one account may give in such a time: a whole team with second thoughts, and no script."""
REMEMBERED = 10_000
"""Accounts whose presses are counted: who voted longest ago is let go first."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    vote: Vote
    once: str | None
    outcome: "asyncio.Future[Cast | Refused]"

    @property
    def request(self) -> tuple[str, str] | None:
        return (self.vote.account.platform, self.once) if self.once is not None else None


class BallotBox:
    """Takes the votes of one process.

    The limit on presses is kept in memory: with several processes an account may have it once in each, and
    a restart begins anew. It protects the store, not the result.
    """

    def __init__(self, database: Database, clock_now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = clock_now
        self._waiting: deque[_Waiting] = deque()
        self._writing: asyncio.Task[None] | None = None
        self._presses = _Presses()

    async def cast(self, vote: Vote, once: str | None = None) -> Cast | Refused:
        """Counts a vote, together with those that wait; it is in the store when this returns.

        `once` names a request that the vote's platform may hand over twice. Raises AlreadyAnswered where it
        was counted before.
        """
        free_at = self._presses.free_at(vote.account, self._now())
        if free_at is not None:
            return Refused(Why.TOO_FAST, free_at)
        waiting = _Waiting(vote, once, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await waiting.outcome

    async def _write(self) -> None:
        while self._waiting:
            batch = [self._waiting.popleft() for _ in range(min(AT_ONCE, len(self._waiting)))]
            if await self._together(batch) or len(batch) == 1:
                continue
            for one in batch:  # what is wrong with one vote is no other's fault
                await self._together([one])

    async def _together(self, batch: Sequence[_Waiting]) -> bool:
        """Writes these votes in one transaction; a single one that fails hears of it."""
        try:
            async with self._database.write() as conn:
                requests = [one.request for one in batch if one.request is not None]
                fresh = await handled.first_times(conn, requests, self._now())
                first = [one for one in batch if one.request is None or _taken(fresh, one.request)]
                outcomes = await cast(conn, [one.vote for one in first])
        except Exception as error:
            if len(batch) == 1:
                _tell(batch[0], error)
            return False
        for one, outcome in zip(first, outcomes, strict=True):
            _tell(one, outcome)
        for one in batch:
            _tell(one, AlreadyAnswered())
        return True


def _taken(fresh: set[tuple[str, str]], request: tuple[str, str]) -> bool:
    """Whether it is the first of its name, once."""
    there = request in fresh
    fresh.discard(request)
    return there


def _tell(one: _Waiting, outcome: Cast | Refused | Exception) -> None:
    """The first thing told holds; who has gone meanwhile hears nothing, and their vote counts."""
    if one.outcome.done():
        return
    if isinstance(outcome, Exception):
        one.outcome.set_exception(outcome)
    else:
        one.outcome.set_result(outcome)


class _Presses:
    """When each account voted lately."""

    def __init__(self) -> None:
        self._lately: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()

    def free_at(self, account: Account, now: datetime) -> datetime | None:
        """None where a vote is allowed, which is noted then; else when the next one is."""
        whose = (account.platform, account.person)
        lately = self._lately.setdefault(whose, deque(maxlen=PRESSES))
        self._lately.move_to_end(whose)
        if len(self._lately) > REMEMBERED:
            self._lately.popitem(last=False)
        if len(lately) == PRESSES and now - lately[0] < WITHIN:
            return lately[0] + WITHIN
        lately.append(now)
        return None

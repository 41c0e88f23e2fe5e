"""Football data, joined: every provider that is switched on, asked for what somebody follows."""

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.app.hearing import Hearing
from bot.app.interests import Interests
from bot.app.polling import HEARTBEAT, Asks, Poll
from bot.knowledge.match import CompetitionKey
from bot.sources.asking import Asking
from bot.sources.known_teams import known_teams
from bot.sources.leagues import leagues
from bot.sources.provider import Provider
from bot.sources.providers import PROVIDERS
from handlers.desk import Clock
from storage import catalogue, polling
from storage.database import Database

log = structlog.get_logger()

LOOKS_KEPT = timedelta(days=200)
SOONEST = 0.2
"""Seconds between two turns at least, whatever a clock says."""
STORE_AWAY = 5.0
"""Seconds until the next try, when the store did not answer."""


class Data:
    """Asks every provider, each on its own: one that is down or slow costs nothing but its own facts."""

    def __init__(
        self,
        database: Database,
        providers: Sequence[Provider],
        clock: Clock,
        changed: Callable[[], None],
        *,
        competitions: Sequence[CompetitionKey] = (),
        heartbeat: timedelta = HEARTBEAT,
        chance: Callable[[], float] = random.random,
        asking: Callable[[Provider, Callable[[], datetime]], Asks] = Asking,
    ) -> None:
        """`changed` hears that something new was said. `competitions` are kept up to date whether a channel
        follows them or not. After `heartbeat` every provider is thought about again, due or not. `chance`
        gives a number from 0 to 1; `asking` makes the connection to a provider."""
        self._database = database
        self._clock = clock
        self._interests = Interests(database, competitions)
        self._changed = changed
        self._wanted = asyncio.Event()
        self._introduced = False
        self._polls = [
            Poll(
                database,
                one,
                asking(one, clock.now),
                Hearing(database, one, clock.now, self._heard, chance),
                partial(self._interests.of, one.source.key, country=_country(one)),
                clock.now,
                heartbeat,
            )
            for one in providers
        ]

    async def tick(self) -> datetime | None:
        """Does all that is due now, at every provider; gives the next instant at which something will be,
        None where there is no provider."""
        await self._introduce()
        turns = await asyncio.gather(*(poll.turn() for poll in self._polls))
        return min(turns, default=None)

    async def run(self) -> None:
        """Asks on the real clock until it is cancelled."""
        try:
            await asyncio.gather(*(self._keep_asking(poll) for poll in self._polls))
        finally:
            await self.close()

    def wake(self) -> None:
        """Says that what is followed may have changed."""
        self._interests.changed()
        self._wanted.set()

    async def tidy(self) -> None:
        """What was asked so long ago that it is not asked any more goes."""
        async with self._database.write() as conn:
            await polling.forget_looks(conn, self._clock.now() - LOOKS_KEPT)

    async def close(self) -> None:
        await asyncio.gather(*(poll.close() for poll in self._polls))

    def _heard(self) -> None:
        """What one provider says may be what another is to be asked about, and when."""
        self._changed()
        self._wanted.set()

    async def _keep_asking(self, poll: Poll) -> None:
        while True:
            try:
                await self._introduce()
                wait = (await poll.turn() - self._clock.now()).total_seconds()
            except Exception:  # a store that is away comes back
                log.exception("provider_not_asked", provider=poll.name)
                wait = STORE_AWAY
            await self._sleep(max(SOONEST, wait))

    async def _sleep(self, seconds: float) -> None:
        """Until then, or until somebody follows something else."""
        try:
            async with asyncio.timeout(seconds):
                await self._wanted.wait()
        except TimeoutError:
            return
        await asyncio.sleep(0)  # so that every provider wakes
        self._wanted.clear()

    async def _introduce(self) -> None:
        """A new store knows the teams and competitions that may be followed before any match of theirs is
        known."""
        if self._introduced:
            return
        async with self._database.write() as conn:
            teams = {team.key for team in await catalogue.all_teams(conn)}
            competitions = {one.key for one in await catalogue.all_competitions(conn)}
            await catalogue.keep(
                conn,
                teams_=[team for team in known_teams() if team.key not in teams],
                competitions_=[one.competition for key, one in leagues().items() if key not in competitions],
            )
        self._introduced = True


def _country(provider: Provider) -> str | None:
    entry = PROVIDERS.get(provider.source.key)
    return entry.country if entry is not None else None

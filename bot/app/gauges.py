"""What the store says of how things stand, as gauges: read now and then, not whenever somebody asks."""

import asyncio
from collections.abc import Callable, Collection
from datetime import datetime

import structlog
from prometheus_client import Gauge

from storage import polling, standing
from storage.database import Database

log = structlog.get_logger()

EVERY = 15.0
"""Seconds between two looks."""

PENDING = Gauge(
    "matchday_deliveries_pending", "Posts that could leave now and have not yet", ["platform", "kind"]
)
OLDEST = Gauge(
    "matchday_deliveries_oldest_seconds",
    "For how long the oldest post could have left that has not yet",
    ["platform", "kind"],
)
WAITING = Gauge(
    "matchday_deliveries_waiting",
    "Posts that wait for quiet hours to end, or for another try",
    ["platform", "kind"],
)
SENDING = Gauge("matchday_deliveries_sending", "Posts and corrections on their way", ["platform", "kind"])
EDITS = Gauge(
    "matchday_edits_pending", "Messages that stand and are to be corrected still", ["platform", "kind"]
)
CHANNELS = Gauge("matchday_channels", "Channels that are known", ["platform"])
PAUSED = Gauge(
    "matchday_channels_paused",
    "Channels in which nothing is posted, because moderators said so or the bot cannot post there",
    ["platform"],
)
ANSWERED = Gauge(
    "matchday_source_last_success_timestamp_seconds", "When a data provider answered last", ["source"]
)
FAILURES = Gauge("matchday_source_failures", "Failures of a provider since it answered last", ["source"])
CALLS_LEFT = Gauge(
    "matchday_source_calls_left", "Calls of the day that are left, as the provider says", ["source"]
)
FEEDS = Gauge("matchday_feeds", "Feeds of articles that are read")
FEEDS_FAILING = Gauge("matchday_feeds_failing", "Feeds of articles that cannot be read just now")
LOOKED = Gauge("matchday_gauges_last_read_timestamp_seconds", "When these figures were read from the store")

_BY_STANDING = {
    standing.READY: PENDING,
    standing.WAITING: WAITING,
    standing.FLYING: SENDING,
    standing.EDIT: EDITS,
}


class Gauges:
    """Reads them, in one process at a time: on a full outbox of a million that takes the store a second."""

    def __init__(
        self, database: Database, now: Callable[[], datetime], sources: Collection[str] = ()
    ) -> None:
        """`sources` are the providers that are switched on: others may have been once."""
        self._database = database
        self._now = now
        self._sources = sources

    async def run(self) -> None:
        """Reads them until it is cancelled; then another process tells them, and this one no more."""
        try:
            while True:
                try:
                    await self.read()
                except Exception:  # a store that is away comes back
                    log.exception("gauges_not_read")
                await asyncio.sleep(EVERY)
        finally:
            _forget()

    async def read(self) -> None:
        now = self._now()
        async with self._database.read() as conn:
            backlog = await standing.backlog(conn, now)
            channels = await standing.of_channels(conn)
            feeds, failing = await standing.of_feeds(conn)
            providers = await polling.states(conn)
        _forget()  # what is done is told by its absence
        for one in backlog:
            _BY_STANDING[one.standing].labels(one.platform, one.kind).set(one.number)
            if one.standing == standing.READY:
                OLDEST.labels(one.platform, one.kind).set(max(0.0, (now - one.oldest).total_seconds()))
        for of in channels:
            CHANNELS.labels(of.platform).set(of.known)
            PAUSED.labels(of.platform).set(of.paused)
        FEEDS.set(feeds)
        FEEDS_FAILING.set(failing)
        for provider in providers:
            if provider.name in self._sources:
                _tell(provider, now)
        LOOKED.set(now.timestamp())


def _forget() -> None:
    for gauge in (*_BY_STANDING.values(), OLDEST, CHANNELS, PAUSED, ANSWERED, FAILURES, CALLS_LEFT):
        gauge.clear()
    FEEDS.set(0)
    FEEDS_FAILING.set(0)


def _tell(provider: polling.ProviderState, now: datetime) -> None:
    if provider.answered_at is not None:
        ANSWERED.labels(provider.name).set(provider.answered_at.timestamp())
    FAILURES.labels(provider.name).set(provider.failures)
    if (left := provider.on(now.date()).left) is not None:
        CALLS_LEFT.labels(provider.name).set(left)

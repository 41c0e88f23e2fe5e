"""How fast the processes on one store call a platform: what they book of a token's limit, on PostgreSQL.

A row has the instants of the last calls that were booked, by the server's clock. One statement books more of
them: evenly, and never so that more than the limit allows fall into one window. What cannot leave when it was
to is given back, and so nothing of the limit is lost to a moment in which a process did not come to work.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

log = structlog.get_logger()

PATIENCE = 1.0
"""Seconds in which the server has to answer: messages wait for it."""
AGAIN = 1.0
"""Seconds until the next try, where it did not."""
REACH = 1.0
"""Seconds, with the window, that a booking may be ahead. What is further ahead was booked before the server's
clock was put back, and is forgotten."""
KEPT = 600.0
"""Seconds for which rows are kept after their last call: longer than any window."""

NOTHING: Mapping[float, float | None] = {}

_NOW = "extract(epoch FROM clock_timestamp())::float8"
_BOOK = f"""
INSERT INTO paces (name, taken, next_at, granted, halted_until)
SELECT $1, ARRAY[clock.now], clock.now - $10::float8 + $4::float8, 1, 0
FROM (SELECT {_NOW} AS now) AS clock
ON CONFLICT (name) DO UPDATE SET (taken, next_at, granted, halted_until) = (
  SELECT
    (kept.taken || given.instants)[greatest(cardinality(kept.taken || given.instants) - $2 + 1, 1):],
    base.at + cardinality(given.instants) * $4::float8,
    cardinality(given.instants),
    halt.until
  FROM
    (SELECT {_NOW} AS now) AS clock
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(known.at ORDER BY known.at), '{{}}') AS taken
      FROM (
        SELECT one + coalesce(became.late, 0) AS at
        FROM unnest(paces.taken) AS one
        LEFT JOIN unnest($9::float8[], $11::float8[]) AS became(instant, late) ON became.instant = one
        WHERE became.instant IS NULL OR became.late IS NOT NULL
      ) AS known
      WHERE known.at < clock.now + $3::float8 + {REACH}
    ) AS kept
    CROSS JOIN LATERAL (
      SELECT paces.halted_until
        - CASE WHEN last.at > clock.now + $3::float8 + {REACH} THEN last.at - clock.now ELSE 0 END AS until
      FROM (SELECT paces.taken[cardinality(paces.taken)] AS at) AS last
    ) AS halt
    CROSS JOIN LATERAL (
      SELECT CASE WHEN paces.next_at < clock.now - $5::float8 THEN clock.now - $10::float8 ELSE greatest(
        least(paces.next_at, clock.now + $3::float8 + {REACH}) - $12::int * $4::float8,
        clock.now - $5::float8
      ) END AS at
    ) AS base
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(turn.at ORDER BY turn.at), '{{}}') AS instants
      FROM (
        SELECT n * 1e-6 + greatest(
          clock.now,
          kept.taken[cardinality(kept.taken)],
          CASE WHEN NOT $8 THEN base.at + (n - 1) * $4::float8 END,
          CASE WHEN NOT $8 THEN kept.taken[cardinality(kept.taken) + n - $2] + $3::float8 END
        ) AS at
        FROM generate_series(1, least($6::int, $2)) AS n
      ) AS turn
      WHERE turn.at <= clock.now + $7::float8 AND halt.until <= clock.now
    ) AS given
)
RETURNING
  paces.taken[cardinality(paces.taken) - paces.granted + 1:] AS granted,
  greatest(paces.next_at, paces.taken[cardinality(paces.taken) - $2 + 1] + $3::float8) AS free_at,
  paces.halted_until,
  {_NOW} AS now
"""  # noqa: S608 - the parts are ours
"""$1 is the name; $2 calls, $3 window, $4 apart, $5 made good and $10 saved of the limit; $6 wanted, $7
ahead, $8 at once; $9 and $11 earlier ones and how late they were, $12 how many of these never left.

`kept` are those booked before, `base` is when the next would leave evenly, and each `turn` is as late as the
last one, as its place in the row of even ones, and as the window after the one that many calls before it.
`halt` ends sooner where the clock was put back since the last booking, by as much as that shows.
"""
_HALT = f"""
INSERT INTO paces (name, taken, next_at, granted, halted_until)
VALUES ($1, '{{}}', 0, 0, {_NOW} + $2::float8)
ON CONFLICT (name) DO UPDATE SET halted_until = greatest(paces.halted_until, excluded.halted_until)
"""  # noqa: S608
_FORGET = text(f"DELETE FROM paces WHERE greatest(next_at, halted_until) < {_NOW} - {KEPT}")  # noqa: S608


class PacesUnreachable(Exception):  # noqa: N818 - a state, not a mistake
    """The server does not answer; nobody knows what others have booked."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `calls` in any `window` seconds, `apart` seconds from one to the next. What a busy moment held
    up is made good by calls closer together, for `made_good` seconds at most; a longer pause saves up for
    `saved` seconds."""

    calls: int
    window: float
    apart: float
    made_good: float
    saved: float = 0.0


@dataclass(frozen=True, slots=True)
class Granted:
    """What was booked: when each call may leave. All by the server's clock, which says `now`.

    The next one could be booked for `free_at`; nothing leaves before `halted_until`.
    """

    instants: tuple[float, ...]
    free_at: float
    halted_until: float
    now: float


class Paces:
    """Books, on a connection of its own: a pool's may all be busy just when an answer is to leave."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._conn: AsyncConnection | None = None
        self._driver: Any = None
        self._turn = asyncio.Lock()
        self._not_before = 0.0

    async def book(
        self,
        name: str,
        limit: Limit,
        wanted: int,
        ahead: float,
        became: Mapping[float, float | None] = NOTHING,
        *,
        at_once: bool = False,
    ) -> Granted:
        """Books up to `wanted` calls that may leave within `ahead` seconds (the first ever is one), and says
        what `became` of earlier ones: how many seconds later they arrived, None where they did not leave.
        `at_once` counts calls that wait for nothing. Raises PacesUnreachable."""
        given = (
            *(limit.calls, limit.window, limit.apart, limit.made_good),
            *(wanted, ahead, at_once, list(became), limit.saved),
            *(list(became.values()), sum(late is None for late in became.values())),
        )
        async with self._turn:
            row = await self._fetch(_BOOK, name, *given)
        return Granted(tuple(row["granted"]), row["free_at"], row["halted_until"], row["now"])

    async def halt(self, name: str, seconds: float) -> None:
        """Nothing leaves for so long, of any process. Raises PacesUnreachable."""
        async with self._turn:
            await self._fetch(_HALT, name, seconds)

    async def close(self) -> None:
        """Nothing is booked any more."""
        self._not_before = float("inf")
        async with self._turn:
            await self._leave()

    async def _fetch(self, statement: str, *given: object) -> Any:
        """The row that a statement gives. Not by way of SQLAlchemy: there are several of them for each
        message, and it would take three times as long."""
        loop = asyncio.get_running_loop()
        if loop.time() < self._not_before:
            raise PacesUnreachable
        try:
            if self._driver is None:
                async with asyncio.timeout(PATIENCE):
                    await self._leave()  # one that somebody gave up while it was being opened
                    await self._connect()
            return await self._driver.fetchrow(statement, *given, timeout=PATIENCE)
        except Exception as error:  # the driver has many words for a server that is away
            log.warning("paces_unreachable", error=type(error).__name__)
            self._not_before = loop.time() + AGAIN
            await self._leave()
            raise PacesUnreachable from error

    async def _connect(self) -> None:
        self._conn = conn = await self._database.engine.connect()
        await conn.execution_options(isolation_level="AUTOCOMMIT")
        # A server that falls forgets a booking of the last half second; it takes longer to come back.
        await conn.execute(text("SET synchronous_commit = off"))
        self._driver = (await conn.get_raw_connection()).driver_connection

    async def _leave(self) -> None:
        conn, self._conn, self._driver = self._conn, None, None
        if conn is not None:
            await conn.invalidate()  # its commits may be lost, and so it must not go back to the pool
            await conn.close()


async def forget(conn: AsyncConnection) -> None:
    """Forgets tokens and chats that nobody has called for a while."""
    if conn.dialect.name == "postgresql":
        await conn.execute(_FORGET)

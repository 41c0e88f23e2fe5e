"""A book of shared calls on a real PostgreSQL whose clock is the test's, and so jumps as the loop's does."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from bot.app.shared_pace import TokenBook
from bot.platforms.book import Book
from storage.database import connect
from storage.paces import Paces
from tests.virtual_time import stopped

_CLOCK = (
    "CREATE SCHEMA hand",
    "CREATE FUNCTION hand.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS "
    "$$ SELECT to_timestamp(current_setting('hand.now')::float8) $$",
)


BEGIN = 1e9


class HandDriven(Paces):
    """Asks the server what it would say at the loop's instant; `put_back` by so many seconds."""

    put_back = 0.0
    asked = 0

    async def _fetch(self, statement: str, *given: object) -> Any:
        instant = asyncio.get_running_loop().time() + BEGIN - self.put_back
        self.asked += 1
        with stopped():
            if self._conn is None:
                await self._connect()
                await self._driver.execute("SET search_path = hand, pg_catalog, public")
            await self._driver.execute(f"SET hand.now = '{instant!r}'")
            return await super()._fetch(statement, *given)

    async def close(self) -> None:
        with stopped():
            await super().close()


@asynccontextmanager
async def processes(url: str, count: int) -> AsyncIterator[tuple[Sequence[Book], Sequence[HandDriven]]]:
    """What so many processes have of one token; in virtual time."""
    with stopped():
        database = connect(url)
        async with database.write() as conn:
            for statement in _CLOCK:
                await conn.exec_driver_sql(statement)
    paces = [HandDriven(database) for _ in range(count)]
    try:
        yield [TokenBook(each, "platform token") for each in paces], paces
    finally:
        for each in paces:
            await each.close()
        with stopped():
            await database.close()


def most_within(left: Sequence[float], seconds: float) -> int:
    """The most of these instants that fall into any so many seconds."""
    return max(sum(start <= other < start + seconds for other in left) for start in left)

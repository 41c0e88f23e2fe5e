"""How long a fan waits for the next page of the sheet, and how many can press at once at full time.

The store is as full as the design has it: 100,000 channels, and 1,000,000 votes on the match that was just
played. A press is the whole of it: read what it is about, count the vote durably, compose the next page.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bench.ballots import CLICKED, FULL_TIME, facts, opened
from bench.figure import Figure
from bench.world import fill
from bot.chat import Answer, Channel, Look, Request
from bot.knowledge.occasion import Kind, Rule
from handlers.desk import Desk
from storage import fan_keys, sheets
from storage import fan_tables as tables
from storage.ballots import Ballot
from storage.database import Database, connect
from storage.fan_keys import FanKey
from storage.fans import Account, digest

CHANNELS = 100_000
FANS = 100_000
MARKS = 10
"""Of each fan; all together these are the votes."""
CHUNK = 10_000
TIMES = 300
AT_ONCE = 50
"""Fans who wait for an answer at the same moment."""
PRESSES = 3_000
PLATFORM = "telegram"
KEY = "bench"


async def measure() -> list[Figure]:
    async with _world() as (database, ballot):
        desk = Desk(database, _Clock(CLICKED))
        await _crowd(desk, ballot, range(1, AT_ONCE + 1), 1)  # until all connections are there
        pressed = await _alone(lambda turn: _press(desk, ballot, turn))
        began = await _alone(lambda turn: _ask(desk, turn))
        named = await _alone(lambda turn: _ask(desk, turn, player="Home Town 5", mark="7"))
        begin, busy = time.perf_counter(), time.process_time()
        await _crowd(desk, ballot, range(1000, 1000 + AT_ONCE), PRESSES // AT_ONCE)
        took, busy = time.perf_counter() - begin, time.process_time() - busy
        await _must_be_right(database, ballot)
    return [
        *_figures("a press on the sheet", pressed),
        *_figures("the sheet opened", began),
        *_figures("a mark in one line", named),
        Figure(f"presses by {AT_ONCE} fans at once", PRESSES / took, "/s", 200, least=True),
        Figure("processor time for each of them", busy / PRESSES * 1000, "ms"),
    ]


class _Clock:
    def __init__(self, instant: datetime) -> None:
        self._instant = instant

    def now(self) -> datetime:
        # a second later each time, so that nobody presses too fast
        self._instant += timedelta(seconds=1)
        return self._instant


def _figures(what: str, taken: tuple[list[float], float]) -> list[Figure]:
    times, busy = taken
    return [
        Figure(f"{what}, half of the times", times[49], "ms"),
        Figure("99 of 100 times", times[98], "ms", 30),
        Figure("processor time", busy, "ms"),
    ]


@asynccontextmanager
async def _world() -> AsyncIterator[tuple[Database, Ballot]]:
    with TemporaryDirectory(prefix="matchday-") as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite'}"
        addresses = [str(n) for n in range(1, CHANNELS + 1)]
        await fill(url, PLATFORM, addresses, facts(), (Rule(Kind.BALLOT),))
        database = connect(url, alone=True)
        try:
            await fan_keys.settle(database, KEY)
            yield database, await _voted(database)
        finally:
            await database.close()


async def _voted(database: Database) -> Ballot:
    """The ballot with everybody's sheets."""
    async with database.write() as conn:
        ballot = await opened(conn)
        for start in range(1, FANS + 1, CHUNK):
            await _fill_in(conn, ballot, range(start, start + CHUNK))
        await sheets.count_anew(conn, ballot.id)
    return ballot


async def _fill_in(conn: AsyncConnection, ballot: Ballot, those: range) -> None:
    """Fans of these numbers, each with an account and a sheet."""
    key = FanKey.given(KEY)
    known = {"platform": PLATFORM, "since": FULL_TIME}
    given = {"ballot": ballot.id, "given_at": FULL_TIME, "changed_at": FULL_TIME, "platform": PLATFORM}
    numbers = [one.number for one in ballot.candidates][:MARKS]
    rows: dict[Table, list[dict[str, Any]]] = {
        tables.fans: [{"id": n, "name": _account(n).name, "since": FULL_TIME} for n in those],
        tables.accounts: [{"digest": digest(key, _account(n)), "fan": n, **known} for n in those],
        tables.sheets: [{"fan": n, **given} for n in those],
        tables.marks: [
            {"ballot": ballot.id, "fan": n, "number": number, "half_steps": 2 + (n + number) % 19}
            for n in those
            for number in numbers
        ],
    }
    for table, lines in rows.items():
        await conn.execute(insert(table), lines)


def _account(fan: int) -> Account:
    return Account(PLATFORM, str(fan), f"Fan {fan}")


def _request(fan: int, once: str | None, **arguments: str) -> Request:
    """A fan, each of whom asks in a channel of their own."""
    where = Channel(PLATFORM, str(fan * 17 % CHANNELS + 1))
    return Request("rate", arguments, where, str(fan), Look(), name=f"Fan {fan}", once=once)


async def _press(desk: Desk, ballot: Ballot, turn: int) -> Answer:
    """One of all the fans gives a mark: a new one, or in place of another."""
    given = {"b": str(ballot.id), "p": str(turn % (MARKS + 1) + 1), "m": str(2 + turn * 2 % 20)}
    answer = await desk.answer(_request(turn * 7 % FANS + 1, f"press {turn}", **given))
    if not answer.replaces or (answer.post.sheet is None and "marks" not in answer.post.title):
        raise RuntimeError(f"a press was refused: {answer.post.title}")
    return answer


async def _ask(desk: Desk, turn: int, **arguments: str) -> Answer:
    return await desk.answer(_request(turn * 7 % FANS + 1, f"ask {turn} {arguments}", **arguments))


async def _crowd(desk: Desk, ballot: Ballot, fans_: range, times: int) -> None:
    async def fan(number: int) -> None:
        for turn in range(times):
            await _press(desk, ballot, number * 1000 + turn)

    await asyncio.gather(*(fan(number) for number in fans_))


async def _alone(one: Callable[[int], Awaitable[Answer]]) -> tuple[list[float], float]:
    """99 values that part the times into a hundred, and the processor's time each, in ms."""
    taken, busy = [], time.process_time()
    for turn in range(TIMES):
        begin = time.perf_counter()
        await one(turn)
        taken.append((time.perf_counter() - begin) * 1000)
    return quantiles(taken, n=100), (time.process_time() - busy) / TIMES * 1000


async def _must_be_right(database: Database, ballot: Ballot) -> None:
    async with database.read() as conn:
        if await sheets.recount(conn, ballot.id):
            raise RuntimeError("the tallies are not what the sheets say")

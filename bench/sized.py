"""A process of its own that plans, expands, sends and answers on a store of one size, and tells what it took.

    python -m bench.sized DATABASE CHANNELS [PID]

The store is one that `bench.world.crowd` made. PID is that of PostgreSQL, whose processor time counts too.
Writes one JSON object, as `Sized`, to standard output.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import timedelta
from itertools import count as from_
from statistics import median, quantiles

from sqlalchemy import func, select, update

from bench import memory, postgres
from bench.outbox import Instant, Standing
from bench.world import NOW, goal_claim
from bot import logs
from bot.chat import Channel, Look, Message, Request
from bot.delivery.composer import Composer
from bot.delivery.sender import Sender
from bot.schedule.runner import Runner
from handlers.desk import Desk
from storage import claims, fan_keys
from storage.database import Database, connect
from storage.tables import deliveries

SENT = 20_000
"""Deliveries that are sent at each end of the backlog; of smaller stores all."""
PLANS = 5
PER_SECOND = 80
"""What Discord and Telegram take together."""
ROOM = 32
PACED = 800
ASKED_EVERY = 0.05
"""Seconds between two questions."""
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("next", {}),
    ("tv", {}),
    ("live", {}),
    ("why", {}),
    ("predict", {"score": "2-1"}),
)
"""The last one writes."""
MARKED = 10_000


@dataclass(frozen=True, slots=True)
class Sized:
    """Seconds by the clock, `busy` those of the processor, of the database too; memory in MB; answers in ms,
    of which half and 99 of 100 were faster. `rate` is what was claimed, sent and recorded in a second: with
    all of the backlog waiting, and with all but the last of it sent."""

    channels: int
    plan: float
    expansion: float
    expansion_busy: float
    expansion_memory: float
    goal: float
    answers_expanding: tuple[float, float]
    answers_sending: tuple[float, float]
    rate_first: float
    rate_last: float
    busy_first: float
    busy_last: float
    peak: float


class Paced(Instant):
    """A platform that takes so many a second, as all of them together do, and no more than its share;
    `enough` is when it has had that."""

    def __init__(self, share: int) -> None:
        super().__init__()
        self.enough = asyncio.Event()
        self.room = min(ROOM, share)
        self._share = self._left = share
        self._next = 0.0

    async def send(self, message: Message) -> str:
        self._left -= 1
        self.room = min(ROOM, self._left)
        self._next = max(time.monotonic(), self._next + 1 / PER_SECOND)
        await asyncio.sleep(self._next - time.monotonic())
        reference = await super().send(message)
        if len(self.sent) >= self._share:
            self.enough.set()
        return reference


class Meter:
    """What passes from its making on."""

    def __init__(self, pid: int | None) -> None:
        self._pid = pid
        self._begin, self._busy = time.perf_counter(), self._spent()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._begin

    @property
    def busy(self) -> float:
        return self._spent() - self._busy

    def _spent(self) -> float:
        return time.process_time() + (postgres.busy(self._pid) if self._pid else 0)


async def measure(database: Database, size: int, pid: int | None) -> Sized:
    await fan_keys.settle(database, "bench")
    plan = median([await _planned(database) for _ in range(PLANS)])
    before = memory.peak_from_here()
    meter = Meter(pid)
    await Runner(database).tick(NOW)  # the two-hour reminder is due exactly now
    took, busy, most = meter.seconds, meter.busy, memory.peak()
    first = await _sent(database, min(size, SENT), pid)
    async with _asking(database, size, "expanding") as expanding:
        goal = await _goal(database)
    await _made(database, 2 * size)
    async with _asking(database, size, "sending") as sending:
        await _paced(database, min(size // 2, PACED))
    last = await _sent(database, await _mark(database, SENT), pid)
    return Sized(
        channels=size,
        plan=plan,
        expansion=took,
        expansion_busy=busy,
        expansion_memory=most - before,
        goal=goal,
        answers_expanding=_half_and_most(expanding),
        answers_sending=_half_and_most(sending),
        rate_first=first[0],
        busy_first=first[1],
        rate_last=last[0],
        busy_last=last[1],
        peak=max(most, memory.peak()),
    )


async def _planned(database: Database) -> float:
    """Seconds until the plan of the open match stands, with nothing due yet."""
    runner, meter = Runner(database), Meter(None)
    await runner.tick(NOW - timedelta(minutes=1))
    return meter.seconds


async def _goal(database: Database) -> float:
    """Seconds from a goal's being told until it is in the outbox for every channel."""
    meter = Meter(None)
    async with database.write() as conn:
        await claims.add(conn, [goal_claim(NOW)], NOW)
    await Runner(database).tick(NOW)
    return meter.seconds


async def _made(database: Database, wanted: int) -> None:
    async with database.read() as conn:
        made = await conn.scalar(select(func.count()).select_from(deliveries))
    if made != wanted:
        raise RuntimeError(f"{made} deliveries were made of {wanted}")


@asynccontextmanager
async def _asking(database: Database, size: int, while_: str) -> AsyncIterator[list[float]]:
    """Commands are asked while the block lasts, one after the other; gives how long each took, in ms."""
    desk, times, over = Desk(database, Standing()), list[float](), asyncio.Event()

    async def ask() -> None:
        for turn in from_(1):
            command, given = ASKED[turn % len(ASKED)]
            where = Channel("bench", str(turn * 7919 % size + 1))
            fan, once = f"fan {turn}", f"{while_} {turn}"
            request = Request(command, given, where, fan, Look(), may_moderate=True, once=once, name=fan)
            begin = time.perf_counter()
            await desk.answer(request)
            times.append((time.perf_counter() - begin) * 1000)
            if over.is_set():
                return
            await asyncio.sleep(ASKED_EVERY)

    await desk.answer(Request("next", {}, Channel("bench", "1"), "fan", Look()))  # the first reads everything
    asking = asyncio.create_task(ask())
    yield times
    over.set()
    await asking


async def _paced(database: Database, wanted: int) -> None:
    """Sends as fast as the platforms take it."""
    stopping, platform = asyncio.Event(), Paced(wanted)
    sender = Sender(database, [platform], Standing(), Composer(database))
    sending = asyncio.create_task(sender.run(stopping))
    await platform.enough.wait()
    stopping.set()
    await sending


async def _sent(database: Database, wanted: int, pid: int | None) -> tuple[float, float]:
    """How many a second are sent where the platform takes no time, and the processor's seconds for each."""
    platform = Instant()
    sender = Sender(database, [platform], Standing(), Composer(database))
    meter = Meter(pid)
    while len(platform.sent) < wanted:
        await sender.turn()
        await asyncio.wait(sender.on_their_way)
    await sender.finish()
    return len(platform.sent) / meter.seconds, meter.busy / len(platform.sent)


async def _mark(database: Database, left: int) -> int:
    """All but the last are as if they had been sent; gives how many those last ones are."""
    waiting = deliveries.c.state == "pending"
    of_pending = select(deliveries.c.id).where(waiting).order_by(deliveries.c.id.desc())
    async with database.read() as conn:
        last = await conn.scalar(of_pending.offset(left).limit(1)) or 0
        count = await conn.scalar(select(func.count()).where(waiting, deliveries.c.id > last))
    sent = update(deliveries).values(state="sent", revision=1, reference="r", key="k", sent_at=NOW)
    for first in range(0, last, MARKED):
        some = deliveries.c.id.between(first + 1, min(first + MARKED, last))
        async with database.write() as conn:
            await conn.execute(sent.where(waiting, some))
    return count or 0


def _half_and_most(times: list[float]) -> tuple[float, float]:
    parts = quantiles(times, n=100) if len(times) > 1 else times * 99
    return parts[49], min(parts[98], max(times))


async def main(url: str, size: int, pid: int | None) -> None:
    logs.set_up("info")
    database = connect(url, alone=True)
    try:
        found = await measure(database, size, pid)
    finally:
        await database.close()
    sys.stdout.write(json.dumps(asdict(found)))


if __name__ == "__main__":
    words = sys.argv[1:]
    asyncio.run(main(words[0], int(words[1]), int(words[2]) if len(words) > 2 else None))

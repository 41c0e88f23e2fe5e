"""How many deliveries a second the outbox claims and acknowledges, with a platform that takes no time."""

import time
from datetime import datetime, timedelta
from statistics import median

from bench.figure import Figure
from bench.world import NOW, world
from bot.chat import Message
from bot.delivery.composer import Composer
from bot.delivery.sender import Sender
from bot.schedule.runner import Runner
from storage import outbox
from storage.database import Database

DELIVERIES = 20_000
TURNS = 50
CLAIMED = 32


class Instant:
    """A platform that takes everything at once, and counts."""

    name = "bench"
    remembers = timedelta()
    room = 1_000

    def __init__(self) -> None:
        self.sent: set[str] = set()

    async def send(self, message: Message) -> str:
        self.sent.add(message.channel.address)
        return message.key

    async def edit(self, reference: str, message: Message) -> None:
        raise AssertionError("nothing is edited here")


class Standing:
    def now(self) -> datetime:
        return NOW


async def measure() -> list[Figure]:
    return [await _claim_and_settle(), await _whole_sender(), *await _claims()]


async def _claims() -> list[Figure]:
    """What the sender asks in each turn, of each platform."""
    async with world(TURNS * CLAIMED) as database:
        await Runner(database).tick(NOW)
        full = [await _claim(database, "bench") for _ in range(TURNS)]
        empty = [await _claim(database, "nobody") for _ in range(TURNS)]
    return [
        Figure(f"processor time for a claim of {CLAIMED}", median(full), "ms"),
        Figure("processor time for a claim that finds nothing", median(empty), "ms"),
    ]


async def _claim(database: Database, platform: str) -> float:
    busy = time.process_time()
    async with database.write() as conn:
        await outbox.claim(conn, NOW, "bench", [platform], CLAIMED)
    return (time.process_time() - busy) * 1000


async def _claim_and_settle() -> Figure:
    async with world(DELIVERIES) as database:
        await Runner(database).tick(NOW)
        done, begin = 0, time.perf_counter()
        while done < DELIVERIES:
            async with database.write() as conn:
                claimed = await outbox.claim(conn, NOW, "bench", ["bench"], 500)
                settled = [outbox.Outcome(c.id, outbox.SENT, 1, reference="r") for c in claimed]
            async with database.write() as conn:
                await outbox.settle(conn, settled, NOW, "bench")
            done += len(claimed)
        return Figure(
            "deliveries claimed and acknowledged, 500 a turn",
            DELIVERIES / (time.perf_counter() - begin),
            "/s",
        )


async def _whole_sender() -> Figure:
    async with world(DELIVERIES) as database:
        await Runner(database).tick(NOW)
        platform = Instant()
        sender = Sender(database, [platform], Standing(), Composer(database))
        begin = time.perf_counter()
        await sender.drain()
        took = time.perf_counter() - begin
        if len(platform.sent) != DELIVERIES:
            raise RuntimeError(f"{len(platform.sent)} were sent")
        return Figure("deliveries composed, sent and recorded", DELIVERIES / took, "/s")

"""A real process, really killed (SIGKILL), again and again in the middle of a fan-out."""

import asyncio
import random
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.knowledge.occasion import Kind, Rule
from storage import migrate
from storage.database import connect
from storage.tables import deliveries, room_messages
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match

ROOMS = 150
KILLS = 4
REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
DUE = KICKOFF - timedelta(hours=2)


async def start(url: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.delivery.worker", url, DUE.isoformat(),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def test_none_is_lost_and_none_doubled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    database = connect(url)
    await migrate.upgrade(database)
    await a_store_with_the_match(database)
    for n in range(ROOMS):
        await a_channel(database, f"room-{n}", wants=REMINDER, platform="web")

    moments, killed_at_work = random.Random(4), 0
    for _ in range(KILLS):
        worker = await start(url)
        assert worker.stdout is not None
        for _ in range(moments.randint(1, 30)):
            assert await worker.stdout.readline(), "the worker ended before it was killed"
        worker.kill()
        await worker.wait()
        async with database.read() as conn:
            states = Counter((await conn.execute(select(deliveries.c.state))).scalars())
        killed_at_work += bool(states["sending"])

    worker = await start(url)
    await worker.communicate()
    assert worker.returncode == 0
    assert killed_at_work, "no kill caught a delivery on its way: the test has shown nothing"
    async with database.read() as conn:
        states = Counter((await conn.execute(select(deliveries.c.state))).scalars())
        shown = Counter((await conn.execute(select(room_messages.c.room))).scalars())
    await database.close()
    assert states == {"sent": ROOMS}
    assert shown == {f"room-{n}": 1 for n in range(ROOMS)}

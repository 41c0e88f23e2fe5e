"""A real process, really killed (SIGKILL), again and again in the middle of a fan-out."""

import asyncio
import json
import random
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from bot.knowledge.occasion import Kind, Rule
from storage import migrate
from storage.database import Database, connect
from storage.tables import deliveries, room_messages
from tests.delivery.round import a_store_with_a_round, match_key
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match

ROOMS = 150
KILLS = 4
LISTS = 50
REMINDER = (Rule(Kind.KICKOFF_REMINDER, "PT7200S"),)
DUE = KICKOFF - timedelta(hours=2)


async def start(url: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.delivery.worker", url, DUE.isoformat(),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip


async def killed_again_and_again(url: str, database: Database, kills: int, most: int) -> int:
    """Kills workers after up to `most` messages, and lets the last one finish; gives how many were killed
    with something on its way."""
    moments, killed_at_work = random.Random(4), 0
    for _ in range(kills):
        worker = await start(url)
        assert worker.stdout is not None
        for _ in range(moments.randint(1, most)):
            assert await worker.stdout.readline(), "the worker ended before it was killed"
        worker.kill()
        await worker.wait()
        killed_at_work += bool((await states(database))["sending"])
    worker = await start(url)
    await worker.communicate()
    assert worker.returncode == 0
    return killed_at_work


async def states(database: Database) -> Counter[str]:
    async with database.read() as conn:
        return Counter((await conn.execute(select(deliveries.c.state))).scalars())


async def test_none_is_lost_and_none_doubled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    database = connect(url)
    await migrate.upgrade(database)
    await a_store_with_the_match(database)
    for n in range(ROOMS):
        await a_channel(database, f"room-{n}", wants=REMINDER, platform="web")

    assert await killed_again_and_again(url, database, KILLS, most=30), (
        "no kill caught a delivery on its way: the test has shown nothing"
    )
    async with database.read() as conn:
        shown = Counter((await conn.execute(select(room_messages.c.room))).scalars())
    assert await states(database) == {"sent": ROOMS}
    assert shown == {f"room-{n}": 1 for n in range(ROOMS)}
    await database.close()


async def test_a_list_of_simultaneous_kickoffs_is_told_whole_and_once(tmp_path: Path) -> None:
    """Each room follows other matches of the round; every second one too few for a list."""
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    database = connect(url)
    await migrate.upgrade(database)
    await a_store_with_a_round(database, 4)
    for n in range(LISTS):
        follows = [f"match:{match_key(number)}" for number in range(1, 5 if n % 2 else 3)]
        await a_channel(database, f"room-{n}", wants=REMINDER, platform="web", follows=follows)

    assert await killed_again_and_again(url, database, kills=3, most=15), (
        "no kill caught a delivery on its way: the test has shown nothing"
    )
    async with database.read() as conn:
        found = await conn.execute(select(room_messages.c.room, room_messages.c.key, room_messages.c.post))
        rows = found.all()
    assert await states(database) == {"sent": LISTS // 2 * (4 + 2)}
    assert Counter(row.room for row in rows) == {f"room-{n}": 1 if n % 2 else 2 for n in range(LISTS)}
    for row in rows:
        told = [number for number in range(1, 5) if f"Home {number}" in json.dumps(row.post)]
        assert len(told) == (4 if int(row.room.removeprefix("room-")) % 2 else 1)
    await database.close()
